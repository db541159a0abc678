import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing
import Workbooks

/// Finished responses that are opened again.
@Suite struct CorrectionTests {
  private let yaml = """
    survey:
    - {type: integer, name: age, label: Age, warning: '. < 90', warning_message: Sure?}
    - {type: calculate, name: lot, calculation: 'once(random())'}
    - {type: calculate, name: drawn, calculation: 'random()', bind::type: decimal}
    - {type: text, name: phone, label: Phone, personal: 'yes', special: refused}
    - {type: select_multiple l, name: ways, label: Ways}
    - {type: geopoint, name: home, label: Home}
    - {type: decimal, name: area, label: Area, default: '2.50'}
    - {type: text, name: note, label: Note, default: none, special: dont_know}
    - {type: begin_repeat, name: members, label: Members}
    - {type: integer, name: years, label: Years, required: 'yes'}
    - {type: begin_repeat, name: jobs, label: Jobs, repeat_count: '${years} > 15'}
    - {type: text, name: title, label: Title}
    - {type: end_repeat}
    - {type: end_repeat}
    - {type: calculate, name: sum, calculation: 'sum(${years})', bind::type: int}
    - {type: text, name: plans, label: Plans, relevant: '${age} < 50'}
    - {type: end, name: ended}
    choices:
    - {list_name: l, name: a, label: A}
    - {list_name: l, name: b, label: B}
    """

  /// An interview that uses all of it.
  private func first() throws -> Scenario {
    let scenario = try Scenario(yaml)
    try scenario.answer("age", "95")
    try scenario.confirm("age", "showed a passport")
    try scenario.answer("phone", "0555 123456")
    try scenario.answer("ways", "b a")
    try scenario.answer("home", "40.5 72.8 0 4.5")
    try scenario.answer("note", "")
    try scenario.answer("members[r1]/years", "3")
    try scenario.addRow("members")
    try scenario.answer("members[r2]/years", "61")
    try scenario.answer("members[r2]/jobs[r1]/title", "teacher")
    try scenario.addRow("members")
    try scenario.answer("members[r3]/years", "40")
    try scenario.apply(.removeRow(key: "members[r1]"))
    try scenario.apply(.comment(key: "members[r3]/years", text: "about"))
    return scenario
  }

  @Test func `a response that is opened and finished again tells the same`() throws {
    let first = try first()
    let finished = try first.finished()
    let again = try Scenario(reopening: finished, on: first.plan)
    let response = try again.finished().response
    #expect(response.answers == finished.response.answers)
    #expect(response.missing == finished.response.missing)
    #expect(response.overrides == finished.response.overrides)
    #expect(response.comments == finished.response.comments)
    #expect(try again.finished().personalAnswers == ["phone": .text("0555 123456")])
    guard case .rows(let rows)? = response.answers["members"] else {
      Issue.record("no rows")
      return
    }
    #expect(rows.map(\.id) == ["r2", "r3"])
  }

