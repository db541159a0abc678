extension Diagnostic: CustomStringConvertible {
  /// The diagnostic in the style of a compiler, several lines, without a
  /// newline at the end and without control characters.
  public var description: String {
    var lines = ["\(shown(place.description)): \(severity.rawValue): \(shown(message))"]
    lines += place.excerpt
    for note in notes {
      let origin = note.place.map { "\(shown($0.description)): " } ?? "  "
      lines.append("\(origin)note: \(shown(note.message))")
      lines += note.place?.excerpt ?? []
    }
    if let fix { lines.append("  fix: \(shown(fix))") }
    return lines.joined(separator: "\n")
  }
}

extension Place {
  /// The most characters of one line that an excerpt shows.
  private static let excerptWidth = 76

  /// The line that is meant and a line with a caret under the part that is
  /// meant, both indented; empty when there is no text.
  ///
  /// A long line is cut around the part that is meant, with `…` at the cut ends.
  var excerpt: [String] {
    guard !text.isEmpty else { return [] }
    let bytes = Array(text.utf8)
    let meant = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<meant.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[meant.lowerBound...].firstIndex(of: newline) ?? bytes.count
    let before = Array(String(decoding: bytes[start..<meant.lowerBound], as: UTF8.self))
    let marked = Array(
      String(
        decoding: bytes[meant.lowerBound..<max(min(meant.upperBound, end), meant.lowerBound)],
        as: UTF8.self))
    let line = Array(String(decoding: bytes[start..<end], as: UTF8.self))
    var first = 0
    if before.count > Place.excerptWidth - 24 { first = before.count - (Place.excerptWidth - 24) }
    let last = min(line.count, first + Place.excerptWidth)
    let cut =
      (first > 0 ? "…" : "") + String(line[min(first, last)..<last])
      + (last < line.count ? "…" : "")
    let indent = before.count - first + (first > 0 ? 1 : 0)
    let width = max(1, min(marked.count, last - before.count))
    let caret =
      String(repeating: " ", count: indent) + "^" + String(repeating: "~", count: width - 1)
    return ["  " + shown(cut), range == nil ? "" : "  " + caret].filter { !$0.isEmpty }
  }
}

/// A text with everything that could act on a terminal replaced by `·`.
private func shown(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .lineSeparator, .paragraphSeparator, .surrogate:
          scalar == "\n" ? " " : "·"
        default: scalar
        }
      }))
}
