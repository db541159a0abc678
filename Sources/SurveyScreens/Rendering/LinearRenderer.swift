import InterfaceText
import SurveyEngine
import SurveyModel
public import TerminalUI

/// Says screens line by line, for screen readers, pipes and terminals that cannot
/// place the cursor.
///
/// Text is only ever added. A screen that was said already is not said again: then
/// only what is new about it is.
public struct LinearRenderer: Sendable {
  private var identity: String?
  private var saved: String?
  private var refuge: String?

  private let introduces: Bool

  /// Creates a renderer that has said nothing yet.
  ///
  /// - Parameter introduces: Whether it begins by saying how commands are typed.
  public init(introduces: Bool = true) {
    self.introduces = introduces
  }

  /// Adds what is new about a screen, and the prompt after which a line is typed.
  public mutating func render(_ screen: ScreenDescription, to output: any PlainOutput) {
    let words = screen.words.wording
    var lines: [String] = []
    let isNew = screen.identity != identity
    if introduces, identity == nil { lines.append(words(.plainIntro)) }
    if let message = screen.message { lines.append(said(message, words)) }
    if let problem = screen.status.notSaved { lines.append(words(.plainError, .text(problem))) }
    if let now = screen.status.refuge, now != refuge {
      refuge = now
      lines.append(words(.plainWarning, .text(now)))
    }
    if let now = screen.status.saved, now != saved {
      saved = now
      if !isNew { lines.append(now) }
    }
    if isNew { lines += [""] + content(screen, words) }
    identity = screen.identity
    for line in lines { output.line(line) }
    output.prompt(prompt(screen, words) + " ")
  }

  /// Adds how the session ended.
  mutating func renderEnding(
    _ screen: ScreenDescription, finished: FinishedInterview?, to output: any PlainOutput
  ) {
    let words = screen.words.wording
    guard let finished else {
      output.line(words(screen.status.notSaved == nil ? .leftForLater : .notSaved))
      return
    }
    let reason = finished.response.partialReason
    output.line(reason.map { words(.finishedPartial, .reason($0)) } ?? words(.finished))
  }

  private func said(_ message: ScreenMessage, _ words: Wording) -> String {
    let end = message.text.last.map { ".?!…".contains($0) } ?? true ? " " : ". "
    let typed = message.typed.map { end + words(.plainYouTyped, .answer($0)) } ?? ""
    switch message.kind {
    case .error: return words(.plainError, .text(message.text)) + typed
    case .warning: return words(.plainWarning, .text(message.text)) + typed
    case .information: return message.text
    }
  }

  // MARK: Content

  private func content(_ screen: ScreenDescription, _ words: Wording) -> [String] {
    switch screen.content {
    case .questions(let questions, let focus):
      guard questions.indices.contains(focus) else { return [] }
      return [heading(screen.header, words)] + question(questions[focus], words)
    case .addRow(let title, let rows, let list):
      return [heading(screen.header, words), rows, title] + choices(list)
    case .menu(let menu, let about):
      let above = about.map { [line(of: $0)] + [$0.summary?.text(words)].compactMap(\.self) } ?? []
      let message = menu.message.plain.split(separator: "\n").map(String.init)
      return above + [menu.title] + message + choices(menu.list)
    case .tree(let title, let tree):
      return [title]
        + tree.visible.map { place in
          let entry = tree.entries[place]
          let detail = entry.detail.isEmpty ? "" : " (\(entry.detail))"
          let indent = String(repeating: "  ", count: entry.depth)
          return "\(place + 1) \(indent)\(state(entry.mark, words))\(entry.label)\(detail)"
        }
    case .text(let title, _, let field, let about):
      let above = about.map { [line(of: $0)] } ?? []
      return above + [title] + (field.text.isEmpty ? [] : [field.text])
    case .review(let review):
      let lines = review.list.choices.map { choice in
        let mark = choice.label.plain.prefix(1)
        let text = choice.label.plain.dropFirst(2)
        return "\(choice.code) \(state(String(mark), words))\(text)"
      }
      return [review.title, review.counts.joined(separator: ", ")]
        + (lines.isEmpty ? [review.nothing] : lines) + [review.obstacle].compactMap(\.self)
    case .help(let help):
      return [help.title, help.guidanceTitle, help.guidance.plain, help.keysTitle] + help.lines
    case .report(let report): return [report.title] + report.lines
    case .table(let table):
      let titles = table.columns.map(\.title).joined(separator: ", ")
      return [table.summary]
        + (table.rows.isEmpty
          ? [table.nothing]
          : [titles]
            + table.rows.enumerated().map { place, row in
              "\(table.first + place + 1) " + row.joined(separator: ", ")
            })
    case .reading(let reading): return reading.spoken
    case .comparison(let comparison): return comparison.spoken
    case .nothing(let text): return [text]
    }
  }

