import SurveyBasics
import Workbooks

/// A sheet whose headers have been understood.
struct FormTable {
  /// A column as far as it means something.
  struct Key: Hashable {
    let column: Column
    /// What stands behind `::`, nil where nothing does.
    let language: String?
  }

  /// A column that is known only by its header.
  struct Extra {
    let header: String
    let index: Int
    let place: Place
  }

  let name: String
  let place: Place
  /// The place of the row of headers.
  let headers: Place
  private(set) var columns: [Key: (index: Int, place: Place)] = [:]
  /// The keys in the order of their columns.
  private(set) var order: [Key] = []
  private(set) var extras: [Extra] = []
  private(set) var rows: [FormRow] = []

  /// Understands the headers of a sheet and cleans its cells; where
  /// `collapsesBlanks` is true, runs of blanks become one.
  init(
    _ sheet: Sheet, vocabulary: Column.Vocabulary, collapsesBlanks: Bool, findings: Findings
  ) {
    name = sheet.name
    place = sheet.place
    let head = sheet.rows.first { $0.number == 1 }
    headers = head?.place ?? sheet.place
    readHeaders(head?.cells ?? [], vocabulary, findings)
    let indexes = ColumnIndexes(columns.mapValues(\.index))
    rows.reserveCapacity(sheet.rows.count)
    for row in sheet.rows where row.number > 1 {
      var cells = row.cells
      let isClean = cells.allSatisfy {
        !$0.text.isEmpty && FormTable.isClean($0.text, collapsesBlanks: collapsesBlanks)
      }
      if !isClean {
        cells = cells.compactMap { cell in
          var place = cell.place
          place.text = FormTable.cleaned(place.text, collapsesBlanks: collapsesBlanks)
          return place.text.isEmpty ? nil : Cell(column: cell.column, place: place)
        }
      }
      rows.append(FormRow(number: row.number, place: row.place, cells: cells, indexes: indexes))
    }
    reportCellsWithoutHeader(head?.cells ?? [], findings)
  }

  /// Warns, once for the sheet, of cells below an empty header.
  private func reportCellsWithoutHeader(_ head: [Cell], _ findings: Findings) {
    guard !head.isEmpty else { return }
    let known = Set(head.map(\.column))
    let isComplete = known == Set(0..<known.count)
    let lost = rows.flatMap { row in
      // Most rows end below the last header of a head without gaps.
      if isComplete, row.cells.last.map({ $0.column < known.count }) ?? true { return [Cell]() }
      return row.cells.filter { !known.contains($0.column) }
    }
    guard let first = lost.first else { return }
    findings.warning(
      "cell-without-header",
      lost.count == 1
        ? "This cell has no effect: there is no header above it."
        : "\(lost.count) cells of \"\(name)\" have no effect: there is no header above them.",
      at: first.place, fix: "Name the column in the first row, or delete what stands below.")
  }

  /// Whether it has neither headers nor rows.
  var isBlank: Bool { order.isEmpty && extras.isEmpty && rows.isEmpty }

  /// Whether a column exists, in any language.
  func has(_ column: Column) -> Bool {
    order.contains { $0.column == column }
  }

  /// The languages of a column in order, nil for the column without one.
  func languages(of column: Column) -> [String?] {
    order.filter { $0.column == column }.map(\.language)
  }

  private mutating func readHeaders(
    _ cells: [Cell], _ vocabulary: Column.Vocabulary, _ findings: Findings
  ) {
    let hasDoubleColon = cells.contains { $0.text.contains("::") }
    var seen: [String: Place] = [:]
    for cell in cells {
      let header = FormTable.cleaned(cell.text, collapsesBlanks: true)
      guard !header.isEmpty else { continue }
      if let first = seen[header] {
        findings.error(
          "duplicate-header", "The column \"\(header)\" stands twice in \"\(name)\".",
          at: cell.place, notes: [.init("It stands here first.", at: first)],
          fix: "Rename or delete one of the two.")
        continue
      }
      seen[header] = cell.place
      guard let key = FormTable.key(header, vocabulary, legacy: !hasDoubleColon) else {
        addExtra(header, cell, vocabulary, findings)
        continue
      }
      if let first = columns[key] {
        if key.column == .formID {
          keepFormID(key, header, cell, first, findings)
          continue
        }
        findings.error(
          "duplicate-header",
          "\"\(header)\" and \"\(first.place.text)\" mean the same column.", at: cell.place,
          notes: [.init("The other stands here.", at: first.place)],
          fix: "Move the cells into one column and delete the other.")
        continue
      }
      columns[key] = (cell.column, cell.place)
      order.append(key)
    }
  }

  /// Of the two spellings of the id, `form_id` counts (xlsform 3.2).
  private mutating func keepFormID(
    _ key: Key, _ header: String, _ cell: Cell, _ first: (index: Int, place: Place),
    _ findings: Findings
  ) {
    let isCanonical = Column.snakeCase(header) == Column.formID.header
    if isCanonical { columns[key] = (cell.column, cell.place) }
    findings.warning(
      "form-id-twice",
      "\"form_id\" and \"\(isCanonical ? first.place.text : header)\" mean the same; only \"form_id\" counts.",
      at: isCanonical ? first.place : cell.place, fix: "Delete the other column.")
  }

