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
  var undoable: [Frame] = []
  var redoable: [Frame] = []
  /// Problems with prefilled values, as keys and faults, in the order given.
  public private(set) var prefillFaults: [PrefillFault] = []

  /// A prefilled value that could not be used.
  public struct PrefillFault: Hashable, Sendable {
    /// The key or path as given.
    public let key: String
    /// The value as given.
    public let text: String
  }

  /// One change that can be taken back: what it did, and to which question.
  struct Frame {
    var mutations: [Mutation]
    var action: JournalEvent.Action
  }

  /// Begins an interview: static defaults, automatic answers, prefilled values,
  /// dynamic defaults in document order, then every rule once (xlsform 8.1).
  public init(_ plan: InterviewPlan, opening: InterviewOpening, surroundings: Surroundings) {
    self.plan = plan
    self.opening = opening
    let questionnaire = plan.questionnaire
    record = Record(
      plan: plan, clock: opening.at, seed: opening.seed,
      language: questionnaire.language(tagged: opening.language) ?? questionnaire.defaultLanguage,
      surroundings: surroundings)
    begin()
  }

  private func begin() {
    record.makeRoot()
    answerAutomatically()
    for prefilled in opening.prefilled where !prefill(prefilled) {
      prefillFaults.append(PrefillFault(key: prefilled.key, text: prefilled.text))
    }
    record.beginRow(0)
    record.settle()
    record.areTriggersActive = true
    record.changedTriggers = []
    closeChange()
  }

  private func answerAutomatically() {
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
        case .end, .empty: ""
        }
      record.store(text, in: record.node(of: definition.number, in: 0))
    }
  }

  private func prefill(_ prefilled: InterviewOpening.Prefilled) -> Bool {
    let found = record.find(key: prefilled.key) ?? record.find(path: prefilled.key)
    guard case .node(let node) = found,
      let question = plan.definitions[Int(record.definitions[Int(node)])].question,
      let text = try? AnswerText.accepted(
        prefilled.text, for: question, offset: opening.at.offset)
    else { return false }
    record.store(text, in: node)
    return true
  }

  /// Ends a change and returns what it did.
  @discardableResult
  func closeChange() -> (mutations: [Mutation], touched: Set<Int32>, notices: [Notice]) {
    let result = (record.log, record.touched, record.notices)
    record.log = []
    record.touched = []
    record.notices = []
    record.rowsAdded = [:]
    return result
  }
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
