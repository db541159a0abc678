import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  // MARK: Opening

  mutating func open(
    _ subject: Dialog.Subject, title: String, message: String, items: [String],
    role: Role = .text
  ) {
    let menu = Menu(
      title: title, message: StyledText(message, Style(role)), items: items.map { StyledText($0) })
    layers.append(.dialog(Dialog(subject: subject, menu: menu)))
  }

  mutating func openMenu() {
    // Enter and the arrows are no commands of a menu.
    let map =
      isReviewOnTop
      ? commands(on: layers[layers.count - 1]) : commands()
    let listed = map.enabled.filter { binding in
      ![.menu, .moveChoice, .toggle].contains(binding.action)
        && (!isPlain || line(for: binding) != nil)
    }
    var menu = Menu(title: words(.menuTitle), commands: KeyMap(listed))
    if isPlain {
      let items = listed.map { binding in
        StyledText("\(binding.longLabel)  \(line(for: binding) ?? "")")
      }
      menu = Menu(title: words(.menuTitle), items: items)
    }
    layers.append(.commands(menu, listed.map(\.action)))
  }

  mutating func openLeave() {
    if case .dialog(let dialog) = layers.last, case .leave = dialog.subject { return }
    open(
      .leave, title: words(.leaveTitle), message: words(.leaveNote),
      items: [words(.leaveContinue), words(.leaveSave)])
  }

  mutating func openNote() {
    guard let node else { return }
    openText(.note(node), text: interview.comment(on: node) ?? "")
  }

  mutating func openText(_ subject: TextInput.Subject, text: String = "") {
    let (title, prompt): (TextKey, TextKey) =
      switch subject {
      case .note: (.noteTitle, .notePrompt)
      case .keepReason: (.softCheckKeep, .softCheckReason)
      case .partialReason: (.partialTitle, .partialReason)
      case .itemReason(_, let keeps): (keeps ? .itemKeep : .itemGiveUp, .itemReasonPrompt)
      }
    layers.append(
      .text(
        TextInput(
          subject: subject, title: words(title), prompt: words(prompt),
          field: TextField(text, lines: .many))))
  }

  mutating func openRemoveRow() {
    guard let row = rowToRemove else { return }
    let name = answers.rowName(row)
    open(
      .removeRow(key: interview.key(of: row), name: name), title: words(.commandRemoveRow),
      message: words(.rowRemoveQuestion, .name(name)), items: [words(.no), words(.yes)],
      role: .warning)
  }

  mutating func openFinish() {
    if let obstacle = review().obstacle {
      if !isReviewOnTop { openReview() }
      say(.error, obstacle)
      return
    }
    open(
      .finish, title: words(.finishTitle), message: words(.finishNote),
      items: [words(.finishNo), words(.finishYes)])
  }

  // MARK: Keys

  mutating func handleLayer(_ key: Key) -> [InterviewEffect] {
    if key == .control("c") {
      openLeave()
      return []
    }
    guard let layer = layers.popLast() else { return [] }
    switch layer {
    case .commands(var menu, let commands):
      switch menu.handle(key) {
      case .open: layers.append(.commands(menu, commands))
      case .closed: break
      case .picked(let place): return run(commands[place])
      }
    case .dialog(var dialog):
      switch dialog.menu.handle(key) {
      case .open: layers.append(.dialog(dialog))
      case .closed: decide(dialog.subject, 0)
      case .picked(let place): decide(dialog.subject, place)
      }
    case .help(let line):
      if ![.escape, .enter, .function(1)].contains(key) {
        layers.append(.help(line: scrolled(line, by: key)))
      }
    case .goTo(var tree, let targets):
      if key == .enter {
        go(to: targets, at: tree)
      } else if tree.handle(key) || key != .escape {
        layers.append(.goTo(tree, targets))
      }
    case .text(var input):
      if key == .enter {
        take(input)
      } else if key != .escape {
        _ = input.field.handle(key, width: fieldWidth)
        layers.append(.text(input))
      }
    case .review(var review):
      return handleReview(&review, key)
    }
    return []
  }

  private mutating func handleReview(_ review: inout FinishReview, _ key: Key) -> [InterviewEffect]
  {
    let map = commands(on: .review(review))
    let outcome = key == .escape ? .ignored : review.list.handle(key)
    layers.append(.review(review))
    switch outcome {
    case .accepted where review.lines.indices.contains(review.list.cursor):
      openFromReview(review.list.cursor)
    case .ignored:
      guard let action = map.action(for: key) else {
        if key == .enter { return perform(.finish) }
        return []
      }
      return performOnReview(action)
    default: break
    }
    return []
  }

  mutating func performOnReview(_ action: Command) -> [InterviewEffect] {
    switch action {
    case .accept:
      return perform(.finish)
    case .back, .close:
      layers.removeLast()
      return []
    default: return perform(action)
    }
  }

  mutating func openFromReview(_ line: Int) {
    guard case .review(let review) = layers.last, review.lines.indices.contains(line) else {
      return
    }
    let node = review.lines[line].node
    layers.removeAll()
    returnsToReview = go(to: node)
    if let problem = interview.problem(of: node) { tell(problem) }
  }

  /// Runs a command of the menu where the menu was opened.
  private mutating func run(_ command: Command) -> [InterviewEffect] {
    isReviewOnTop ? performOnReview(command) : perform(command)
  }

  private func scrolled(_ line: Int, by key: Key) -> Int {
    let step =
      switch key {
      case .up: -1
      case .down: 1
      case .pageUp: -10
      case .pageDown: 10
      case .home: -1000
      case .end: 1000
      default: 0
      }
    let layout = GridLayout(size: size)
    let lines = help(line: 0).block(width: layout.textWidth).lines.count
    return min(max(0, line + step), max(0, lines - layout.bodyHeight))
  }

  // MARK: Outcomes

  /// Does what was decided; 0 is always the harmless answer.
  mutating func decide(_ subject: Dialog.Subject, _ choice: Int) {
    switch subject {
    case .leave: if choice == 1 { leave() }
    case .reach(let action, let onward): decideReach(action, onward, changes: choice == 1)
    case .softCheck(let node, let onward):
      if choice == 1 { openText(.keepReason(node, onward)) } else { go(to: node) }
    case .removeRow(let key, let name): if choice == 1 { removeRow(key: key, name: name) }
    case .finish: if choice == 1 { finish(.complete) }
    case .item(let item): if choice > 0 { openText(.itemReason(item, keeps: choice == 1)) }
    case .notSaved:
      switch choice {
      case 0: retrySaving()
      case 1:
        wantsToLeave = false
        // A response that could not be stored is put together again later.
        if case .finish = outbox.last {
          outbox.removeLast()
          nextEvent -= 1
        }
      default:
        saveFailure = nil
        outbox = []
      }
    }
  }

  private mutating func decideReach(
    _ action: JournalEvent.Action, _ onward: Onward, changes: Bool
  ) {
    let key: String? =
      switch action {
      case .answer(let key, _), .special(let key, _): key
      default: nil
      }
    guard let key, let node = interview.node(at: key) else { return }
    if changes {
      store(action, of: node)
      proceed(onward)
    } else {
      entries[node] = nil
      makeEntries()
    }
  }

  /// Takes what was written.
  mutating func take(_ input: TextInput) {
    let text = acceptedText(input.field.text)
    switch input.subject {
    case .note(let node):
      guard text != interview.comment(on: node) ?? "" else { return }
      apply(.comment(key: interview.key(of: node), text: text))
      say(.information, words(text.isEmpty ? .noteRemoved : .noteStored))
    case .keepReason(let node, let onward):
      guard !text.isEmpty else {
        layers.append(.text(input))
        say(.error, words(.softCheckReasonNeeded))
        return
      }
      apply(.confirm(key: interview.key(of: node), reason: text))
      makeEntries()
      proceed(onward)
      if message == nil { say(.information, words(.softCheckKept, .reason(text))) }
    case .partialReason:
      guard !text.isEmpty else {
        layers.append(.text(input))
        say(.error, words(.softCheckReasonNeeded))
        return
      }
      finish(.partial(reason: text))
    case .itemReason(let item, let keeps):
      guard !text.isEmpty else {
        layers.append(.text(input))
        say(.error, words(.softCheckReasonNeeded))
        return
      }
      answer(item, keeps: keeps, reason: text)
    }
  }

  // MARK: Finishing

  private mutating func finish(_ ending: Interview.Ending) {
    storeUnfinished()
    let active = earlierMilliseconds + moment.milliseconds
    // The revision id is known to the storage alone.
    let event = event(.complete(revisionID: ""))
    switch interview.finish(ending, event: event, activeMilliseconds: active) {
    case .incomplete:
      openReview()
      say(.error, review().obstacle ?? words(.errorConstraint))
    case .finished(let response):
      nextEvent += 1
      outbox.append(.finish(response, event))
    }
  }
}
