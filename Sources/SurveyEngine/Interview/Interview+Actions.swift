import Expressions
import SurveyBasics
public import SurveyModel

extension Interview {
  /// Carries out an event.
  ///
  /// Events that only tell of the interview (visits, pauses, unfinished text)
  /// change nothing and are accepted.
  ///
  /// - Parameter event: The event; its number and time decide what chance and clock give.
  /// - Returns: What changed, or why the answer was refused.
  /// - Throws: ``ActionError`` when the action cannot be carried out; nothing changed then.
  /// - Complexity: O(*d* log *d*) in the number *d* of rules that depend on the answer.
  public func apply(_ event: JournalEvent) throws(ActionError) -> Outcome {
    record.clock = Timestamp(milliseconds: event.at.milliseconds, offset: opening.at.offset)
    record.eventNumber = UInt64(max(0, event.number))
    switch event.action {
    case .answer(let key, let text): return try answer(key, text, event.action)
    case .special(let key, let reason):
      let node = try answerable(key)
      guard question(node)?.special.contains(reason) == true else {
        throw .reasonNotOffered(key, reason)
      }
      answer(node, "", reason: reason)
      return accept(event.action)
    case .confirm(let key, let reason):
      let node = try answerable(key)
      guard problem(of: NodeIndex(node))?.kind == .warning else { throw .nothingToConfirm(key) }
      record.setConfirmation(node, reason)
      return accept(event.action)
    case .comment(let key, let text):
      guard case .node(let node) = find(key) else { throw .unknownKey(key) }
      record.setComment(node, text.isEmpty ? nil : Remark(text: text, at: event.at, by: author))
      return accept(event.action)
    case .addRow(let key):
      guard case .list(let list) = find(key) else { throw .unknownKey(key) }
      guard isOpen(list) else { throw .fixedRows(key) }
      guard !isReadOnly(rowsOf: list) else { throw .readOnly(key) }
      guard record.hasRoom(in: list) else { throw .tooManyRows(key) }
      guard isNextRowRelevant(in: list) else { throw .notRelevant(key) }
      record.appendRow(to: list)
      return accept(event.action)
    case .removeRow(let key):
      guard case .node(let node) = find(key), record.rows[Int(node)] > 0,
        record.rowTable[Int(record.rows[Int(node)])].base == node
      else { throw .unknownKey(key) }
      let row = record.rows[Int(node)]
      guard isOpen(record.rowTable[Int(row)].list) else { throw .fixedRows(key) }
      guard record.isRelevantNode(node) else { throw .notRelevant(key) }
      guard !isReadOnly(NodeIndex(node)) else { throw .readOnly(key) }
      record.removeRow(row)
      return accept(event.action)
    case .language(let tag): return try switchLanguage(tag)
    case .undo: return try takeBack()
    case .redo: return try makeAgain()
    case .keep, .giveUp, .unfinished, .visit, .pause, .resume, .complete, .remark:
      return .accepted(Changes(nodes: [], notices: []))
    }
  }

  /// What an action would do, without doing it.
  ///
  /// Used to tell how many later answers a change would take off the route before
  /// it is made. Nothing is left of it: not even the ids of rows that it would make.
  public func preview(_ event: JournalEvent) throws(ActionError) -> Outcome {
    let limit = record.definitions.count
    let outcome = try trying { () throws(ActionError) in try apply(event) }
    guard case .accepted(let changes) = outcome else { return outcome }
    // Rows that would be made are not there to be asked about.
    return .accepted(
      Changes(
        nodes: changes.nodes.filter { $0.value < limit },
        notices: changes.notices.filter {
          if case .cleared(let node) = $0 { node.value < limit } else { true }
        }))
  }

  // MARK: Answers

  private func answer(
    _ key: String, _ text: String, _ action: JournalEvent.Action
  ) throws(ActionError) -> Outcome {
    let node = try answerable(key)
    guard let question = question(node) else { throw .unknownKey(key) }
    let accepted: String
    do {
      let typed = try AnswerText.accepted(text, for: question, offset: opening.at.offset)
      accepted = try checkedChoices(typed, of: node, question)
    } catch {
      return .refused(
        Refusal(node: NodeIndex(node), kind: .type, message: nil, fault: error))
    }
    if !accepted.isEmpty, let violation = violatedConstraint(of: node, proposed: accepted) {
      return .refused(
        Refusal(node: NodeIndex(node), kind: .constraint, message: violation.message, fault: nil))
    }
    answer(node, accepted)
    return accept(action)
  }

  /// Stores what a person said; over a calculation it stands until that gives
  /// another value (xlsform 8.3).
  private func answer(_ node: Int32, _ text: String, reason: MissingReason? = nil) {
    let former = record.stored[Int(node)]
    guard record.store(text, in: node, reason: reason),
      plan.graph.vertex(.calculation, of: record.definitions[Int(node)]) != nil
    else { return }
    let calculated = record.overrides[node] ?? former
    record.setOverride(node, text == calculated && reason == nil ? nil : calculated)
  }

