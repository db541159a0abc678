import CXlsxWriter
import SurveyBasics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Writes tables as an Office Open XML workbook (.xlsx): bold headers that stay
/// in sight, and nothing but texts, so that `010` is not made a number.
enum SpreadsheetWriter {
  /// The most characters of a cell, rows and columns that a spreadsheet has.
  private static let limits = (characters: 32_767, rows: 1_048_576, columns: 16_384)

  static func bytes(_ tables: [PlainTable], file: String) throws(WorkbookError) -> [UInt8] {
    let descriptor = xlsx_memory_file()
    guard descriptor >= 0 else { throw refusal(file, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard let workbook = workbook_new("/proc/self/fd/\(descriptor)") else {
      throw refusal(file, "there is no memory")
    }
    var fault: WorkbookError?
    do throws(WorkbookError) {
      try fill(workbook, tables, file)
    } catch {
      fault = error
    }
    // Closing also frees the workbook, so it comes after a fault as well.
    let status = workbook_close(workbook)
    if let fault { throw fault }
    guard status == LXW_NO_ERROR else {
      throw refusal(file, String(cString: lxw_strerror(status)))
    }
    return try contents(descriptor, file)
  }

  private static func fill(
    _ workbook: UnsafeMutablePointer<lxw_workbook>, _ tables: [PlainTable], _ file: String
  ) throws(WorkbookError) {
    var properties = lxw_doc_properties()
    // Any other time would make each writing another file.
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
    let bold = workbook_add_format(workbook)
    format_set_bold(bold)
    let text = workbook_add_format(workbook)
    // The format of texts, so that what people type later stays text as well.
    format_set_num_format_index(text, 49)
    format_set_text_wrap(text)
    format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    for table in tables {
      try checkSize(table, file)
      guard workbook_validate_sheet_name(workbook, table.name) == LXW_NO_ERROR,
        let sheet = workbook_add_worksheet(workbook, table.name)
      else {
        throw WorkbookError(
          .unsupported, file: file,
          """
          A spreadsheet cannot have a sheet named "\(table.name)". Choose another name: at most 31 \
          characters, none of []:*?/\\.
          """)
      }
      for ((column, header), longest) in zip(table.headers.enumerated(), table.widths) {
        let width = min(60, max(8, longest + 2))
        worksheet_set_column(sheet, UInt16(column), UInt16(column), Double(width), text)
        try write(header, sheet, 0, column, bold, table, file)
      }
      worksheet_freeze_panes(sheet, 1, 0)
      for (row, cells) in table.rows.enumerated() {
        for cell in cells {
          try write(cell.text, sheet, row + 1, cell.header, text, table, file)
        }
      }
    }
  }

  private static func checkSize(_ table: PlainTable, _ file: String) throws(WorkbookError) {
    guard table.rows.count < limits.rows, table.headers.count <= limits.columns else {
      throw WorkbookError(
        .tooLarge, file: file,
        "The sheet \"\(table.name)\" has more rows or columns than a spreadsheet can hold.")
    }
  }

  private static func write(
    _ text: String, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int,
    _ format: UnsafeMutablePointer<lxw_format>?, _ table: PlainTable, _ file: String
  ) throws(WorkbookError) {
    let address = SheetRows.letters(ofColumn: column) + String(row + 1)
    let escaped = escaped(text)
    // Spreadsheet programs count the units of UTF-16.
    guard escaped.utf16.count <= limits.characters else {
      throw WorkbookError(
        .tooLarge, file: file,
        """
        The text for the cell \(address) of the sheet "\(table.name)" has more than \
        \(limits.characters) characters, which no spreadsheet holds. Shorten it.
        """)
    }
    let status = worksheet_write_string(sheet, UInt32(row), UInt16(column), escaped, format)
    guard status == LXW_NO_ERROR else {
      throw refusal(file, "\(table.name)!\(address): \(String(cString: lxw_strerror(status)))")
    }
  }

  /// A text with `_x0001_` for a character that XML does not allow, and with a
  /// text of that form escaped itself.
  private static func escaped(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0x5F where scalars[index...].looksEscaped: result += "_x005F_"
      case 0x00...0x08, 0x0B...0x1F, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func contents(_ descriptor: Int32, _ file: String) throws(WorkbookError) -> [UInt8]
  {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw refusal(file, String(cString: strerror(errno)))
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let taken = pread(
          descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count, count)
        if taken > 0 {
          count += taken
        } else if taken == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw refusal(file, String(cString: strerror(failure))) }
    return bytes
  }

  private static func refusal(_ file: String, _ reason: String) -> WorkbookError {
    WorkbookError(
      .unwritable, file: file, "\"\(file)\" cannot be put together: \(reason).")
  }
}

extension PlainTable {
  /// The characters of the longest line in each column.
  fileprivate var widths: [Int] {
    var widths = headers.map(\.count)
    for cell in rows.joined() {
      let longest = cell.text.split(separator: "\n").map(\.count).max() ?? 0
      widths[cell.header] = max(widths[cell.header], longest)
    }
    return widths
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Whether it begins like `_x0041_`.
  fileprivate var looksEscaped: Bool {
    guard count >= 7, self[startIndex + 1] == "x", self[startIndex + 6] == "_" else { return false }
    return self[startIndex + 2..<startIndex + 6].allSatisfy(\.properties.isASCIIHexDigit)
  }
}
