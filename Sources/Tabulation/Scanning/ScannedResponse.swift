import JSONRecords
import SurveyModel

/// The wanted answers of one response, level by level, without a tree.
///
/// One object serves any number of responses, one after another; its arrays
/// keep their memory.
final class ScannedResponse {
  typealias Slot = ResponseColumns.Slot

  /// The rows of a level.
  private struct Rows {
    /// The row of the level above that each row lies in.
    var parents: ContiguousArray<Int32> = []
    /// The numbers of the cells with the ids of the rows; −1 for none.
    var ids: ContiguousArray<Int32> = []
    /// The numbers of the cells with the values, slot by slot; −1 for none.
    var cells: ContiguousArray<Int32> = []
    /// The codes of missing reasons, slot by slot.
    var reasons: ContiguousArray<UInt8> = []

    mutating func add(parent: Int32, width: Int) {
      parents.append(parent)
      ids.append(-1)
      for _ in 0..<width {
        cells.append(-1)
        reasons.append(0)
      }
    }

    mutating func clear() {
      parents.removeAll(keepingCapacity: true)
      ids.removeAll(keepingCapacity: true)
      cells.removeAll(keepingCapacity: true)
      reasons.removeAll(keepingCapacity: true)
    }
  }

  let columns: ResponseColumns
  private let scanner: ColumnScanner
  private(set) var cells = ScannedCells()
  private var levels: [Rows]
  private var stack: [(level: Int, row: Int)] = []

  init(_ columns: ResponseColumns) {
    self.columns = columns
    scanner = ColumnScanner(columns.columns)
    levels = columns.levels.map { _ in Rows() }
  }

  /// Takes the next response.
  ///
  /// - Parameter record: The bytes, with the padding of a scanner behind them.
  /// - Returns: Whether it is a record.
  func read(_ record: UnsafeRawBufferPointer) -> Bool {
    guard let cells = scanner.scan(record) else { return false }
    self.cells = cells
    for level in levels.indices { levels[level].clear() }
    levels[0].add(parent: -1, width: columns.levels[0].width)
    stack.removeAll(keepingCapacity: true)
    stack.append((0, 0))
    var hasRowReasons = false
    var index = 0
    while index < cells.count {
      let cell = cells[index]
      switch cell.kind {
      case .row:
        guard case .rows(let level) = columns.purposes[cell.column] else { break }
        levels[level].add(
          parent: Int32(stack[stack.count - 1].row), width: columns.levels[level].width)
        stack.append((level, levels[level].parents.count - 1))
      case .rowEnd: stack.removeLast()
      case .rowKey:
        hasRowReasons = true
        index += 1
      case .none: break
      case .integer, .number, .text, .list, .other: take(cell, index)
      }
      index += cell.kind == .list ? 1 + cell.length : 1
    }
    if hasRowReasons { takeRowReasons() }
    return true
  }

  private func take(_ cell: ScannedCell, _ index: Int) {
    let (level, row) = stack[stack.count - 1]
    switch columns.purposes[cell.column] {
    case .value(let slot):
      levels[level].cells[row * columns.levels[level].width + slot.place] = Int32(index)
    case .reason(let slot): levels[0].reasons[slot.place] = MissingReason.code(of: cell.text)
    case .rowID: levels[level].ids[row] = Int32(index)
    case .container, .rows: break
    }
  }

  /// Keys such as `members[r2]/jobs[r1]/title`: they may stand before the rows
  /// that they speak of, so they are read at the end.
  private func takeRowReasons() {
    var index = 0
    while index < cells.count {
      let cell = cells[index]
      if cell.kind == .rowKey, index + 1 < cells.count, let key = cell.string {
        take(MissingReason.code(of: cells[index + 1].text), for: key)
        index += 1
      }
      index += cell.kind == .list ? 1 + cell.length : 1
    }
  }

  private func take(_ reason: UInt8, for key: String) {
    var rosters: [String] = []
    var (level, row) = (0, 0)
    let steps = key.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = steps.last else { return }
    for step in steps.dropLast() {
      guard let open = step.firstIndex(of: "["), step.hasSuffix("]") else { return }
      rosters.append(String(step[..<open]))
      let id = step[step.index(after: open)...].dropLast()
      guard let inner = columns.levels.firstIndex(where: { $0.rosters == rosters }),
        let found = levels[inner].parents.indices.first(where: {
          levels[inner].parents[$0] == Int32(row) && rowID($0, level: inner) == id
        })
      else { return }
      (level, row) = (inner, found)
    }
    guard let slot = columns.slot(of: name, level: level) else { return }
    levels[level].reasons[row * columns.levels[level].width + slot.place] = reason
  }

  private func rowID(_ row: Int, level: Int) -> Substring {
    let index = levels[level].ids[row]
    return index < 0 ? "" : Substring(cells[Int(index)].string ?? "")
  }

  /// The number of rows of a level; 1 for the response itself.
  func count(ofLevel level: Int) -> Int { levels[level].parents.count }

  /// The row of the level above that a row lies in.
  func parent(ofRow row: Int, level: Int) -> Int { Int(levels[level].parents[row]) }

  /// The row of an outer level that a row lies in.
  func ancestor(ofRow row: Int, level: Int, at outer: Int) -> Int {
    var (row, level) = (row, level)
    while level > outer {
      row = Int(levels[level].parents[row])
      level = columns.levels[level].parent
    }
    return row
  }

  /// The cell with the value of a slot in a row of its level, nil when it has none.
  func cell(_ slot: Slot, row: Int) -> Int? {
    let index = levels[slot.level].cells[row * columns.levels[slot.level].width + slot.place]
    return index < 0 ? nil : Int(index)
  }

  /// The code of the reason why a slot has no value; 0 where it has one or was
  /// not asked.
  func reason(_ slot: Slot, row: Int) -> UInt8 {
    levels[slot.level].reasons[row * columns.levels[slot.level].width + slot.place]
  }

  /// The value of a slot as the language sees it; empty when it has none.
  func text(_ slot: Slot, row: Int) -> String {
    guard let index = cell(slot, row: row) else { return "" }
    let cell = cells[index]
    guard cell.kind == .list else { return cell.string ?? "" }
    return (0..<cell.length).map { cells[index + 1 + $0].string ?? "" }.joined(separator: " ")
  }
}

extension MissingReason {
  /// 1 for `dont_know` and so on; 0 stands for none.
  var code: UInt8 {
    switch self {
    case .dontKnow: 1
    case .refused: 2
    case .notApplicable: 3
    case .blank: 4
    case .notReached: 5
    }
  }

  /// The code of a reason by its bytes; 0 for a word that is none.
  static func code(of text: UnsafeRawBufferPointer) -> UInt8 {
    for reason in allCases where reason.rawValue.utf8.elementsEqual(text) { return reason.code }
    return 0
  }
}
