import SurveyBasics

/// The rules for entities, which only servers keep (xlsform 3.4): what is
/// written for them is checked and has no effect.
struct EntityRules {
  let sheets: FormSheets
  let outline: Outline
  let findings: Findings

  func check() {
    if let table = sheets.entities, !table.rows.allSatisfy(\.isEmpty) { check(table) }
    let lists = Set(sheets.entities?.rows.compactMap { $0[.listName]?.text } ?? [])
    for entry in outline.entries {
      guard let cell = entry.row?[.saveTo], !entry.isAddedQuestion else { continue }
      check(cell, of: entry, lists)
    }
  }

  private func check(_ table: FormTable) {
    findings.warning(
      "entities", "Entities have no effect here: only a server keeps them.", at: table.headers)
    for extra in table.extras where Column.snakeCase(extra.header) != "#" {
      findings.error(
        "unknown-column", "The sheet \"\(table.name)\" cannot have a column \"\(extra.header)\".",
        at: extra.place,
        fix: Spelling.proposal(for: extra.header, among: Column.Vocabulary.entities.words)
          ?? "Its columns are \(Column.Vocabulary.entities.words.joined(separator: ", ")).")
    }
    for row in table.rows where !row.isEmpty {
      guard let name = row[.listName] else {
        findings.error(
          "missing-list-name", "This entity belongs to no list.", at: row.place,
          fix: "Write the name of its list in the column \"list_name\".")
        continue
      }
      if !Naming.isName(name.text) || name.text.hasPrefix("__") || name.text.contains(".") {
        findings.error(
          "bad-name", "\"\(name.text)\" cannot be the name of a list of entities.", at: name,
          fix: "Write letters, digits and _, the first a letter.")
      }
      if row[.entityID] == nil, row[.updateIf] != nil {
        findings.error(
          "missing-entity-id", "An entity that is updated needs its \"entity_id\".", at: row.place,
          fix: "Write in the column \"entity_id\" which entity is meant.")
      } else if row[.entityID] == nil, row.any(.label) == nil {
        findings.error(
          "missing-label", "A new entity needs a label.", at: name,
          fix: "Write the expression for it in the column \"label\".")
      }
    }
  }

  private func check(_ cell: Place, of entry: Outline.Entry, _ lists: Set<String>) {
    guard entry.question != nil else {
      findings.error(
        "misplaced-cell", "\"save_to\" belongs to a question, not to a group or repeat.", at: cell,
        fix: "Move it to the question whose answer is meant.")
      return
    }
    guard !lists.isEmpty else {
      findings.error(
        "missing-sheet", "\"save_to\" needs a sheet \"entities\", which names the list.", at: cell,
        fix: "Add the sheet, or delete the cell.")
      return
    }
    let parts = cell.text.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, !lists.contains(parts[0]) {
      findings.error(
        "unknown-list", "There is no list of entities named \"\(parts[0])\".", at: cell,
        fix: Spelling.proposal(for: parts[0], among: lists.sorted()))
    } else if parts.count == 1, lists.count > 1 {
      findings.error(
        "missing-list-name", "\"\(cell.text)\" does not say which list of entities is meant.",
        at: cell,
        fix: "Write \"\(lists.filter(Naming.isName).min() ?? "")#\(cell.text)\" or the like.")
    }
    let property = parts.last ?? ""
    if parts.count > 2 || !Naming.isName(property)
      || ["name", "label"].contains(property.lowercased())
      || property.hasPrefix("__")
    {
      findings.error(
        "bad-name", "\"\(cell.text)\" cannot be a property of an entity.", at: cell,
        fix: "Write letters, digits and _, the first a letter; not name or label.")
    }
  }
}
