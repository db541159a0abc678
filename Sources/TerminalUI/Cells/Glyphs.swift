/// Which signs beyond letters a terminal can draw.
///
/// The table covers the program's own decoration. Letters and signs in
/// questions and answers are never replaced. A sign has the same width in
/// every tier, so the layout is the same too.
public enum Glyphs: CaseIterable, Sendable {
  /// Everything the program uses: xterm and its relatives, tmux, screen.
  case full
  /// What the fonts of the Linux console have.
  case console
  /// ASCII alone.
  case ascii

  /// A sign by its meaning.
  public enum Sign: CaseIterable, Sendable {
    /// A rule across.
    case rule
    /// A rule down.
    case wall
    /// Between the parts of a trail.
    case trail
    /// In front of what only the interviewer reads.
    case guidance
    /// The one that is chosen.
    case chosen
    /// Sorted upwards, or more above.
    case up
    /// Sorted downwards, or more below.
    case down
    /// Something was cut here.
    case cut
    /// Before a quotation.
    case quoteOpen
    /// After a quotation.
    case quoteClose
    /// From the old to the new.
    case change
    /// A full cell of a bar.
    case full
    /// An empty cell of a bar.
    case empty
  }

  /// Returns the sign as one character of width 1.
  public func callAsFunction(_ sign: Sign) -> String {
    switch (sign, self) {
    case (.rule, .ascii): "-"
    case (.rule, _): "─"
    case (.wall, .ascii): "|"
    case (.wall, _): "│"
    case (.trail, .ascii): ">"
    case (.trail, _): "»"
    case (.guidance, .ascii): "|"
    case (.guidance, _): "»"
    case (.chosen, .ascii): "*"
    case (.chosen, _): "•"
    case (.up, .ascii): "^"
    case (.up, _): "▲"
    case (.down, .ascii): "v"
    case (.down, _): "▼"
    case (.cut, .ascii): "~"
    case (.cut, _): "…"
    case (.quoteOpen, .ascii), (.quoteClose, .ascii): "\""
    case (.quoteOpen, _): "«"
    case (.quoteClose, _): "»"
    case (.change, .ascii): ">"
    case (.change, _): "→"
    case (.full, .ascii): "#"
    case (.full, _): "█"
    case (.empty, .ascii): "."
    case (.empty, _): "░"
    }
  }

  /// Returns a bar for `part` of `whole` that is `width` cells long.
  ///
  /// A part above nothing never looks empty, and only the whole looks full.
  /// A bar of one cell is too short to keep both: there, any part looks full.
  ///
  /// - Parameters:
  ///   - part: How much is there, 0 to `whole`.
  ///   - whole: How much there could be; 0 draws an empty bar.
  ///   - width: The cells of the bar.
  ///   - showsRest: Whether the rest is drawn with its own sign, or left blank.
  /// - Returns: Exactly `width` cells.
  public func bar(_ part: Int, of whole: Int, width: Int, showsRest: Bool = true) -> String {
    guard width > 0 else { return "" }
    let steps = self == .full && !showsRest ? 8 : 1
    let all = width * steps
    let part = min(max(0, part), max(0, whole))
    var filled = 0
    if part > 0 {
      // Halves round up; dividing first keeps large counts from overflowing.
      filled = Int((Double(part) / Double(whole) * Double(all)).rounded())
      filled = part == whole ? all : min(max(1, filled), max(1, all - 1))
    }
    var text = String(repeating: self(.full), count: filled / steps)
    if filled % steps > 0 { text += Self.eighths[filled % steps - 1] }
    let rest = width - filled / steps - (filled % steps > 0 ? 1 : 0)
    return text + String(repeating: showsRest ? self(.empty) : " ", count: rest)
  }

  private static let eighths = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
