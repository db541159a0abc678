import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// Carries out an action in the interview and hands it to the journal.
  ///
  /// - Returns: What became of it; nil when it cannot be carried out at all.
  @discardableResult
  mutating func apply(_ action: JournalEvent.Action) -> Outcome? {
    let event = event(action)
    guard let outcome = try? interview.apply(event) else { return nil }
    if case .accepted(let changes) = outcome {
      nextEvent += 1
      outbox.append(.journal(event))
      // Whatever could not be stored before is tried again with it.
      retrySaving()
      collect(changes.notices)
      isAttentionOld = isAttentionOld || !event.action.onlyTells
    }
    return outcome
  }

  /// Hands something to the journal that changes no answer.
  mutating func journal(_ action: JournalEvent.Action) {
    apply(action)
  }

  func event(_ action: JournalEvent.Action) -> JournalEvent {
    JournalEvent(
      number: nextEvent, at: moment.at, milliseconds: moment.milliseconds, action: action)
  }

  private mutating func collect(_ notices: [ChangeNotice]) {
    noticed += notices.map { notice in
      switch notice {
      case .cleared(let node): words(.clearedByFilter, .name(answers.name(of: node)))
      case .setAside(_, let count): words(.rowsSetAside, .count(count))
      case .broughtBack(_, let count): words(.rowsBroughtBack, .count(count))
      case .offRoute(let count): words(.answersSetAside, .count(count))
      case .backOnRoute(let count): words(.answersBroughtBack, .count(count))
      }
    }
    if !noticed.isEmpty, message == nil || message?.kind == .information {
      say(.information, noticed.joined(separator: " · "))
    }
  }

  // MARK: Answers of the caller

  /// The next effect that has to be carried out, one at a time, so that
  /// nothing is stored after something that could not be.
  mutating func pump() -> [InterviewEffect] {
    guard !isAwaiting, saveFailure == nil || outbox.isEmpty else { return [] }
    guard let next = outbox.first else {
      guard wantsToLeave else { return [] }
      isOver = true
      return [.leave]
    }
    isAwaiting = true
    return [next]
  }

  mutating func wasSaved() {
    isAwaiting = false
    guard !outbox.isEmpty else { return }
    switch outbox.removeFirst() {
    case .journal(let event):
      if case .visit = event.action { break }
      savedAt = moment
    case .finish(let response, _):
      savedAt = moment
      finished = response
      layers = []
      wantsToLeave = true
    case .leave, .suspend, .redraw: break
    }
  }

  mutating func wasNotSaved(_ reason: String) {
    isAwaiting = false
    saveFailure = reason
    if mustLeave {
      // The reason stays to be told by whoever can still be reached.
      outbox = []
      return
    }
    openNotSaved()
  }

  mutating func openNotSaved() {
    var items: [TextKey] = [.tryAgain, .proceed]
    if wantsToLeave { items.append(.leaveUnsaved) }
    layers.removeAll { layer in
      if case .dialog(let dialog) = layer, case .notSaved = dialog.subject { true } else { false }
    }
    open(
      .notSaved, title: words(.notSaved),
      message: words(.notSavedAdvice),
      items: items.map { words($0) }, role: .error)
  }

  /// Stores again what could not be stored.
  mutating func retrySaving() {
    saveFailure = nil
  }

  // MARK: Leaving

  /// Stores what is typed, notes the pause and ends the session once all is stored.
  mutating func leave() {
    retrySaving()
    if !wantsToLeave {
      storeUnfinished()
      journal(.pause)
    }
    wantsToLeave = true
  }

  /// Stores what is entered and not accepted on the stop that is shown.
  mutating func storeUnfinished() {
    for (key, text) in unstoredTexts() {
      unfinished[key] = text
      journal(.unfinished(key: key, text: text))
    }
  }

  /// Whether something is entered that would be lost if the power went now.
  var hasTypedText: Bool { saveFailure == nil && !unstoredTexts().isEmpty }

  /// What is entered on the stop that is shown and not stored like that.
  private func unstoredTexts() -> [(key: String, text: String)] {
    (stop?.questions ?? []).compactMap { node in
      guard let entry = entries[node] else { return nil }
      let key = interview.key(of: node)
      let text = entry.raw == entry.recordedText ? "" : entry.raw
      return (unfinished[key] ?? "") == text ? nil : (key, text)
    }
  }
}

extension JournalEvent.Action {
  /// Whether it tells of the interview and changes nothing in it.
  var onlyTells: Bool {
    switch self {
    case .unfinished, .visit, .pause, .resume, .complete, .remark: true
    case .answer, .special, .confirm, .addRow, .removeRow, .language, .comment, .keep, .giveUp,
      .undo, .redo:
      false
    }
  }
}
