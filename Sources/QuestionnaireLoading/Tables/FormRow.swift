import SurveyBasics
import Workbooks

/// Where the columns of a sheet stand.
final class ColumnIndexes: Sendable {
  /// The indexes by column and language.
  let byKey: [FormTable.Key: Int]
  /// The index of each column without a language, −1 where there is none.
  fileprivate let plain: [Int]
  /// The indexes of each column in its languages, nil for none.
  fileprivate let all: [[(index: Int, language: String?)]]

  init(_ byKey: [FormTable.Key: Int]) {
    self.byKey = byKey
    var plain = Array(repeating: -1, count: Column.allCases.count)
    var all: [[(index: Int, language: String?)]] = plain.map { _ in [] }
    for (key, index) in byKey {
      if key.language == nil { plain[key.column.rawValue] = index }
      all[key.column.rawValue].append((index, key.language))
    }
    self.plain = plain
    self.all = all
  }
}

/// A row of a sheet whose headers have been understood.
struct FormRow: Sendable {
  let number: Int
  let place: Place
  /// The cells that hold anything.
  let cells: [Cell]
  private let indexes: ColumnIndexes
  /// Whether a loop repeats it for each choice of a list.
  private(set) var isFromLoop = false

  init(number: Int, place: Place, cells: [Cell], indexes: ColumnIndexes) {
    self.number = number
    self.place = place
    self.cells = cells
    self.indexes = indexes
  }

  /// Whether no cell holds anything.
  var isEmpty: Bool { cells.isEmpty }

  /// The text of a column that has no languages, with its place.
  subscript(column: Column) -> Place? {
    let index = indexes.plain[column.rawValue]
    return index < 0 ? nil : cell(at: index)
  }

  /// The text of a column in a language, with its place.
  func cell(_ key: FormTable.Key) -> Place? {
    let columns = indexes.all[key.column.rawValue]
    return columns.first { $0.language == key.language }.flatMap { cell(at: $0.index) }
  }

  /// The text in a column by its index, with its place.
  func cell(at index: Int) -> Place? {
    cells.first { $0.column == index }?.place
  }

  /// The first cell that holds a text.
  func cell(holding text: StaticString) -> Place? {
    cells.first { $0.text.holds(text) }?.place
  }

  /// The row as a loop repeats it, with its texts changed.
  ///
  /// - Parameter change: Gives the text for a cell, with the language of its
  ///   column if it has one.
  /// - Returns: The changed row.
  func repeated(_ change: (String, _ language: String?) -> String) -> FormRow {
    let languages = Dictionary(
      indexes.byKey.map { ($0.value, $0.key.language) }, uniquingKeysWith: { $0 ?? $1 })
    var copy = FormRow(
      number: number, place: place,
      cells: cells.map { cell in
        var place = cell.place
        place.text = change(cell.text, languages[cell.column] ?? nil)
        return Cell(column: cell.column, place: place)
      }, indexes: indexes)
    copy.isFromLoop = true
    return copy
  }

  /// A row of the same sheet with other cells.
  func withCells(_ texts: [FormTable.Key: Place]) -> FormRow {
    let cells = texts.compactMap { key, place in
      indexes.byKey[key].map { Cell(column: $0, place: place) }
    }
    var copy = FormRow(
      number: number, place: place, cells: cells.sorted { $0.column < $1.column },
      indexes: indexes)
    copy.isFromLoop = true
    return copy
  }

  /// The same row with another text in a column.
  func with(_ column: Column, _ text: String) -> FormRow {
    let index = indexes.plain[column.rawValue]
    guard index >= 0 else { return self }
    return FormRow(
      number: number, place: place,
      cells: cells.map { cell in
        guard cell.column == index else { return cell }
        var place = cell.place
        place.text = text
        return Cell(column: index, place: place)
      }, indexes: indexes)
  }

  /// Whether the row has a text of a column in any language.
  func has(_ column: Column) -> Bool {
    let columns = indexes.all[column.rawValue]
    return !columns.isEmpty
      && cells.contains { cell in columns.contains { $0.index == cell.column } }
  }

  /// The first text of a column in any language.
  func any(_ column: Column) -> Place? {
    let columns = indexes.all[column.rawValue]
    guard !columns.isEmpty else { return nil }
    return cells.first { cell in columns.contains { $0.index == cell.column } }?.place
  }
}
