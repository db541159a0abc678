import SurveyBasics

/// What of a sheet is written to files: headers and rows of texts.
struct PlainTable: Hashable {
  let name: String
  let headers: [String]
  /// The texts of the rows that hold anything, in the order of the headers.
  let rows: [[Text]]

  /// A text with the index of its header.
  struct Text: Hashable {
    let header: Int
    let text: String
  }

  /// The tables of a workbook, without those that hold nothing.
  static func tables(of workbook: Workbook) throws(WorkbookError) -> [PlainTable] {
    var tables: [PlainTable] = []
    for sheet in workbook.sheets {
      let table = try PlainTable(sheet, file: workbook.file)
      if !table.headers.isEmpty { tables.append(table) }
    }
    return tables
  }

  private init(_ sheet: Sheet, file: String) throws(WorkbookError) {
    name = sheet.name
    let head = sheet.rows.first { $0.number == 1 }?.cells ?? []
    let body = sheet.rows.filter { $0.number > 1 }
    var names: [Int: String] = [:]
    for cell in body.flatMap(\.cells) where !cell.text.isEmpty {
      names[cell.column] = ""
    }
    for cell in head where !cell.text.isEmpty { names[cell.column] = PlainTable.normal(cell.text) }
    var headers: [String] = []
    var indexes: [Int: Int] = [:]
    var seen: Set<String> = []
    for (column, name) in names.sorted(by: { $0.key < $1.key }) {
      let header = name.isEmpty ? "column_" + SheetRows.letters(ofColumn: column) : name
      guard seen.insert(header).inserted else {
        throw WorkbookError(
          .unsupported, file: file,
          """
          The column "\(header)" stands twice in the sheet "\(sheet.name)" of "\(file)". Rename one \
          of the two.
          """)
      }
      indexes[column] = headers.count
      headers.append(header)
    }
    self.headers = headers
    rows = body.compactMap { row in
      let texts = row.cells.compactMap { cell -> Text? in
        let text = PlainTable.normal(cell.text)
        return text.isEmpty ? nil : indexes[cell.column].map { Text(header: $0, text: text) }
      }
      return texts.isEmpty ? nil : texts
    }
  }

  /// A text with the line ends of all systems turned into `\n`, and without a
  /// byte order mark before it, which readers drop at will.
  private static func normal(_ text: String) -> String {
    if text.unicodeScalars.first == "\u{FEFF}" {
      return normal(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())))
    }
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    return String(
      text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" }
        .joined(separator: "\n"))
  }
}
