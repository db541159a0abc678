import Expressions
import SurveyModel

extension Lint {
  /// Rules that cannot say what is wrong.
  static let missingMessage = Lint(
    id: "missing-message",
    summary: "A constraint or warning has no message.",
    advice: """
      The interviewer then learns only that the answer is not accepted. Say what is expected, in \
      every language.
      """,
    faulty: """
      survey:
      - {type: integer, name: age, label: Age, constraint: . <= 110}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age, constraint: . <= 110, constraint_message: At most 110}
      - {type: percentage, name: share, label: Share}
      """
  ) { examination in
    examination.cells.compactMap { cell in
      guard let question = examination.definitions[Int(cell.definition)].question else {
        return nil
      }
      switch cell.column {
      case .constraint where question.constraint?.message.isEmpty == true:
        return examination.finding(
          "Nothing tells the interviewer why an answer is refused.", at: cell, cell.tree.range,
          fix: "Write in \"constraint_message\" what is expected.")
      case .warning where question.warning?.message.isEmpty == true:
        return examination.finding(
          "Nothing tells the interviewer what is doubtful.", at: cell, cell.tree.range,
          fix: "Write in \"warning_message\" what is expected.")
      default: return nil
      }
    }
  }
}
