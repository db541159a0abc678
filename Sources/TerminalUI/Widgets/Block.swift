/// Lines one below the other, with the place of the focus: what widgets give
/// and a screen puts together before it is drawn.
public struct Block: Hashable, Sendable {
  /// The lines, none wider than the width they were made for.
  public var lines: [StyledText]
  /// Where the focus is: `y` counts lines, `x` cells.
  public var focus: Point?

  /// Creates a block of lines.
  public init(_ lines: [StyledText] = [], focus: Point? = nil) {
    self.lines = lines
    self.focus = focus
  }

  /// Adds a text below, wrapped, every line of it moved in by the width of
  /// `prefix`, which stands before the first.
  public mutating func append(_ text: StyledText, prefix: StyledText = "", width: Int) {
    let indent = prefix.width
    for (place, line) in text.wrapped(to: width - indent).enumerated() {
      var whole = place == 0 ? prefix : StyledText(String(repeating: " ", count: indent))
      whole.append(line)
      lines.append(whole)
    }
  }

  /// Adds another block below, moved in by `indent` cells.
  ///
  /// Its focus, if it has one, becomes the focus of the whole.
  public mutating func append(_ block: Block, indent: Int = 0) {
    if let place = block.focus {
      focus = Point(x: place.x + indent, y: place.y + lines.count)
    }
    let space = StyledText(String(repeating: " ", count: indent))
    for line in block.lines {
      var whole = space
      whole.append(line)
      lines.append(whole)
    }
  }
}

extension Surface {
  /// Draws a block and puts the cursor on its focus.
  ///
  /// If it is higher than the part of the screen, it is scrolled so that the
  /// focus is seen, and rows with `more` tell what is hidden. Where it is
  /// scrolled to depends on the focus alone, so a resize there and back gives
  /// the same picture.
  ///
  /// - Parameters:
  ///   - block: What is drawn.
  ///   - rect: Where.
  ///   - pinned: How many lines at the top stay when the rest scrolls.
  ///   - more: The word for “more”.
  ///   - glyphs: The signs of the terminal.
  public mutating func draw(
    _ block: Block, in rect: Rect, pinned: Int = 0, more: String, glyphs: Glyphs
  ) {
    let height = rect.size.rows
    // At least three rows have to remain, or nothing could be scrolled.
    let fixed = block.lines.count > height ? max(0, min(pinned, height - 3)) : 0
    let room = height - fixed
    let total = block.lines.count - fixed
    let focus = (block.focus?.y ?? 0) - fixed
    let start = max(0, min(focus - room / 2, total - room))
    for row in 0..<min(fixed, height) {
      draw(block, line: row, at: row, in: rect)
    }
    for row in 0..<max(0, min(room, total)) {
      draw(block, line: fixed + start + row, at: fixed + row, in: rect)
    }
    guard room >= 3 else { return }
    let style = Style(.key)
    if start > 0 {
      mark("\(glyphs(.up)) \(more)", row: fixed, in: rect, style)
    }
    if start + room < total {
      mark("\(glyphs(.down)) \(more)", row: height - 1, in: rect, style)
    }
  }

  private mutating func draw(_ block: Block, line: Int, at row: Int, in rect: Rect) {
    let place = Point(x: rect.origin.x, y: rect.origin.y + row)
    write(block.lines[line], at: place, width: rect.size.columns)
    if let focus = block.focus, focus.y == line {
      cursor = Point(x: place.x + min(focus.x, max(0, rect.size.columns - 1)), y: place.y)
    }
  }

  private mutating func mark(_ text: String, row: Int, in rect: Rect, _ style: Style) {
    let y = rect.origin.y + row
    fill(Rect(x: rect.origin.x, y: y, width: rect.size.columns, height: 1))
    write(text, at: Point(x: rect.origin.x, y: y), style, width: rect.size.columns)
  }
}
