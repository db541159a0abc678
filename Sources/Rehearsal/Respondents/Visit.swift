import Expressions
import SurveyBasics
import SurveyEngine
import SurveyModel

/// One respondent during one interview: follows the route and has second thoughts.
struct Visit {
  /// How often a respondent does what is not straight ahead, for each question.
  private enum Habit {
    static let goesBack = 0.02
    static let takesBack = 0.015
    static let takesBackAgain = 0.3
    static let remarks = 0.004
    static let switchesLanguage = 0.004
    static let removesRow = 0.01
    static let addsRow = 0.6
    static let keepsWhatStands = 0.9
  }

  /// More steps than any honest interview has.
  private static let longest = 20_000
  private static let mostRepairs = 40
  private static let mostRows = 8

  let respondents: Respondents
  let interview: Interview
  var coverage: Coverage
  var chance: SeededGenerator
  private(set) var events: [JournalEvent] = []
  private(set) var elapsed = 0
  private var fault: SimulatedInterview.Fault?
  private var met: Set<NodeIndex> = []
  private var closedRosters: Set<RosterIndex> = []
  private var repairs = 0
  private var lastRefusal: String?

  init(_ respondents: Respondents, _ interview: Interview, _ coverage: Coverage) {
    self.respondents = respondents
    self.interview = interview
    self.coverage = coverage
    chance = SeededGenerator(
      seed: interview.opening.seed, key: [SeededGenerator.key("respondent")])
  }

  mutating func run() -> SimulatedInterview {
    var finished: FinishedInterview?
    var steps = 0
    while fault == nil, finished == nil {
      steps += 1
      if steps > Visit.longest {
        fault = .endless(steps: Visit.longest)
      } else if let place = nextPlace() {
        meet(place)
        haveSecondThoughts()
      } else {
        finished = finish()
      }
    }
    let faults =
      (fault.map { [$0] } ?? [])
      + interview.prefillFaults.map { .action("\($0.key) cannot be filled in with \"\($0.text)\"") }
      + interview.evaluationProblems.map { .evaluation($0.message) }
    return SimulatedInterview(
      opening: interview.opening, events: events, finished: finished, faults: faults,
      activeMilliseconds: elapsed)
  }

  /// Whether nothing stands in the way so far.
  var isGoing: Bool { fault == nil }

  // MARK: Actions

  func nextEvent(_ action: JournalEvent.Action) -> JournalEvent {
    let opening = interview.opening.at
    return JournalEvent(
      number: events.count + 1,
      at: Timestamp(milliseconds: opening.milliseconds + elapsed, offset: opening.offset),
      milliseconds: elapsed, action: action)
  }

  /// Carries an action out; nil when that was not possible, which is a fault.
  mutating func apply(_ action: JournalEvent.Action) -> Outcome? {
    let event = nextEvent(action)
    do {
      let outcome = try interview.apply(event)
      if case .refused(let refusal) = outcome {
        lastRefusal = refusal.message ?? refusal.fault?.rawValue ?? refusal.kind.rawValue
      }
      guard case .accepted(let changes) = outcome else { return outcome }
      events.append(event)
      for case .cleared(let node) in changes.notices { met.remove(node) }
      return outcome
    } catch {
      fault = .action("\(action): \(error)")
      return nil
    }
  }

  /// Lets time pass, up to a number of seconds.
  mutating func spend(seconds: Int) {
    elapsed += 1000 + chance.number(below: max(1, seconds * 1000))
  }

  // MARK: Route

  private enum Place {
    case question(NodeIndex)
    case addRow(RosterIndex)
  }

  /// The first place of the route that was not met yet.
  private mutating func nextPlace() -> Place? {
    for stop in interview.route() {
      if case .addRow(let roster) = stop.place {
        if !closedRosters.contains(roster) { return .addRow(roster) }
      } else if let node = stop.questions.first(where: { !met.contains($0) }) {
        return .question(node)
      }
    }
    return nil
  }

  private mutating func meet(_ place: Place) {
    switch place {
    case .addRow(let roster):
      let isEnough = interview.rows(of: roster).count >= Visit.mostRows
      guard !isEnough, chance.happens(Habit.addsRow) else {
        closedRosters.insert(roster)
        return
      }
      spend(seconds: 4)
      _ = apply(.addRow(key: interview.key(of: roster)))
    case .question(let node):
      met.insert(node)
      coverage.ask(interview.definition(of: node).number)
      spend(seconds: 5)
      if interview.isAnswered(node), interview.problem(of: node) == nil,
        chance.happens(Habit.keepsWhatStands)
      {
        return
      }
      if !answer(node) { lookElsewhere(for: node) }
    }
  }