  /// Checks the names of choices and puts those of a select multiple in the order of the list.
  ///
  /// With `amongAll`, choices that are not offered now count as well.
  func checkedChoices(
    _ text: String, of node: Int32, _ question: Question, amongAll: Bool = false
  ) throws(AnswerText.Fault) -> String {
    guard question.type.hasChoices, !text.isEmpty else { return text }
    let names =
      question.type == .selectOne
      ? [text] : text.split(whereSeparator: \.isWhitespace).map(String.init)
    let list = listOrder(of: node)
    if amongAll, list == nil { return text }
    let offered =
      amongAll
      ? list ?? [] : record.offeredItems(of: node).map { record.choiceName($0, of: node) }
    let set = Set(names)
    guard set.isSubset(of: offered) else { throw .notAChoice }
    switch question.type {
    case .selectOne: return text
    case .rank:
      guard set.count == names.count, set.count == offered.count else { throw .incompleteRanking }
      return names.joined(separator: " ")
    default:
      let chosen = (list ?? offered).filter { set.contains($0) }
      if chosen.count > 1, case .list(let index) = question.choices?.origin {
        let choices = plan.questionnaire.choiceLists[index]
        let exclusive = chosen.contains { name in
          choices.item(named: name).map { choices.exclusive.contains($0) } ?? false
        }
        if exclusive { throw .excludesOthers }
      }
      return chosen.joined(separator: " ")
    }
  }

  private func listOrder(of node: Int32) -> [String]? {
    guard case .list(let index) = question(node)?.choices?.origin else { return nil }
    let choices = plan.questionnaire.choiceLists[index]
    return (0..<choices.count).map { choices.name(of: $0) }
  }

  // MARK: Language, undo

  private func switchLanguage(_ tag: String) throws(ActionError) -> Outcome {
    guard let language = plan.questionnaire.language(tagged: tag) else {
      throw .unknownLanguage(tag)
    }
    show(language)
    record.touchEverything()
    return .accepted(changes(closeChange()))
  }

  /// Shows a language on top of the last change; what follows from it is swapped
  /// out again before anything is taken back, so undo neither loses nor reverses it.
  private func show(_ language: Int) {
    if !history.language.isEmpty {
      _ = exchange(history.language)
      history.language = []
    }
    guard record.languageIndex != language else { return }
    record.setLanguage(language)
    record.queueLanguageRules()
    record.settle()
    history.language = closeLog()
  }

  private func takeBack() throws(ActionError) -> Outcome {
    guard let frame = history.undoable.popLast() else { throw .nothingToUndo }
    history.redoable.append(step(frame))
    return .accepted(changes(closeChange()))
  }

  private func makeAgain() throws(ActionError) -> Outcome {
    guard let frame = history.redoable.popLast() else { throw .nothingToRedo }
    history.undoable.append(step(frame))
    return .accepted(changes(closeChange()))
  }

  /// Swaps a step with the state, under the language that is shown.
  private func step(_ frame: History.Frame) -> History.Frame {
    let language = record.languageIndex
    if !history.language.isEmpty {
      _ = exchange(history.language)
      history.language = []
    }
    let opposite = History.Frame(mutations: exchange(frame.mutations), action: frame.action)
    show(language)
    return opposite
  }

  /// The question or row that undo would take back; nil when there is none.
  public var lastChange: JournalEvent.Action? { history.undoable.last?.action }
  /// The question or row that redo would change; nil when there is none.
  public var lastTakenBack: JournalEvent.Action? { history.redoable.last?.action }

  // MARK: Common

  private func accept(_ action: JournalEvent.Action) -> Outcome {
    record.settle()
    let change = closeChange()
    if !change.mutations.isEmpty {
      history.undoable.append(
        History.Frame(mutations: history.language + change.mutations, action: action))
      history.redoable = []
      history.language = []
    }
    return .accepted(changes(change))
  }

  private func changes(_ change: Change) -> Changes {
    var notices = change.notices.map { notice -> ChangeNotice in
      switch notice {
      case .cleared(let node): .cleared(NodeIndex(node))
      case .setAside(let list, let count): .setAside(RosterIndex(list), count: count)
      case .broughtBack(let list, let count): .broughtBack(RosterIndex(list), count: count)
      }
    }
    var (off, on) = (0, 0)
    for case .flags(let node, let former) in change.mutations {
      guard isShownQuestion(node),
        former.contains(.relevant) != record.isRelevantNode(node),
        !record.stored[Int(node)].isEmpty || record.givenReason(of: node) != nil
      else { continue }
      if former.contains(.relevant) { off += 1 } else { on += 1 }
    }
    if off > 0 { notices.append(.offRoute(count: off)) }
    if on > 0 { notices.append(.backOnRoute(count: on)) }
    return Changes(nodes: Set(change.touched.lazy.map(NodeIndex.init)), notices: notices)
  }

  func find(_ key: String) -> Record.Found? {
    key.hasPrefix("/") ? record.find(path: key) : record.find(key: key)
  }

  func question(_ node: Int32) -> Question? {
    plan.definitions[Int(record.definitions[Int(node)])].question
  }

  private func isShownQuestion(_ node: Int32) -> Bool {
    question(node).map { $0.isShown && $0.type != .note } ?? false
  }

  private func answerable(_ key: String) throws(ActionError) -> Int32 {
    guard case .node(let node) = find(key), let question = question(node) else {
      throw .unknownKey(key)
    }
    guard record.isRelevantNode(node) else { throw .notRelevant(key) }
    guard question.isShown, question.type != .note, !isReadOnly(NodeIndex(node)) else {
      throw .readOnly(key)
    }
    return node
  }
}
