import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension ReviewState {
  /// What can be done now, the most useful first; key bar, help, menu and plain
  /// mode come from here.
  func commands() -> KeyMap<Command> {
    layer == nil ? detail == nil ? tableCommands : detailCommands : layerCommands
  }

  private var tableCommands: KeyMap<Command> {
    let isAny = table.current != nil
    return KeyMap([
      bind(.accept, [.enter], .barOpen, .reviewOpenResponse, isAny),
      bind(.menu, [.function(2), .control("p")], .barMenu, .commandMenu),
      bind(.help, [.function(1)], .barHelp, .helpTitle),
      bind(.filter, [.function(6), .control("g")], .reviewBarFilter, .reviewFilter),
      bind(.nextProblem, [.function(7)], .barNext, .reviewNextOpen),
      bind(.approve, [.function(5)], .reviewBarApprove, .reviewApprove, isAny),
      bind(.leave, [.function(9), .control("q"), .control("c")], .barLeave, .reviewLeave),
      bind(.search, [.text("/"), .text("."), .control("f")], .barSearch, .reviewSearch),
      bind(.sort, [.right, .tab], .reviewBarSort, .reviewSortNext),
      bind(.sortBack, [.left, .backTab], .reviewBarSort, .reviewSortFormer),
      bind(.turnSort, [.text(" ")], .reviewBarSort, .reviewSortTurn),
      bind(
        .interfaceLanguage, [.function(3), .control("o")], .barLanguage, .commandInterfaceLanguage),
      bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
    ])
  }

  private var detailCommands: KeyMap<Command> {
    KeyMap([
      bind(.close, [.enter, .backspace], .barBack, .reviewBackToTable),
      bind(.menu, [.function(2), .control("p")], .barMenu, .commandMenu),
      bind(.help, [.function(1)], .barHelp, .helpTitle),
      bind(.language, [.function(3)], .barLanguage, .commandLanguage),
      bind(.note, [.function(4), .control("n")], .reviewBarComment, .reviewComment),
      bind(.approve, [.function(5)], .reviewBarApprove, .reviewApprove),
      bind(.giveBack, [.function(8)], .reviewBarReturn, .reviewReturn),
      bind(.filter, [.function(6), .control("g")], .reviewBarFilter, .reviewFilter),
      bind(.nextProblem, [.function(7)], .barNext, .reviewNextOpen),
      bind(.versions, [.tab], .reviewBarVersions, .reviewVersions),
      bind(.flag, [.text(" ")], .reviewBarFlag, .reviewFlagQuestion, detail?.case.key != nil),
      bind(.leave, [.function(9), .control("q"), .control("c")], .barLeave, .reviewLeave),
      bind(.interfaceLanguage, [.control("o")], .barLanguage, .commandInterfaceLanguage),
      bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
    ])
  }

  private var layerCommands: KeyMap<Command> {
    KeyMap([
      bind(.accept, [.enter], .barSelect, .ok),
      bind(.close, [.escape], .barClose, .commandClose),
    ])
  }

  private func bind(
    _ command: Command, _ keys: [Key], _ short: TextKey, _ long: TextKey, _ isEnabled: Bool = true
  ) -> Binding<Command> {
    Binding(command, keys: keys, short: words(short), long: words(long), isEnabled: isEnabled)
  }

  // MARK: Doing

  mutating func perform(_ command: Command) -> [ReviewEffect] {
    switch command {
    case .accept: return table.current.map { [.open($0)] } ?? []
    case .close: detail = nil
    case .leave: if detail == nil { isOver = true } else { detail = nil }
    case .menu: openMenu()
    case .help: layer = .help(line: 0)
    case .filter: openFilter()
    case .search: openText(.search, .barSearch, text: table.search)
    case .sort: table.sortByNext()
    case .sortBack: table.sortByFormer()
    case .turnSort: table.turnSort()
    case .nextProblem: return openNext()
    case .language: detail?.case.switchLanguage()
    case .interfaceLanguage:
      language = language.next
      detail?.case.speak(words)
    case .note: openText(.comment(question: detail?.case.key), .reviewCommentPrompt)
    case .flag: return record { $0.key.map { [.flag(question: $0)] } ?? [] }
    case .versions: detail?.case.toggleVersions()
    case .approve:
      guard detail != nil else {
        // Nobody approves what they have not opened.
        say(.information, words(.reviewOpenFirst))
        return table.current.map { [.open($0)] } ?? []
      }
      return decide(.approved, text: "")
    case .giveBack: openText(.returning, .reviewReturnPrompt)
    default: break
    }
    return []
  }

  private mutating func openNext() -> [ReviewEffect] {
    guard table.moveToNextOpen(), let place = table.current else {
      say(.information, words(.reviewNoneOpen))
      return []
    }
    return detail == nil ? [] : [.open(place)]
  }

  /// Says something about the response that is opened.
  private mutating func record(_ say: (ReviewDetail) -> [ReviewWord]) -> [ReviewEffect] {
    guard let detail else { return [] }
    let said = say(detail.case)
    return said.isEmpty ? [] : [.record(detail.place, said)]
  }

  private mutating func decide(_ verdict: Review.Verdict, text: String) -> [ReviewEffect] {
    guard let detail else { return [] }
    guard !detail.case.opened.entry.isConflict else {
      say(.error, words(.reviewConflict))
      return []
    }
    let standing = detail.case.opened.standing
    if verdict == .returned, text.isEmpty, !standing.remarks.contains(where: { $0.question != nil })
    {
      openText(.returning, .reviewReturnPrompt)
      say(.error, words(.reviewReturnNeedsWords))
      return []
    }
    return record { _ in
      [.decision(verdict, text: text, after: standing.decisions.compactMap(\.recordID))]
    }
  }

  mutating func recorded(_ reviews: [Review], at place: Int) {
    var entry = table.entries[place]
    for review in reviews {
      switch review.verdict {
      case .approved: entry.standing = .approved
      case .returned: entry.standing = .returned
      case nil: entry.remarks += 1
      }
      if review.verdict != nil { entry.isContested = false }
    }
    table.replace(entry, at: place)
    if detail?.place == place { detail?.case.add(reviews, to: entry) }
    let verdict = reviews.compactMap(\.verdict).last
    say(.information, words(verdict?.title ?? .reviewKept))
  }

  // MARK: Layers

  private mutating func openMenu() {
    let listed = commands().enabled.filter { ![.menu, .moveChoice].contains($0.action) }
    layer = .commands(
      Menu(title: words(.menuTitle), commands: KeyMap(listed)), listed.map(\.action))
  }

  private mutating func openText(
    _ purpose: ReviewLayer.Purpose, _ prompt: TextKey, text: String = ""
  ) {
    layer = .text(purpose, prompt: words(prompt), field: TextField(text, lines: .one))
  }

  private mutating func openFilter() {
    guard let detail else {
      let filters = table.filters()
      let items = [words(.reviewAll)] + filters.map { "\(said($0.filter)) (\($0.count))" }
      layer = .tableFilter(
        Menu(title: words(.reviewFilter), items: items.map { StyledText(ForeignText.shown($0)) }),
        [nil] + filters.map(\.filter))
      return
    }
    let items = ReviewDetail.Filter.allCases.map { filter in
      StyledText("\(words(filter.title)) (\(detail.case.count(filter)))")
    }
    layer = .detailFilter(Menu(title: words(.reviewFilter), items: items))
  }

  mutating func pickTableFilter(_ place: Int, _ filters: [ReviewTable.Filter?]) {
    layer = nil
    table.set(filters[place])
  }

  mutating func pickDetailFilter(_ place: Int) {
    layer = nil
    detail?.case.set(ReviewDetail.Filter.allCases[place])
  }

  /// Takes a text that was written.
  mutating func take(_ typed: String, _ purpose: ReviewLayer.Purpose) -> [ReviewEffect] {
    let text = acceptedText(typed)
    layer = nil
    switch purpose {
    case .search: table.set(search: text)
    case .comment(let question):
      guard !text.isEmpty else { return [] }
      return record { _ in [.comment(question: question, text: text)] }
    case .returning: return decide(.returned, text: text)
    }
    return []
  }

  // MARK: Words

  func said(_ filter: ReviewTable.Filter) -> String {
    switch filter {
    case .standing(let standing): words(standing.title)
    case .interviewer(let code): "\(words(.reviewInterviewer)): \(code)"
    case .region(let code): "\(words(.reviewRegion)): \(code)"
    case .questionnaire(let id): "\(words(.reviewQuestionnaire)): \(id)"
    case .flagged: words(.reviewFlagged)
    case .conflict: words(.reviewInConflict)
    }
  }
}

extension ReviewEntry.Standing {
  var title: TextKey {
    switch self {
    case .new: .reviewNew
    case .answered: .reviewAnsweredAgain
    case .returned: .reviewReturned
    case .approved: .reviewApproved
    }
  }
}