  // MARK: Second thoughts

  private mutating func haveSecondThoughts() {
    guard isGoing else { return }
    if chance.happens(Habit.goesBack) {
      let answered = interview.route().questions.filter {
        met.contains($0) && interview.isAnswered($0)
      }
      if let node = chance.element(of: answered) { _ = answer(node) }
    }
    if chance.happens(Habit.takesBack), isGoing { takeBack() }
    if chance.happens(Habit.remarks), isGoing,
      let node = chance.element(of: interview.route().questions)
    {
      let text = Vocabulary.sentence(&chance)
      _ = apply(.comment(key: interview.key(of: node), text: text))
    }
    if chance.happens(Habit.switchesLanguage), isGoing,
      let language = chance.element(of: interview.plan.questionnaire.languages)
    {
      _ = apply(.language(tag: language.tag))
    }
    if chance.happens(Habit.removesRow), isGoing { removeRow() }
  }

  private mutating func takeBack() {
    guard let change = interview.lastChange else { return }
    spend(seconds: 3)
    guard apply(.undo) != nil else { return }
    if chance.happens(Habit.takesBackAgain) {
      _ = apply(.redo)
    } else if let node = change.key.flatMap({ interview.node(at: $0) }) {
      met.remove(node)
    }
  }

  private mutating func removeRow() {
    let rosters = interview.route().compactMap { stop -> RosterIndex? in
      guard case .addRow(let roster) = stop.place else { return nil }
      return interview.rows(of: roster).isEmpty ? nil : roster
    }
    guard let roster = chance.element(of: rosters),
      let row = chance.element(of: interview.rows(of: roster))
    else { return }
    _ = apply(.removeRow(key: interview.key(of: row)))
  }

  // MARK: Getting over obstacles

  /// Changes an answer that stands in the way of a question to which none was accepted.
  private mutating func lookElsewhere(for node: NodeIndex) {
    repairs += 1
    guard isGoing else { return }
    guard repairs <= Visit.mostRepairs, let other = chance.element(of: influences(on: node)) else {
      let isWithoutChoice = hasChoices(node) && interview.choices(of: node).isEmpty
      fault = .noAnswer(
        key: interview.key(of: node),
        message: isWithoutChoice ? "no choice is offered." : lastRefusal ?? "none could be drawn.")
      return
    }
    met.remove(node)
    _ = answer(other)
  }

  private func hasChoices(_ node: NodeIndex) -> Bool {
    interview.definition(of: node).question?.type.hasChoices ?? false
  }

  /// The answered questions that decide what a question accepts or offers.
  private func influences(on node: NodeIndex) -> [NodeIndex] {
    guard let question = interview.definition(of: node).question else { return [] }
    let rules = [question.constraint?.expression, question.choices?.filter].compactMap(\.self)
    return RuleLiterals(rules, of: interview.definition(of: node).number).readings
      .compactMap { neighbour($0, of: node) }.filter { takesAnswers($0) }
  }

  private mutating func finish() -> FinishedInterview? {
    spend(seconds: 5)
    let event = nextEvent(.complete(revisionID: ""))
    switch interview.finish(.complete, event: event, activeMilliseconds: elapsed) {
    case .finished(let finished): return finished
    case .incomplete(let problems):
      repairs += 1
      guard repairs <= Visit.mostRepairs, problems.contains(where: { takesAnswers($0.node) })
      else {
        fault = .cannotFinish(
          problems.map {
            "\(interview.key(of: $0.node)) (\($0.kind.rawValue)) \($0.message ?? "")"
          })
        return nil
      }
      for problem in problems where isGoing && takesAnswers(problem.node) {
        guard interview.problem(of: problem.node) != nil else { continue }
        if problem.kind == .warning, chance.happens(0.5) {
          confirm(problem.node)
        } else if !answer(problem.node) {
          lookElsewhere(for: problem.node)
        }
      }
      return nil
    }
  }
}

extension JournalEvent.Action {
  /// The question, row or roster that an action is about.
  fileprivate var key: String? {
    switch self {
    case .answer(let key, _), .special(let key, _), .confirm(let key, _), .addRow(let key),
      .removeRow(let key), .comment(let key, _), .unfinished(let key, _), .visit(let key):
      key
    case .keep(let key, _), .giveUp(let key, _): key
    case .language, .undo, .redo, .pause, .resume, .complete, .remark: nil
    }
  }
}
