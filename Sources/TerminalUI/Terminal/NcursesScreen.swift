import CNcurses
import CTerminal

/// Shows surfaces through ncurses, which sends the terminal only what differs.
final class NcursesScreen {
  private let theme: Theme
  private let hasColours: Bool
  private var shown: Surface?
  private var isStale = true

  /// Prepares the colours of the terminal that has just been opened.
  init(theme: Theme) {
    self.theme = theme
    hasColours = theme != .mono && has_colors()
    guard hasColours else { return }
    start_color()
    use_default_colors()
    for colour in Theme.Look.Colour.allCases { init_pair(colour.rawValue, colour.rawValue, -1) }
  }

  /// Makes the next surface be sent whole.
  func redraw() {
    isStale = true
  }

  func show(_ surface: Surface) {
    guard isStale || surface != shown else { return }
    werase(cncurses_window())
    for y in 0..<surface.size.rows {
      for x in 0..<surface.size.columns {
        // Some terminals scroll when their last cell is written.
        if y == surface.size.rows - 1, x == surface.size.columns - 1 { continue }
        put(surface[Point(x: x, y: y)], x: x, y: y)
      }
    }
    if let cursor = surface.cursor, surface.contains(cursor) {
      curs_set(1)
      wmove(cncurses_window(), Int32(cursor.y), Int32(cursor.x))
    } else {
      curs_set(0)
    }
    if isStale { clearok(cncurses_window(), true) }
    wnoutrefresh(cncurses_window())
    doupdate()
    shown = surface
    isStale = false
  }

  private func put(_ cell: Cell, x: Int, y: Int) {
    // What was erased is blank already.
    guard let character = cell.text, cell.width > 0, cell != .blank else { return }
    let look = theme.look(of: cell.style)
    let pair = hasColours ? look.colour?.rawValue ?? 0 : 0
    for (place, piece) in scalars(of: character, width: cell.width).enumerated() {
      _ = cncurses_put(Int32(y), Int32(x + place), piece, attributes(look), pair)
    }
  }

  /// The character as ncurses takes it; if the C library disagrees about its
  /// width, signs of our width, because the cursor would drift.
  private func scalars(of character: Character, width: Int) -> [[wchar_t]] {
    let values = character.unicodeScalars.map { wchar_t($0.value) }
    if values.count == 1, values[0] < 0x7F { return [values + [0]] }
    let widths = character.unicodeScalars.map { Int(cterminal_width($0.value)) }
    let agrees = widths.first == width && widths.dropFirst().allSatisfy { $0 == 0 }
    return agrees ? [values + [0]] : Array(repeating: [0x3F, 0], count: width)
  }

  private func attributes(_ look: Theme.Look) -> attr_t {
    var result: attr_t = 0
    if look.isBold { result |= cncurses_bold }
    if look.isDim { result |= cncurses_dim }
    if look.isReversed { result |= cncurses_reverse }
    if look.isUnderlined { result |= cncurses_underline }
    return result
  }
}
