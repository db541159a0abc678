import JSONRecords
import SurveyBasics
import SurveyModel

/// What one worker has counted for one table.
struct TableCount: Sendable {
  let design: TableDesign
  private(set) var rowCodes: Coder
  private(set) var byCodes: Coder
  /// The columns: first that of observations without a value for the columns,
  /// then those of the values by number.
  private(set) var groups: [GroupCount] = [GroupCount()]
  /// All observations, each once.
  private(set) var total = GroupCount()
  /// The distinct numbers that were kept, in all columns together.
  private var distinctNumbers = 0

  /// The most distinct numbers that are kept: 48 bytes each.
  static let numberLimit = 4_000_000

  init(_ design: TableDesign) {
    self.design = design
    rowCodes = Coder(design.rows.variable.choices.map(\.code))
    byCodes = Coder(design.by?.variable.choices.map(\.code) ?? [])
  }

  /// Whether a variable took more values than are kept apart.
  var isFull: Bool { rowCodes.isFull || byCodes.isFull || distinctNumbers > Self.numberLimit }

  /// Counts a response whose rows are counted, even if it has none.
  mutating func countResponse(_ response: ScannedResponse, serial: Int) {
    total.begin(serial)
    guard let by = design.by, by.slot.level == 0 else { return }
    var isPlaced = false
    forEachGroup(response, place: 0) { count, group in
      isPlaced = true
      count.enter(group, serial)
    }
    if !isPlaced { enter(0, serial) }
  }

  /// Counts one observation.
  mutating func count(_ response: ScannedResponse, row: Int, serial: Int) {
    total.begin(serial)
    let level = design.level
    var weight: Int128? = Tally.one
    if let bound = design.weight {
      let place = response.ancestor(ofRow: row, level: level, at: bound.slot.level)
      weight = Tally.parts(of: response.number(bound.slot, row: place))
    }
    guard let by = design.by else {
      count(response, row, weight, in: 0)
      return
    }
    let place = response.ancestor(ofRow: row, level: level, at: by.slot.level)
    var isPlaced = false
    forEachGroup(response, place: place) { count, group in
      isPlaced = true
      count.enter(group, serial)
      count.count(response, row, weight, in: group)
    }
    if !isPlaced {
      enter(0, serial)
      count(response, row, weight, in: 0)
    }
    count(response, row, weight, in: nil)
  }

  private mutating func enter(_ group: Int, _ serial: Int) {
    while groups.count <= group { groups.append(GroupCount()) }
    groups[group].begin(serial)
  }

  /// The columns, by number, of a row of the level that has the variable of the columns.
  private mutating func forEachGroup(
    _ response: ScannedResponse, place: Int, _ body: (inout TableCount, Int) -> Void
  ) {
    guard let bound = design.by else { return }
    guard let index = response.cell(bound.slot, row: place) else { return }
    let cell = response.cells[index]
    switch (cell.kind, bound.variable.kind) {
    case (.list, .rank):
      guard cell.length > 0 else { return }
      if let number = byCodes.number(of: response.cells[index + 1].text) { body(&self, number + 1) }
    case (.list, _):
      for offset in 0..<cell.length {
        if let number = byCodes.number(of: response.cells[index + 1 + offset].text) {
          body(&self, number + 1)
        }
      }
    default:
      if let number = Self.number(of: cell, bound.variable.kind, &byCodes) {
        body(&self, number + 1)
      }
    }
  }

  /// The number of a single value; of days the month, of times the hour.
  private static func number(
    of cell: ScannedCell, _ kind: TableVariable.Kind, _ codes: inout Coder
  ) -> Int? {
    guard cell.kind == .text else {
      guard var text = cell.string else { return nil }
      return text.withUTF8 { codes.number(of: UnsafeRawBufferPointer($0)) }
    }
    let text = cell.text
    let length = kind == .date ? 7 : kind == .time ? 2 : text.count
    return codes.number(of: UnsafeRawBufferPointer(rebasing: text.prefix(length)))
  }

  /// Counts an observation in a column, or in the total for nil.
  private mutating func count(
    _ response: ScannedResponse, _ row: Int, _ weight: Int128?, in group: Int?
  ) {
    if let group {
      Self.count(response, row, weight, design, &rowCodes, &distinctNumbers, in: &groups[group])
    } else {
      Self.count(response, row, weight, design, &rowCodes, &distinctNumbers, in: &total)
    }
  }

  private static func count(
    _ response: ScannedResponse, _ row: Int, _ weight: Int128?, _ design: TableDesign,
    _ codes: inout Coder, _ distinct: inout Int, in group: inout GroupCount
  ) {
    let parts = weight ?? 0
    if weight == nil { group.weightless += 1 }
    let bound = design.rows
    let place = response.ancestor(ofRow: row, level: design.level, at: bound.slot.level)
    guard let index = response.cell(bound.slot, row: place) else {
      let reason = Int(response.reason(bound.slot, row: place))
      group.states[reason == 0 ? GroupCount.notAsked : reason].add(parts)
      return
    }
    let cell = response.cells[index]
    if cell.kind == .none {
      // A member of the response without a value, such as a region of null.
      group.states[Int(MissingReason.blank.code)].add(parts)
      return
    }
    group.states[GroupCount.answered].add(parts)
    switch bound.variable.kind {
    case .presence: break
    case .code: if let code = number(of: cell, .code, &codes) { group.add(parts, toCell: code) }
    case .severalCodes, .rank:
      guard cell.kind == .list else {
        if let code = number(of: cell, .code, &codes) { group.add(parts, toCell: code) }
        return
      }
      let taken = bound.variable.kind == .rank ? min(1, cell.length) : cell.length
      for offset in 0..<taken {
        if let code = codes.number(of: response.cells[index + 1 + offset].text) {
          group.add(parts, toCell: code)
        }
      }
    case .number, .date, .time:
      guard let value = measure(cell, bound.variable.kind) else {
        group.unreadable += 1
        return
      }
      if group.numbers[value.tallyKey] == nil {
        distinct += 1
        guard distinct <= numberLimit else { return }
      }
      group.numbers[value.tallyKey, default: Tally()].add(parts)
    }
  }

  /// The number that statistics are made of: of a day the days since
  /// 1970-01-01, of a time the seconds since midnight.
  private static func measure(_ cell: ScannedCell, _ kind: TableVariable.Kind) -> Double? {
    switch kind {
    case .date:
      return CivilDate(String(decoding: cell.text.prefix(10), as: UTF8.self)).map {
        Double($0.daysSinceEpoch)
      }
    case .time:
      return CivilTime(String(decoding: cell.text, as: UTF8.self)).map {
        Double($0.hour * 3600 + $0.minute * 60 + $0.second)
      }
    default:
      let number = cell.number ?? cell.string.flatMap(Double.init)
      return number.flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// Adds what another worker has counted of the same table.
  mutating func add(_ other: TableCount) {
    let rowNumbers = Self.numbers(of: other.rowCodes, in: &rowCodes)
    let byNumbers = Self.numbers(of: other.byCodes, in: &byCodes)
    for (number, group) in other.groups.enumerated() {
      let own = number == 0 ? 0 : byNumbers[number - 1] + 1
      while groups.count <= own { groups.append(GroupCount()) }
      groups[own].add(group, cellNumbers: rowNumbers)
    }
    total.add(other.total, cellNumbers: rowNumbers)
    distinctNumbers = max(distinctNumbers, other.distinctNumbers)
  }

  private static func numbers(of other: Coder, in own: inout Coder) -> [Int] {
    other.texts.map { text in text.withUnsafeBytes { own.number(of: $0) } ?? 0 }
  }
}
