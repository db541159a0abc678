import Expressions
import SurveyBasics
public import SurveyModel

/// One running interview: takes answers, brings everything that depends on them
/// up to date, and tells what changed.
///
/// It does no input or output and reads no clock: every action comes as a
/// ``JournalEvent`` with its number and time, and the same opening and events
/// always give the same state. A caller applies an event, appends it to the
/// journal, and shows “saved” only then; replaying the journal of an interrupted
/// interview brings it back.
///
///     let interview = Interview(plan, opening: opening, surroundings: surroundings)
///     let outcome = try interview.apply(event)
///     if case .accepted(let changes) = outcome { … }
///
/// Nodes are named by ``NodeIndex`` while the program runs and by their key
/// (`members[r2]/age`) in everything stored.
public final class Interview {
  /// The questionnaire and the layout of its records.
  public let plan: InterviewPlan
  /// How the interview began.
  public let opening: InterviewOpening
  let record: Record
  var history = History()
  /// While something is only tried, what takes it back again.
  var trail: [[Mutation]]?
  /// What the interview began with when it corrects a finished response.
  let reopened: Reopened?
  /// Counts the changes of anything.
  private(set) var stateVersion = 0
  /// The route as it was worked out last, with the versions that it belongs to.
  var knownRoute: (route: Route, version: Int, state: Int)?
  /// How far the interview had come along that route.
  var knownProgress: (progress: Progress, state: Int)?
  /// What was found wrong with questions since anything that they read changed.
  var knownProblems: [Int32: Problem?] = [:]
  /// Problems with prefilled values, as keys and faults, in the order given.
  public private(set) var prefillFaults: [PrefillFault] = []

  /// A prefilled value that could not be used.
  public struct PrefillFault: Hashable, Sendable {
    /// The key or path as given.
    public let key: String
    /// The value as given.
    public let text: String
  }

  /// Begins an interview: static defaults, automatic answers, prefilled values,
  /// dynamic defaults in document order, then every rule once (xlsform 8.1).
  public convenience init(
    _ plan: InterviewPlan, opening: InterviewOpening, surroundings: Surroundings
  ) {
    self.init(plan, opening: opening, reopened: nil, surroundings: surroundings)
    begin()
  }

  /// Makes an interview that has not begun.
  init(
    _ plan: InterviewPlan, opening: InterviewOpening, reopened: Reopened?,
    surroundings: Surroundings
  ) {
    self.plan = plan
    self.opening = opening
    self.reopened = reopened
    let questionnaire = plan.questionnaire
    record = Record(
      plan: plan, clock: opening.at, seed: opening.seed,
      language: questionnaire.language(tagged: opening.language) ?? questionnaire.defaultLanguage,
      surroundings: surroundings)
  }

  private func begin() {
    record.makeRoot()
    answerAutomatically()
    for prefilled in opening.prefilled where !prefill(prefilled) {
      prefillFaults.append(PrefillFault(key: prefilled.key, text: prefilled.text))
    }
    record.beginRow(0)
    record.prefilled = []
    record.settle()
    record.areTriggersActive = true
    closeChange()
  }

  func answerAutomatically() {
    for definition in plan.definitions {
      guard let automatic = definition.question?.automatic, definition.roster < 0 else { continue }
      let text =
        switch automatic {
        case .start: opening.at.description
        case .today: opening.at.local.date.description
        case .deviceid: opening.device
        case .username: opening.interviewer
        case .email: record.property("email")
        case .phonenumber: record.property("phonenumber")
        case .instanceID: "uuid:\(opening.responseID)"
        case .end, .empty, .instanceName: ""
        }
      record.store(text, in: record.node(of: definition.number, in: 0))
    }
  }

  private func prefill(_ prefilled: InterviewOpening.Prefilled) -> Bool {
    var node = record.findOrMake(key: prefilled.key)
    if node == nil, case .node(let found) = record.find(path: prefilled.key) { node = found }
    guard let node, let question = question(node),
      question.calculation == nil || !question.triggers.isEmpty, question.automatic == nil,
      let text = try? AnswerText.accepted(
        prefilled.text, for: question, offset: opening.at.offset),
      let accepted = try? checkedChoices(text, of: node, question, amongAll: true)
    else { return false }
    record.store(accepted, in: node)
    record.prefilled.insert(node)
    return true
  }

  /// Ends a change and returns what it did.
  @discardableResult
  func closeChange() -> Change {
    let change = Change(
      mutations: closeLog(), touched: record.touched, notices: record.notices)
    if !change.mutations.isEmpty || !change.touched.isEmpty { stateVersion += 1 }
    for node in record.touched {
      record.isTouched[Int(node)] = false
      if !knownProblems.isEmpty { knownProblems[node] = nil }
    }
    record.touched.removeAll(keepingCapacity: true)
    record.notices = []
    record.growth = Growth()
    return change
  }

  /// Ends the log of a change and returns it.
  func closeLog() -> [Mutation] {
    let log = record.log
    record.log = []
    record.changeNumber &+= 1
    if !log.isEmpty { trail?.append(log) }
    return log
  }

  /// Swaps a log with the state and returns the one that swaps back.
  func exchange(_ mutations: [Mutation]) -> [Mutation] {
    let opposite = record.swap(mutations)
    trail?.append(opposite)
    return opposite
  }

  /// Carries something out and takes it back without a trace.
  func trying<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (history, mark) = (history, record.mark)
    let (clock, number, problems) = (record.clock, record.eventNumber, record.problems)
    let (route, progress, state) = (knownRoute, knownProgress, stateVersion)
    trail = []
    defer {
      let steps = trail ?? []
      trail = nil
      for step in steps.reversed() { _ = record.swap(step) }
      closeChange()
      if record.definitions.count > mark.nodes {
        knownProblems = knownProblems.filter { $0.key < mark.nodes }
      }
      record.forgetRows(since: mark)
      self.history = history
      (record.clock, record.eventNumber, record.problems) = (clock, number, problems)
      // Everything is as it was, and so is what was known of it.
      (knownRoute, knownProgress, stateVersion) = (route, progress, state)
      knownRoute?.version = record.routeVersion
    }
    return try body()
  }
}

/// What one change did.
struct Change {
  let mutations: [Mutation]
  let touched: [Int32]
  let notices: [Notice]
}

/// The number of a node within one running interview.
public struct NodeIndex: Hashable, Sendable, Comparable {
  let value: Int32

  init(_ value: Int32) { self.value = value }

  /// Whether the left node was made before the right one; not document order.
  public static func < (left: NodeIndex, right: NodeIndex) -> Bool { left.value < right.value }
}

/// The number of a list of roster rows within one running interview.
public struct RosterIndex: Hashable, Sendable {
  let value: Int32

  init(_ value: Int32) { self.value = value }
}
