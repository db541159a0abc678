import SurveyBasics
import Workbooks

/// A row of a sheet whose headers have been understood.
struct FormRow {
  let number: Int
  let place: Place
  /// The cells that hold anything.
  let cells: [Cell]
  private let indexes: [FormTable.Key: Int]
  /// Whether a loop repeats it for each choice of a list.
  private(set) var isFromLoop = false

  init(number: Int, place: Place, cells: [Cell], indexes: [FormTable.Key: Int]) {
    self.number = number
    self.place = place
    self.cells = cells
    self.indexes = indexes
  }

  /// Whether no cell holds anything.
  var isEmpty: Bool { cells.isEmpty }

  /// The text of a column that has no languages, with its place.
  subscript(column: Column) -> Place? {
    cell(FormTable.Key(column: column, language: nil))
  }

  /// The text of a column in a language, with its place.
  func cell(_ key: FormTable.Key) -> Place? {
    indexes[key].flatMap { cell(at: $0) }
  }

  /// The text in a column by its index, with its place.
  func cell(at index: Int) -> Place? {
    cells.first { $0.column == index }?.place
  }

  /// The first cell that holds a text.
  func cell(holding text: String) -> Place? {
    cells.first { $0.text.contains(text) }?.place
  }

  /// The row as a loop repeats it, with its texts changed.
  ///
  /// - Parameter change: Gives the text for a cell, with the language of its
  ///   column if it has one.
  /// - Returns: The changed row.
  func repeated(_ change: (String, _ language: String?) -> String) -> FormRow {
    let languages = Dictionary(
      indexes.map { ($0.value, $0.key.language) }, uniquingKeysWith: { $0 ?? $1 })
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
      indexes[key].map { Cell(column: $0, place: place) }
    }
    var copy = FormRow(
      number: number, place: place, cells: cells.sorted { $0.column < $1.column },
      indexes: indexes)
    copy.isFromLoop = true
    return copy
  }

  /// The same row with another text in a column.
  func with(_ column: Column, _ text: String) -> FormRow {
    guard let index = indexes[.init(column: column, language: nil)] else { return self }
    return FormRow(
      number: number, place: place,
      cells: cells.map { cell in
        guard cell.column == index else { return cell }
        var place = cell.place
        place.text = text
        return Cell(column: index, place: place)
      }, indexes: indexes)
  }

  /// The first text of a column in any language.
  func any(_ column: Column) -> Place? {
    let columns = indexes.filter { $0.key.column == column }.values
    return cells.first { columns.contains($0.column) }?.place
  }
}
