/// What a piece of text is on the screen; how that looks is for the ``Theme``.
public enum Role: Character, CaseIterable, Hashable, Sendable {
  /// Ordinary text.
  case text = "."
  /// The heading of a screen.
  case title = "T"
  /// Text of less weight. It needs a sign of its own in front, because many
  /// terminals do not show it differently.
  case dim = "D"
  /// The row or field that has the focus.
  case focus = "F"
  /// What is chosen or marked.
  case selected = "S"
  /// What has to be mended.
  case error = "E"
  /// What should be looked at.
  case warning = "W"
  /// What is in order. It needs a sign or word of its own.
  case ok = "O"
  /// The name of a key.
  case key = "K"
  /// Lines between the parts of a screen.
  case rule = "R"

  /// Whether the role can be told from ordinary text by its look alone in a
  /// terminal without colours.
  ///
  /// Where not, a sign in front has to carry it.
  public var showsWithoutColour: Bool {
    switch self {
    case .text, .dim, .ok, .rule: false
    case .title, .focus, .selected, .error, .warning, .key: true
    }
  }
}

/// How a cell looks: its role and the emphasis within it.
public struct Style: Hashable, Sendable {
  /// Emphasis inside a text.
  public struct Marks: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Heavy type.
    public static let bold = Marks(rawValue: 1)
    /// A line below.
    public static let underline = Marks(rawValue: 2)
  }

  /// What the text is.
  public var role: Role
  /// Emphasis within it.
  public var marks: Marks

  /// Creates a style.
  public init(_ role: Role, _ marks: Marks = []) {
    self.role = role
    self.marks = marks
  }

  /// Ordinary text without emphasis.
  public static let text = Style(.text)
}
