import Expressions
import SurveyModel

extension Lint {
  /// Questions that no answers lead to.
  static let neverRelevant = Lint(
    id: "never-relevant",
    summary: "No answers lead to a question, section or roster.",
    advice: """
      The condition of relevance contradicts itself, the conditions of the sections around it, the \
      constraint of a question that it compares, or the conditions under which that question is \
      asked. Only comparisons of single answers with literals are followed; of anything else \
      nothing is claimed.
      """,
    faulty: """
      survey:
      - {type: integer, name: age, label: Age, constraint: ". >= 0 and . <= 110", constraint_message: "0 to 110"}
      - {type: text, name: record, label: Record holder, relevant: "${age} > 120"}
      - {type: begin_group, name: adults, label: Adults, relevant: "${age} >= 18"}
      - {type: text, name: school, label: School, relevant: "${age} < 16"}
      - {type: end_group}
      - {type: select_one yes_no, name: heard, label: Heard}
      - {type: select_one yes_no, name: read, label: Read, relevant: "${heard} = 'yes'"}
      - {type: text, name: where, label: Where, relevant: "${heard} = 'no' and ${read} = 'yes'"}
      choices:
      - {list_name: yes_no, name: yes, label: Yes}
      - {list_name: yes_no, name: no, label: No}
      """,
    sound: """
      survey:
      - {type: integer, name: age, label: Age, constraint: ". >= 0 and . <= 110", constraint_message: "0 to 110"}
      - {type: text, name: record, label: Record holder, relevant: "${age} > 100"}
      - {type: begin_group, name: adults, label: Adults, relevant: "${age} >= 18"}
      - {type: text, name: school, label: School, relevant: "${age} < 26"}
      - {type: end_group}
      """
  ) { examination in
    examination.cells.compactMap { cell in
      guard cell.column == .relevant, cell.condition.constant == nil,
        !examination.comparesUnknownChoice(cell),
        examination.answers(asking: cell.definition) == nil
      else { return nil }
      let definition = examination.definitions[Int(cell.definition)]
      guard let around = examination.answers(asking: max(0, definition.parent)) else { return nil }
      return examination.finding(
        "No answers lead to \"\(definition.name)\": this condition can never be true.", at: cell,
        cell.tree.range, notes: examination.reasons(for: cell, within: around),
        fix: "Mend the condition, or delete what is never asked.")
    }
  }
}
