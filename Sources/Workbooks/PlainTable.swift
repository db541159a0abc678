import SurveyBasics

/// What of a sheet is written to files: headers and rows of texts.
struct PlainTable: Hashable {
  let name: String
  let headers: [String]
  /// The rows that hold anything; every row has a text for each header.
  let rows: [[String]]

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
    let width = (sheet.rows.flatMap(\.cells).map(\.column).max() ?? -1) + 1
    let head = sheet.rows.first { $0.number == 1 }
    let body = sheet.rows.filter { $0.number > 1 }
    let used = Set(body.flatMap { $0.cells.filter { !$0.text.isEmpty } }.map(\.column))
    var headers: [String] = []
    var columns: [Int] = []
    var seen: Set<String> = []
    for column in 0..<width {
      var header = PlainTable.normal(head?.cell(inColumn: column)?.text ?? "")
      if header.isEmpty {
        guard used.contains(column) else { continue }
        header = "column_" + SheetRows.letters(ofColumn: column)
      }
      guard seen.insert(header).inserted else {
        throw WorkbookError(
          .unsupported, file: file,
          "The column \"\(header)\" stands twice in the sheet \"\(sheet.name)\" of \"\(file)\". Rename one of the two."
        )
      }
      headers.append(header)
      columns.append(column)
    }
    self.headers = headers
    rows = body.compactMap { row in
      var texts = [String](repeating: "", count: width)
      for cell in row.cells { texts[cell.column] = PlainTable.normal(cell.text) }
      let kept = columns.map { texts[$0] }
      return kept.allSatisfy(\.isEmpty) ? nil : kept
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
