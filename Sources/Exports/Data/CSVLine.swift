/// Lines of comma-separated values as in RFC 4180, but ended by a line feed alone.
public enum CSVLine {
  /// Returns one line.
  ///
  /// A value is put in quotation marks where it holds a comma, a quotation
  /// mark or a line break, and where it begins or ends with a blank, which some
  /// readers would drop.
  ///
  /// - Parameters:
  ///   - values: The values; nil stands for no value, an empty text for one.
  ///   - isForSpreadsheet: Whether a spreadsheet program will open it: an
  ///     apostrophe is then put before what such a program would run as a
  ///     formula. Data exported so do not read back as they were.
  /// - Returns: The line with its line feed.
  public static func text(
    _ values: some Sequence<String?>, isForSpreadsheet: Bool = false
  ) -> String {
    var line = ""
    var isFirst = true
    for value in values {
      if !isFirst { line += "," }
      isFirst = false
      if let value { append(isForSpreadsheet ? harmless(value) : value, to: &line) }
    }
    // A line of one empty value would read as no line at all.
    if line.isEmpty { line = "\"\"" }
    return line + "\n"
  }

  private static func append(_ value: String, to line: inout String) {
    let needsQuotes =
      value.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || value.utf8.first == 0x20 || value.utf8.last == 0x20
    guard needsQuotes else {
      line += value
      return
    }
    line += "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { line += "\"" }
      line.unicodeScalars.append(scalar)
    }
    line += "\""
  }

  private static func harmless(_ value: String) -> String {
    guard let first = value.utf8.first else { return value }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0D: return "'" + value
    // A negative number runs nothing.
    case UInt8(ascii: "-"): return Double(value) == nil ? "'" + value : value
    default: return value
    }
  }
}
