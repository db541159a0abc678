/// What a person pressed.
public enum Key: Hashable, Sendable {
  /// A character that was typed.
  case text(Character)
  /// A pasted text, in one piece; nothing in it is a command.
  case paste(String)
  /// Enter.
  case enter
  /// Escape. It may be the start of a pair, see ``EscapePairs``.
  case escape
  /// Tab.
  case tab
  /// Tab with Shift.
  case backTab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key by its number, from 1.
  case function(Int)
  /// Ctrl with a letter, the small Latin letter of the key.
  case control(Character)
  /// Something without a meaning here.
  case unknown

  /// The name on the key, the same in every language: `F2`, `Ctrl+P`, `PgDn`.
  public var name: String {
    switch self {
    case .text(" "): "Space"
    case .text(let character): String(character)
    case .paste: "Paste"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift+Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "Ctrl+\(letter.uppercased())"
    case .unknown: "?"
    }
  }

  /// Whether the key may carry a command on every keyboard layout and in every
  /// terminal: no letter, no sign that the Kyrgyz layout lacks, no Ctrl with a
  /// letter that terminals use for other keys or that multiplexers take.
  public var isFitForCommand: Bool {
    switch self {
    case .text(let character): character == " " || ("0"..."9").contains(character)
    case .paste, .unknown: false
    case .function(let number): (1...10).contains(number)
    case .control(let letter): !"abhijmc[".contains(letter)
    default: true
    }
  }
}
