public import TerminalUI

/// Versions of something side by side, one of which is chosen line by line.
public struct ComparisonDescription: Hashable, Sendable {
  /// A question to which the versions say different things.
  public struct Line: Hashable, Sendable {
    /// What is asked.
    public var question: StyledText
    /// What each version says.
    public var answers: [String]
    /// What was said before the versions parted; nil where nobody knows.
    public var before: String?
    /// The version that is chosen.
    public var chosen: Int?
    /// Why none can be chosen; nil when one can.
    public var fixed: String?
  }

  /// What it is about.
  public var title: String
  /// Who made each version, and when.
  public var versions: [String]
  /// The questions.
  public var lines: [Line]
  /// The question that has the focus.
  public var focus: Int
  /// What is said when there are no questions.
  public var nothing: String

  /// The lines for a width: stacked, or in columns where there is room for them.
  func block(_ layout: GridLayout, glyphs: Glyphs) -> Block {
    let isWide = layout.size.columns >= 100
    let width = isWide ? layout.size.columns - 2 : layout.textWidth
    var block = Block()
    block.append(StyledText(title, Style(.title)), width: width)
    for (place, version) in versions.enumerated() {
      block.append(StyledText(version), prefix: StyledText("\(place + 1)  "), width: width)
    }
    if lines.isEmpty {
      block.focus = Point(x: 0, y: block.lines.count)
      block.append(StyledText(nothing, Style(.ok)), width: width)
    }
    for (place, line) in lines.enumerated() {
      if layout.hasAir { block.lines.append("") }
      if place == focus { block.focus = Point(x: 0, y: block.lines.count) }
      let question = StyledText(line.question.plain, Style(place == focus ? .focus : .title))
      block.append(question, prefix: StyledText(place == focus ? "> " : "  "), width: width)
      let answers = line.answers.indices.map { answer(line, $0, glyphs) }
      if isWide {
        appendColumns(answers, to: &block, width: width)
      } else {
        for answer in answers { block.append(answer.text, prefix: answer.prefix, width: width) }
      }
      for note in [line.before, line.fixed].compactMap(\.self) {
        block.append(StyledText(note, Style(.dim)), prefix: "    ", width: width)
      }
    }
    return block
  }

  private typealias Answer = (prefix: StyledText, text: StyledText)

  /// An answer with its number and whether it is chosen.
  private func answer(_ line: Line, _ place: Int, _ glyphs: Glyphs) -> Answer {
    let isChosen = line.chosen == place
    let mark = line.fixed != nil ? "   " : isChosen ? "(\(glyphs(.chosen)))" : "( )"
    return (
      StyledText("    \(place + 1) \(mark) "),
      StyledText(line.answers[place], Style(isChosen ? .selected : .text))
    )
  }

  private func appendColumns(_ answers: [Answer], to block: inout Block, width: Int) {
    let column = width / max(1, answers.count)
    let cells = answers.map { answer in
      var cell = Block()
      cell.append(answer.text, prefix: answer.prefix, width: column - 1)
      return cell.lines
    }
    for row in 0..<(cells.map(\.count).max() ?? 0) {
      var line = StyledText("")
      for cell in cells {
        let text = row < cell.count ? cell[row] : ""
        line.append(text)
        line.append(String(repeating: " ", count: max(0, column - text.width)))
      }
      block.lines.append(line)
    }
  }

  /// The lines for plain mode, questions with their numbers.
  var spoken: [String] {
    let versions = versions.enumerated().map { "\($0 + 1) \($1)" }
    guard !lines.isEmpty else { return [title] + versions + [nothing] }
    return [title] + versions
      + lines.enumerated().flatMap { place, line in
        ["\(place + 1). \(line.question.plain)"]
          + line.answers.enumerated().map { "  \($0 == line.chosen ? "*" : " ") \($0 + 1) \($1)" }
          + [line.before, line.fixed].compactMap(\.self).map { "    \($0)" }
      }
  }
}
