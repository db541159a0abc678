import Expressions
import SurveyBasics

/// What is demanded of the questions of a group as a whole (xlsform 5, 9.3).
struct GroupRules {
  let outline: Outline
  let shape: RecordShape
  let findings: Findings

  func check() {
    for (index, entry) in outline.entries.enumerated() {
      guard entry.question == nil, let appearance = entry.row?[.appearance] else { continue }
      let words = Appearance(appearance.text).words
      if words.contains("table-list") { checkTable(Int32(index), appearance) }
      if words.contains("field-list") || words.contains("table-list") {
        checkScreen(Int32(index), appearance)
      }
    }
  }

  /// All selects of a table have one list, which no filter narrows.
  private func checkTable(_ group: Int32, _ appearance: Place) {
    var first: (source: RowType.Choices.Source, place: Place)?
    for child in shape.children(of: group) {
      let entry = outline.entries[Int(child)]
      guard let choices = entry.question?.choices, let type = entry.row?[.type] else { continue }
      let place = type.narrowed(to: choices.range)
      if let filter = entry.row?[.choiceFilter] {
        findings.error(
          "table-with-filter", "A choice filter cannot stand in a group that is shown as a table.",
          at: filter, notes: [.init("The group is one here.", at: appearance)],
          fix: "Delete \"table-list\" from the group, or the filter.")
      }
      guard let known = first else {
        first = (choices.source, place)
        continue
      }
      guard known.source != choices.source else { continue }
      findings.error(
        "table-with-lists", "The selects of a group that is shown as a table share one list.",
        at: place, notes: [.init("The first uses this list.", at: known.place)],
        fix: "Move the question out of the group, or use the same list.")
    }
  }

  /// A screen cannot hold a roster, whose rows are not known.
  private func checkScreen(_ group: Int32, _ appearance: Place) {
    let inside = group + 1..<max(shape.definitions[Int(group)].end, group + 1)
    guard let roster = inside.first(where: { shape.definitions[Int($0)].kind == .roster }) else {
      return
    }
    findings.warning(
      "repeat-on-screen",
      "The repeat \"\(outline.entries[Int(roster)].name)\" cannot be shown on one screen with its group.",
      at: outline.entries[Int(roster)].place,
      notes: [.init("The group is shown on one screen.", at: appearance)],
      fix: "Move the repeat out of the group.")
  }
}
