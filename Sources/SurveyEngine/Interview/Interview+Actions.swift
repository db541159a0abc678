import Expressions
import SurveyBasics
public import SurveyModel

/// What became of an action.
public enum Outcome: Sendable {
  /// It was carried out.
  case accepted(Changes)
  /// A rule refused the answer; the former one stands.
  case refused(Refusal)
}

/// Why an answer was refused.
public struct Refusal: Hashable, Sendable {
  /// The question.
  public let node: NodeIndex
  /// The rule.
  public let kind: Problem.Kind
  /// What the author says about it, in the language shown; nil where nothing was given.
  public let message: String?
  /// What is wrong with the text, for ``Problem/Kind/type``.
  public let fault: AnswerText.Fault?
}

/// What an action changed.
public struct Changes: Sendable {
  /// The nodes that may differ from before: answer, relevance, texts, choices.
  public let nodes: Set<NodeIndex>
  /// What came about by itself and should be told.
  public let notices: [ChangeNotice]
}

/// Something that a change brought about by itself.
public enum ChangeNotice: Hashable, Sendable {
  /// An answer was taken away, since its choice is no longer offered.
  case cleared(NodeIndex)
  /// Rows were set aside because the roster has fewer rows now.
  case setAside(RosterIndex, count: Int)
  /// Rows that had been set aside came back.
  case broughtBack(RosterIndex, count: Int)
  /// Answered questions went off the route; their answers are kept.
  case offRoute(count: Int)
  /// Answered questions came back onto the route.
  case backOnRoute(count: Int)
}

