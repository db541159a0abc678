import Expressions
import SurveyBasics
import SurveyModel

extension Lint {
  /// Literals that are no choice of the question they are compared with.
  static let unknownChoice = Lint(
    id: "unknown-choice",
    summary: "An answer is compared with a text that is not among its choices.",
    advice: """
      The answer is never that. Mostly the label was written instead of the name, or the \
      list was changed later. Special answers such as `refused` are no choices: ask for them \
      with `missing(${question})`.
      """,
    faulty: """
      survey:
      - {type: select_one yes_no, name: heard, label: Heard}
      - {type: text, name: where, label: Where, relevant: "${heard} = 'yess'"}
      - {type: select_multiple yes_no, name: both, label: Both}
      - {type: text, name: why, label: Why, relevant: "selected(${both}, 'maybe')"}
      choices:
      - {list_name: yes_no, name: yes, label: Yes}
      - {list_name: yes_no, name: no, label: No}
      """,
    sound: """
      survey:
      - {type: select_one yes_no, name: heard, label: Heard}
      - {type: text, name: where, label: Where, relevant: "${heard} = 'yes' or ${heard} = ''"}
      - {type: select_multiple yes_no, name: both, label: Both}
      - {type: text, name: why, label: Why, relevant: "selected(${both}, 'no')"}
      choices:
      - {list_name: yes_no, name: yes, label: Yes}
      - {list_name: yes_no, name: no, label: No}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      examination.unknownChoices(in: cell).compactMap { comparison, list, literal in
        let names = (0..<list.count).map(list.name)
        let isReason = MissingReason(rawValue: literal) != nil
        let shown = names.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
        let name = comparison.definition.name
        return examination.finding(
          "\"\(literal)\" is no choice of \"\(name)\", so the answer is never that.",
          at: cell, comparison.literal.range,
          fix: isReason
            ? "Write missing(${\(name)}) = '\(literal)'."
            : Spelling.proposal(for: literal, among: names)
              ?? "The list \"\(list.name)\" has \(shown)\(names.count > 6 ? " and \(names.count - 6) more" : "")."
        )
      }
    }
  }
}

extension Examination {
  /// Whether a cell holds an answer against something that is no choice.
  func comparesUnknownChoice(_ cell: RuleCell) -> Bool {
    !unknownChoices(in: cell).isEmpty
  }

  fileprivate func unknownChoices(
    in cell: RuleCell
  ) -> [(comparison: LiteralComparison, list: ChoiceList, literal: String)] {
    literalComparisons(in: cell).compactMap { comparison in
      guard let list = list(of: comparison.question), list.count > 0,
        comparison.question.calculation == nil
      else { return nil }
      let isOne = comparison.question.type == .selectOne
      switch comparison.kind {
      case .comparison(.equal), .comparison(.notEqual): guard isOne else { return nil }
      case .selected, .choiceName: break
      case .comparison, .reason: return nil
      }
      switch comparison.literal {
      case .text(let text, _):
        guard !text.isEmpty, list.item(named: text) == nil else { return nil }
        return (comparison, list, text)
      case .number(let number, _):
        let isKnown = (0..<list.count).contains {
          Value.number(of: list.name(of: $0), zone: 0) == number
        }
        return isKnown ? nil : (comparison, list, Value.text(of: number))
      default: return nil
      }
    }
  }
}