  /// Keeps a column that is not known, and reports it if it looks misspelt.
  ///
  /// A misspelt column without which every row would be faulty is read as the
  /// one that is meant, so that only the header is reported.
  private mutating func addExtra(
    _ header: String, _ cell: Cell, _ vocabulary: Column.Vocabulary, _ findings: Findings
  ) {
    extras.append(Extra(header: header, index: cell.column, place: cell.place))
    let first = header.part(before: "::")
    let word = Column.snakeCase(first)
    guard !vocabulary.ignored.contains(word), word.count > 3,
      !["bind", "body", "control", "instance", "attribute"].contains(word),
      let near = Spelling.nearest(to: word, among: vocabulary.words),
      let column = Column(header: near)
    else { return }
    let rest = String(header.dropFirst(first.count))
    let key = Key(column: column, language: rest.isEmpty ? nil : rest.split("::").last)
    let isVital = [.type, .name, .label, .listName].contains(column) && columns[key] == nil
    let message =
      "The column \"\(header)\" of \"\(name)\" is not known\(isVital ? "" : " and has no effect")."
    let fix = "Did you mean \"\(near)\(rest)\"?"
    guard isVital else {
      findings.warning("unknown-column", message, at: cell.place, fix: fix)
      return
    }
    findings.error("unknown-column", message, at: cell.place, fix: fix)
    columns[key] = (cell.column, cell.place)
    order.append(key)
  }

  /// The column and language that a header means (xlsform 1.2), nil if it is not known.
  private static func key(
    _ header: String, _ vocabulary: Column.Vocabulary, legacy: Bool
  ) -> Key? {
    if let column = vocabulary.column(header) { return Key(column: column, language: nil) }
    var parts = header.split("::")
    if legacy, let colon = header.firstIndex(of: ":") {
      // `bind:jr:constraintMsg` has one separator, `media:image:Русский` two.
      let first = header[..<colon] + "::" + header[header.index(after: colon)...]
      if let column = vocabulary.column(String(first)) { return Key(column: column, language: nil) }
      parts = header.split(":")
    }
    // `media::image::Русский (ru)` has three parts, its column two of them.
    for count in stride(from: parts.count - 1, to: 0, by: -1) {
      let first = parts[..<count].joined(separator: "::")
      if let column = vocabulary.column(first), column.isTranslatable {
        return Key(column: column, language: parts[count...].joined(separator: "::"))
      }
    }
    return nil
  }

  /// A text without what spreadsheet programs do to it: blanks at the ends,
  /// no-break spaces, curly quotation marks (xlsform 1.1).
  static func cleaned(_ text: String, collapsesBlanks: Bool) -> String {
    if isClean(text, collapsesBlanks: collapsesBlanks) { return text }
    var scalars = String.UnicodeScalarView()
    var lastWasBlank = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2018}", "\u{2019}": scalars.append("'")
      case "\u{201C}", "\u{201D}": scalars.append("\"")
      case "\u{A0}", " ":
        if !(collapsesBlanks && lastWasBlank) { scalars.append(" ") }
        lastWasBlank = true
        continue
      default: scalars.append(scalar)
      }
      lastWasBlank = false
    }
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let start = scalars.firstIndex { !isBlank($0) } ?? scalars.endIndex
    let end = scalars.lastIndex { !isBlank($0) }.map(scalars.index(after:)) ?? start
    return String(scalars[start..<end])
  }
}

extension FormTable {
  /// Whether cleaning would certainly change nothing, which is nearly always so.
  private static func isClean(_ text: String, collapsesBlanks: Bool) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      switch byte {
      case 0x20 where previous == 0x20: if collapsesBlanks { return false }
      // Bytes with which blanks and quotation marks beyond ASCII begin.
      case 0xC2, 0xE1, 0xE2, 0xE3: return false
      default: break
      }
      previous = byte
    }
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = text.utf8.first else { return true }
    return !isBlank(first) && !isBlank(previous)
  }
}

extension String {
  /// Whether a text occurs in this one, byte by byte.
  ///
  /// The search of the standard library prepares itself anew for each call,
  /// which costs more than looking through the text of a cell.
  func holds(_ part: StaticString) -> Bool {
    let length = part.utf8CodeUnitCount
    let first = part.utf8Start[0]
    var copy = self
    return copy.withUTF8 { bytes in
      guard bytes.count >= length else { return false }
      return (0...bytes.count - length).contains { start in
        bytes[start] == first
          && (1..<length).allSatisfy { bytes[start + $0] == part.utf8Start[$0] }
      }
    }
  }

  /// The parts between a separator, without blanks at their ends.
  func split(_ separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(FormTable.cleaned(String(rest[..<range.lowerBound]), collapsesBlanks: false))
      rest = rest[range.upperBound...]
    }
    return parts + [FormTable.cleaned(String(rest), collapsesBlanks: false)]
  }

  /// What stands before the first separator, everything if there is none.
  func part(before separator: String) -> String {
    firstRange(of: separator).map { String(self[..<$0.lowerBound]) } ?? self
  }

  /// Where the last occurrence of a text stands.
  func lastRange(of text: String) -> Range<String.Index>? {
    var last: Range<String.Index>?
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      last = range
      rest = rest[range.upperBound...]
    }
    return last
  }
}
