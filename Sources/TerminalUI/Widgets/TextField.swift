/// A text being typed: caret by whole characters, with an undo of its own.
///
/// What a key means beyond typing (accept, leave) is for the screen, which
/// passes on the keys it does not use itself.
public struct TextField: Hashable, Sendable {
  /// How many lines the text may have.
  public enum Lines: Hashable, Sendable {
    /// One: line breaks that are pasted become spaces.
    case one
    /// Several: Enter starts a new one.
    case many
  }

  private struct Moment: Hashable, Sendable {
    var characters: [Character] = []
    var caret = 0
  }

  private enum Edit: Hashable, Sendable {
    case typing
    case deleting
  }

  /// How many lines the text may have.
  public let lines: Lines
  private var now = Moment()
  private var past: [Moment] = []
  private var future: [Moment] = []
  // Edits of a kind that follow each other are one step of undo.
  private var running: Edit?

  /// Creates a field with the caret at the end of its text.
  public init(_ text: String = "", lines: Lines = .one) {
    self.lines = lines
    now.characters = Array(Self.fit(text, lines))
    now.caret = now.characters.count
  }

  /// The text as it stands.
  public var text: String { String(now.characters) }

  /// How many characters stand before the caret.
  public var caret: Int { now.caret }

  /// Edits the text by a key.
  ///
  /// - Parameters:
  ///   - key: What was pressed.
  ///   - width: The cells of a row as it is drawn, for arrow up and down.
  /// - Returns: Whether the field had a use for the key.
  public mutating func handle(_ key: Key, width: Int = .max) -> Bool {
    switch key {
    case .text(let character):
      insert(String(character), as: .typing)
      if character.isWhitespace { running = nil }
    case .paste(let text): insert(Self.fit(text, lines), as: nil)
    case .enter where lines == .many: insert("\n", as: nil)
    case .backspace: return remove((now.caret - 1)..<now.caret, as: .deleting)
    case .delete: return remove(now.caret..<(now.caret + 1), as: .deleting)
    case .control("u"): return remove(0..<now.characters.count, as: nil)
    case .control("w"): return remove(wordStart..<now.caret, as: nil)
    case .control("z"): return undo()
    case .control("y"): return redo()
    case .left: move(to: now.caret - 1)
    case .right: move(to: now.caret + 1)
    case .home: move(to: rows(width: width)[place(width: width).y].lowerBound)
    case .end:
      let row = rows(width: width)[place(width: width).y]
      let isLast = row.upperBound == now.characters.count
      let endsWithBreak = row.last.map { now.characters[$0].isNewline } ?? false
      move(to: isLast && !endsWithBreak ? row.upperBound : row.upperBound - 1)
    case .up, .down:
      guard lines == .many else { return false }
      return moveRow(by: key == .up ? -1 : 1, width: width)
    default: return false
    }
    return true
  }

  /// Takes back the last step of typing; false if there is none.
  public mutating func undo() -> Bool {
    guard let former = past.popLast() else { return false }
    future.append(now)
    now = former
    running = nil
    return true
  }

  /// Does again what was taken back; false if there is nothing.
  public mutating func redo() -> Bool {
    guard let next = future.popLast() else { return false }
    past.append(now)
    now = next
    running = nil
    return true
  }

  // MARK: - Editing

  /// More than any answer; keeps a pasted book from slowing the keys down.
  private static let longest = 20_000
  private static let mostSteps = 200

