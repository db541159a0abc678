import InterfaceText
import SurveyModel

/// Questions that stand one after the other and share a short list, as one
/// table: a row for each question, a column for each choice.
struct PrintedGrid {
  let paper: Paper
  /// The number after the last question of the table.
  let end: Int32
  private let questions: [(definition: Definition, question: Question)]
  private let listed: ListedChoices

  /// The table that begins with a question; nil where fewer than three belong together.
  init?(paper: Paper, startingWith first: Definition) {
    let definitions = paper.questionnaire.definitions
    guard let listed = PrintedGrid.listed(first, paper) else { return nil }
    var questions: [(Definition, Question)] = []
    var next = first.number
    while next < definitions[Int(first.parent)].end {
      let definition = definitions[Int(next)]
      guard let question = definition.question, definition.parent == first.parent,
        let other = PrintedGrid.listed(definition, paper), other.index == listed.index,
        definition.number == first.number || PrintedGrid.hasNoHelp(definition),
        question.type == first.question?.type, question.special == first.question?.special,
        question.isPersonal == first.question?.isPersonal
      else { break }
      questions.append((definition, question))
      next += 1
    }
    guard questions.count >= 3 else { return nil }
    self.paper = paper
    self.listed = listed
    self.questions = questions
    end = next
  }

  /// The choices of a question that fits a row of a table.
  private static func listed(_ definition: Definition, _ paper: Paper) -> ListedChoices? {
    guard let question = definition.question, question.isShown,
      question.type == .selectOne || question.type == .selectMultiple,
      question.constraint == nil, question.warning == nil, question.choices?.filter == nil,
      question.scope == .interviewer, definition.relevant == nil,
      let listed = ListedChoices(of: question, on: paper), listed.items.count <= 8
    else { return nil }
    let leads = listed.items.contains {
      SkipSearch(paper: paper).target(after: definition.number, answer: listed.list.name(of: $0))
        != nil
    }
    return leads ? nil : listed
  }

  /// Whether nothing is said with a question; what is said with the first stands above all.
  private static func hasNoHelp(_ definition: Definition) -> Bool {
    definition.hint.isEmpty && definition.guidance.isEmpty
  }

  var piece: HTMLPiece {
    let list = listed.list
    let isMultiple = questions[0].question.type == .selectMultiple
    let reasons = questions[0].question.special
    let heads =
      listed.items.map { item -> HTMLPiece in
        let (name, label) = (
          list.name(of: item), list.plainLabel(of: item, language: paper.language)
        )
        return .element("b", nil, [:], HTMLPiece(name))
          + (label == name
            ? .none
            : .element("span", nil, [:], HTMLPiece(" ") + TextMarkup.piece(label, on: paper)))
      } + reasons.map { .element("i", nil, [:], paper.word($0.paperKey)) }
    let sign = HTMLPiece.element("span", isMultiple ? "sign box" : "sign dot")
    let cells =
      Array(
        repeating: HTMLPiece.element("td", "mark-cell", [:], sign), count: listed.items.count)
      + Array(
        repeating: HTMLPiece.element("td", "mark-cell", [:], .element("span", "sign box")),
        count: reasons.count)
    let rows = questions.map { definition, _ in
      HTMLPiece.element(
        "tr", nil, ["id": "d\(definition.number)"],
        .element("th", "number", [:], HTMLPiece(paper.shortName(of: definition.number)))
          + .element("td", "ask", [:], paper.text(definition.label)) + cells.joined())
    }
    let head = HTMLPiece.element(
      "tr", nil, [:],
      .element("th") + .element("th", "prompt", [:], prompt)
        + heads.map { .element("th", "choice", [:], $0) }.joined())
    let help = PrintedQuestion.helps(of: questions[0].definition, on: paper).joined()
    return help
      + .element(
        "table", heads.count > 6 ? "grid dense" : "grid", [:],
        .element("thead", nil, [:], head)
          + .element("tbody", nil, [:], rows.map(\.onLines).joined()))
  }

  /// How many may be marked, and which stand alone.
  private var prompt: HTMLPiece {
    guard questions[0].question.type == .selectMultiple else {
      return paper.word(.paperOneAnswer)
    }
    let alone = listed.items.filter(listed.list.exclusive.contains).map(listed.list.name)
    guard !alone.isEmpty else { return paper.word(.paperSeveralAnswers) }
    return HTMLPiece(
      "\(paper.words(.paperSeveralAnswers)); \(alone.joined(separator: ", ")): \(paper.words(.paperExclusive))"
    )
  }
}