/// An action that cannot be carried out as it stands: the caller's mistake or
/// a journal that does not fit the questionnaire.
public enum ActionError: Error, Hashable, Sendable {
  /// There is no question, row or roster with this key.
  case unknownKey(String)
  /// The question does not apply now.
  case notRelevant(String)
  /// The question can be read but not changed.
  case readOnly(String)
  /// The question does not offer this missing reason.
  case reasonNotOffered(String, MissingReason)
  /// The rows of the roster follow from a number and cannot be added or removed.
  case fixedRows(String)
  /// There is no warning to confirm.
  case nothingToConfirm(String)
  /// There is nothing to take back.
  case nothingToUndo
  /// There is nothing to make again.
  case nothingToRedo
  /// The questionnaire has no such language.
  case unknownLanguage(String)
}

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
      record.store("", in: node, reason: reason)
      return accept(event.action)
    case .confirm(let key, let reason):
      let node = try answerable(key)
      guard problem(of: NodeIndex(node))?.kind == .warning else { throw .nothingToConfirm(key) }
      record.setConfirmation(node, reason)
      return accept(event.action)
    case .comment(let key, let text):
      guard case .node(let node) = find(key) else { throw .unknownKey(key) }
      record.setComment(node, text.isEmpty ? nil : text)
      return accept(event.action)
    case .addRow(let key):
      guard case .list(let list) = find(key) else { throw .unknownKey(key) }
      guard isOpen(list) else { throw .fixedRows(key) }
      guard canAddRow(to: RosterIndex(list)) else { throw .notRelevant(key) }
      record.appendRow(to: list)
      record.changedLists.insert(list)
      return accept(event.action)
    case .removeRow(let key):
      guard case .node(let node) = find(key), record.rows[Int(node)] > 0,
        record.rowTable[Int(record.rows[Int(node)])].base == node
      else { throw .unknownKey(key) }
      let row = record.rows[Int(node)]
      guard isOpen(record.rowTable[Int(row)].list) else { throw .fixedRows(key) }
      guard record.isRelevantNode(node) else { throw .notRelevant(key) }
      record.removeRow(row)
      return accept(event.action)
    case .language(let tag): return try switchLanguage(tag)
    case .undo: return try takeBack()
    case .redo: return try makeAgain()
    case .unfinished, .visit, .pause, .resume, .complete, .remark:
      return .accepted(Changes(nodes: [], notices: []))
    }
  }

  /// What an action would do, without doing it.
  ///
  /// Used to tell how many later answers a change would take off the route before
  /// it is made. Nothing is left of it: not even the ids of rows that it would make.
  public func preview(_ event: JournalEvent) throws(ActionError) -> Outcome {
    let (undone, redone) = (undoable, redoable)
    let (clock, number, language) = (record.clock, record.eventNumber, record.languageIndex)
    let extent = record.extent
    let outcome = try apply(event)
    if undoable.count != undone.count, let frame = undoable.last {
      _ = record.swap(frame.mutations)
    }
    record.cut(to: extent)
    closeChange()
    (undoable, redoable) = (undone, redone)
    (record.clock, record.eventNumber, record.languageIndex) = (clock, number, language)
    return outcome
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
    record.store(accepted, in: node)
    return accept(action)
  }

  /// Checks the names of choices and puts those of a select multiple in the order of the list.
  private func checkedChoices(
    _ text: String, of node: Int32, _ question: Question
  ) throws(AnswerText.Fault) -> String {
    guard question.type.hasChoices, !text.isEmpty else { return text }
    let names =
      question.type == .selectOne
      ? [text] : text.split(whereSeparator: \.isWhitespace).map(String.init)
    let items = record.offeredItems(of: node)
    let offered = items.map { record.choiceName($0, of: node) }
    let set = Set(names)
    guard set.isSubset(of: offered) else { throw .notAChoice }
    switch question.type {
    case .selectOne: return text
    case .rank:
      guard set.count == names.count, set.count == offered.count else { throw .incompleteRanking }
      return names.joined(separator: " ")
    default:
      let list = listOrder(of: node) ?? offered
      let chosen = list.filter { set.contains($0) }
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
    record.languageIndex = language
    for definition in plan.definitions {
      for property in DependencyGraph.Property.allCases {
        guard let vertex = plan.graph.vertex(property, of: definition.number),
          expression(property, of: definition)?.usesLanguage == true
        else { continue }
        record.forEachRow(of: definition.number, anchor: -1, around: 0, relevantOnly: false) {
          if property == .rowCount {
            record.push(
              vertex: vertex, list: record.rowTable[Int($0)].list)
          } else {
            record.push(vertex: vertex, node: record.node(of: definition.number, in: $0))
          }
        }
      }
    }
    record.settle()
    for node in record.definitions.indices { record.touched.insert(Int32(node)) }
    let change = closeChange()
    // What a language changes belongs to the last change: undo must not lose it.
    if !change.mutations.isEmpty, !undoable.isEmpty {
      undoable[undoable.count - 1].mutations += change.mutations
    }
    return .accepted(changes(change))
  }

  private func expression(
    _ property: DependencyGraph.Property, of definition: Definition
  ) -> CompiledExpression? {
    switch property {
    case .relevance: definition.relevant
    case .rowCount: definition.rosterRules?.count
    case .choices: definition.question?.choices?.filter
    case .calculation: definition.question?.calculation
    }
  }

  private func takeBack() throws(ActionError) -> Outcome {
    guard let frame = undoable.popLast() else { throw .nothingToUndo }
    redoable.append(Frame(mutations: record.swap(frame.mutations), action: frame.action))
    return .accepted(changes(closeChange()))
  }

  private func makeAgain() throws(ActionError) -> Outcome {
    guard let frame = redoable.popLast() else { throw .nothingToRedo }
    undoable.append(Frame(mutations: record.swap(frame.mutations), action: frame.action))
    return .accepted(changes(closeChange()))
  }

  /// The question or row that undo would take back; nil when there is none.
  public var lastChange: JournalEvent.Action? { undoable.last?.action }
  /// The question or row that redo would change; nil when there is none.
  public var lastTakenBack: JournalEvent.Action? { redoable.last?.action }

  // MARK: Common

  func accept(_ action: JournalEvent.Action) -> Outcome {
    record.settle()
    let change = closeChange()
    if !change.mutations.isEmpty {
      undoable.append(Frame(mutations: change.mutations, action: action))
      redoable = []
    }
    return .accepted(changes(change))
  }

  func changes(
    _ change: (mutations: [Mutation], touched: Set<Int32>, notices: [Notice])
  ) -> Changes {
    var notices = change.notices.map { notice -> ChangeNotice in
      switch notice {
      case .cleared(let node): .cleared(NodeIndex(node))
      case .setAside(let list, let count): .setAside(RosterIndex(list), count: count)
      case .broughtBack(let list, let count): .broughtBack(RosterIndex(list), count: count)
      }
    }
    var (off, on) = (0, 0)
    for case .flags(let node, let former) in change.mutations {
      guard isShownQuestion(node), former.contains(.relevant) != record.isRelevantNode(node),
        !record.stored[Int(node)].isEmpty || record.givenReason(of: node) != nil
      else { continue }
      if former.contains(.relevant) { off += 1 } else { on += 1 }
    }
    if off > 0 { notices.append(.offRoute(count: off)) }
    if on > 0 { notices.append(.backOnRoute(count: on)) }
    return Changes(nodes: Set(change.touched.map(NodeIndex.init)), notices: notices)
  }

  func find(_ key: String) -> Record.Found? {
    key.hasPrefix("/") ? record.find(path: key) : record.find(key: key)
  }

  func question(_ node: Int32) -> Question? {
    plan.definitions[Int(record.definitions[Int(node)])].question
  }

  func isShownQuestion(_ node: Int32) -> Bool {
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

  /// Whether the interviewer adds and removes rows of a list.
  func isOpen(_ list: Int32) -> Bool {
    plan.definitions[Int(record.lists[Int(list)].roster)].rosterRules?.count == nil
  }
}
