public import TerminalUI

/// A frame as text that can be read in a comparison: the rows, below them one
/// letter for the style of each cell, then the cursor.
///
/// A letter is the role's; emphasis adds nothing to it but is compared in
/// ``Surface`` itself. Blanks at the end of a row are left out.
public struct Snapshot: Hashable, CustomStringConvertible {
  /// The rows.
  public let rows: [String]
  /// The roles of the cells: `.` text, `T` title, `F` focus and so on.
  public let styles: [String]
  /// Where the cursor is, nil if it is hidden.
  public let cursor: Point?

  /// Takes the picture of a frame.
  public init(_ surface: Surface) {
    var rows: [String] = []
    var styles: [String] = []
    for y in 0..<surface.size.rows {
      let cells = (0..<surface.size.columns).map { surface[Point(x: $0, y: y)] }
      rows.append(Self.trimmed(String(cells.compactMap(\.text)), " "))
      styles.append(Self.trimmed(String(cells.map(\.style.role.rawValue)), "."))
    }
    self.rows = rows
    self.styles = styles
    cursor = surface.cursor
  }

  /// The whole picture as one text.
  public var description: String {
    let place = cursor.map { "\($0.x),\($0.y)" } ?? "none"
    return (rows + ["--- styles"] + styles + ["cursor: \(place)"]).joined(separator: "\n")
  }

  private static func trimmed(_ text: String, _ blank: Character) -> String {
    var text = text
    while text.last == blank { text.removeLast() }
    return text
  }
}

/// Keeps the transcript of the line-by-line presentation.
public final class Transcript: PlainOutput {
  /// Everything that was written.
  public private(set) var text = ""

  /// Creates an empty transcript.
  public init() {}

  /// Keeps a line.
  public func line(_ text: String) {
    self.text += ForeignText.shown(text) + "\n"
  }

  /// Keeps a text without a line break.
  public func prompt(_ text: String) {
    self.text += ForeignText.shown(text)
  }
}
