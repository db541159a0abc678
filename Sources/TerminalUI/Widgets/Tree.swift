import SurveyBasics

/// A tree of entries that can be folded and searched: where to go.
public struct Tree: Hashable, Sendable {
  /// One line of the tree.
  public struct Entry: Hashable, Sendable {
    /// How deep it lies, 0 at the top; its children follow it, one deeper.
    public var depth: Int
    /// The state of the entry, one cell: `+`, `.`, `!`.
    public var mark: String
    /// What it is called; the search looks here.
    public var label: String
    /// More about it, such as why one cannot go there.
    public var detail: String

    /// Creates an entry.
    public init(depth: Int, mark: String, label: String, detail: String = "") {
      self.depth = depth
      self.mark = mark
      self.label = label
      self.detail = detail
    }
  }

  /// The entries, parents before their children.
  public let entries: [Entry]
  /// The place of the entry that has the focus.
  public private(set) var cursor: Int
  /// What is searched for; empty if nothing is.
  public private(set) var search = ""
  /// The entries that are shown, in order: all that are not folded away, or
  /// what was found.
  public private(set) var visible: [Int] = []
  /// Whether the search was read through the other keyboard layout.
  public private(set) var usesOtherLayout = false

  private var folded: Set<Int> = []
  private let texts: [String]

  /// Creates a tree, unfolded, with the focus on an entry.
  public init(_ entries: [Entry], cursor: Int = 0) {
    self.entries = entries
    self.cursor = min(max(0, cursor), max(0, entries.count - 1))
    texts = entries.map { foldedText($0.label) }
    update()
  }

  /// Moves the tree on by a key.
  ///
  /// - Parameter key: What was pressed.
  /// - Returns: Whether the tree had a use for it; Enter it leaves to the
  ///   screen, which goes to the entry at ``cursor``.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up: step(by: -1)
    case .down: step(by: 1)
    case .home: step(by: -entries.count)
    case .end: step(by: entries.count)
    case .left where search.isEmpty: fold()
    case .right where search.isEmpty:
      folded.remove(cursor)
      update()
    case .backspace where !search.isEmpty: find(String(search.dropLast()))
    case .escape where !search.isEmpty: find("")
    case .text(let character): find(search + String(character))
    case .paste(let text): find(search + text)
    default: return false
    }
    return true
  }

  /// Moves the focus by whole pages.
  public mutating func page(by rows: Int) {
    step(by: rows)
  }

  /// Returns the line that tells what is searched for, nil if nothing is.
  public func status(_ words: ListWords) -> StyledText? {
    guard !search.isEmpty else { return nil }
    var line = StyledText("\(words.search): \(search)_", Style(.key))
    line.append("  ")
    if let place = visible.firstIndex(of: cursor) {
      line.append(words.position(place + 1, visible.count))
    } else {
      line.append(words.nothingFound, Style(.warning))
    }
    if usesOtherLayout { line.append("  \(words.otherLayout)", Style(.warning)) }
    return line
  }

  /// Returns the tree as one line for each entry that is shown.
  public func block(width: Int, glyphs: Glyphs) -> Block {
    var block = Block()
    for place in visible {
      let entry = entries[place]
      let isHere = place == cursor
      let sign = folded.contains(place) ? "+" : hasChildren(place) ? "-" : " "
      let indent = String(repeating: "  ", count: search.isEmpty ? max(0, entry.depth) : 0)
      var line = StyledText(isHere ? "> " : "  ")
      line.append("\(entry.mark) \(indent)\(sign) \(entry.label)", Style(isHere ? .focus : .text))
      if !entry.detail.isEmpty { line.append("  (\(entry.detail))", Style(.dim)) }
      if isHere { block.focus = Point(x: 2, y: block.lines.count) }
      block.lines.append(line.cut(to: width, with: glyphs(.cut)))
    }
    return block
  }

  private func hasChildren(_ place: Int) -> Bool {
    place + 1 < entries.count && entries[place + 1].depth > entries[place].depth
  }

  private mutating func step(by rows: Int) {
    guard !visible.isEmpty else { return }
    let place = visible.firstIndex(of: cursor) ?? 0
    cursor = visible[min(max(0, place + rows), visible.count - 1)]
  }

  private mutating func fold() {
    guard entries.indices.contains(cursor) else { return }
    if hasChildren(cursor), !folded.contains(cursor) {
      folded.insert(cursor)
      update()
    } else if let parent = entries[..<cursor].lastIndex(where: {
      $0.depth < entries[cursor].depth
    }) {
      cursor = parent
    }
  }

  private mutating func find(_ query: String) {
    search = String(query.map { $0.isNewline ? " " : $0 })
    if search.isEmpty { unfoldAround(cursor) }
    update()
  }

  /// What was found stays in sight when the search ends.
  private mutating func unfoldAround(_ place: Int) {
    guard entries.indices.contains(place) else { return }
    var depth = entries[place].depth
    for above in stride(from: place - 1, through: 0, by: -1) where entries[above].depth < depth {
      folded.remove(above)
      depth = entries[above].depth
    }
  }

  private mutating func update() {
    usesOtherLayout = false
    if !search.isEmpty {
      let result = TextSearch.find(search, in: texts)
      visible = result.hits
      usesOtherLayout = result.usesOtherLayout
      if let first = visible.first { cursor = first }
      return
    }
    visible = []
    var hiddenBelow = Int.max
    for (place, entry) in entries.enumerated() {
      if entry.depth > hiddenBelow { continue }
      hiddenBelow = folded.contains(place) ? entry.depth : .max
      visible.append(place)
    }
  }
}
