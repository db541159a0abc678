import InterfaceText
import SurveyModel

/// The choices of a question with their codes, and where each leads.
struct PrintedChoices {
  let paper: Paper
  let definition: Definition
  let question: Question
  let place: PrintedQuestion.AnswerPlace

  var piece: HTMLPiece {
    guard let listed = ListedChoices(of: question, on: paper) else { return rows }
    return prompt(listed) + (listed.areApart ? reference(listed) : choices(listed))
  }

  /// How many may be marked, and which of them are offered.
  private func prompt(_ listed: ListedChoices) -> HTMLPiece {
    let key: TextKey =
      switch question.type {
      case .selectMultiple: .paperSeveralAnswers
      case .rank: .paperInOrder
      default: .paperOneAnswer
      }
    var words = paper.word(key)
    if listed.dependsOnAnswers, let filter = question.choices?.filter {
      let rule = RuleWords(paper: paper, definition: definition.number)
      words += HTMLPiece(". ")
      words += rule.filled(.paperOffered, .text(rule.condition(filter).source))
    }
    return .element("p", "prompt", [:], words)
  }

  private func choices(_ listed: ListedChoices) -> HTMLPiece {
    let list = listed.list
    let labels = listed.items.map { list.plainLabel(of: $0, language: paper.language) }
    let isShort = (labels.map(\.count).max() ?? 0) <= 34
    let columns = isShort && labels.count > 6 ? " columns" : ""
    let items = zip(listed.items, labels).map { item, label -> HTMLPiece in
      let name = list.name(of: item)
      var text = sign + .element("span", "code", [:], HTMLPiece(name))
      var words = label == name ? .none : TextMarkup.piece(label, on: paper)
      if list.exclusive.contains(item), question.type == .selectMultiple {
        words +=
          HTMLPiece(" ")
          + .element("span", "mark", [:], HTMLPiece("(\(paper.words(.paperExclusive)))"))
      }
      if question.type == .selectOne {
        let target = SkipSearch(paper: paper).target(after: definition.number, answer: name)
        words += PrintedChoices.skip(to: target, from: definition, on: paper)
      }
      text += .element("span", nil, [:], words)
      return .element("li", nil, [:], text)
    }
    return .element("ul", "choices" + columns, [:], items.joined())
  }

  private var sign: HTMLPiece {
    guard place == .here else { return .none }
    return switch question.type {
    case .selectMultiple: .element("span", "sign box")
    case .rank: .element("span", "digit")
    default: .element("span", "sign dot")
    }
  }

  /// Room for a code from a list at the end.
  private func reference(_ listed: ListedChoices) -> HTMLPiece {
    let link = HTMLPiece.element(
      "a", nil, ["href": "#list\(listed.index)"], HTMLPiece(listed.list.name))
    let words = HTMLPiece(
      filled: paper.words(.paperList, .name(link.source), .count(listed.list.count)))
    var room = HTMLPiece.none
    if place == .here {
      let width = min(listed.items.map { listed.list.name(of: $0).count }.max() ?? 4, 16)
      let boxes = Array(repeating: HTMLPiece.element("span", "digit"), count: width).joined()
      room =
        .element("span", "unit", [:], paper.word(.paperCode)) + boxes
        + .element("span", "line half")
    }
    return .element("p", "room", [:], room) + .element("p", "prompt", [:], words)
  }

  /// Room for choices that are the rows of a roster.
  private var rows: HTMLPiece {
    guard case .roster(let source)? = question.choices?.origin else { return .none }
    let words = RuleWords(paper: paper, definition: definition.number)
      .filled(.paperThoseOf, .name(paper.link(to: source).source))
    return .element("p", "prompt", [:], words)
      + (place == .here ? .element("p", "room", [:], .element("span", "line")) : .none)
  }

  /// `→ A705` where an answer passes over questions.
  static func skip(
    to target: SkipSearch.Target?, from definition: Definition, on paper: Paper
  ) -> HTMLPiece {
    guard let target else { return .none }
    let words: HTMLPiece =
      switch target {
      case .question(let number): paper.link(to: number)
      case .end: paper.word(definition.roster < 0 ? .paperEndOfForm : .paperNextRow)
      }
    return HTMLPiece(" ") + .element("span", "skip", [:], HTMLPiece("→ ") + words)
  }
}
