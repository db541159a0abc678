import SurveyBasics
import Workbooks

/// One mistake put into a sound questionnaire, as an author could make it.
struct Mutation {
  /// What kind of mistake.
  enum Kind: String, CaseIterable {
    case rowDropped, rowDoubled, rowsExchanged, cellDropped, cellsExchanged, cellsOfRowExchanged
    case nameMisspelt, referenceMisspelt, functionMisspelt, literalChanged
    case expressionCut, characterLost, characterAdded, operatorReplaced, quotesCurled
    case typeChanged, typeMisspelt, headerMisspelt, commaForPoint, fileDamaged
  }

  let kind: Kind
  /// The sheets with the mistake in them; cells keep the places that they had.
  private(set) var workbook: Workbook
  /// The files beside the questionnaire.
  private(set) var files: [String: [UInt8]]
  /// The cells that were changed, and the rows that they stand in.
  private(set) var changed: Set<Place.Position> = []
  /// The names of questions and lists that mean something else now, or nothing.
  private(set) var names: Set<String> = []
  /// The choices of which that is true, with the names of their lists.
  private(set) var choices: Set<Choice> = []
  /// The file beside the questionnaire that was changed.
  private(set) var file: String?
  /// The end of each group by the number of the row where it begins, and the other way round.
  private let partners: [Int: Row]
  /// What was done, for the report of a failure.
  private(set) var summary = ""

  /// A choice of a list.
  struct Choice: Hashable {
    let list: String
    let name: String
  }

  /// Makes a mistake; nil where the questionnaire offers no place for this kind.
  init?(
    _ kind: Kind, in workbook: Workbook, files: [String: [UInt8]], chance: inout SeededGenerator
  ) {
    self.kind = kind
    self.workbook = workbook
    self.files = files
    partners = Mutation.partners(in: workbook)
    guard apply(&chance) else { return nil }
  }

  // MARK: Choosing a place

  private struct Spot {
    let sheet: Int
    let row: Int
    let cell: Int
  }

  private static let expressionColumns: Set<String> = [
    "relevant", "constraint", "warning", "calculation", "required", "choice_filter",
    "repeat_count", "default",
  ]

  private func header(_ spot: Spot) -> String {
    let cells = workbook.sheets[spot.sheet].rows[0].cells
    let column = cell(spot).column
    return cells.first { $0.column == column }?.text ?? ""
  }

  private func cell(_ spot: Spot) -> Cell {
    workbook.sheets[spot.sheet].rows[spot.row].cells[spot.cell]
  }

  private func spots(where isWanted: (Spot) -> Bool) -> [Spot] {
    workbook.sheets.indices.flatMap { sheet in
      workbook.sheets[sheet].rows.indices.dropFirst().flatMap { row in
        workbook.sheets[sheet].rows[row].cells.indices.map {
          Spot(sheet: sheet, row: row, cell: $0)
        }
      }
    }.filter(isWanted)
  }

  private func expressions(where isWanted: (String) -> Bool = { _ in true }) -> [Spot] {
    spots { Self.expressionColumns.contains(header($0)) && isWanted(cell($0).text) }
  }

  private func anyRow(_ chance: inout SeededGenerator) -> (sheet: Int, row: Int)? {
    // Rows of the survey are where most mistakes are made.
    let sheets = workbook.sheets.indices.filter { workbook.sheets[$0].rows.count > 2 }
    guard let sheet = sheets.randomElement(using: &chance) else { return nil }
    return (sheet, Int.random(in: 1..<workbook.sheets[sheet].rows.count, using: &chance))
  }

  // MARK: Remembering what was changed

  private mutating func mark(row: Row, of sheet: Int) {
    changed.insert(row.place.position)
    changed.formUnion(row.cells.map(\.place.position))
    if let partner = partners[row.number], workbook.sheets[sheet].name == "survey" {
      changed.formUnion(partner.cells.map(\.place.position))
    }
    let heads = workbook.sheets[sheet].rows[0].cells
    func text(_ header: String) -> String? {
      heads.first { $0.text == header }.flatMap { row.cell(inColumn: $0.column)?.text }
    }
    if let list = text("list_name") {
      names.insert(list)
      if let name = text("name") { choices.insert(Choice(list: list, name: name)) }
    } else if let name = text("name") {
      names.insert(name)
    }
  }

  private mutating func mark(_ spot: Spot) {
    mark(row: workbook.sheets[spot.sheet].rows[spot.row], of: spot.sheet)
  }

