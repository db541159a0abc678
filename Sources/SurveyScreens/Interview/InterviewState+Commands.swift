import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// Does what a command says.
  mutating func perform(_ command: Command) -> [InterviewEffect] {
    switch command {
    case .accept: proceed(.nextField)
    case .next: proceed(.nextStop)
    case .back: goBack()
    case .help: layers.append(.help(line: 0))
    case .menu: openMenu()
    case .language: switchLanguage()
    case .interfaceLanguage: switchInterface(to: language.next)
    case .note: openNote()
    case .answerItem: openItem()
    case .dontKnow: mark(.dontKnow)
    case .refused: mark(.refused)
    case .notApplicable: mark(.notApplicable)
    case .goTo: openGoTo()
    case .nextProblem: goToNextProblem()
    case .leave: leave()
    case .review: openReview()
    case .finish: openFinish()
    case .closePartly:
      if openItems.isEmpty { openText(.partialReason) } else { openFinish() }
    case .addRow: if let roster = rosterToGrow { addRow(to: roster) }
    case .removeRow: openRemoveRow()
    case .undo: takeBack()
    case .redo: makeAgain()
    case .save:
      storeUnfinished()
      retrySaving()
    case .clear: clearEntry()
    case .sign:
      if let node {
        entries[node]?.turnSign()
        entries[node]?.special = nil
      }
    case .newLine: _ = insertLine()
    case .nextField: focus(on: min(focus + 1, (stop?.questions.count ?? 1) - 1))
    case .formerField: focus(on: max(0, focus - 1))
    case .toggle: pressInField(.text(" "))
    case .moveUp: pressInField(.left)
    case .moveDown: pressInField(.right)
    case .moveChoice: pressInField(.down)
    case .repeatQuestion: repeats += 1
    case .close: if !layers.isEmpty { layers.removeLast() }
    case .interrupt: openLeave()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .approve, .giveBack, .flag, .versions, .filter, .search, .sort, .sortBack, .turnSort,
      .takeAll, .settle:
      break
    }
    return []
  }

  // MARK: The answer area

  /// Marks a missing reason, or takes the mark away.
  private mutating func mark(_ reason: MissingReason) {
    guard let node, offers(reason), var entry = entries[node] else { return }
    entry.special = entry.special == reason ? nil : reason
    entries[node] = entry
    if isPlain, entry.special != nil { proceed(.nextField) }
  }

  private mutating func clearEntry() {
    addRowChoice = addRowChoice?.with(selected: [])
    guard let node else { return }
    entries[node]?.clear()
    if isPlain, entries[node]?.isPending == true { proceed(.nextField) }
  }

  private mutating func pressInField(_ key: Key) {
    guard let node, var entry = entries[node] else { return }
    switch entry.control {
    case .choices(var list):
      _ = list.handle(key)
      entry.control = .choices(list)
    case .ranking(var ranking):
      _ = ranking.handle(key)
      entry.control = .ranking(ranking)
    case .typed, .none: return
    }
    entry.special = nil
    entries[node] = entry
  }

  private mutating func insertLine() -> Bool {
    guard let node, case .typed(var field)? = entries[node]?.control else { return false }
    let used = field.handle(.enter, width: fieldWidth)
    if used { entries[node]?.control = .typed(field) }
    return used
  }

  // MARK: Languages

  private mutating func switchLanguage() {
    let languages = interview.plan.questionnaire.languages
    guard languages.count > 1 else {
      say(.information, words(.languageOnlyOne))
      return
    }
    let next = languages[(interview.language + 1) % languages.count]
    guard apply(.language(tag: next.tag)) != nil else { return }
    let spoken = InterfaceLanguage(rawValue: next.tag)
    if let spoken { language = spoken }
    refresh()
    renewReview()
    let isMissing =
      definition.map { definition in
        !definition.label.isEmpty && definition.label.isOwn.indices.contains(interview.language)
          && !definition.label.isOwn[interview.language]
      } ?? false
    say(
      isMissing ? .warning : .information,
      isMissing ? words(.languageMissingText) : words(.languageSwitched, .name(next.title)))
  }

  private mutating func switchInterface(to other: InterfaceLanguage) {
    language = other
    makeEntries()
    renewReview()
    say(.information, "\(words(.commandInterfaceLanguage)): \(other.ownName)")
  }

  // MARK: Undo

  private mutating func takeBack() {
    guard let action = interview.lastChange, apply(.undo) != nil else {
      say(.information, words(.nothingToUndo))
      return
    }
    show(action)
    let name = name(of: action)
    say(.information, words(isPlain ? .undone : .undoOffersRedo, .name(name)))
    tellNoticed()
  }

  private mutating func makeAgain() {
    guard let action = interview.lastTakenBack, apply(.redo) != nil else {
      say(.information, words(.nothingToRedo))
      return
    }
    show(action)
    say(.information, words(.redone, .name(name(of: action))))
    tellNoticed()
  }

  private mutating func tellNoticed() {
    guard !noticed.isEmpty, let message else { return }
    say(message.kind, ([message.text] + noticed).joined(separator: " · "))
  }

  /// Shows the question that an action is about, as it stands now.
  private mutating func show(_ action: JournalEvent.Action) {
    if let node = key(of: action).flatMap({ interview.node(at: $0) }) {
      entries[node] = nil
      refresh()
      go(to: node)
    } else {
      refresh()
    }
  }

  private func key(of action: JournalEvent.Action) -> String? {
    switch action {
    case .answer(let key, _), .special(let key, _), .confirm(let key, _), .comment(let key, _),
      .addRow(let key), .removeRow(let key):
      key
    default: nil
    }
  }

  private func name(of action: JournalEvent.Action) -> String {
    guard let key = key(of: action) else { return "" }
    switch action {
    case .addRow, .removeRow:
      if let roster = interview.roster(at: key) { return answers.rosterName(roster) }
      guard let row = interview.node(at: key), let roster = interview.roster(ofRow: row) else {
        return key
      }
      return answers.rosterName(roster)
    case .comment:
      return interview.node(at: key).map { "\(answers.name(of: $0)), \(words(.noteMarker))" } ?? key
    default: return interview.node(at: key).map(answers.name) ?? key
    }
  }

  // MARK: Rows

  mutating func addRow(to roster: RosterIndex) {
    let former = Set(interview.rows(of: roster))
    let key = interview.key(of: roster)
    guard case .accepted? = apply(.addRow(key: key)) else {
      say(.error, words(.rowsFixed))
      return
    }
    addRowChoice = nil
    refresh()
    let added = interview.rows(of: roster).first { !former.contains($0) }
    guard let added else { return }
    let first = route.lazy.flatMap(\.questions).first { node in
      answers.row(around: node) == added
    }
    if let first { go(to: first) }
    say(.information, words(.rowAdded, .name(answers.rowName(added))))
  }

  mutating func removeRow(key: String, name: String) {
    guard case .accepted? = apply(.removeRow(key: key)) else { return }
    refresh()
    visit()
    say(.information, words(.rowRemoved, .name(name)))
  }
}
