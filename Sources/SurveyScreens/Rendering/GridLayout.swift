import TerminalUI

/// How a screen of a size is divided.
struct GridLayout: Hashable {
  /// Below this nothing but a notice is drawn.
  static let smallest = Size(columns: 40, rows: 12)

  let size: Size

  /// Whether there is room for a screen at all.
  var isLargeEnough: Bool { size.holds(Self.smallest) }
  /// Whether a rule and a status line of its own have room.
  var isRoomy: Bool { size.columns >= 80 && size.rows >= 24 }
  /// Whether the sections are listed beside the question.
  var hasOutline: Bool { size.columns > 100 }
  /// Whether parts of a question are set apart by blank lines.
  var hasAir: Bool { size.rows >= 20 }
  /// The cells of a line of text; longer ones are hard to read.
  var textWidth: Int { min(size.columns - 2, 76) }
  /// How far the answer area is moved in.
  var indent: Int { size.columns >= 60 ? 3 : 1 }
  /// The cells of a field to type in.
  var fieldWidth: Int { max(10, textWidth - indent) }
  /// The rows between header and messages when there is one line of these.
  var bodyHeight: Int { size.rows - (isRoomy ? 5 : 3) }
  /// The most rows that a message may take from the body.
  var messageRows: Int { max(1, size.rows / 5) }
}