  private static func fit(_ text: String, _ lines: Lines) -> String {
    String(
      text.prefix(longest).map { character in
        if character.isNewline { return lines == .many ? "\n" : " " }
        let isControl = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control
        }
        return isControl ? " " : character
      })
  }

  private mutating func begin(_ edit: Edit?) {
    if edit == nil || edit != running {
      if past.count == Self.mostSteps { past.removeFirst() }
      past.append(now)
    }
    running = edit
    future = []
  }

  private mutating func insert(_ text: String, as edit: Edit?) {
    guard !text.isEmpty, now.characters.count + text.count <= Self.longest else { return }
    begin(edit)
    // Through a string, because a mark joins the character before it.
    let before = String(now.characters[..<now.caret]) + text
    let after = String(now.characters[now.caret...])
    now.caret = before.count
    now.characters = Array(before + after)
    now.caret = min(now.caret, now.characters.count)
  }

  private mutating func remove(_ range: Range<Int>, as edit: Edit?) -> Bool {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= now.characters.count
    else { return false }
    begin(edit)
    let rest = now.characters[..<range.lowerBound] + now.characters[range.upperBound...]
    now.characters = Array(String(rest))
    now.caret = min(range.lowerBound, now.characters.count)
    return true
  }

  private mutating func move(to place: Int) {
    now.caret = min(max(0, place), now.characters.count)
    running = nil
  }

  private var wordStart: Int {
    var place = now.caret
    while place > 0, now.characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !now.characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private mutating func moveRow(by step: Int, width: Int) -> Bool {
    let rows = rows(width: width)
    let here = place(width: width)
    guard rows.indices.contains(here.y + step) else { return false }
    let row = rows[here.y + step]
    var used = 0
    var target = row.lowerBound
    while target < row.upperBound, !now.characters[target].isNewline {
      let cells = Self.width(now.characters[target])
      guard used + cells <= here.x else { break }
      used += cells
      target += 1
    }
    // The place after the last character belongs to the next row.
    if target == row.upperBound, here.y + step < rows.count - 1 { target -= 1 }
    move(to: target)
    return true
  }

  // MARK: - Picture

  /// Returns the field as lines of exactly `width` cells, the focus at the
  /// caret if it has the focus.
  ///
  /// A text of one line that is longer than the row is shown around the caret.
  ///
  /// - Parameters:
  ///   - width: The cells of a row.
  ///   - isFocused: Whether the field has the focus of the screen.
  /// - Returns: One line, or as many as the text needs.
  public func block(width: Int, isFocused: Bool = true) -> Block {
    let style = isFocused ? Style(.focus) : Style(.text, .underline)
    let caret = place(width: width)
    var block = Block()
    for row in shownRows(width: max(1, width)) {
      let text = String(now.characters[row].filter { !$0.isNewline })
      // Spaces at the end of a row may run over it.
      var line = StyledText(text, style).cut(to: width, with: "")
      line.append(String(repeating: " ", count: max(0, width - line.width)), style)
      block.lines.append(line)
    }
    guard isFocused else { return block }
    if lines == .one {
      let row = shownRows(width: max(1, width))[0]
      let before = now.characters[row.lowerBound..<max(row.lowerBound, now.caret)]
      block.focus = Point(x: before.reduce(0) { $0 + Self.width($1) }, y: 0)
    } else {
      block.focus = Point(x: min(caret.x, max(0, width - 1)), y: caret.y)
    }
    return block
  }

  private static func width(_ character: Character) -> Int {
    CellWidth.of(String(character))
  }

  private func shownRows(width: Int) -> [Range<Int>] {
    guard lines == .one else { return rows(width: width) }
    // One cell stays free for the caret after the last character.
    var start = now.caret
    var used = 1
    while start > 0 {
      used += Self.width(now.characters[start - 1])
      guard used <= width else { break }
      start -= 1
    }
    var end = start
    used = 0
    while end < now.characters.count {
      used += Self.width(now.characters[end])
      guard used <= width else { break }
      end += 1
    }
    return [start..<end]
  }

  /// The rows of the text as ranges of characters, never empty; the breaking
  /// space or line break belongs to the row before.
  private func rows(width: Int) -> [Range<Int>] {
    guard lines == .many else { return [0..<now.characters.count] }
    var rows: [Range<Int>] = []
    var start = 0
    var used = 0
    var afterSpace: Int?
    var place = 0
    while place < now.characters.count {
      let character = now.characters[place]
      if character.isNewline {
        rows.append(start..<(place + 1))
        (start, used, afterSpace) = (place + 1, 0, nil)
        place += 1
        continue
      }
      used += Self.width(character)
      if used > max(2, width), character != " " {
        let cut = afterSpace ?? place
        rows.append(start..<cut)
        (start, used, afterSpace) = (cut, 0, nil)
        place = cut
        continue
      }
      place += 1
      if character == " " { afterSpace = place }
    }
    rows.append(start..<now.characters.count)
    return rows
  }

  private func place(width: Int) -> Point {
    let rows = rows(width: width)
    let y = rows.lastIndex { $0.lowerBound <= now.caret } ?? 0
    let before = now.characters[rows[y].lowerBound..<now.caret]
    return Point(x: before.reduce(0) { $0 + Self.width($1) }, y: y)
  }
}
