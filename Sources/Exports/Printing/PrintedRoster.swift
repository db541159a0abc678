import Expressions
import InterfaceText
import SurveyModel

/// A roster: its questions once, then a table with room for several rows.
struct PrintedRoster {
  let paper: Paper
  let roster: Definition

  /// More questions than this stand below each other, one column for each row of the roster.
  private static let widest = 7

  /// The most rows of a roster that stand beside each other.
  private static let mostColumns = 5

  func piece(_ level: Int) -> HTMLPiece {
    let questions = self.questions
    guard !questions.isEmpty || !inner.isEmpty else { return .none }
    let isWide = questions.count > PrintedRoster.widest
    let blocks = questions.map {
      PrintedQuestion(paper: paper, definition: $0).piece(answer: .table).onLines
    }
    let answered = questions.filter { $0.question?.type != .note }
    let table = isWide ? tableOfColumns(answered) : tableOfRows(answered)
    let note = HTMLPiece.element(
      "p", "prompt", [:],
      rowWords + HTMLPiece(". ") + paper.word(isWide ? .paperTableOfColumns : .paperTableOfRows))
    return .element(
      "section", "roster", ["id": "d\(roster.number)"],
      PrintedSection(paper: paper).heading(of: roster, level: level) + note + namedRows
        + blocks.joined()
        + (answered.isEmpty ? .none : table)
        + inner.map { PrintedRoster(paper: paper, roster: $0).piece(min(level + 1, 6)) }.joined())
  }

  /// The questions that are asked in each row, those of sections included.
  private var questions: [Definition] {
    (roster.number + 1..<roster.end).map { paper.questionnaire.definitions[Int($0)] }.filter {
      $0.roster == roster.number && $0.question?.isShown == true
    }
  }

  /// The rosters within each row.
  private var inner: [Definition] {
    (roster.number + 1..<roster.end).map { paper.questionnaire.definitions[Int($0)] }.filter {
      $0.roster == roster.number && $0.rosterRules != nil
    }
  }

  // MARK: Rows

  /// How many rows there are, as far as that can be said.
  private var rowWords: HTMLPiece {
    guard let count = roster.rosterRules?.count else { return paper.word(.paperRowsFree) }
    let rule = RuleWords(paper: paper, definition: roster.number)
    let words = countTree.flatMap(rule.operand) ?? rule.value(count)
    return rule.filled(.paperRows, .text(words.source))
  }

  /// The expression of the number of rows, without the case that no number is given.
  private var countTree: ExpressionTree? {
    guard let count = roster.rosterRules?.count,
      let tree = try? ExpressionTree(parsing: count.source)
    else { return nil }
    if case .call("if", _, let arguments, _) = tree, arguments.count == 3,
      case .number(0, _) = arguments[1]
    {
      return arguments[2]
    }
    return tree
  }

  /// The number of rows, or of columns, that are printed.
  private func printedCount(_ usual: Int) -> Int {
    guard case .number(let count, _)? = countTree, count >= 1, count <= 30 else { return usual }
    return Int(count)
  }

  /// What the rows are where a list says it: the labels of the choices that numbers of rows
  /// stand for.
  private var rowNames: [HTMLPiece] {
    for number in roster.number + 1..<roster.end {
      let definition = paper.questionnaire.definitions[Int(number)]
      guard definition.roster == roster.number, let question = definition.question,
        let calculation = question.calculation, let chosen = namedByRow(definition, calculation),
        let listed = ListedChoices(of: chosen, on: paper)
      else { continue }
      let numbered = listed.items.enumerated().prefix { offset, item in
        listed.list.name(of: item) == String(offset + 1)
      }
      return numbered.map { _, item in
        TextMarkup.piece(listed.list.plainLabel(of: item, language: paper.language), on: paper)
      }
    }
    return []
  }

  /// The question whose choices a calculation takes by the number of the row: itself, or the one
  /// that `jr:choice-name` names.
  private func namedByRow(_ definition: Definition, _ calculation: CompiledExpression) -> Question?
  {
    if calculation.source.contains("position(..)"), definition.question?.type == .selectOne {
      return definition.question
    }
    guard
      case .call("jr:choice-name", _, let arguments, _)? = try? ExpressionTree(
        parsing: calculation.source), arguments.count == 2,
      paper.named(arguments[0])?.question?.calculation?.source.contains("position(..)") == true,
      case .text(let text, _) = arguments[1], let answer = try? ExpressionTree(parsing: text)
    else { return nil }
    return paper.named(answer)?.question
  }

  /// The rows by number, where a list says what they are.
  private var namedRows: HTMLPiece {
    let names = rowNames
    guard !names.isEmpty else { return .none }
    let items = names.enumerated().map { offset, name -> HTMLPiece in
      .element(
        "li", nil, [:],
        .element("span", "code", [:], HTMLPiece("\(offset + 1)")) + HTMLPiece(" ") + name)
    }
    return .element("ul", "codes", [:], items.joined())
  }

  private var more: HTMLPiece {
    .element("p", "prompt", [:], paper.word(.paperMoreRows))
  }

  private func tableOfRows(_ questions: [Definition]) -> HTMLPiece {
    let heads = questions.map { question -> HTMLPiece in
      .element("th", isText(question) ? "wide" : nil, [:], head(question))
    }
    let cells = Array(repeating: HTMLPiece.element("td"), count: questions.count).joined()
    let rows = (1...printedCount(8)).map { row in
      HTMLPiece.element("tr", nil, [:], .element("th", nil, [:], HTMLPiece("\(row)")) + cells)
    }
    return table(
      head: .element("tr", nil, [:], .element("th", nil, [:], HTMLPiece("№")) + heads.joined()),
      rows: rows) + more
  }

  private func tableOfColumns(_ questions: [Definition]) -> HTMLPiece {
    let count = min(printedCount(5), PrintedRoster.mostColumns)
    let names = rowNames
    let heads = (1...count).map { column -> HTMLPiece in
      let name = names.indices.contains(column - 1) ? HTMLPiece(" ") + names[column - 1] : .none
      return .element(
        "th", nil, [:], HTMLPiece("№ \(column)") + .element("span", "title", [:], name))
    }
    let cells = Array(repeating: HTMLPiece.element("td"), count: count).joined()
    let rows = questions.map { question in
      HTMLPiece.element(
        "tr", isText(question) ? "tall" : nil, [:],
        .element("th", "name", [:], head(question)) + cells)
    }
    return table(
      head: .element("tr", nil, [:], .element("th") + heads.joined()), rows: rows) + more
  }

  private func table(head: HTMLPiece, rows: [HTMLPiece]) -> HTMLPiece {
    .element(
      "table", "rows", [:],
      .element("thead", nil, [:], head) + .element("tbody", nil, [:], rows.map(\.onLines).joined()))
  }

  private func isText(_ definition: Definition) -> Bool {
    definition.question?.type == .text
  }

  /// The number of a question and the beginning of its text.
  private func head(_ definition: Definition) -> HTMLPiece {
    let label = paper.text(definition.label).withoutTags
    return .element("b", nil, [:], HTMLPiece(paper.shortName(of: definition.number)))
      + HTMLPiece(" ") + .element("span", "title", [:], label.shortened(to: 46))
  }
}
