import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing
import Workbooks

/// Random interviews on random questionnaires against the slow truth.
@Suite struct ProofTests {
  /// The plan of a random questionnaire, nil where it holds a cycle.
  private func plan(seed: UInt64) throws -> InterviewPlan? {
    let text = RandomQuestionnaire(seed: seed).yaml
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(text.utf8)) {
      _ throws(WorkbookError) in nil
    }
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect(
      errors.allSatisfy { $0.id == "cycle" }, "seed \(seed): \(errors.map(\.description))\n\(text)")
    return loaded.questionnaire.map { InterviewPlan($0) }
  }

  /// Whether everything held.
  private func proves(seed: UInt64, steps: Int) throws -> Bool {
    guard let plan = try plan(seed: seed) else { return true }
    var still = Surroundings()
    still.chanceFollowsEvents = false
    let scenario = Scenario(plan, surroundings: still, seed: seed)
    var actions = RandomActions(seed: seed)
    // What undo and redo have to lead to.
    var past: [StatePicture] = []
    var future: [StatePicture] = []
    var picture = scenario.interview.picture
    var done: [String] = []
    func fails(_ what: String, _ differences: [String]) -> Bool {
      guard !differences.isEmpty else { return false }
      Issue.record(
        """
        seed \(seed), \(what) after \(done.joined(separator: "; "))
        \(differences.prefix(4).joined(separator: "\n"))
        \(RandomQuestionnaire(seed: seed).yaml)
        """)
      return true
    }
    if fails("afresh", picture.differences(from: scenario.interview.evaluatedAfresh())) {
      return false
    }
    for step in 0..<steps {
      let action = actions.next(in: scenario.interview)
      done.append("\(action)")
      if step % 5 == 0 {
        _ = try? scenario.interview.preview(scenario.event(action))
        if fails("preview", scenario.interview.picture.differences(from: picture)) { return false }
      }
      let count = scenario.interview.undoCount
      let outcome = try? scenario.apply(action)
      let former = picture
      picture = scenario.interview.picture
      guard case .accepted = outcome else {
        if fails("nothing done", picture.differences(from: former)) { return false }
        continue
      }
      if fails("afresh", picture.differences(from: scenario.interview.evaluatedAfresh())) {
        return false
      }
      if fails("what was known", staleKnowledge(of: scenario.interview)) { return false }
      switch action {
      case .undo:
        guard let expected = past.popLast() else { break }
        future.append(former)
        if expected.isInLanguage(of: picture),
          fails("undo", picture.differences(from: expected))
        {
          return false
        }
      case .redo:
        guard let expected = future.popLast() else { break }
        past.append(former)
        if expected.isInLanguage(of: picture),
          fails("redo", picture.differences(from: expected))
        {
          return false
        }
      case .language: break
      default:
        guard scenario.interview.undoCount > count else { break }
        past.append(former)
        future = []
      }
    }
    return true
  }

  /// What the interview keeps of its route and its problems, and would find
  /// otherwise if it looked again.
  private func staleKnowledge(of interview: Interview) -> [String] {
    let stale = interview.nodesInOrder().filter {
      interview.problem(of: $0) != interview.problemNow(of: $0)
    }
    var found = stale.map { "problem of \(interview.key(of: $0))" }
    if Array(interview.route()) != interview.stopsNow() { found.append("route") }
    let progress = interview.progress()
    let questions = interview.route().questions.filter {
      interview.definition(of: $0).question?.type != .note
    }
    if questions.count != progress.known
      || questions.count(where: interview.isAnswered) != progress.answered
    {
      found.append("progress \(progress)")
    }
    return found
  }

  /// Whether a journal gives the same interview again.
  private func replays(seed: UInt64, steps: Int) throws -> Bool {
    guard let plan = try plan(seed: seed) else { return true }
    let scenario = Scenario(plan, seed: seed)
    var actions = RandomActions(seed: seed)
    for step in 0..<steps {
      scenario.now = Timestamp(
        milliseconds: scenario.now.milliseconds + 7_200_000, offset: scenario.now.offset)
      let action = actions.next(in: scenario.interview)
      if step % 5 == 0 { _ = try? scenario.interview.preview(scenario.event(action)) }
      if step % 7 == 0 {
        _ = scenario.interview.finish(
          .partial(reason: "left"), event: scenario.event(.pause), activeMilliseconds: 0)
      }
      _ = try? scenario.apply(action)
    }
    let differences = try scenario.replayed().interview.picture.differences(
      from: scenario.interview.picture)
    #expect(
      differences.isEmpty, "seed \(seed)\n\(differences.prefix(4))\n\(scenario.journal)")
    return differences.isEmpty
  }

  @Test(arguments: 0..<10)
  func `bringing up to date gives what evaluating afresh gives`(part: UInt64) throws {
    for seed in 0..<30 {
      guard try proves(seed: part * 1_000 + UInt64(seed), steps: 40) else { return }
    }
  }

  @Test(arguments: 0..<5)
  func `a journal gives the same interview again`(part: UInt64) throws {
    for seed in 0..<20 {
      guard try replays(seed: part * 1_000 + UInt64(seed), steps: 40) else { return }
    }
  }

  @Test(.tags(.slow), .onlyWhenAsked, .timeLimit(.minutes(20)), arguments: 100..<140)
  func `many more random interviews hold`(part: UInt64) throws {
    for seed in 0..<50 {
      let seed = part * 1_000 + UInt64(seed)
      guard try proves(seed: seed, steps: 50), try replays(seed: seed, steps: 50) else { return }
    }
  }
}
