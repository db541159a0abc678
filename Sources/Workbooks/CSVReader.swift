import SurveyBasics

/// Reads comma-separated values as RFC 4180 describes them.
///
/// A byte order mark, line ends of all systems, line breaks inside quotation
/// marks, and `;` or tabulator instead of `,` are understood; the separator is
/// the one that occurs most often in the first record.
enum CSVReader {
  static func workbook(_ source: SourceText, diagnostics: inout [Diagnostic]) -> Workbook {
    let name = source.file.split(separator: "/").last.map(String.init) ?? source.file
    var records = Records(source)
    let rows = records.read(diagnostics: &diagnostics)
    let sheet = Sheet(
      name: name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name,
      place: Place(file: source.file), rows: rows)
    return Workbook(file: source.file, sheets: [sheet])
  }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

/// A walk over the bytes of a CSV file.
private struct Records {
  let file: String
  let bytes: [UInt8]
  let separator: UInt8
  var position = 0
  var line = 1
  /// The column in characters of the byte at `counted`.
  var column = 1
  var counted = 0

  init(_ source: SourceText) {
    file = source.file
    bytes = source.bytes
    separator = Records.separator(bytes)
  }

  /// The separator that occurs most often outside quotation marks in the first record.
  static func separator(_ bytes: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == quote {
        isQuoted.toggle()
      } else if !isQuoted {
        if byte == newline || byte == carriageReturn { break }
        if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
      }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  mutating func read(diagnostics: inout [Diagnostic]) -> [Row] {
    var rows: [Row] = []
    var number = 0
    while position < bytes.count {
      number += 1
      let start = place(of: "")
      guard let cells = record(diagnostics: &diagnostics) else { return rows }
      if !cells.isEmpty { rows.append(Row(number: number, place: start, cells: cells)) }
    }
    return rows
  }

  /// The cells up to the end of the record, or nil after a quotation mark
  /// without its partner, behind which nothing can be told apart.
  mutating func record(diagnostics: inout [Diagnostic]) -> [Cell]? {
    var cells: [Cell] = []
    var index = 0
    while true {
      guard let field = field(diagnostics: &diagnostics) else { return nil }
      if !field.text.isEmpty { cells.append(Cell(column: index, place: field)) }
      index += 1
      guard position < bytes.count else { return cells }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == carriageReturn, position < bytes.count, bytes[position] == newline {
        position += 1
      }
      nextLine()
      return cells
    }
  }

  /// One field with its place, up to but not including what ends it.
  mutating func field(diagnostics: inout [Diagnostic]) -> Place? {
    guard position < bytes.count, bytes[position] == quote else {
      let start = place(of: "")
      return start.carrying(text(plainEnd()))
    }
    let opening = place(of: "")
    position += 1
    let start = place(of: "")
    var content: [UInt8] = []
    while true {
      guard position < bytes.count else {
        diagnostics.append(
          Diagnostic(
            "unclosed-quotation", .error,
            "The quotation mark that opens here has no partner; the file is read up to this line.",
            at: opening.carrying(firstLine(content)).narrowed(to: 0..<1),
            fix: "Close it with \" or, if it belongs to the text, write it twice."))
        return nil
      }
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard position < bytes.count, bytes[position] == quote else { break }
        position += 1
      } else if byte == carriageReturn {
        if position < bytes.count, bytes[position] == newline { position += 1 }
        nextLine()
        content.append(newline)
        continue
      } else if byte == newline {
        nextLine()
      }
      content.append(byte)
    }
    let trailing = place(of: "")
    let rest = text(plainEnd())
    if !rest.isEmpty {
      diagnostics.append(
        Diagnostic(
          "text-after-quotation", .error,
          "There is text between a closing quotation mark and the next separator.",
          at: trailing.carrying(rest).narrowed(to: 0..<rest.utf8.count),
          fix: "Put the whole value in quotation marks and write those inside it twice."))
    }
    return start.carrying(String(decoding: content, as: UTF8.self) + rest)
  }

  /// Moves to the end of an unquoted field and returns its bytes.
  private mutating func plainEnd() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, bytes[position] != separator, bytes[position] != newline,
      bytes[position] != carriageReturn
    {
      position += 1
    }
    return bytes[start..<position]
  }

  private mutating func nextLine() {
    line += 1
    column = 1
    counted = position
  }

  /// The place of the current byte.
  private mutating func place(of text: String) -> Place {
    column += String(decoding: bytes[counted..<position], as: UTF8.self).count
    counted = position
    return Place(file: file, .line(line, column: column), text: text)
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private func firstLine(_ content: [UInt8]) -> String {
    "\"" + String(decoding: content.prefix { $0 != newline }, as: UTF8.self)
  }
}

extension Place {
  /// The same place with another text.
  fileprivate func carrying(_ text: String) -> Place {
    var copy = self
    copy.text = text
    return copy
  }
}
