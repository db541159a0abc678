import Expressions
import SurveyModel

extension Lint {
  /// Constraints that accept everything.
  static let constraintNeverFails = Lint(
    id: "constraint-never-fails",
    summary: "A constraint or warning is true for every answer.",
    advice: """
      Mostly `or` was written where `and` is meant: every number is at least 0 or at most 110.
      """,
    faulty: """
      survey:
      - {type: integer, name: age, label: Age, constraint: ". >= 0 or . <= 110", constraint_message: "0 to 110"}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age, constraint: ". = 0 or . >= 18", constraint_message: "0, or 18 and more"}
      """
  ) { examination in
    examination.constraints { cell, space in
      guard space.assuming(cell.condition, is: false) == nil,
        !examination.comparesUnknownChoice(cell)
      else { return nil }
      return examination.finding(
        "Every answer to \"\(examination.definitions[Int(cell.definition)].name)\" satisfies this.",
        at: cell, cell.tree.range,
        notes: examination.reasons(for: cell, within: space),
        fix: "Join the bounds with and, or delete the rule.")
    }
  }
}
