public import SurveyBasics

/// A file of tables, whatever its format: sheets of rows of text cells, each
/// cell with the place where its text stands.
///
/// All formats read the same way. Row 1 of a sheet holds the headers; a cell
/// is known by the column of its header; empty cells are left out; everything
/// is text. So `010`, `yes` and `2026-01-01` are what the author typed.
///
///     var diagnostics: [Diagnostic] = []
///     let workbook = try Workbook(contentsOf: "residents.xlsx", diagnostics: &diagnostics)
///     let label = workbook.sheets[0].rows[1].cell(inColumn: 3)?.text
public struct Workbook: Hashable, Sendable {
  /// The file as the person named it.
  public var file: String
  /// The sheets in the order of the file, hidden ones included.
  public var sheets: [Sheet]

  /// Creates a workbook.
  public init(file: String, sheets: [Sheet]) {
    self.file = file
    self.sheets = sheets
  }
}

/// A table of a workbook.
public struct Sheet: Hashable, Sendable {
  /// The name on its tab, the key in YAML, the file's name in CSV.
  public var name: String
  /// Whether a spreadsheet program hides it.
  public var isHidden: Bool
  /// Where the sheet begins.
  public var place: Place
  /// The rows that hold anything, in ascending order of their numbers.
  public var rows: [Row]

  /// Creates a sheet.
  public init(name: String, isHidden: Bool = false, place: Place, rows: [Row]) {
    self.name = name
    self.isHidden = isHidden
    self.place = place
    self.rows = rows
  }
}

/// A row of a sheet.
public struct Row: Hashable, Sendable {
  /// The number that a spreadsheet program shows, counted from 1.
  ///
  /// The headers stand in row 1; in YAML the first list element is row 2.
  public var number: Int
  /// Where the row begins.
  public var place: Place
  /// The cells that hold text, in ascending order of their columns.
  public var cells: [Cell]

  /// Creates a row.
  public init(number: Int, place: Place, cells: [Cell]) {
    self.number = number
    self.place = place
    self.cells = cells
  }

  /// The cell of a column, or nil if it is empty.
  public func cell(inColumn column: Int) -> Cell? {
    cells.first { $0.column == column }
  }
}

/// A text in a table.
public struct Cell: Hashable, Sendable {
  /// The column, counted from 0.
  public var column: Int
  /// Where the text starts; the place carries the text.
  public var place: Place

  /// The text exactly as it was read.
  public var text: String { place.text }

  /// Creates a cell from a place that carries the text.
  public init(column: Int, place: Place) {
    self.column = column
    self.place = place
  }
}
