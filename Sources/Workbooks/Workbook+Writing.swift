public import SurveyBasics

extension Workbook {
  /// The content of a file that holds the same sheets, rows and texts.
  ///
  /// Rows without text and sheets without any are left out, so are the places
  /// of cells and whether a sheet is hidden. A column without a header that
  /// holds texts is named after its letters, such as `column_D`. Line ends
  /// become `\n`, a byte order mark before a text is dropped. The same workbook always gives the same bytes, and what they
  /// read back as is compared with the workbook before they are returned.
  ///
  /// - Parameter file: The name of the file, whose ending tells what is wanted:
  ///   .xlsx, .yaml or .yml.
  /// - Returns: All bytes of the file.
  /// - Throws: ``WorkbookError`` for another ending, and for texts that a file of
  ///   that kind cannot hold.
  public func bytes(forFile file: String) throws(WorkbookError) -> [UInt8] {
    let tables = try PlainTable.tables(of: self)
    let bytes: [UInt8]
    switch Workbook.ending(of: file) {
    case "xlsx": bytes = try SpreadsheetWriter.bytes(tables, file: file)
    case "yaml", "yml":
      guard !tables.contains(where: { $0.name == "yxf" }) else {
        throw WorkbookError(
          .unsupported, file: file,
          "A sheet cannot be called \"yxf\" in YAML, where that is the list of headers. Rename it.")
      }
      try checkHeaders(tables, file)
      bytes = YAMLWriter.bytes(tables)
    case let ending:
      throw WorkbookError(
        .unsupported, file: file,
        "\"\(file)\" cannot be written: \(ending.isEmpty ? "its name has no ending" : ".\(ending) is another kind of file"). Choose a name that ends in .yaml or .xlsx."
      )
    }
    var diagnostics: [Diagnostic] = []
    let copy = try Workbook(bytes: bytes, file: file, diagnostics: &diagnostics)
    guard diagnostics.isEmpty, try PlainTable.tables(of: copy) == tables else {
      throw WorkbookError(
        diagnostics.isEmpty ? .unwritable : .tooLarge, file: file,
        "\"\(file)\" would not read back as what was written. \(diagnostics.first?.message ?? "")")
    }
    return bytes
  }

  /// Names of columns stand before a colon, where YAML allows 1024 bytes.
  private func checkHeaders(_ tables: [PlainTable], _ file: String) throws(WorkbookError) {
    for header in tables.flatMap(\.headers) where YAMLScalar.key(header).utf8.count > 1000 {
      throw WorkbookError(
        .tooLarge, file: file,
        "The header \"\(header.prefix(40))…\" is longer than YAML allows. Shorten it.")
    }
  }

  /// The first cell of each column that has no header and holds texts.
  public var cellsWithoutHeader: [Place] {
    sheets.flatMap { sheet in
      let head = Set(
        (sheet.rows.first { $0.number == 1 }?.cells ?? []).filter { !$0.text.isEmpty }.map(\.column)
      )
      var seen = head
      return sheet.rows.filter { $0.number > 1 }.flatMap(\.cells).filter {
        !$0.text.isEmpty && seen.insert($0.column).inserted
      }.map(\.place)
    }
  }
}
