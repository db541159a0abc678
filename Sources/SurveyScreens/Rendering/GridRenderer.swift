import InterfaceText
public import TerminalUI

/// Draws descriptions of screens as grids of cells.
///
/// The picture depends on the description, the size and the signs of the terminal
/// alone.
public struct GridRenderer: Sendable {
  let glyphs: Glyphs

  /// Creates a renderer for a terminal with these signs.
  public init(glyphs: Glyphs) {
    self.glyphs = glyphs
  }

  /// Draws a screen.
  public func draw(_ screen: ScreenDescription, size: Size) -> Surface {
    var surface = Surface(size: size)
    let layout = GridLayout(size: size)
    guard layout.isLargeEnough else {
      drawTooSmall(screen, on: &surface)
      return surface
    }
    var rest = Rect(size)
    drawHeader(screen.header, in: rest.takeTop(1), layout, on: &surface)
    if layout.isRoomy { surface.fill(rest.takeTop(1), with: glyphs(.rule), Style(.rule)) }
    drawBar(screen, in: rest.takeBottom(1), layout, on: &surface)
    drawFoot(screen, from: &rest, layout, on: &surface)
    var width = layout.textWidth
    if case .comparison = screen.content {
      width = rest.size.columns - 2
    } else if layout.hasOutline {
      drawBeside(screen, from: &rest, layout, on: &surface)
    }
    if case .table = screen.content { width = rest.size.columns - 2 }
    let body = Rect(x: 1, y: rest.origin.y, width: width, height: rest.size.rows)
    var (block, pinned) = block(of: screen, layout)
    // A list in which nothing was found has no focus of its own.
    if block.focus == nil { block.focus = Point(x: 0, y: 0) }
    surface.draw(
      block, in: body, pinned: pinned, more: screen.words.wording(.moreWord), glyphs: glyphs)
    return surface
  }

  private func drawTooSmall(_ screen: ScreenDescription, on surface: inout Surface) {
    let smallest = GridLayout.smallest
    let text = screen.words.wording(
      .windowTooSmall, .width(surface.size.columns), .height(surface.size.rows),
      .minWidth(smallest.columns), .minHeight(smallest.rows))
    var block = Block()
    block.append(StyledText(text, Style(.warning)), width: max(1, surface.size.columns))
    for (row, line) in block.lines.enumerated() { surface.write(line, at: Point(x: 0, y: row)) }
    surface.cursor = Point(x: 0, y: 0)
  }

  // MARK: Above

  private func drawHeader(
    _ header: ScreenDescription.Header, in rect: Rect, _ layout: GridLayout,
    on surface: inout Surface
  ) {
    var right = header.language
    if header.known > 0 {
      let isWide = layout.size.columns >= 80
      let bar = isWide ? "\(glyphs.bar(header.answered, of: header.known, width: 10))  " : ""
      right = "\(header.answered)/~\(header.known)  \(bar)\(right)"
    }
    let rightWidth = CellWidth.of(right)
    let room = rect.size.columns - rightWidth - 4
    surface.write(
      StyledText(trail(header, room), Style(.title)), at: Point(x: 1, y: rect.origin.y))
    surface.write(
      right, at: Point(x: rect.size.columns - rightWidth - 1, y: rect.origin.y), Style(.text))
  }

  /// The trail shortened from the left; the row is the last to be cut.
  private func trail(_ header: ScreenDescription.Header, _ room: Int) -> String {
    let separator = " \(glyphs(.trail)) "
    var parts = header.trail + [header.row].compactMap(\.self)
    func joined(_ isCut: Bool) -> String {
      (isCut ? glyphs(.cut) + separator : "") + parts.joined(separator: separator)
    }
    var isCut = false
    while parts.count > 1, CellWidth.of(joined(isCut)) > room {
      parts.removeFirst()
      isCut = true
    }
    return StyledText(joined(isCut)).cut(to: max(0, room), with: glyphs(.cut)).plain
  }

  // MARK: Below

  private func drawBar(
    _ screen: ScreenDescription, in rect: Rect, _ layout: GridLayout, on surface: inout Surface
  ) {
    let place = Point(x: 1, y: rect.origin.y)
    let width = rect.size.columns - 2
    if let escape = screen.status.escape {
      surface.write(escape, at: place, Style(.key), width: width)
    } else {
      let shown = screen.commands.bindings.filter { binding in
        // Where no questions are shown, F3 is free for the language of the program.
        Self.barCommands.contains(binding.action)
          || binding.action == .interfaceLanguage && binding.keys.first == .function(3)
      }
      surface.write(KeyMap(shown).bar(width: width, limit: 12), at: place)
    }
  }

  /// What people look for in the key bar; help and menu have all commands.
  private static let barCommands: Set<Command> = [
    .accept, .toggle, .back, .menu, .help, .language, .leave, .review, .goTo, .nextProblem, .note,
    .next, .finish, .close, .clear, .answerItem, .approve, .giveBack, .flag, .versions, .filter,
    .search, .sort, .takeAll, .settle,
  ]

