import Expressions
import SurveyModel

extension Lint {
  /// Constraints that refuse everything.
  static let constraintNeverHolds = Lint(
    id: "constraint-never-holds",
    summary: "A constraint or warning is false for every answer.",
    advice: """
      A constraint says what an answer has to be, not what it must not be. One that refuses \
      everything leaves the interviewer stuck.
      """,
    faulty: """
      survey:
      - {type: integer, name: age, label: Age, constraint: ". < 0 and . > 110", constraint_message: "0 to 110"}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age, constraint: ". >= 0 and . <= 110", constraint_message: "0 to 110"}
      """
  ) { examination in
    examination.constraints { cell, space in
      guard space.assuming(cell.condition) == nil, !examination.comparesUnknownChoice(cell)
      else { return nil }
      return examination.finding(
        "No answer to \"\(examination.definitions[Int(cell.definition)].name)\" satisfies this.",
        at: cell, cell.tree.range, notes: examination.reasons(for: cell, within: space),
        fix: "Write what a good answer satisfies, such as . >= 0 and . <= 110.")
    }
  }
}

extension Examination {
  /// Looks at constraints and warnings, each with the answers that it may be asked
  /// about, without those that decide nothing for other reasons.
  func constraints(_ look: (RuleCell, AnswerSpace) -> Finding?) -> [Finding] {
    cells.compactMap { cell in
      guard cell.column == .constraint || cell.column == .warning,
        cell.condition.constant == nil, !holdsMistakenLiteral(cell),
        let own = unconstrained(cell.definition),
        let space = answers(asking: cell.definition)
      else { return nil }
      var before = space
      before[cell.definition] = own
      return look(cell, before)
    }
  }
}
