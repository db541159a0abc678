/// Why there can be no full screen, so that the program goes line by line.
public enum FullScreenObstacle: Error, Hashable, Sendable, CaseIterable {
  /// Keys come from a file or another program.
  case inputIsNoTerminal
  /// The output goes to a file or another program.
  case outputIsNoTerminal
  /// `TERM` is not set.
  case terminalNotNamed
  /// The machine knows no terminal of the name in `TERM`.
  case terminalUnknown
  /// The terminal cannot place the cursor.
  case cursorCannotMove
  /// The machine has no locale whose characters are UTF-8.
  case noUnicode
}

/// What a person asked for, over what the terminal suggests.
public struct TerminalWishes: Hashable, Sendable {
  /// The theme; nil leaves it to `NO_COLOR` and the terminal.
  public var theme: Theme?
  /// The signs; nil leaves them to the type of the terminal.
  public var glyphs: Glyphs?
  /// How long after Escape the rest of a key may come; longer for slow lines.
  public var escapeDelay: Duration

  /// Creates wishes.
  public init(
    theme: Theme? = nil, glyphs: Glyphs? = nil, escapeDelay: Duration = .milliseconds(25)
  ) {
    self.theme = theme
    self.glyphs = glyphs
    self.escapeDelay = escapeDelay
  }
}

/// What a terminal can do, as far as its name and the environment tell.
public struct Capabilities: Hashable, Sendable {
  /// The signs it can draw.
  public var glyphs: Glyphs
  /// How roles look on it.
  public var theme: Theme

  /// Returns what stands against a full screen before the terminal is opened.
  public static func obstacle(
    environment: [String: String], inputIsTerminal: Bool, outputIsTerminal: Bool
  ) -> FullScreenObstacle? {
    guard inputIsTerminal else { return .inputIsNoTerminal }
    guard outputIsTerminal else { return .outputIsNoTerminal }
    switch environment["TERM"] ?? "" {
    case "": return .terminalNotNamed
    case "dumb": return .cursorCannotMove
    default: return nil
    }
  }

  /// Returns what is used on a terminal: wishes first, then the environment,
  /// then the terminal.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - hasColours: Whether the terminal has at least eight colours.
  ///   - wishes: What the person asked for.
  public init(environment: [String: String], hasColours: Bool, wishes: TerminalWishes) {
    let name = environment["TERM"] ?? ""
    glyphs = wishes.glyphs ?? Self.glyphs(of: name)
    let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || !hasColours
    theme = wishes.theme ?? (isPlain ? .mono : .colour)
    // A terminal without colours cannot be asked for them.
    if !hasColours, theme == .colour { theme = .mono }
  }

  private static func glyphs(of name: String) -> Glyphs {
    if name == "linux" || name.hasPrefix("linux-") { return .console }
    return modern.contains { name.hasPrefix($0) } ? .full : .ascii
  }

  private static let modern = [
    "xterm", "vte", "gnome", "konsole", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty",
    "st-", "wezterm", "putty", "contour", "ghostty", "mintty", "iterm",
  ]
}