  private func heading(_ header: ScreenDescription.Header, _ words: Wording) -> String {
    let section = (header.trail + [header.row].compactMap(\.self)).joined(separator: ", ")
    return words(
      .plainQuestion, .number(header.number), .total(header.known), .section(section))
  }

  private func line(of question: QuestionDescription) -> String {
    (question.code.isEmpty ? "" : "\(question.code). ") + question.text.plain
  }

  private func question(_ question: QuestionDescription, _ words: Wording) -> [String] {
    var lines = [line(of: question) + (question.isRequired ? " (\(words(.requiredMark)))" : "")]
    if let hint = question.hint { lines.append(words(.plainHint, .text(hint.plain))) }
    if let guidance = question.guidance {
      lines.append(words(.plainInterviewer, .text(guidance.plain)))
    }
    lines += question.remarks.map { ForeignText.shown($0) }
    if let instruction = question.instruction { lines.append(instruction) }
    switch question.control {
    case .choices(let list): lines += choices(list)
    case .ranking(let ranking): lines += choices(TerminalUI.ChoiceList(ranking.ranking.choices))
    case .typed, .none: break
    }
    if !question.specials.isEmpty {
      lines.append(question.specials.map { "\($0.line) \($0.label)" }.joined(separator: "   "))
    }
    if question.answer != nil, let summary = question.summary { lines.append(summary.text(words)) }
    return lines.flatMap { $0.split(separator: "\n").map(String.init) }
  }

  private func choices(_ list: TerminalUI.ChoiceList) -> [String] {
    let codes = TerminalUI.ChoiceList.typedCodes(list.choices.map(\.code))
    return zip(codes, list.choices).map { "  \($0) \($1.label.plain)" }
  }

  /// The state of an entry in a word, since a sign alone is read as nothing.
  private func state(_ mark: String, _ words: Wording) -> String {
    let key: TextKey? =
      switch mark {
      case "+": .statusAnswered
      case ".": .statusOpen
      case "!": .statusInvalid
      case "*": .requiredMark
      case "?": .statusSoft
      case "#": .statusNote
      case "-": .statusNotRelevant
      default: nil
      }
    return key.map { "[\(words($0))] " } ?? ""
  }

  // MARK: Prompt

  private func prompt(_ screen: ScreenDescription, _ words: Wording) -> String {
    switch screen.content {
    case .questions(let questions, let focus):
      guard questions.indices.contains(focus) else { return words(.plainAnswerPrompt) }
      switch questions[focus].control {
      case .choices(let list):
        if case .multiple = list.kind, list.choices.count > 1 { return words(.plainNumbersPrompt) }
        return words(.plainChoicePrompt)
      case .ranking: return words(.plainOrderPrompt)
      case .typed: return words(.plainAnswerPrompt)
      case .none: return words(.plainEnterGoesOn)
      }
    case .addRow, .menu: return words(.plainChoicePrompt)
    case .tree: return words(.plainGoToPrompt)
    case .text(_, let prompt, _, _): return prompt.hasSuffix("?") ? prompt : "\(prompt):"
    case .review: return words(.plainReviewPrompt)
    case .table: return words(.reviewPlainPrompt)
    case .reading: return words(.reviewPlainQuestions)
    case .comparison: return words(.conflictPlainPrompt)
    case .help, .report, .nothing: return words(.plainEnterGoesOn)
    }
  }
}
