import SurveyBasics

/// The text of a file with its lines, for places that people can find again.
struct SourceText {
  let file: String
  /// The text as UTF-8 without a byte order mark; what was not UTF-8 is U+FFFD.
  let bytes: [UInt8]
  /// Where each line starts among the bytes, and then where one more would start.
  private let lineStarts: [Int]

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
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let body = hasMark ? Array(bytes[3...]) : bytes
    self.file = file
    let isSound = (try? UTF8Span(validating: body.span)) != nil
    self.bytes = isSound ? body : Array(String(decoding: body, as: UTF8.self).utf8)
    lineStarts = SourceText.lineStarts(self.bytes)
    if !isSound, let fault = SourceText.firstFault(body) {
      diagnostics.append(
        Diagnostic(
          "not-utf8", .error, "From here on the file holds characters that are not UTF-8.",
          at: place(line: fault.line, scalar: fault.scalar),
          fix: "Save the file as UTF-8; spreadsheet programs call it “CSV UTF-8”."))
    }
  }

  /// How many lines there are; text behind the last line end is one, even if it is empty.
  var lineCount: Int { lineStarts.count - 1 }

  /// The bytes of a line, counted from 1, without its end; nothing for a line
  /// that does not exist.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineCount else { return [] }
    let start = lineStarts[number - 1]
    var end = lineStarts[number]
    if number < lineCount {
      end -= lineEnd(before: end)
    }
    return bytes[start..<end]
  }

  /// How many bytes the line end takes that stands before a line.
  private func lineEnd(before start: Int) -> Int {
    switch bytes[start - 1] {
    case 0x0A: start >= 2 && bytes[start - 2] == 0x0D ? 2 : 1
    case 0x0D: 1
    case 0x85: 2
    default: 3
    }
  }

  /// The place of a line and a number of Unicode scalars, both counted from 1,
  /// with the line as its text.
  func place(line: Int, scalar: Int) -> Place {
    guard line >= 1, line <= lineCount else { return Place(file: file, .line(line, column: 1)) }
    let start = position(ofScalar: scalar, inLine: line)
    let end = position(ofScalar: scalar + 1, inLine: line)
    return Place(
      file: file, .line(line, column: start.column),
      text: String(decoding: self.line(line), as: UTF8.self), range: start.offset..<end.offset)
  }

  /// The column in characters of a column in Unicode scalars, both from 1.
  func column(line: Int, scalar: Int) -> Int {
    guard line >= 1, line <= lineCount else { return scalar }
    return position(ofScalar: scalar, inLine: line).column
  }

  /// How many bytes stand before a scalar of a line, and its column in
  /// characters; behind the last scalar, the end of the line.
  private func position(ofScalar scalar: Int, inLine number: Int) -> (offset: Int, column: Int) {
    let line = self.line(number)
    let (offset, scalars, isEachACharacter) = line.withUnsafeBufferPointer { bytes in
      var offset = 0
      var scalars = 0
      var isEachACharacter = true
      var previous: UInt8 = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte & 0xC0 != 0x80 {
          if scalars == scalar - 1 { break }
          scalars += 1
        }
        if SourceText.mayJoin(byte, after: previous) { isEachACharacter = false }
        previous = byte
        offset += 1
      }
      return (offset, scalars, isEachACharacter)
    }
    let before = line.prefix(offset)
    return (
      offset, 1 + (isEachACharacter ? scalars : String(decoding: before, as: UTF8.self).count)
    )
  }

  /// Whether a byte may belong to a scalar that joins another to one character.
  ///
  /// Letters below the combining marks, Latin and Cyrillic, never do, and that
  /// is nearly every text. CC and CD begin U+0300–U+037F, D2 begins U+0480,
  /// where a few marks stand.
  private static func mayJoin(_ byte: UInt8, after previous: UInt8) -> Bool {
    byte >= 0xD6 || byte == 0xCC || byte == 0xCD || previous == 0xD2 && byte < 0x8A
  }

  /// Where the lines start, and then the end of the text: a line ends as YAML
  /// and CSV see it, at CR, LF, both, NEL, LS or PS.
  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        switch bytes[index] {
        case 0x0A: starts.append(index + 1)
        case 0x0D where index + 1 == bytes.count || bytes[index + 1] != 0x0A:
          starts.append(index + 1)
        case 0x85 where index >= 1 && bytes[index - 1] == 0xC2: starts.append(index + 1)
        case 0xA8, 0xA9:
          if index >= 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 {
            starts.append(index + 1)
          }
        default: break
        }
      }
    }
    return starts + [bytes.count]
  }

  private static func firstFault(_ bytes: [UInt8]) -> (line: Int, scalar: Int)? {
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
