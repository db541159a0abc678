import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// Moves the state on.
  ///
  /// - Parameters:
  ///   - message: What happened.
  ///   - moment: When.
  /// - Returns: What has to be carried out now, in order; each effect that stores something is
  ///   answered by a message before the next frame.
  public mutating func update(_ message: InterviewMessage, at moment: Moment) -> [InterviewEffect] {
    self.moment = moment
    guard !isOver else { return [] }
    var effects: [InterviewEffect] = []
    noteClockJump(before: message)
    switch message {
    case .begin: begin()
    case .keepTyped: storeUnfinished()
    case .key(let key): effects = press(key)
    case .line(let line):
      isPlain = true
      effects = enter(line)
    case .resized(let size): self.size = size
    case .saved: wasSaved()
    case .savedInRefuge(let path):
      refuge = path
      wasSaved()
    case .notSaved(let reason): wasNotSaved(reason)
    case .leave(.interrupted), .endOfInput: leave()
    case .leave(.hangUp), .leave(.terminated):
      // What cannot be stored now is lost, and nobody can be asked.
      mustLeave = true
      leave()
    }
    if isAttentionOld {
      attention = attentionNow()
      isAttentionOld = false
    }
    return effects + pump()
  }

  /// Lets the journal say that the clock was changed since somebody did something.
  private mutating func noteClockJump(before message: InterviewMessage) {
    switch message {
    case .key, .line, .keepTyped:
      if let jump = ClockJump(from: lastInput ?? moment, to: moment) {
        journal(.remark(text: jump.remark))
      }
      lastInput = moment
    case .begin: lastInput = moment
    case .resized, .saved, .savedInRefuge, .notSaved, .leave, .endOfInput: break
    }
  }

  // MARK: Beginning

  private mutating func begin() {
    if !former.isEmpty {
      journal(.resume)
      if let jump = ClockJump(resuming: former, at: moment) { journal(.remark(text: jump.remark)) }
      restoreFormer()
      if case .pause = former.last?.action {} else { say(.warning, words(.draftRecovered)) }
    }
    restoreItemAnswers()
    goToFirstItem()
    makeEntries()
    visit()
  }

  /// Brings back where the interviewer was and what was typed and not accepted.
  private mutating func restoreFormer() {
    var lastVisit: String?
    for event in former {
      switch event.action {
      case .visit(let key):
        lastVisit = key
        if let node = interview.node(at: key) { visited.insert(node) }
      case .unfinished(let key, let text): unfinished[key] = text.isEmpty ? nil : text
      case .answer(let key, _), .special(let key, _): unfinished[key] = nil
      default: break
      }
    }
    for (key, text) in unfinished {
      guard let node = interview.node(at: key), interview.definition(of: node).question != nil
      else { continue }
      var entry = AnswerEntry(node, interview, words)
      entry.restore(text)
      if entry.isPending { entries[node] = entry }
    }
    if let lastVisit, let node = interview.node(at: lastVisit), let stop = stop(of: node) {
      place = stop.place
      focus = stop.questions.firstIndex(of: node) ?? 0
    }
  }

  // MARK: Keys

  private mutating func press(_ pressed: Key) -> [InterviewEffect] {
    // Nobody sees what would happen: only leaving works.
    guard GridLayout(size: size).isLargeEnough else {
      if let key = escape.complete(pressed), key == .function(9) { leave() }
      return []
    }
    if layers.isEmpty || isReviewOnTop {
      guard let key = escape.complete(pressed) else { return [] }
      forgetMessage()
      return isReviewOnTop ? handleLayer(key) : pressOnStop(key)
    }
    forgetMessage()
    return handleLayer(pressed)
  }

  var isReviewOnTop: Bool {
    if case .review = layers.last { true } else { false }
  }

  private mutating func pressOnStop(_ key: Key) -> [InterviewEffect] {
    let map = commands()
    if key != .enter, handleField(key) { return [] }
    if key == .enter, handleEnterInList() { return [] }
    if let action = map.action(for: key) { return perform(action) }
    guard key != .unknown else { return [] }
    if key == .up || key == .down, let questions = stop?.questions, questions.count > 1 {
      return perform(key == .up ? .formerField : .nextField)
    }
    switch key {
    case .text, .paste, .up, .down, .left, .right, .home, .end, .backspace, .delete, .escape: break
    default: say(.information, words(.keyDoesNothing, .name(key.name)))
    }
    return []
  }

  /// Gives a key to the answer area; false if it had no use for it.
  private mutating func handleField(_ key: Key) -> Bool {
    if stop?.questions.isEmpty == true, var list = addRowChoice {
      let outcome = list.handle(key)
      addRowChoice = list
      return outcome != .ignored
    }
    guard let node, var entry = entries[node] else { return false }
    var used = false
    switch entry.control {
    case .typed(var field):
      if key == .text(" "), takesSign { return turnSignOrPass(node) }
      if key == .up || key == .down, field.lines == .one { return false }
      used = field.handle(key, width: fieldWidth)
      entry.control = .typed(field)
    case .choices(var list):
      used = tell(list.handle(key))
      entry.control = .choices(list)
    case .ranking(var ranking):
      used = ranking.handle(key)
      entry.control = .ranking(ranking)
    case .none: return false
    }
    if used, entry.raw != entries[node]?.raw { entry.special = nil }
    entries[node] = entry
    if used, let definition, definition.appearance.contains("quick"), case .text = key,
      case .choices(let list) = entry.control, list.kind == .single, list.pendingCode.isEmpty,
      list.search.isEmpty, entry.isPending
    {
      proceed(.nextField)
    }
    return used
  }

  /// Says what kept a list from doing what was asked; false if it had no use for the key.
  private mutating func tell(_ outcome: TerminalUI.ChoiceList.Outcome) -> Bool {
    switch outcome {
    case .ignored: return false
    case .moved, .changed, .accepted: return true
    case .unknownCode(let code):
      say(.error, words(.errorNotAChoice, .answer(code)))
      return true
    case .tooMany(let limit):
      say(.error, words(.errorTooManyChoices, .limit(limit)))
      return true
    }
  }

  /// Whether a number with a sign is typed.
  var takesSign: Bool {
    switch definition?.question?.type {
    case .integer, .decimal, .range: true
    default: false
    }
  }

  /// Space turns the sign before the first digit; after it, it groups thousands.
  private mutating func turnSignOrPass(_ node: NodeIndex) -> Bool {
    guard case .typed(let field)? = entries[node]?.control else { return false }
    if field.text.isEmpty || field.text == "-" || field.caret == 0 {
      entries[node]?.turnSign()
      entries[node]?.special = nil
    }
    return true
  }

  /// Enter ends a search or a code before it accepts the answer.
  private mutating func handleEnterInList() -> Bool {
    guard let node, var entry = entries[node] else { return false }
    switch entry.control {
    case .choices(var list) where !list.search.isEmpty || !list.pendingCode.isEmpty:
      let outcome = list.handle(.enter)
      _ = tell(outcome)
      entry.control = .choices(list)
      entry.special = nil
      entries[node] = entry
      return outcome != .accepted
    case .ranking(var ranking) where !ranking.pendingCode.isEmpty:
      let code = ranking.pendingCode
      if !ranking.takePendingCode() { say(.error, words(.errorNotAChoice, .answer(code))) }
      entry.control = .ranking(ranking)
      entries[node] = entry
      return true
    default: return false
    }
  }

  /// The cells of a row of the field that is drawn.
  var fieldWidth: Int { GridLayout(size: size).fieldWidth }

  // MARK: Saying

  mutating func say(_ kind: ScreenMessage.Kind, _ text: String, typed: String? = nil) {
    message = ScreenMessage(kind: kind, text: text, typed: typed)
  }

  mutating func forgetMessage() {
    message = nil
    noticed = []
  }
}
