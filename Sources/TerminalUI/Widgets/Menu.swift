/// A question of the program itself: a title, some text, numbered answers that
/// can be narrowed by typing.
///
/// Commands, confirmations and “Fix / Keep and explain” are all menus.
public struct Menu: Hashable, Sendable {
  /// What a key did.
  public enum Outcome: Hashable, Sendable {
    /// The menu stays.
    case open
    /// The item at this place, counted from 0, was taken.
    case picked(Int)
    /// It was left without taking anything.
    case closed
  }

  /// What it is about.
  public var title: String
  /// More about it.
  public var message: StyledText
  /// The items.
  public private(set) var list: ChoiceList

  /// Creates a menu.
  ///
  /// - Parameters:
  ///   - title: What it is about.
  ///   - message: More about it, empty if there is nothing to say.
  ///   - items: The answers, at least one, the harmless one first.
  public init(title: String, message: StyledText = "", items: [StyledText]) {
    self.title = title
    self.message = message
    let choices = items.enumerated().map { place, label in
      ChoiceList.Choice(code: String(place + 1), label: label)
    }
    list = ChoiceList(choices, kind: .menu, isSearchable: true)
  }

  /// Creates the command menu of a screen: its enabled bindings with their
  /// keys, in order.
  public init<Action>(title: String, commands: KeyMap<Action>) {
    let items = commands.enabled.map { binding in
      var item = StyledText(binding.longLabel)
      if let key = binding.keys.first { item.append("  \(key.name)", Style(.key)) }
      return item
    }
    self.init(title: title, items: items)
  }

  /// Moves the menu on by a key.
  public mutating func handle(_ key: Key) -> Outcome {
    switch list.handle(key) {
    case .accepted: .picked(list.cursor)
    case .ignored where key == .escape: .closed
    case .ignored, .moved, .changed, .unknownCode, .tooMany: .open
    }
  }

  /// Returns the menu as lines.
  public func block(width: Int, glyphs: Glyphs, words: ListWords) -> Block {
    var block = Block()
    block.append(StyledText(title, Style(.title)), width: width)
    if !message.runs.isEmpty { block.append(message, width: width) }
    let isTyping = !list.search.isEmpty || !list.pendingCode.isEmpty
    block.lines.append(isTyping ? list.status(words) ?? "" : "")
    block.append(list.block(width: width, glyphs: glyphs))
    return block
  }
}
