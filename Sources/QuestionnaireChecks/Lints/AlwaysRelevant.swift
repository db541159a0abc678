import Expressions
import SurveyModel

extension Lint {
  /// Conditions of relevance that cannot be false.
  static let alwaysRelevant = Lint(
    id: "always-relevant",
    summary: "A condition of relevance compares answers but can never be false.",
    advice: """
      Mostly `or` was written between inequalities where `and` is meant: every answer differs \
      from one of two texts.
      """,
    faulty: """
      survey:
      - {type: select_one job, name: job, label: Job}
      - {type: text, name: employer, label: Employer, relevant: "${job} != '2' or ${job} != '3'"}
      choices:
      - {list_name: job, name: "1", label: Farm}
      - {list_name: job, name: "2", label: School}
      - {list_name: job, name: "3", label: None}
      """,
    sound: """
      survey:
      - {type: select_one job, name: job, label: Job}
      - {type: text, name: employer, label: Employer, relevant: "${job} != '2' and ${job} != '3'"}
      choices:
      - {list_name: job, name: "1", label: Farm}
      - {list_name: job, name: "2", label: School}
      - {list_name: job, name: "3", label: None}
      """
  ) { examination in
    examination.cells.compactMap { cell in
      guard cell.column == .relevant, cell.condition.constant == nil,
        !examination.holdsMistakenLiteral(cell),
        !examination.comparesUnknownChoice(cell)
      else { return nil }
      let definition = examination.definitions[Int(cell.definition)]
      guard let around = examination.answers(asking: max(0, definition.parent)),
        around.assuming(cell.condition, is: false) == nil
      else { return nil }
      return examination.finding(
        "This condition is never false, so \"\(definition.name)\" is always asked here.", at: cell,
        cell.tree.range, notes: examination.reasons(for: cell, within: around),
        fix: "Write and between inequalities, or delete the condition.")
    }
  }
}
