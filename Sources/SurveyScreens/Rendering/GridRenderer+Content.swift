import InterfaceText
import TerminalUI

extension GridRenderer {
  /// The lines of a screen between header and messages, and how many of them stay
  /// when the rest scrolls.
  func block(
    of screen: ScreenDescription, _ layout: GridLayout
  ) -> (Block, pinned: Int) {
    let width = layout.textWidth
    var block = Block()
    switch screen.content {
    case .questions(let questions, let focus):
      if questions.count == 1, let question = questions.first {
        let pinned = append(question, to: &block, layout, screen, isFocused: true)
        return (block, pinned)
      }
      for (place, question) in questions.enumerated() {
        if place > 0, layout.hasAir { block.lines.append("") }
        if place == focus {
          _ = append(question, to: &block, layout, screen, isFocused: true)
        } else {
          appendBrief(question, to: &block, layout)
        }
      }
    case .addRow(let title, let rows, let list):
      block.append(StyledText(rows), width: width)
      block.append(StyledText(title, Style(.title)), width: width)
      if layout.hasAir { block.lines.append("") }
      block.append(list.block(width: width - layout.indent, glyphs: glyphs), indent: layout.indent)
    case .menu(let menu, let about):
      if let about {
        appendBrief(about, to: &block, layout)
        if layout.hasAir { block.lines.append("") }
      }
      block.append(menu.block(width: width, glyphs: glyphs, words: screen.words.lists))
      // Title, and who or what it is about, or what is searched for. Below a
      // question the message matters more than the question.
      return (block, about != nil ? 0 : menu.message.runs.isEmpty ? 2 : 3)
    case .tree(let title, let tree):
      var first = StyledText(title, Style(.title))
      first.append("  ")
      first.append(
        tree.status(screen.words.lists) ?? StyledText(screen.words.wording(.searchEmpty)))
      block.lines.append(first.cut(to: width, with: glyphs(.cut)))
      block.append(tree.block(width: width, glyphs: glyphs))
      return (block, 1)
    case .text(let title, let prompt, let field, let about):
      if let about {
        appendBrief(about, to: &block, layout)
        if layout.hasAir { block.lines.append("") }
      }
      block.append(StyledText(title, Style(.title)), width: width)
      block.append(StyledText(prompt), width: width)
      block.append(field.block(width: layout.fieldWidth), indent: layout.indent)
    case .review(let review):
      block.append(StyledText(review.counts.joined(separator: "   ")), width: width)
      if layout.hasAir { block.lines.append("") }
      let fixed = block.lines.count
      if review.list.choices.isEmpty {
        block.append(StyledText(review.nothing, Style(.ok)), width: width)
        block.focus = Point(x: 0, y: block.lines.count - 1)
      }
      block.append(review.list.block(width: width, glyphs: glyphs))
      if let obstacle = review.obstacle {
        if layout.hasAir { block.lines.append("") }
        block.append(StyledText(obstacle, Style(.warning)), width: width)
      }
      return (block, fixed)
    case .help(let help):
      var all = help.block(width: width)
      all.lines.removeFirst(min(help.line, all.lines.count))
      block.lines.append(StyledText(help.title, Style(.title)))
      block.lines += all.lines
      block.focus = Point(x: 0, y: 0)
    case .report(let report):
      block.lines.append(StyledText(report.title, Style(.title)).cut(to: width, with: glyphs(.cut)))
      let isScrolled = report.line > 0
      if isScrolled {
        block.lines.append(
          StyledText("\(glyphs(.up)) \(screen.words.wording(.moreWord))", Style(.key)))
      }
      block.lines += report.lines.dropFirst(report.line + (isScrolled ? 1 : 0)).map {
        StyledText(ForeignText.shown($0)).cut(to: width, with: glyphs(.cut))
      }
      block.focus = Point(x: 0, y: 0)
    case .table(let table):
      return (table.block(width: layout.size.columns - 2, glyphs: glyphs), 2)
    case .reading(let reading):
      return (reading.block(width: width), 1)
    case .comparison(let comparison):
      return (comparison.block(layout, glyphs: glyphs), 0)
    case .nothing(let text):
      block.append(StyledText(text), width: width)
      block.focus = Point(x: 0, y: 0)
    }
    return (block, 0)
  }

  // MARK: Questions

  /// Adds a question with everything that belongs to it; returns the lines of its
  /// text that have to stay in sight.
  private func append(
    _ question: QuestionDescription, to block: inout Block, _ layout: GridLayout,
    _ screen: ScreenDescription, isFocused: Bool
  ) -> Int {
    let width = layout.textWidth
    let first = block.lines.count
    let indent = appendText(question, to: &block, layout)
    let pinned = min(2, block.lines.count - first)
    let space = StyledText(String(repeating: " ", count: indent))
    if let hint = question.hint { block.append(hint, prefix: space, width: width) }
    appendGuidance(question, to: &block, layout, indent: indent)
    for remark in question.remarks {
      block.append(
        StyledText(ForeignText.shown(remark), Style(.warning)),
        prefix: StyledText("! ", Style(.warning)), width: width)
    }
    if layout.hasAir { block.lines.append("") }
    let margin = StyledText(String(repeating: " ", count: layout.indent))
    if let instruction = question.instruction {
      block.append(StyledText(instruction), prefix: margin, width: width)
    }
    appendControl(question, to: &block, layout, screen)
    if let echo = question.echo {
      block.append(StyledText("\(glyphs(.change)) \(echo)"), prefix: margin, width: width)
    }
    appendSpecials(question, to: &block, layout)
    if let summary = question.summary {
      if layout.hasAir { block.lines.append("") }
      let text = self.text(of: summary, screen.words.wording)
      block.append(StyledText(text), prefix: margin, width: width)
    }
    if block.focus == nil { block.focus = Point(x: 0, y: first) }
    return pinned
  }

