import Expressions
import SurveyModel

extension Lint {
  /// `${roster}[name = .]`.
  static let ownNodeInPredicate = Lint(
    id: "dot-in-predicate",
    summary: "`.` between brackets is compared as if it were the question.",
    advice: """
      Between brackets `.` is the row or choice that is looked at, not the question that holds \
      the expression. Write `current()/.` for the question.
      """,
    faulty: """
      survey:
      - {type: begin_repeat, name: members, label: Members}
      - {type: integer, name: line, label: Line}
      - {type: end_repeat}
      - {type: integer, name: head, label: Line of the head, constraint: "count(${members}[line = .]) = 1", constraint_message: "?"}
      """,
    sound: """
      survey:
      - {type: begin_repeat, name: members, label: Members}
      - {type: integer, name: line, label: Line}
      - {type: end_repeat}
      - {type: integer, name: head, label: Line of the head, constraint: "count(${members}[line = current()/.]) = 1 and count(${line}[. > 5]) = 0", constraint_message: "?"}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      var ranges: [Range<Int>] = []
      cell.tree.visit { part, predicate in
        guard case .operation(let first, let terms, _) = part, let predicate,
          terms[0].operation != .and, terms[0].operation != .or,
          examination.choosesRows(predicate)
        else { return }
        ranges += ([first] + terms.map(\.operand)).filter(\.isOwnNode).map(\.range)
      }
      return ranges.compactMap { range in
        examination.finding(
          "Between brackets \".\" is the row that is looked at, not \"\(examination.definitions[Int(cell.definition)].name)\".",
          at: cell, range, fix: "Write current()/. for the question.")
      }
    }
  }
}

extension Examination {
  /// Whether the predicate of a part chooses rows of a roster or items of a list.
  fileprivate func choosesRows(_ part: ExpressionTree) -> Bool {
    switch part {
    case .reference(let reference, _, _):
      guard let number = questionnaire.shape.definitions(named: reference.name).first else {
        return false
      }
      return definitions[Int(number)].rosterRules != nil
    case .path(.expression(.call("instance", _, _, _)), let steps, _):
      return steps.last { !$0.predicates.isEmpty }?.test == .name("item")
    default: return false
    }
  }
}
