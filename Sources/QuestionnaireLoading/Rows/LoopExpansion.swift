import SurveyBasics
import SurveyModel

/// Writes out the loops of a survey sheet: the questions between `begin_loop
/// LIST` and `end_loop`, once for each choice of the list (xlsform 2.2).
///
/// A loop becomes a group with one group for each choice, named after the
/// choice; `%(name)s` and `%(label)s` in its rows become the choice's name and
/// label. A choice `none` is passed over.
struct LoopExpansion {
  private let survey: FormTable
  /// The choices by the names of their lists.
  private let lists: [String: [FormRow]]
  private let languages: FormLanguages
  private let findings: Findings

  /// The most rows that loops may grow to.
  private static let limit = 5000
  /// The most loops within each other.
  private static let depthLimit = 8

  init(survey: FormTable, choices: FormTable?, languages: FormLanguages, findings: Findings) {
    self.survey = survey
    self.languages = languages
    self.findings = findings
    lists = Dictionary(grouping: choices?.rows ?? []) { $0[.listName]?.text ?? "" }
  }

  /// The rows of the survey without loops.
  func rows() -> [FormRow] {
    var budget = LoopExpansion.limit
    return expanded(survey.rows[...], &budget, depth: 0)
  }

  private func expanded(
    _ rows: ArraySlice<FormRow>, _ budget: inout Int, depth: Int
  ) -> [FormRow] {
    var result: [FormRow] = []
    var index = rows.startIndex
    while index < rows.endIndex {
      let row = rows[index]
      index += 1
      switch LoopExpansion.type(of: row) {
      case .beginLoop(let list):
        let end = LoopExpansion.end(of: rows[index...])
        if end == rows.endIndex { reportUnclosed(row) }
        result += loop(row, list, rows[index..<end], &budget, depth: depth + 1)
        index = min(end + 1, rows.endIndex)
      case .endLoop:
        findings.error(
          "end-without-begin", "There is no open loop that could end here.",
          at: row[.type] ?? row.place,
          fix: "Delete the row, or add \"begin_loop LIST\" before its first question.")
      default: result.append(row)
      }
    }
    return result
  }

  /// The index of the row that ends the loop whose rows begin a slice.
  private static func end(of rows: ArraySlice<FormRow>) -> Int {
    var depth = 1
    for index in rows.indices {
      switch type(of: rows[index]) {
      case .beginLoop: depth += 1
      case .endLoop: depth -= 1
      default: break
      }
      if depth == 0 { return index }
    }
    return rows.endIndex
  }

  private static func type(of row: FormRow) -> RowType? {
    guard let place = row[.type], place.text.holds("loop")
    else { return nil }
    return RowType.reading(place, findings: Findings()).type
  }

  private func reportUnclosed(_ row: FormRow) {
    findings.error(
      "unclosed-group", "The loop \"\(row[.name]?.text ?? "")\" that begins here has no end.",
      at: row[.type] ?? row.place, fix: "Add a row of type \"end_loop\" behind its last question.")
  }

  private func loop(
    _ row: FormRow, _ list: Range<Int>?, _ body: ArraySlice<FormRow>, _ budget: inout Int,
    depth: Int
  ) -> [FormRow] {
    guard let type = row[.type] else { return [] }
    guard depth <= LoopExpansion.depthLimit else {
      findings.error(
        "too-deep", "More than \(LoopExpansion.depthLimit) loops lie within each other here.",
        at: type, fix: "End loops before others begin.")
      return []
    }
    let items = items(list, type)
    let end = row.withCells([.init(column: .type, language: nil): type.holding("end_group")])
    var result = [row.with(.type, "begin_group")]
    for item in items {
      budget -= body.count
      guard budget >= 0 else {
        findings.error(
          "too-many-rows", "The loops grow to more than \(LoopExpansion.limit) rows.", at: type,
          fix: "Use begin_repeat, or a shorter list.")
        break
      }
      result.append(group(item, like: row, type))
      result += expanded(
        body.map { repeated($0, for: item) }[...], &budget, depth: depth)
      result.append(end)
    }
    // Rules may refer to what a faulty loop would have held.
    if items.isEmpty { result += expanded(body, &budget, depth: depth) }
    return result + [end]
  }

  /// The choices of a loop, with a list that does not exist reported.
  private func items(_ list: Range<Int>?, _ type: Place) -> [FormRow] {
    guard let list else {
      findings.error(
        "unknown-type", "\"\(type.text)\" needs the name of a list of choices.", at: type,
        fix: "Write the name behind it, such as \"begin_loop yes_no\".")
      return []
    }
    let name = String(decoding: Array(type.text.utf8)[list], as: UTF8.self)
    let items = (lists[name] ?? []).filter { $0[.name] != nil }
    if items.isEmpty {
      findings.error(
        "unknown-list", "There is no list of choices named \"\(name)\".",
        at: type.narrowed(to: list),
        fix: Spelling.proposal(for: name, among: lists.keys.sorted())
          ?? "Add its choices to the sheet \"choices\".")
    }
    return items.filter { $0[.name]?.text != "none" }
  }

  /// The row that begins the group of a choice.
  private func group(_ item: FormRow, like row: FormRow, _ type: Place) -> FormRow {
    var cells: [FormTable.Key: Place] = [
      .init(column: .type, language: nil): type.holding("begin_group")
    ]
    cells[.init(column: .name, language: nil)] = item[.name]
    let labels = languages.cells(.label, in: item)
    for (label, language) in zip(labels, languages.languages) {
      cells[.init(column: .label, language: language.label)] = label
    }
    cells[.init(column: .label, language: nil)] = labels[languages.initial]
    return row.withCells(cells)
  }

  private func repeated(_ row: FormRow, for item: FormRow) -> FormRow {
    let name = item[.name]?.text ?? ""
    let labels = languages.cells(.label, in: item).map { $0?.text ?? name }
    return row.repeated { text, language in
      guard text.contains("%(") else { return text }
      let index = languages.languages.firstIndex { $0.label == language } ?? languages.initial
      return text.replacing("%(name)s", with: name).replacing("%(label)s", with: labels[index])
    }
  }
}

extension Place {
  /// The same place with another text.
  func holding(_ text: String) -> Place {
    var copy = self
    copy.text = text
    copy.range = nil
    return copy
  }
}