  /// Draws what has to be said, as many rows as it needs.
  private func drawFoot(
    _ screen: ScreenDescription, from rest: inout Rect, _ layout: GridLayout,
    on surface: inout Surface
  ) {
    let width = rest.size.columns - 2
    let status = status(screen)
    var lines: [(StyledText, isRight: Bool)] = []
    if let message = screen.message {
      var block = Block()
      let (prefix, role) = Self.sign(message.kind)
      block.append(
        StyledText(message.text, Style(role)), prefix: StyledText(prefix, Style(role)),
        width: width)
      for (row, line) in block.lines.prefix(layout.messageRows).enumerated() {
        let isLast = row == layout.messageRows - 1 && block.lines.count > layout.messageRows
        var line = line
        if isLast {
          line = line.cut(to: width - 2, with: "")
          line.append(" \(glyphs(.cut))", Style(role))
        }
        lines.append((line, false))
      }
    }
    func addWarning(_ text: String, _ kind: ScreenMessage.Kind, rows: Int) {
      var block = Block()
      let (prefix, role) = Self.sign(kind)
      block.append(
        StyledText(text, Style(role)), prefix: StyledText(prefix, Style(role)), width: width)
      lines += block.lines.prefix(rows).map { ($0, false) }
    }
    if let problem = screen.status.notSaved {
      addWarning(problem, .error, rows: 2)
    } else if let refuge = screen.status.refuge {
      addWarning(refuge, .warning, rows: layout.isRoomy ? 4 : 2)
      if layout.isRoomy { lines.append((status, true)) }
    } else if layout.isRoomy {
      if lines.isEmpty { lines.append(("", false)) }
      lines.append((status, true))
    } else if lines.isEmpty {
      lines.append((status, true))
    }
    let rect = rest.takeBottom(lines.count)
    for (row, (line, isRight)) in lines.enumerated() {
      let cut = line.cut(to: width, with: glyphs(.cut))
      let x = isRight ? rect.size.columns - 1 - cut.width : 1
      surface.write(cut, at: Point(x: x, y: rect.origin.y + row))
    }
  }

  static func sign(_ kind: ScreenMessage.Kind) -> (String, Role) {
    switch kind {
    case .error: ("! ", .error)
    case .warning: ("? ", .warning)
    case .information: ("", .text)
    }
  }

  private func status(_ screen: ScreenDescription) -> StyledText {
    var line = StyledText("")
    func add(_ text: String, _ role: Role) {
      if !line.runs.isEmpty { line.append("   ") }
      line.append(text, Style(role))
    }
    if let note = screen.status.note { add("# \(note)", .text) }
    if let attention = screen.status.attention { add("? \(attention)", .warning) }
    if let saved = screen.status.saved { add(saved, .ok) }
    return line
  }

  // MARK: Beside

  private func drawBeside(
    _ screen: ScreenDescription, from rest: inout Rect, _ layout: GridLayout,
    on surface: inout Surface
  ) {
    guard case .table(let table) = screen.content else {
      return drawOutline(screen, from: &rest, layout, on: &surface)
    }
    let width = min(36, rest.size.columns - layout.textWidth - 3)
    let rect = rest.takeRight(width)
    for row in 0..<rect.size.rows {
      surface.write(
        glyphs(.wall), at: Point(x: rect.origin.x, y: rect.origin.y + row), Style(.rule))
    }
    for (row, line) in table.preview.prefix(rect.size.rows).enumerated() {
      surface.write(
        StyledText(line, Style(row == 0 ? .title : .text)).cut(to: width - 3, with: glyphs(.cut)),
        at: Point(x: rect.origin.x + 2, y: rect.origin.y + row))
    }
  }

  private func drawOutline(
    _ screen: ScreenDescription, from rest: inout Rect, _ layout: GridLayout,
    on surface: inout Surface
  ) {
    let width = rest.size.columns - layout.textWidth - 3
    let rect = rest.takeRight(width)
    for row in 0..<rect.size.rows {
      surface.write(
        glyphs(.wall), at: Point(x: rect.origin.x, y: rect.origin.y + row), Style(.rule))
    }
    let here = screen.outline.firstIndex(where: \.isCurrent) ?? 0
    let first = max(0, min(here - rect.size.rows / 2, screen.outline.count - rect.size.rows))
    for (row, line) in screen.outline.dropFirst(first).prefix(rect.size.rows).enumerated() {
      let text = StyledText(
        "\(line.isCurrent ? ">" : " ") \(line.mark) \(line.label)",
        Style(line.isCurrent ? .title : .text))
      surface.write(
        text.cut(to: width - 3, with: glyphs(.cut)),
        at: Point(x: rect.origin.x + 2, y: rect.origin.y + row))
    }
  }
}