  /// The summary with the arrow that the terminal can draw; arrows in answers stay.
  private func text(of summary: QuestionDescription.Summary, _ words: Wording) -> String {
    guard case .change(let answer, let pending) = summary else { return summary.text(words) }
    let places = ["\u{1}", "\u{2}"]
    let template = words(.recordedPending, .answer(places[0]), .pending(places[1]))
    return template.map { character in
      switch character {
      case "→": glyphs(.change)
      case "\u{1}": answer
      case "\u{2}": pending
      default: String(character)
      }
    }.joined()
  }

  /// Adds code and text; returns how far what follows is moved in.
  private func appendText(
    _ question: QuestionDescription, to block: inout Block, _ layout: GridLayout
  ) -> Int {
    let mark = question.isRequired ? "*" : ""
    var prefix = StyledText("")
    if !question.code.isEmpty {
      prefix.append("\(question.code)\(mark)", Style(.title))
      prefix.append("  ")
    }
    // A long name stands on a line of its own, or the text would have no room.
    if prefix.width > layout.textWidth / 4 {
      block.lines.append(prefix.cut(to: layout.textWidth, with: glyphs(.cut)))
      block.append(question.text, prefix: "  ", width: layout.textWidth)
      return 2
    }
    block.append(question.text, prefix: prefix, width: layout.textWidth)
    return prefix.width
  }

  private func appendGuidance(
    _ question: QuestionDescription, to block: inout Block, _ layout: GridLayout, indent: Int
  ) {
    guard let guidance = question.guidance else { return }
    var prefix = StyledText(String(repeating: " ", count: max(0, indent - 2)))
    prefix.append("\(glyphs(.guidance)) ", Style(.dim))
    var lines = Block()
    lines.append(guidance.recoloured(.dim), prefix: prefix, width: layout.textWidth)
    let most = layout.hasAir ? 3 : 1
    guard lines.lines.count > most else {
      block.append(lines)
      return
    }
    var last = lines.lines[most - 1].cut(to: layout.textWidth - 5, with: "")
    last.append(" \(glyphs(.cut)) ", Style(.dim))
    last.append("F1", Style(.key))
    block.lines += lines.lines[..<(most - 1)] + [last]
  }

  private func appendControl(
    _ question: QuestionDescription, to block: inout Block, _ layout: GridLayout,
    _ screen: ScreenDescription
  ) {
    let isSpecial = question.specials.contains(where: \.isMarked)
    let width = layout.fieldWidth
    switch question.control {
    case .typed(let field, let most):
      block.append(
        field.block(width: min(width, most), isFocused: !isSpecial), indent: layout.indent)
    case .choices(let list):
      let shown = isSpecial ? list.with(selected: []) : list
      if let status = list.status(screen.words.lists) {
        block.append(status, prefix: "   ", width: layout.textWidth)
      }
      block.append(
        shown.block(width: width, glyphs: glyphs, isFocused: !isSpecial), indent: layout.indent)
    case .ranking(let ranking):
      if !ranking.ranking.pendingCode.isEmpty {
        let code = "\(screen.words.lists.code): \(ranking.ranking.pendingCode)_"
        block.lines.append(StyledText("   \(code)", Style(.key)))
      }
      block.append(
        ranking.ranking.block(width: width, isFocused: !isSpecial), indent: layout.indent)
    case .none: break
    }
  }

  /// Adds the missing reasons, as many on a line as fit.
  private func appendSpecials(
    _ question: QuestionDescription, to block: inout Block, _ layout: GridLayout
  ) {
    guard !question.specials.isEmpty else { return }
    if layout.hasAir { block.lines.append("") }
    let margin = String(repeating: " ", count: layout.indent)
    var line = StyledText(margin)
    for special in question.specials {
      let role: Role = special.isMarked ? .focus : .text
      var part = StyledText(special.isMarked ? "> " : "  ")
      part.append(special.key, Style(special.isMarked ? .focus : .key))
      part.append(" (\(special.isMarked ? glyphs(.chosen) : " ")) \(special.label)", Style(role))
      if line.width + 2 + part.width > layout.textWidth, line.width > margin.count {
        block.lines.append(line)
        line = StyledText(margin)
      }
      if line.width > margin.count { line.append("  ") }
      if special.isMarked {
        block.focus = Point(x: line.width + 2, y: block.lines.count)
      }
      line.append(part)
    }
    block.lines.append(line)
  }

  /// Adds a question in short: text and answer.
  private func appendBrief(
    _ question: QuestionDescription, to block: inout Block, _ layout: GridLayout
  ) {
    let indent = appendText(question, to: &block, layout)
    guard question.control != .none || question.answer != nil else { return }
    let space = String(repeating: " ", count: indent)
    block.append(
      StyledText(question.answer ?? "____", Style(question.answer == nil ? .text : .selected)),
      prefix: StyledText(space), width: layout.textWidth)
  }
}
