extension KeyMap {
  /// Returns the key bar: the first enabled bindings that fit, keys marked.
  ///
  /// - Parameters:
  ///   - width: The cells of the row.
  ///   - limit: The most bindings to show.
  /// - Returns: One line.
  public func bar(width: Int, limit: Int = 10) -> StyledText {
    var line = StyledText("")
    var used = 0
    for binding in enabled.prefix(limit) {
      guard let key = binding.keys.first else { continue }
      let cells = CellWidth.of(key.name) + 1 + CellWidth.of(binding.shortLabel)
      let gap = used == 0 ? 0 : 1
      guard used + gap + cells <= width else { continue }
      if gap > 0 { line.append(" ") }
      line.append(key.name, Style(.key))
      line.append(" \(binding.shortLabel)")
      used += gap + cells
    }
    return line
  }

  /// Returns every enabled binding with all its keys, for the help screen.
  public func help(width: Int) -> Block {
    let rows = enabled.map { (keys: $0.keys.map(\.name).joined(separator: ", "), $0.longLabel) }
    let column = min(rows.map { CellWidth.of($0.keys) }.max() ?? 0, max(1, width / 3))
    var block = Block()
    for (keys, label) in rows {
      var prefix = StyledText(keys, Style(.key)).cut(to: column, with: "~")
      prefix.append(String(repeating: " ", count: column - prefix.width + 2))
      block.append(StyledText(label), prefix: prefix, width: width)
    }
    return block
  }
}
