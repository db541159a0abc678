/// How the roles look on a terminal.
public enum Theme: CaseIterable, Sendable {
  /// The eight basic colours over the terminal's own background.
  case colour
  /// Few colours, everything of weight bold or reversed.
  case highContrast
  /// No colours at all.
  case mono

  /// What a terminal is told about a cell.
  package struct Look: Hashable, Sendable {
    /// One of the basic colours that can be read on black and on white; the
    /// numbers are those of the terminal.
    package enum Colour: Int16, CaseIterable, Sendable {
      case red = 1
      case green = 2
      case yellow = 3
      case magenta = 5
      case cyan = 6
    }

    package var colour: Colour?
    package var isBold = false
    package var isDim = false
    package var isUnderlined = false
    package var isReversed = false
  }

  package func look(of style: Style) -> Look {
    var look = monochrome(style.role)
    switch self {
    case .mono:
      break
    case .highContrast:
      look.isDim = false
      switch style.role {
      case .error: look.colour = .red
      case .warning: look.colour = .yellow
      case .text, .title, .dim, .focus, .selected, .ok, .key, .rule: break
      }
    case .colour:
      look.colour = colour(of: style.role)
    }
    // Inside what is already bold or underlined, emphasis turns to the other.
    if style.marks.contains(.bold) {
      if look.isBold { look.isUnderlined = true }
      look.isBold = true
    }
    if style.marks.contains(.underline) {
      if look.isUnderlined { look.isBold = true }
      look.isUnderlined = true
    }
    return look
  }

  private func monochrome(_ role: Role) -> Look {
    switch role {
    case .text: Look()
    case .title: Look(isBold: true)
    case .dim: Look(isDim: true)
    case .focus: Look(isReversed: true)
    case .selected: Look(isUnderlined: true, isReversed: true)
    case .error: Look(isBold: true, isReversed: true)
    case .warning: Look(isBold: true, isUnderlined: true)
    case .ok: Look()
    case .key: Look(isUnderlined: true)
    case .rule: Look(isDim: true)
    }
  }

  private func colour(of role: Role) -> Look.Colour? {
    switch role {
    case .text, .focus, .dim, .rule: nil
    case .title, .key, .selected: .cyan
    case .error: .red
    case .warning: .yellow
    case .ok: .green
    }
  }
}
