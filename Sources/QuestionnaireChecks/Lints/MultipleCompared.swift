import Expressions
import SurveyModel

extension Lint {
  /// `${multi} = 'a'`.
  static let multipleCompared = Lint(
    id: "multiple-compared",
    summary: "An answer of several choices is compared with `=` or `!=`.",
    advice: """
      The stored text holds all choices given, separated by blanks, so `=` is true only if this \
      choice was given alone. `selected()` asks whether it is among them.
      """,
    faulty: """
      survey:
      - {type: select_multiple channel, name: channels, label: Channels}
      - {type: text, name: paper, label: Which paper, relevant: "${channels} = 'paper'"}
      choices:
      - {list_name: channel, name: paper, label: Newspaper}
      - {list_name: channel, name: radio, label: Radio}
      """,
    sound: """
      survey:
      - {type: select_multiple channel, name: channels, label: Channels}
      - {type: text, name: paper, label: Which paper, relevant: "${channels} != '' and selected(${channels}, 'paper')"}
      choices:
      - {list_name: channel, name: paper, label: Newspaper}
      - {list_name: channel, name: radio, label: Radio}
      """
  ) { examination in
    examination.cells.flatMap { cell in
      examination.literalComparisons(in: cell).compactMap { comparison in
        guard comparison.question.type == .selectMultiple, comparison.literal.literal != "",
          case .comparison(let operation) = comparison.kind,
          operation == .equal || operation == .notEqual
        else { return nil }
        let own = comparison.definition.number == cell.definition
        let name = own ? "." : "${\(comparison.definition.name)}"
        let test = "selected(\(name), \(comparison.literal.asText))"
        return examination.finding(
          "\"\(comparison.definition.name)\" may have several choices, and this is about all of them together.",
          at: cell, comparison.range,
          fix: operation == .equal ? "Write \(test)." : "Write not(\(test)).")
      }
    }
  }
}

extension ExpressionTree {
  /// A literal as a text in quotation marks.
  fileprivate var asText: String {
    if case .number(let number, _) = self { "'\(Value.text(of: number))'" } else { description }
  }
}
