import SurveyBasics
public import SurveyEngine
import SurveyModel

extension RegressionCase {
  /// Holds the interview of the case and compares.
  ///
  /// - Parameters:
  ///   - plan: The questionnaire.
  ///   - surroundings: What the interview is told of the world.
  /// - Returns: Everything that went otherwise, in the order of the case; empty when it passed.
  public func failures(of plan: InterviewPlan, surroundings: Surroundings) -> [CaseFailure] {
    var run = CaseRun(self, plan, surroundings)
    return run.failures()
  }
}

/// One case while it is run.
private struct CaseRun {
  private let regressionCase: RegressionCase
  private let interview: Interview
  private var failed: [CaseFailure] = []
  private var refusals: [String: String] = [:]
  private var eventCount = 0
  private static let mostRowsAdded = 1000

  init(_ regressionCase: RegressionCase, _ plan: InterviewPlan, _ surroundings: Surroundings) {
    self.regressionCase = regressionCase
    let questionnaire = plan.questionnaire
    let language = regressionCase.language.flatMap { questionnaire.language(tagged: $0) }
    interview = Interview(
      plan,
      opening: InterviewOpening(
        responseID: "00000000-0000-7000-8000-000000000000",
        questionnaire: .init(
          id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
        seed: regressionCase.seed, at: regressionCase.now, interviewer: "test", device: "test",
        language: questionnaire.languages[language ?? questionnaire.defaultLanguage].tag,
        prefilled: regressionCase.prefilled),
      surroundings: surroundings)
  }

  mutating func failures() -> [CaseFailure] {
    for fault in interview.prefillFaults {
      fail(regressionCase.place, fault.key, "set", "a value that can be set", "\"\(fault.text)\"")
    }
    for step in regressionCase.steps { carryOut(step) }
    for expectation in regressionCase.expectations { check(expectation) }
    return failed
  }

  private mutating func fail(
    _ place: Place, _ key: String?, _ what: String, _ expected: String, _ found: String
  ) {
    failed.append(
      CaseFailure(place: place, key: key, what: what, expected: expected, found: found))
  }

  // MARK: Steps

  private mutating func carryOut(_ step: RegressionCase.Step) {
    addRows(for: step.key)
    switch step.action {
    case .answer(let text, let confirmation):
      apply(.answer(key: step.key, text: text), step)
      if let confirmation { apply(.confirm(key: step.key, reason: confirmation), step) }
    case .special(let reason): apply(.special(key: step.key, reason: reason), step)
    case .confirm(let reason): apply(.confirm(key: step.key, reason: reason), step)
    case .removeRow: apply(.removeRow(key: step.key), step)
    }
  }

  /// Adds the rows that a key speaks of to rosters that are open.
  private mutating func addRows(for key: String) {
    var row = ""
    for part in key.split(separator: "/") {
      row += row.isEmpty ? String(part) : "/\(part)"
      guard let bracket = row.lastIndex(of: "["), row.hasSuffix("]") else { continue }
      let roster = String(row[..<bracket])
      var added = 0
      while interview.node(at: row) == nil, added < Self.mostRowsAdded,
        case .accepted? = try? interview.apply(nextEvent(.addRow(key: roster)))
      {
        eventCount += 1
        added += 1
      }
    }
  }

  private func nextEvent(_ action: JournalEvent.Action) -> JournalEvent {
    JournalEvent(
      number: eventCount + 1, at: regressionCase.now, milliseconds: 0, action: action)
  }

  private mutating func apply(_ action: JournalEvent.Action, _ step: RegressionCase.Step) {
    do {
      switch try interview.apply(nextEvent(action)) {
      case .accepted: eventCount += 1
      case .refused(let refusal):
        let message = refusal.message ?? refusal.fault?.rawValue ?? refusal.kind.rawValue
        refusals[step.key] = message
        if !isRefusalExpected(step.key) {
          fail(step.place, step.key, "answers", "an answer that is accepted", "\"\(message)\"")
        }
      }
    } catch {
      switch error {
      case .notRelevant, .unknownKey, .nothingToConfirm:
        // What another case answered may not be asked here.
        if step.isInherited { return }
      default: break
      }
      fail(step.place, step.key, "answers", "a question that can be answered", Self.words(error))
    }
  }

  private func isRefusalExpected(_ key: String) -> Bool {
    regressionCase.expectations.contains {
      if case .refused(key, _) = $0.rule { true } else { false }
    }
  }

  private static func words(_ error: ActionError) -> String {
    switch error {
    case .unknownKey: "no such row"
    case .notRelevant: "that it is not asked"
    case .readOnly: "that it is read-only"
    case .reasonNotOffered: "that it does not offer this missing reason"
    case .fixedRows: "that its rows follow from a number"
    case .tooManyRows: "that it has as many rows as it may have"
    case .nothingToConfirm: "no warning to confirm"
    case .nothingToUndo, .nothingToRedo, .unknownLanguage: "\(error)"
    }
  }

  // MARK: Expectations

  private mutating func check(_ expectation: RegressionCase.Expectation) {
    let place = expectation.place
    switch expectation.rule {
    case .route(let expected):
      let found = asked(notes: false)
      if found != expected {
        fail(place, nil, "route", Self.list(expected), Self.list(found))
      }
    case .asked(let key):
      if !asked(notes: true).contains(key) {
        fail(place, key, "asked", "that it is asked", "that it is not")
      }
    case .notAsked(let key):
      if asked(notes: true).contains(key) {
        fail(place, key, "not_asked", "that it is not asked", "that it is")
      }
    case .value(let key, let expected):
      compare(expected, node(key).map { interview.text(of: $0) }, place, key, "values")
    case .missing(let key, let expected):
      compare(expected, node(key).map { missing($0) }, place, key, "missing")
    case .problem(let key, let expected):
      let found = node(key).map { interview.problem(of: $0)?.kind.rawValue ?? "none" }
      compare(expected, found, place, key, "problems")
    case .refused(let key, let message):
      guard let found = refusals[key] else {
        return fail(place, key, "refused", "that the answer is refused", "that it was accepted")
      }
      if let message { compare(message, found, place, key, "refused") }
    case .choices(let key, let expected):
      let found = node(key).map { interview.choices(of: $0).map(\.name) }
      if found != expected {
        fail(place, key, "choices", Self.list(expected), found.map(Self.list) ?? "no such row")
      }
    case .finish(let isComplete): checkFinish(isComplete, place)
    }
  }

  private mutating func compare(
    _ expected: String, _ found: String?, _ place: Place, _ key: String, _ what: String
  ) {
    guard found != expected else { return }
    fail(place, key, what, "\"\(expected)\"", found.map { "\"\($0)\"" } ?? "no such row")
  }

  private mutating func checkFinish(_ isComplete: Bool, _ place: Place) {
    let event = nextEvent(.complete(revisionID: ""))
    switch interview.finish(.complete, event: event, activeMilliseconds: 0) {
    case .finished:
      if !isComplete { fail(place, nil, "finish", "incomplete", "complete") }
    case .incomplete(let problems):
      guard isComplete else { return }
      let list = problems.map { "\(interview.key(of: $0.node)) (\($0.kind.rawValue))" }
      fail(place, nil, "finish", "complete", "incomplete: \(Self.list(list))")
    }
  }

  private func node(_ key: String) -> NodeIndex? { interview.node(at: key) }

  private func asked(notes: Bool) -> [String] {
    interview.route().questions
      .filter { notes || interview.definition(of: $0).question?.type != .note }
      .map { interview.key(of: $0) }
  }

  /// The missing reason; `blank` for a question that is asked and was passed over.
  private func missing(_ node: NodeIndex) -> String {
    if let reason = interview.missingReason(of: node) { return reason.rawValue }
    return interview.isRelevant(node) && interview.text(of: node).isEmpty
      ? MissingReason.blank.rawValue : "none"
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: " ")
  }
}
