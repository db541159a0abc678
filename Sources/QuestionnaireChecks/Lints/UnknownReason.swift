import Expressions
import SurveyBasics
import SurveyModel

extension Lint {
  /// Missing reasons that a question never has.
  static let unknownReason = Lint(
    id: "unknown-missing-reason",
    summary: "`missing()` is compared with a reason that the question cannot have.",
    advice: """
      A question offers only the special answers of its column `special`. The reasons are \
      `dont_know`, `refused`, `not_applicable`, `blank` and `not_reached`.
      """,
    faulty: """
      survey:
      - {type: integer, name: age, label: Age, special: refused}
      - {type: text, name: guess, label: Guess, relevant: "missing(${age}) = 'dont_know'"}
      - {type: text, name: why, label: Why, relevant: "missing(${age}) = 'refuse'"}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age, special: dont_know refused}
      - {type: text, name: guess, label: Guess, relevant: "missing(${age}) = 'dont_know'"}
      - {type: text, name: why, label: Why, relevant: "missing(${age}) != ''"}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      examination.literalComparisons(in: cell).compactMap { comparison in
        guard comparison.kind == .reason, let text = comparison.literal.literal, !text.isEmpty
        else { return nil }
        let name = comparison.definition.name
        guard let reason = MissingReason(rawValue: text) else {
          return examination.finding(
            "\"\(text)\" is no reason for a missing answer.", at: cell, comparison.literal.range,
            fix: Spelling.proposal(for: text, among: MissingReason.allCases.map(\.rawValue))
              ?? "Write one of \(MissingReason.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        guard MissingReason.special.contains(reason),
          !comparison.question.special.contains(reason)
        else { return nil }
        return examination.finding(
          "\"\(name)\" does not offer the special answer \"\(text)\", so that is never the reason.",
          at: cell, comparison.literal.range,
          notes: [.init("This is the question.", at: comparison.definition.place.underlined)],
          fix: "Write \(text) into its column \"special\".")
      }
    }
  }
}
