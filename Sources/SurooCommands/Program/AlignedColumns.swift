import TerminalUI

/// Rows of text in columns that fit what stands in them.
enum AlignedColumns {
  static func text(_ header: [String], _ rows: [[String]]) -> String {
    let shown = ([header] + rows).map { $0.map { ForeignText.shown($0) } }
    let widths = header.indices.map { column in
      shown.map { CellWidth.of($0[column]) }.max() ?? 0
    }
    return shown.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - CellWidth.of(cell))
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
