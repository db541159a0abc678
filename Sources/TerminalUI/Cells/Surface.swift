/// One place of the screen.
public struct Cell: Hashable, Sendable {
  /// What stands there; nothing in the right half of a wide character.
  public let text: Character?
  /// How many cells the character takes, 0 in the right half of a wide one.
  public let width: Int
  /// How it looks.
  public let style: Style

  static let blank = Cell(text: " ", width: 1, style: .text)
}

/// A screen as a value: a grid of cells and the place of the cursor.
///
/// Screens are drawn onto surfaces only; an output shows them. Everything that
/// is written passes ``ForeignText``, so no text can command the terminal.
///
///     var surface = Surface(size: Size(columns: 40, rows: 12))
///     surface.write("Айыл", at: Point(x: 1, y: 0), Style(.title))
///     surface.cursor = Point(x: 1, y: 0)
public struct Surface: Equatable, Sendable {
  /// How large the screen is.
  public let size: Size
  /// Where the cursor stands: on what has the focus.
  ///
  /// Readers for blind people follow it.
  public var cursor: Point?
  private var cells: [Cell]

  /// Creates an empty screen.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place, blank outside the screen.
  public subscript(_ point: Point) -> Cell {
    contains(point) ? cells[index(point)] : .blank
  }

  /// Writes a text in one row and returns the column after it.
  ///
  /// What does not fit between the place and the right edge, or into `width`
  /// cells, is left out; a wide character is never halved.
  ///
  /// - Parameters:
  ///   - text: The text; control characters in it are made visible.
  ///   - point: Where it begins.
  ///   - style: How it looks.
  ///   - width: The most cells it may take.
  /// - Returns: The column after the last cell written.
  @discardableResult
  public mutating func write(
    _ text: String, at point: Point, _ style: Style = .text, width: Int = .max
  ) -> Int {
    guard point.y >= 0, point.y < size.rows else { return point.x }
    let limit = width < size.columns - point.x ? point.x + width : size.columns
    var x = point.x
    for character in ForeignText.shown(text) {
      let width = CellWidth.of(character)
      guard x + width <= limit else { break }
      if x >= 0 { put(character, width: width, at: Point(x: x, y: point.y), style) }
      x += width
    }
    return x
  }

  /// Writes a text of several styles in one row and returns the column after
  /// it.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - point: Where it begins.
  ///   - width: The most cells it may take.
  /// - Returns: The column after the last cell written.
  @discardableResult
  public mutating func write(_ text: StyledText, at point: Point, width: Int = .max) -> Int {
    var x = point.x
    let end = width < size.columns - point.x ? point.x + width : size.columns
    for run in text.runs {
      x = write(run.text, at: Point(x: x, y: point.y), run.style, width: end - x)
    }
    return x
  }

  /// Fills a part of the screen with one sign of width 1: blanks, or a rule of
  /// ``Glyphs``.
  public mutating func fill(_ rect: Rect, with sign: String = " ", _ style: Style = .text) {
    let row = String(repeating: sign, count: rect.size.columns)
    for y in rect.origin.y..<(rect.origin.y + rect.size.rows) {
      write(row, at: Point(x: rect.origin.x, y: y), style, width: rect.size.columns)
    }
  }

  /// Whether the place lies on the screen.
  public func contains(_ point: Point) -> Bool {
    point.x >= 0 && point.y >= 0 && point.x < size.columns && point.y < size.rows
  }

  private func index(_ point: Point) -> Int {
    point.y * size.columns + point.x
  }

  private mutating func put(_ character: Character, width: Int, at point: Point, _ style: Style) {
    for x in point.x..<(point.x + width) {
      clearOtherHalf(of: Point(x: x, y: point.y))
    }
    cells[index(point)] = Cell(text: character, width: width, style: style)
    if width == 2 {
      cells[index(point) + 1] = Cell(text: nil, width: 0, style: style)
    }
  }

  /// Blanks what remains of a wide character when one half is overwritten.
  private mutating func clearOtherHalf(of point: Point) {
    let place = index(point)
    switch cells[place].width {
    case 0 where point.x > 0:
      cells[place - 1] = Cell(text: " ", width: 1, style: cells[place - 1].style)
    case 2 where point.x + 1 < size.columns:
      cells[place + 1] = Cell(text: " ", width: 1, style: cells[place + 1].style)
    default: break
    }
  }
}
