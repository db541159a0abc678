import Expressions

extension Lint {
  /// Conditions that no answer changes.
  static let constantCondition = Lint(
    id: "constant-condition",
    summary: "A condition is always true or always false, whatever is answered.",
    advice: """
      A condition without an answer in it decides nothing. Delete it if it is always true; if it \
      is always false, the question is never asked or never accepted. A question that is kept for \
      old answers only may say so with the relevance `false()`.
      """,
    faulty: """
      survey:
      - {type: integer, name: age, label: Age, constraint: 18 <= 200, constraint_message: "?"}
      - {type: text, name: work, label: Work, relevant: "'1' = '2'"}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age, required: "yes"}
      - {type: text, name: work, label: Work, relevant: "${age} >= 18"}
      - {type: text, name: retired, label: Asked until 2025, relevant: false()}
      """
  ) { examination in
    examination.cells.compactMap { cell in
      guard [.relevant, .constraint, .warning, .choiceFilter].contains(cell.column),
        let truth = cell.condition.constant, !examination.holdsMistakenLiteral(cell),
        !(cell.column == .relevant && cell.expression.source == "false()")
      else { return nil }
      let effect =
        switch (cell.column, truth) {
        case (.relevant, true): "The question is always asked."
        case (.relevant, false): "It is never asked."
        case (.choiceFilter, true): "All choices are offered."
        case (.choiceFilter, false): "No choice is ever offered."
        case (_, true): "Every answer is accepted."
        case (_, false): "No answer is ever accepted."
        }
      return examination.finding(
        "This condition is always \(truth), whatever is answered. \(effect)", at: cell,
        fix: truth ? "Delete it, or compare an answer." : "Compare an answer, or delete the row.")
    }
  }
}