  private static func partners(in workbook: Workbook) -> [Int: Row] {
    var open: [Row] = []
    var partners: [Int: Row] = [:]
    for row in workbook.sheets.first(where: { $0.name == "survey" })?.rows ?? [] {
      let type = row.cells.first?.text ?? ""
      if type.hasPrefix("begin_") {
        open.append(row)
      } else if type.hasPrefix("end_"), let begin = open.popLast() {
        partners[begin.number] = row
        partners[row.number] = begin
      }
    }
    return partners
  }

  private mutating func replace(_ spot: Spot, by text: String) {
    mark(spot)
    summary += "\(cell(spot).place): \(header(spot)): \(cell(spot).text) → \(text)"
    workbook.sheets[spot.sheet].rows[spot.row].cells[spot.cell].place.text = text
    mark(spot)
  }

  /// Changes the text of one of several cells.
  private mutating func edit(
    _ spots: [Spot], _ chance: inout SeededGenerator,
    _ change: (String, inout SeededGenerator) -> String?
  ) -> Bool {
    guard let spot = spots.randomElement(using: &chance) else { return false }
    let old = cell(spot).text
    guard let text = change(old, &chance), text != old, !text.isEmpty else { return false }
    replace(spot, by: text)
    return true
  }

  // MARK: The mistakes

  private mutating func apply(_ chance: inout SeededGenerator) -> Bool {
    switch kind {
    case .rowDropped, .rowDoubled, .rowsExchanged: return changeRows(&chance)
    case .cellDropped, .cellsExchanged, .cellsOfRowExchanged: return changeCells(&chance)
    case .nameMisspelt:
      return edit(spots { ["name", "list_name"].contains(header($0)) }, &chance, Self.misspelt)
    case .typeMisspelt: return edit(spots { header($0) == "type" }, &chance, Self.misspelt)
    case .typeChanged:
      return edit(spots { header($0) == "type" }, &chance) { old, chance in
        [
          "text", "integer", "date", "note", "calculate", "begin_group", "end_group",
          "select_one nothing", "select_multiple " + (old.split(separator: " ").last ?? ""),
        ].randomElement(using: &chance)
      }
    case .referenceMisspelt:
      return edit(expressions { $0.contains("${") }, &chance) { old, chance in
        Self.changing(old, "\\$\\{([^}]*)\\}", &chance, Self.misspelt)
      }
    case .functionMisspelt:
      return edit(expressions { $0.contains("(") }, &chance) { old, chance in
        Self.changing(old, "([a-z][a-z-]{3,})\\(", &chance, Self.misspelt)
      }
    case .literalChanged:
      return edit(expressions { $0.contains("'") }, &chance) { old, chance in
        Self.changing(old, "'([^']+)'", &chance) { text, _ in text + "7" }
      }
    case .expressionCut:
      return edit(expressions { $0.count > 3 }, &chance) { old, chance in
        String(old.prefix(Int.random(in: 1..<old.count, using: &chance)))
      }
    case .characterLost:
      return edit(expressions(), &chance) { old, chance in
        var text = Array(old)
        text.remove(at: Int.random(in: 0..<text.count, using: &chance))
        return String(text)
      }
    case .characterAdded:
      return edit(expressions(), &chance) { old, chance in
        var text = Array(old)
        let added = Array("'\"()[]{}$=<>,;.&%@№«» 7x").randomElement(using: &chance) ?? "'"
        text.insert(added, at: Int.random(in: 0...text.count, using: &chance))
        return String(text)
      }
    case .operatorReplaced:
      return edit(expressions(), &chance) { old, chance in
        let pairs = [
          (" = ", " == "), (" and ", " && "), (" or ", " || "), (" or ", " OR "),
          (" >= ", " => "), (" != ", " <> "), (" and ", " AND "), ("not(", "!("),
        ].filter { old.contains($0.0) }
        return pairs.randomElement(using: &chance).map {
          old.replacing($0.0, with: $0.1, maxReplacements: 1)
        }
      }
    case .quotesCurled:
      return edit(expressions { $0.contains("'") }, &chance) { old, _ in
        old.replacing("'", with: "`", maxReplacements: 1)
      }
    case .commaForPoint:
      return edit(expressions { $0.contains { $0.isNumber } }, &chance) { old, chance in
        Self.changing(old, "([0-9]+)", &chance) { text, _ in text + ",5" }
      }
    case .headerMisspelt: return misspellHeader(&chance)
    case .fileDamaged: return damageFile(&chance)
    }
  }

