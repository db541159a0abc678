/// A place on the screen, counted from 0 at the top left.
public struct Point: Hashable, Sendable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int

  /// Creates a place from its column and row.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A number of columns and rows, never negative.
public struct Size: Hashable, Sendable {
  /// How many cells a row has.
  public let columns: Int
  /// How many rows there are.
  public let rows: Int

  /// Creates a size; what is negative counts as 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Whether everything that fits `other` fits here too.
  public func holds(_ other: Size) -> Bool {
    columns >= other.columns && rows >= other.rows
  }
}

/// A part of the screen.
public struct Rect: Hashable, Sendable {
  /// The top left cell.
  public var origin: Point
  /// How far it reaches to the right and down.
  public var size: Size

  /// Creates a part of the screen; a negative width or height counts as 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    origin = Point(x: x, y: y)
    size = Size(columns: width, rows: height)
  }

  /// Creates the part that is the whole of a screen.
  public init(_ size: Size) {
    origin = Point(x: 0, y: 0)
    self.size = size
  }

  /// Cuts `rows` rows off the top and returns them; fewer if there are fewer.
  public mutating func takeTop(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), size.rows)
    let top = Rect(x: origin.x, y: origin.y, width: size.columns, height: taken)
    origin.y += taken
    size = Size(columns: size.columns, rows: size.rows - taken)
    return top
  }

  /// Cuts `rows` rows off the bottom and returns them; fewer if there are fewer.
  public mutating func takeBottom(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), size.rows)
    size = Size(columns: size.columns, rows: size.rows - taken)
    return Rect(x: origin.x, y: origin.y + size.rows, width: size.columns, height: taken)
  }

  /// Cuts `columns` columns off the right and returns them; fewer if there are
  /// fewer.
  public mutating func takeRight(_ columns: Int) -> Rect {
    let taken = min(max(0, columns), size.columns)
    size = Size(columns: size.columns - taken, rows: size.rows)
    return Rect(x: origin.x + size.columns, y: origin.y, width: taken, height: size.rows)
  }
}
