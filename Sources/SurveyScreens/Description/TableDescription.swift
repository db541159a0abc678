public import TerminalUI

/// Rows to choose from, one page of them.
public struct TableDescription: Hashable, Sendable {
  /// What stands above a column.
  public struct Column: Hashable, Sendable {
    /// Its title, with the mark of the order.
    public var title: String
    /// Whether it stands at the right.
    public var isNumber: Bool
  }

  /// How many rows there are and which are left out.
  public var summary: String
  /// The columns, the most important first.
  public var columns: [Column]
  /// The rows of the page.
  public var rows: [[String]]
  /// The number of the first of them among all, counted from 0.
  public var first: Int
  /// The row of the page that has the focus.
  public var focus: Int
  /// More about that row, for wide screens.
  public var preview: [String]
  /// What is said when there are no rows.
  public var nothing: String

  /// The lines for a width: the summary, the titles, the rows.
  ///
  /// Columns that do not fit are left out from the right, the first of them cut.
  func block(width: Int, glyphs: Glyphs) -> Block {
    var block = Block()
    block.lines.append(StyledText(summary).cut(to: width, with: glyphs(.cut)))
    guard !rows.isEmpty else {
      block.lines.append(StyledText(nothing, Style(.ok)))
      block.focus = Point(x: 0, y: 1)
      return block
    }
    let widths = widths(width)
    block.lines.append(line(columns.map(\.title), widths, Style(.title), "  ", glyphs))
    for (place, row) in rows.enumerated() {
      let isFocused = place == focus
      if isFocused { block.focus = Point(x: 0, y: block.lines.count) }
      block.lines.append(
        line(row, widths, Style(isFocused ? .focus : .text), isFocused ? "> " : "  ", glyphs))
    }
    return block
  }

  /// With fewer cells a column says nothing.
  private static let narrowest = 8

  /// The cells of each column that fits.
  private func widths(_ width: Int) -> [Int] {
    var widths: [Int] = []
    var left = width - 2
    for (place, column) in columns.enumerated() {
      let longest = rows.map { CellWidth.of($0[place]) }.max() ?? 0
      let wanted = min(max(CellWidth.of(column.title), longest), 24)
      guard wanted <= left else {
        if left >= Self.narrowest { widths.append(left) }
        break
      }
      widths.append(wanted)
      left -= wanted + 2
    }
    return widths
  }

  private func line(
    _ cells: [String], _ widths: [Int], _ style: Style, _ start: String, _ glyphs: Glyphs
  ) -> StyledText {
    var line = StyledText(start, style)
    for (place, width) in widths.enumerated() {
      if place > 0 { line.append("  ", style) }
      let cell = StyledText(cells[place], style).cut(to: width, with: glyphs(.cut))
      let space = String(repeating: " ", count: width - cell.width)
      if columns[place].isNumber { line.append(space, style) }
      line.append(cell)
      if !columns[place].isNumber { line.append(space, style) }
    }
    return line
  }
}

/// A text of many lines with a focus that moves over it.
public struct ReadingDescription: Hashable, Sendable {
  /// What it is about.
  public var title: String
  /// The lines.
  public var lines: [StyledText]
  /// The lines that can be named by their number in plain mode.
  public var numbered: Set<Int>
  /// The line that has the focus.
  public var focus: Int
  /// What is said when there are no lines.
  public var nothing: String

  /// The lines for a width.
  func block(width: Int) -> Block {
    var block = Block()
    block.append(StyledText(title, Style(.dim)), width: width)
    if lines.isEmpty {
      block.focus = Point(x: 0, y: block.lines.count)
      block.append(StyledText(nothing, Style(.ok)), width: width)
    }
    for (place, line) in lines.enumerated() {
      if place == focus { block.focus = Point(x: 0, y: block.lines.count) }
      let isFocused = place == focus
      // What goes over the end of a line stays moved in as it began.
      let margin = String(line.plain.prefix { $0 == " " })
      let text = StyledText(
        String(line.plain.dropFirst(margin.count)),
        Style(isFocused ? .focus : line.runs.last?.style.role ?? .text))
      block.append(
        text, prefix: StyledText(isFocused ? ">" + margin.dropFirst() : margin), width: width)
    }
    return block
  }

  /// The lines for plain mode, questions with their numbers.
  var spoken: [String] {
    var number = 0
    return [title]
      + (lines.isEmpty
        ? [nothing]
        : lines.enumerated().map { place, line in
          guard numbered.contains(place) else { return line.plain }
          number += 1
          return "\(number). \(line.plain)"
        })
  }
}
