import Expressions
import SurveyModel

extension Lint {
  /// `date('2026-13-01')`.
  static let unreadableDate = Lint(
    id: "unreadable-date",
    summary: "A text that is no date stands where a date is needed.",
    advice: """
      A date is written year, month, day, with zeros and in quotation marks: `'2026-05-01'`. \
      Anything else reads as empty, and no comparison with it holds.
      """,
    faulty: """
      survey:
      - {type: date, name: visit, label: Visit, constraint: ". >= '01.05.2026'", constraint_message: From May on}
      - {type: date, name: return, label: Return, constraint: ". <= date('2026-06-31')", constraint_message: Before July}
      - {type: note, name: late, label: Late, relevant: "today() > '2026-5'"}
      """,
    sound: """
      survey:
      - {type: date, name: visit, label: Visit, constraint: ". >= '2026-05-01'", constraint_message: From May on}
      - {type: date, name: return, label: Return, constraint: ". <= date('2026-06-30') or . = ''", constraint_message: Before July}
      - {type: note, name: late, label: Late, relevant: "today() > date('2026-05-01T10:00')"}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      examination.unreadableDates(in: cell).compactMap { date in
        examination.finding(
          "\(date) is no date, so it reads as empty.", at: cell, date.range,
          fix: "Write year, month and day, such as '2026-05-01'.")
      }
    }
  }
}

extension Examination {
  /// The texts of a cell that are read as dates and are none.
  func unreadableDates(in cell: RuleCell) -> [ExpressionTree] {
    guard cell.tree.holdsText else { return [] }
    var found = literalComparisons(in: cell).filter { comparison in
      guard case .comparison = comparison.kind else { return false }
      return [.date, .dateTime].contains(comparison.question.type)
    }.map(\.literal)
    cell.tree.visit { part, _ in
      switch part {
      case .call("date", _, let arguments, _), .call("date-time", _, let arguments, _):
        found += arguments
      case .operation(let first, let terms, _)
      where terms.count == 1 && terms[0].operation.isComparison:
        if first.isClock { found.append(terms[0].operand) }
        if terms[0].operand.isClock { found.append(first) }
      default: break
      }
    }
    return found.filter { tree in
      guard let text = tree.literal, !text.isEmpty else { return false }
      return Value.number(of: text, zone: 0).isNaN
    }
  }
}

extension ExpressionTree {
  /// Whether it is the day or the moment of the interview.
  fileprivate var isClock: Bool {
    switch self {
    case .call("today", _, _, _), .call("now", _, _, _): true
    default: false
    }
  }

  /// Whether a text in quotation marks stands anywhere in it.
  fileprivate var holdsText: Bool {
    if literal != nil { return true }
    return parts.contains { $0.tree.holdsText }
  }
}

extension ExpressionTree.Operator {
  fileprivate var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .and, .or, .add, .subtract, .multiply, .divide, .remainder: false
    }
  }
}
