import SurveyBasics

/// The size that lists and look-up tables may have: a few bytes of a file can
/// stand for thousands of empty cells.
enum TableSize {
  /// The most columns of a table.
  static let columnLimit = 1000
  /// The most cells of a table, and of all tables that `search()` makes.
  static let cellLimit = 8_000_000
  /// The most labels with references that are resolved for further questions.
  static let labelLimit = 100_000

  /// Whether a table is larger than any list.
  static func isExceeded(columns: Int, rows: Int) -> Bool {
    columns > columnLimit || rows > cellLimit / max(columns, 1)
  }

  /// What is said of a table that is.
  static func fault(at place: Place) -> Diagnostic {
    Diagnostic(
      "too-large", .error, "This list has more columns or cells than can be held in memory.",
      at: place, fix: "Delete the columns and rows that are not needed.")
  }
}
