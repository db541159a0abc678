import Expressions
import SurveyModel

extension Lint {
  /// Required questions that nobody can answer.
  static let requiredReadOnly = Lint(
    id: "required-read-only",
    summary: "A question is required, but nobody can answer it.",
    advice: """
      It is read-only, by itself or by the section around it, and has neither a calculation nor \
      a default. Unless the sample fills it in, the interview cannot be finished.
      """,
    faulty: """
      survey:
      - {type: text, name: village, label: Village, required: "yes", read_only: "yes"}
      """,
    sound: """
      survey:
      - {type: text, name: village, label: Village, required: "yes", read_only: "yes", default: Kara-Suu}
      - {type: text, name: street, label: Street, read_only: "yes"}
      """
  ) { examination in
    examination.questions.compactMap { definition, question in
      guard question.required?.expression.source == "true()", question.calculation == nil,
        question.defaultValue == nil, question.automatic == nil, question.type != .note,
        question.isShown, examination.isAlwaysReadOnly(definition.number)
      else { return nil }
      return examination.finding(
        "\"\(definition.name)\" is required, but read-only and empty.", about: definition,
        at: "required",
        fix: "Let it be answered, give it a default, or do not require it.")
    }
  }
}
