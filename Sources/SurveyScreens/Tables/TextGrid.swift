import TerminalUI

/// Labels at the left and right-aligned cells beside them, in as many blocks
/// of columns as the width asks for.
struct TextGrid {
  /// One line of the grid, before its label is wrapped.
  struct Row {
    var label: String
    var cells: [String]
    /// What stands behind the cells where there is room for it.
    var bar: (part: Int, whole: Int)?
  }

  /// What stands above the labels.
  var corner = ""
  let headers: [String]
  let rows: [Row]
  let glyphs: Glyphs

  private static let gap = 2
  private static let widestColumn = 12
  private static let widestBar = 20
  private static let narrowestBar = 6

  /// The lines of the grid, none longer than the width.
  func lines(width: Int) -> [String] {
    let columns = headers.indices.map { column in
      let cells = rows.map { CellWidth.of($0.cells[column]) }.max() ?? 0
      let words = headers[column].split(separator: " ").map { CellWidth.of(String($0)) }
      return min(max(cells, words.max() ?? 0), max(Self.widestColumn, cells))
    }
    let label = labelWidth(of: width, columns)
    var lines: [String] = []
    var start = 0
    while start < headers.count {
      var end = start
      var used = label
      while end < headers.count, end == start || used + Self.gap + columns[end] <= width {
        used += Self.gap + columns[end]
        end += 1
      }
      if start > 0 { lines.append("") }
      let isLast = start == 0 && end == headers.count
      lines += block(start..<end, label, columns, bar: isLast ? width - used - Self.gap : 0)
      start = end
    }
    return lines
  }

  /// As wide as the longest label, but not wider than leaves room for three
  /// columns, nor than half of the line.
  private func labelWidth(of width: Int, _ columns: [Int]) -> Int {
    let longest = rows.map { CellWidth.of($0.label) }.max() ?? 0
    let few = columns.prefix(3).reduce(0) { $0 + Self.gap + $1 }
    let hasBars = rows.contains { $0.bar != nil }
    let room = width - few - (hasBars ? Self.gap + Self.narrowestBar : 0)
    return max(8, min(longest, room, columns.count > 3 ? width * 2 / 5 : width / 2))
  }

  private func block(
    _ range: Range<Int>, _ label: Int, _ columns: [Int], bar: Int
  ) -> [String] {
    let heads = range.map { wrapped(headers[$0], columns[$0]) }
    let height = heads.map(\.count).max() ?? 1
    var lines: [String] = []
    for index in 0..<height {
      var line = left(index == height - 1 ? corner : "", label)
      for (head, column) in zip(heads, range) {
        let place = index - (height - head.count)
        line += gap + right(place >= 0 ? head[place] : "", columns[column])
      }
      lines.append(trimmed(line))
    }
    for row in rows {
      let words = wrapped(row.label, label)
      for (index, word) in words.enumerated() {
        var line = left(word, label)
        if index == words.count - 1 {
          for column in range { line += gap + right(row.cells[column], columns[column]) }
          if let part = row.bar, bar >= Self.narrowestBar {
            line +=
              gap
              + glyphs.bar(
                part.part, of: part.whole, width: min(bar, Self.widestBar), showsRest: false)
          }
        }
        lines.append(trimmed(line))
      }
    }
    return lines
  }

  private var gap: String { String(repeating: " ", count: Self.gap) }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    StyledText(text).wrapped(to: width).map(\.plain)
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - CellWidth.of(text)))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - CellWidth.of(text))) + text
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