  @Test func `a correction is a further revision of the same response`() throws {
    let first = try first()
    let before = try first.finished().response
    let again = try Scenario(reopening: first.finished(), on: first.plan)
    try again.answer("age", "41")
    let after = try again.finished().response
    #expect(after.responseID == before.responseID)
    #expect(after.revision == 2)
    #expect(after.parents == ["first"])
    #expect(
      after.made == .init(by: "eve", role: .supervisor, at: again.now, reason: "slip"))
    #expect(after.interviewer == "ana")
    #expect(after.completedAt == before.completedAt)
    #expect(after.startedAt == before.startedAt)
    #expect(after.activeMilliseconds == 60_000)
    // The end of the interview is no later, the dice are not thrown again.
    #expect(after.answers["ended"] == before.answers["ended"])
    #expect(after.answers["lot"] == before.answers["lot"])
    #expect(after.answers["drawn"] == before.answers["drawn"])
    // What hangs on the answer follows it.
    #expect(after.overrides == [])
    #expect(AnswerDifference.among([before, after]).map(\.key) == ["age", "plans"])
    #expect(after.missing["plans"] == .blank)
  }

  @Test func `what was left blank stays blank, whatever stands there by default`() throws {
    let first = try first()
    let again = try Scenario(reopening: first.finished(), on: first.plan)
    #expect(again["note"] == "")
    #expect(again["area"] == "2.5")
  }

  @Test func `rules, undo and replay work as in any interview`() throws {
    let first = try first()
    let again = try Scenario(reopening: first.finished(), on: first.plan)
    let before = again.interview.picture
    #expect(again.interview.undoCount == 0)
    try again.answer("members[r2]/years", "12")
    #expect(again["sum"] == "52")
    try again.apply(.undo)
    #expect(again.interview.picture.differences(from: before) == [])
    try again.answer("members[r2]/years", "12")
    let replayed = try Scenario(reopening: first.finished(), on: first.plan)
    for event in again.journal { _ = try replayed.interview.apply(event) }
    #expect(replayed.interview.picture.differences(from: again.interview.picture) == [])
  }

  @Test func `ids of rows that earlier revisions had are not used again`() throws {
    let first = try first()
    let again = try Scenario(
      reopening: first.finished(), on: first.plan, rowsMade: ["members": 5, "nobody": 3])
    try again.addRow("members")
    #expect(again.interview.node(at: "members[r6]/years") != nil)
  }

  @Test func `personal answers that are not at hand stay as they are, unseen`() throws {
    let first = try first()
    var finished = try first.finished()
    finished.response.personalSHA256 = "0123"
    let again = try Scenario(reopening: finished, on: first.plan, holdsPersonal: false)
    #expect(throws: ActionError.readOnly("phone")) {
      try again.interview.apply(again.event(.answer(key: "phone", text: "1")))
    }
    let stops = again.interview.route().flatMap(\.questions).map { again.interview.key(of: $0) }
    #expect(!stops.contains("phone"))
    let corrected = try again.finished()
    #expect(corrected.response.personalSHA256 == "0123")
    #expect(corrected.personalAnswers == [:])
    #expect(corrected.personalMissing == [:])
  }

  @Test func `a response whose answers hang on personal ones that are not at hand is refused`()
    throws
  {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: phone, label: Phone, personal: 'yes'}
      - {type: text, name: when, label: When, relevant: "${phone} != ''"}
      """)
    try scenario.answer("phone", "1")
    try scenario.answer("when", "evening")
    let finished = try scenario.finished()
    #expect(throws: ReopeningError.differs(keys: ["when"])) {
      try Scenario(reopening: finished, on: scenario.plan, holdsPersonal: false)
    }
    #expect(throws: Never.self) { try Scenario(reopening: finished, on: scenario.plan) }
  }

  @Test(arguments: [
    ["r2", "r1"], ["r1", "r1"], ["x1"], ["r01"], ["r0"], ["r-1"], ["r99999999999"], [""],
  ])
  func `rows without an order of ids are refused`(ids: [String]) throws {
    let scenario = try first()
    var finished = try scenario.finished()
    finished.response.answers["members"] = .rows(ids.map { .init(id: $0, answers: [:]) })
    #expect(throws: ReopeningError.rows(key: "members")) {
      try Scenario(reopening: finished, on: scenario.plan)
    }
  }

  @Test func `an answer that the questionnaire does not know is named`() throws {
    let scenario = try first()
    var finished = try scenario.finished()
    finished.response.answers["nobody"] = .text("x")
    #expect(throws: ReopeningError.differs(keys: ["nobody"])) {
      try Scenario(reopening: finished, on: scenario.plan)
    }
  }

  @Test func `a partial response can be completed`() throws {
    let first = try Scenario(yaml)
    try first.answer("age", "20")
    let finished = try first.finished(.partial(reason: "called away"))
    #expect(finished.response.missing["members[r1]/years"] == .notReached)
    let again = try Scenario(reopening: finished, on: first.plan)
    try again.answer("members[r1]/years", "20")
    let response = try again.finished().response
    #expect(response.status == .complete)
    #expect(response.partialReason == nil)
    #expect(response.missing["plans"] == .blank)
  }

  @Test func `rows that were made again after an undo keep their places`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N}
      - {type: begin_repeat, name: r, label: R, repeat_count: "${n}", relevant: "position() mod 2 = 1"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      """)
    for _ in 0..<3 {
      try scenario.answer("n", "2")
      try scenario.undo()
    }
    try scenario.answer("n", "2")
    #expect(scenario.rows("r") == ["r[r7]"])
    try scenario.answer("r[r7]/v", "first")
    let again = try Scenario(reopening: try scenario.finished(), on: scenario.plan)
    #expect(again.rows("r") == ["r[r7]"])
    #expect(again.interview.picture.differences(from: again.interview.evaluatedAfresh()) == [])
    try again.answer("n", "3")
    #expect(again.rows("r") == ["r[r7]", "r[r9]"])
  }

  // MARK: By chance

  /// Whether a random interview told the same after it was opened again.
  private func proves(seed: UInt64, steps: Int) throws -> Bool {
    let text = RandomQuestionnaire(seed: seed).yaml
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(text.utf8)) {
      _ throws(WorkbookError) in nil
    }
    guard let plan = loaded.questionnaire.map({ InterviewPlan($0) }) else { return true }
    // A route that hangs on dice is another one each time they are thrown.
    var still = Surroundings()
    still.chanceFollowsEvents = false
    let scenario = Scenario(plan, surroundings: still, seed: seed)
    var actions = RandomActions(seed: seed)
    var done: [String] = []
    for _ in 0..<steps {
      let action = actions.next(in: scenario.interview)
      done.append("\(action)")
      _ = try? scenario.apply(action)
    }
    let finished = try scenario.finished(.partial(reason: "enough"))
    do {
      let again = try Scenario(reopening: finished, on: plan, surroundings: still, seed: seed)
      let response = try again.finished(.partial(reason: "enough")).response
      // Going on with it must be possible, and opening that again as well.
      for _ in 0..<steps / 2 { _ = try? again.apply(actions.next(in: again.interview)) }
      let corrected = try again.finished(.partial(reason: "enough"))
      let third = try Scenario(
        reopening: corrected, on: plan, surroundings: still, seed: seed
      ).finished(.partial(reason: "enough")).response
      guard response.answers == finished.response.answers,
        response.missing == finished.response.missing,
        response.overrides == finished.response.overrides,
        response.comments == finished.response.comments,
        third.answers == corrected.response.answers, third.missing == corrected.response.missing
      else {
        Issue.record(
          """
          seed \(seed): differs in \(AnswerDifference.among([finished.response, response])), then \
          \(AnswerDifference.among([corrected.response, third])) after \
          \(done.joined(separator: "; "))
          \(text)
          """)
        return false
      }
      return true
    } catch {
      Issue.record("seed \(seed): \(error) after \(done.joined(separator: "; "))\n\(text)")
      return false
    }
  }

  @Test func `random interviews tell the same after they were opened again`() throws {
    for seed in UInt64(1)...150 where try !proves(seed: seed, steps: 25) { return }
  }

  @Test(.tags(.slow), .onlyWhenAsked)
  func `many random interviews tell the same after they were opened again`() throws {
    for seed in UInt64(151)...1_500 where try !proves(seed: seed, steps: 30) { return }
  }
}
