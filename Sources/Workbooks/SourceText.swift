import SurveyBasics

/// The text of a file with its lines, for places that people can find again.
struct SourceText {
  let file: String
  /// The text without a byte order mark.
  let text: String
  /// The lines without their ends.
  let lines: [Substring]

  /// Decodes UTF-8.
  ///
  /// Bytes that are not UTF-8 are reported once, at the first of them, and
  /// read as U+FFFD.
  init(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) throws(WorkbookError) {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw WorkbookError(
        .unsupported, file: file,
        """
        "\(file)" is text in UTF-16. Save it as UTF-8; spreadsheet programs call it “CSV UTF-8”.
        """)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    self.file = file
    text = String(decoding: body, as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    if let fault = SourceText.firstFault(body) {
      diagnostics.append(
        Diagnostic(
          "not-utf8", .error, "From here on the file holds characters that are not UTF-8.",
          at: place(line: fault.line, scalar: fault.scalar),
          fix: "Save the file as UTF-8; spreadsheet programs call it “CSV UTF-8”."))
    }
  }

  /// The place of a line and a number of Unicode scalars, both counted from 1,
  /// with the line as its text.
  func place(line: Int, scalar: Int) -> Place {
    guard lines.indices.contains(line - 1) else {
      return Place(file: file, .line(line, column: 1))
    }
    let text = lines[line - 1]
    let before = String(text.unicodeScalars.prefix(max(scalar - 1, 0)))
    let start = min(before.utf8.count, text.utf8.count)
    let next = text.unicodeScalars.dropFirst(max(scalar - 1, 0)).first.map { UTF8.width($0) } ?? 0
    return Place(
      file: file, .line(line, column: before.count + 1), text: String(text),
      range: start..<start + next)
  }

  /// The column in characters of a column in Unicode scalars, both from 1.
  func column(line: Int, scalar: Int) -> Int {
    guard lines.indices.contains(line - 1) else { return scalar }
    return String(lines[line - 1].unicodeScalars.prefix(max(scalar - 1, 0))).count + 1
  }

  private static func firstFault(_ bytes: ArraySlice<UInt8>) -> (line: Int, scalar: Int)? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var line = 1
    var scalar = 1
    while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: return nil
      case .error: return (line, scalar)
      case .scalarValue("\n"): (line, scalar) = (line + 1, 1)
      case .scalarValue: scalar += 1
      }
    }
  }
}