  private mutating func changeRows(_ chance: inout SeededGenerator) -> Bool {
    guard let (sheet, at) = anyRow(&chance) else { return false }
    let row = workbook.sheets[sheet].rows[at]
    mark(row: row, of: sheet)
    summary = "\(row.place): \(row.cells.map(\.text).prefix(3))"
    switch kind {
    case .rowDropped: workbook.sheets[sheet].rows.remove(at: at)
    case .rowDoubled: workbook.sheets[sheet].rows.insert(row, at: at)
    default:
      let other = Int.random(in: 1..<workbook.sheets[sheet].rows.count, using: &chance)
      guard other != at else { return false }
      mark(row: workbook.sheets[sheet].rows[other], of: sheet)
      summary += " ↔ \(workbook.sheets[sheet].rows[other].cells.map(\.text).prefix(3))"
      workbook.sheets[sheet].rows.swapAt(at, other)
    }
    return true
  }

  private mutating func changeCells(_ chance: inout SeededGenerator) -> Bool {
    guard let spot = spots(where: { _ in true }).randomElement(using: &chance) else { return false }
    mark(spot)
    let row = workbook.sheets[spot.sheet].rows[spot.row]
    if kind == .cellDropped {
      summary = "\(cell(spot).place): \(header(spot)): \(cell(spot).text)"
      workbook.sheets[spot.sheet].rows[spot.row].cells.remove(at: spot.cell)
      return true
    }
    let column = cell(spot).column
    let others = spots { other in
      other.sheet == spot.sheet
        && (kind == .cellsExchanged
          ? cell(other).column == column && other.row != spot.row
          : other.row == spot.row && other.cell != spot.cell)
    }
    guard row.cells.count > 1, let other = others.randomElement(using: &chance) else {
      return false
    }
    let (first, second) = (cell(spot).text, cell(other).text)
    guard first != second else { return false }
    replace(spot, by: second)
    summary += " and "
    replace(other, by: first)
    return true
  }

  private mutating func misspellHeader(_ chance: inout SeededGenerator) -> Bool {
    guard let sheet = workbook.sheets.indices.randomElement(using: &chance),
      let at = workbook.sheets[sheet].rows[0].cells.indices.randomElement(using: &chance)
    else { return false }
    let head = workbook.sheets[sheet].rows[0].cells[at]
    guard let text = Self.misspelt(head.text, &chance) else { return false }
    summary = "\(head.place): \(head.text) → \(text)"
    names.formUnion([head.text, text])
    workbook.sheets[sheet].rows[0].cells[at].place.text = text
    // All cells of the column are users of its header.
    changed.insert(head.place.position)
    changed.insert(workbook.sheets[sheet].rows[0].place.position)
    changed.insert(workbook.sheets[sheet].place.position)
    for row in workbook.sheets[sheet].rows {
      guard let cell = row.cell(inColumn: head.column) else { continue }
      changed.formUnion([cell.place.position, row.place.position])
      changed.formUnion(row.cells.map(\.place.position))
    }
    return true
  }

  private mutating func damageFile(_ chance: inout SeededGenerator) -> Bool {
    guard let name = files.keys.sorted().randomElement(using: &chance), let bytes = files[name]
    else { return false }
    file = name
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let damage = Int.random(in: 0..<4, using: &chance)
    summary = "\(name): damage \(damage)"
    switch damage {
    case 0: files[name] = nil
    case 1: lines[0] = Self.misspelt(lines[0], &chance) ?? ""
    case 2: lines.removeFirst()
    default:
      let at = Int.random(in: 0..<lines.count, using: &chance)
      lines[at] = "\"" + lines[at]
    }
    if damage > 0 { files[name] = Array(lines.joined(separator: "\n").utf8) }
    return true
  }

  // MARK: Slips of the hand

  /// A text with two letters exchanged, one left out, or one doubled.
  private static func misspelt(_ text: String, _ chance: inout SeededGenerator) -> String? {
    var letters = Array(text)
    guard letters.count > 1 else { return text + "x" }
    let at = Int.random(in: 0..<letters.count - 1, using: &chance)
    switch Int.random(in: 0..<3, using: &chance) {
    case 0: letters.swapAt(at, at + 1)
    case 1: letters.remove(at: at)
    default: letters.insert(letters[at], at: at)
    }
    return String(letters)
  }

  /// A text with one of the parts that a pattern captures changed.
  private static func changing(
    _ text: String, _ pattern: String, _ chance: inout SeededGenerator,
    _ change: (String, inout SeededGenerator) -> String?
  ) -> String? {
    guard let regex = try? Regex(pattern),
      let match = text.matches(of: regex).randomElement(using: &chance),
      let part = match.output[1].range, let changed = change(String(text[part]), &chance)
    else { return nil }
    return text.replacingCharacters(in: part, with: changed)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
