public import InterfaceText
public import TerminalUI

/// Asks for the passphrase of sealed drafts; nothing that is typed is shown.
///
/// A value like ``DraftsState``: ``update(_:)`` moves it on, ``describe()`` tells
/// what to show, ``entry`` is set once the person is done.
public struct PassphraseState: Sendable {
  /// What the person did.
  public enum Entry: Hashable, Sendable {
    /// Typed something, which may be the passphrase.
    case typed(String)
    /// Left without it.
    case left
  }

  /// What the screen reacts to.
  public enum Message: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// There is no further input.
    case end
  }

  /// What the person did; nil as long as the question stands.
  public private(set) var entry: Entry?
  /// The language of the interface.
  public private(set) var language: InterfaceLanguage
  private let isRetry: Bool
  private var field = TextField()
  private var escape = EscapePairs()

  /// Creates the screen.
  ///
  /// - Parameters:
  ///   - language: The language of the interface.
  ///   - isRetry: Whether what was typed before was wrong, which is said then.
  public init(language: InterfaceLanguage, isRetry: Bool) {
    self.language = language
    self.isRetry = isRetry
  }

  private var words: Wording { Wording(language) }

  /// Moves the screen on.
  public mutating func update(_ message: Message) {
    guard entry == nil else { return }
    guard case .key(let pressed) = message else {
      entry = .left
      return
    }
    guard let key = escape.complete(pressed) else { return }
    switch commands.action(for: key) {
    case .accept: entry = field.text.isEmpty ? .left : .typed(field.text)
    case .leave: entry = .left
    case .interfaceLanguage: language = language.next
    default: _ = field.handle(key)
    }
  }

  private var commands: KeyMap<Command> {
    KeyMap([
      Binding(.accept, keys: [.enter], short: words(.barSelect), long: words(.ok)),
      Binding(
        .leave, keys: [.function(9), .control("q"), .control("c")], short: words(.barLeave),
        long: words(.draftLater)),
      Binding(
        .interfaceLanguage, keys: [.function(3)], short: words(.barLanguage),
        long: words(.commandInterfaceLanguage)),
    ])
  }

  /// What is to be shown now: a star for each character.
  public func describe() -> ScreenDescription {
    ScreenDescription(
      identity: "passphrase \(language)",
      header: .init(
        trail: [words(.homeTitle)], row: nil, number: 0, answered: 0, known: 0,
        language: language.shortName),
      content: .text(
        title: words(.passphraseTitle), prompt: words(.passphrasePrompt),
        field: TextField(String(repeating: "*", count: field.text.count)), about: nil),
      message: isRetry ? ScreenMessage(kind: .error, text: words(.passphraseWrong)) : nil,
      status: .init(escape: escape.isArmed ? words(.escapeArmed) : nil), commands: commands,
      words: ScreenDescription.Words(words), outline: [])
  }

  /// Asks on a terminal.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - glyphs: The signs that it can draw.
  /// - Returns: What the person did.
  public mutating func ask(on terminal: some Terminal, glyphs: Glyphs) -> Entry {
    let renderer = GridRenderer(glyphs: glyphs)
    while entry == nil {
      terminal.show(renderer.draw(describe(), size: terminal.size))
      for event in terminal.next(timeout: nil) {
        switch event {
        case .key(let key): update(.key(key))
        case .leave: update(.end)
        case .resized, .woken: break
        }
      }
    }
    return entry ?? .left
  }
}
