import ResponseMerging
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

/// Two revisions of a response that were made apart become one, rows and all.
@Suite struct SettlementTests {
  private static let yaml = """
    survey:
    - {type: integer, name: size, label: Size, constraint: '. < 20'}
    - {type: text, name: why, label: Why, relevant: '${size} > 5'}
    - {type: begin_repeat, name: members, label: Members}
    - {type: text, name: name, label: Name}
    - {type: integer, name: age, label: Age, constraint: '. < 120', warning: '. < 90', warning_message: Sure?}
    - {type: begin_repeat, name: jobs, label: Jobs, relevant: '${age} > 15'}
    - {type: text, name: title, label: Title}
    - {type: text, name: place, label: Place, relevant: "${title} != ''"}
    - {type: end_repeat}
    - {type: end_repeat}
    - {type: begin_repeat, name: plots, label: Plots, repeat_count: '${size}'}
    - {type: decimal, name: area, label: Area}
    - {type: end_repeat}
    - {type: calculate, name: ages, calculation: 'sum(${age})', bind::type: int}
    """

  private let first: FinishedInterview
  private let plan: InterviewPlan

  init() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("size", "1")
    try scenario.answer("plots[r1]/area", "2.5")
    try Self.add("Айгүл", age: "40", jobs: ["teacher", "tailor"], to: scenario)
    try Self.add("Бакыт", age: "50", jobs: ["driver"], to: scenario)
    plan = scenario.plan
    first = try scenario.finished()
  }

  /// Adds a member as the last one; the first row of a roster is there from the beginning.
  private static func add(
    _ name: String, age: String, jobs: [String], to scenario: Scenario
  ) throws {
    if scenario.rows("members").count != 1 || scenario["members[r1]/name"] != "" {
      try scenario.addRow("members")
    }
    let row = try #require(scenario.rows("members").last)
    try scenario.answer("\(row)/name", name)
    try scenario.answer("\(row)/age", age)
    for (number, title) in jobs.enumerated() {
      if number > 0 { try scenario.addRow("\(row)/jobs") }
      let job = try #require(scenario.rows("\(row)/jobs").last)
      try scenario.answer("\(job)/title", title)
      try scenario.answer("\(job)/place", "Ош")
    }
  }

  /// The first revision opened again, with what a person changes in it.
  private func corrected(
    _ former: FinishedInterview? = nil, _ change: (Scenario) throws -> Void
  ) throws -> FinishedInterview {
    let former = former ?? first
    let scenario = try Scenario(
      reopening: former, on: plan, rowsMade: former.response.rowsMade)
    try change(scenario)
    return try scenario.finished()
  }

  /// Settles two revisions, the first of which is the base: as when it is
  /// corrected, the ids of rows that it and what it builds on had are used up.
  private func settled(
    _ base: FinishedInterview, on former: FinishedInterview? = nil, _ other: FinishedInterview,
    taking keys: String...
  ) throws -> (scenario: Scenario, misfits: [Settlement.Misfit]) {
    let scenario = try Scenario(
      reopening: base, on: plan,
      rowsMade: base.response.rowsMade.merging(
        (former ?? first).response.rowsMade, uniquingKeysWith: max))
    let settlement = Settlement(
      base: 0, choices: Dictionary(uniqueKeysWithValues: keys.map { ($0, 1) }))
    let misfits = try settlement.bring(
      [base.response, other.response], into: scenario.interview
    ) { try scenario.apply($0) }
    return (scenario, misfits)
  }

  @Test func `a row that one revision added comes with the rows that it holds`() throws {
    let base = try corrected { try $0.answer("members[r1]/age", "41") }
    let other = try corrected {
      try Self.add("Чынар", age: "30", jobs: ["cook", "baker"], to: $0)
    }
    let (scenario, misfits) = try settled(base, other, taking: "members[r3]")
    #expect(misfits == [])
    #expect(scenario.column("members", "name") == ["Айгүл", "Бакыт", "Чынар"])
    #expect(scenario.column("members", "age") == ["41", "50", "30"])
    let row = try #require(scenario.rows("members").last)
    #expect(scenario.column("\(row)/jobs", "title") == ["cook", "baker"])
    #expect(scenario.column("\(row)/jobs", "place") == ["Ош", "Ош"])
    #expect(scenario["ages"] == "121")
  }

  @Test func `a row that one revision removed goes, the others keep their ids`() throws {
    let base = try corrected { try $0.answer("members[r2]/jobs[r1]/title", "pilot") }
    let other = try corrected { try $0.removeRow("members[r1]") }
    let (scenario, misfits) = try settled(base, other, taking: "members[r1]")
    #expect(misfits == [])
    #expect(scenario.rows("members") == ["members[r2]"])
    #expect(scenario["members[r2]/jobs[r1]/title"] == "pilot")
    #expect(scenario["ages"] == "50")
  }

  @Test func `a row that the base removed comes back whole, under a new id`() throws {
    let base = try corrected { try $0.removeRow("members[r1]") }
    let other = try corrected { try $0.answer("members[r1]/jobs[r2]/title", "weaver") }
    let (scenario, misfits) = try settled(base, other, taking: "members[r1]")
    #expect(misfits == [])
    #expect(scenario.rows("members") == ["members[r2]", "members[r3]"])
    #expect(scenario.column("members", "name") == ["Бакыт", "Айгүл"])
    #expect(scenario.column("members[r3]/jobs", "title") == ["teacher", "weaver"])
  }

  @Test func `rows in rows are added and removed where their row stays`() throws {
    let base = try corrected { try $0.answer("size", "2") }
    let other = try corrected {
      try $0.removeRow("members[r1]/jobs[r1]")
      try $0.addRow("members[r2]/jobs")
      try $0.answer("members[r2]/jobs[r2]/title", "guard")
    }
    let (scenario, misfits) = try settled(
      base, other, taking: "members[r1]/jobs[r1]", "members[r2]/jobs[r2]")
    #expect(misfits == [])
    #expect(scenario.column("members[r1]/jobs", "title") == ["tailor"])
    #expect(scenario.column("members[r2]/jobs", "title") == ["driver", "guard"])
    #expect(scenario["size"] == "2")
  }

  @Test func `a row is removed and another added in one settlement`() throws {
    let base = try corrected { try $0.answer("size", "3") }
    let other = try corrected {
      try $0.removeRow("members[r2]")
      try Self.add("Чынар", age: "30", jobs: ["cook"], to: $0)
      try $0.answer("members[r1]/age", "44")
    }
    let (scenario, misfits) = try settled(
      base, other, taking: "members[r1]/age", "members[r2]", "members[r3]")
    #expect(misfits == [])
    #expect(scenario.column("members", "name") == ["Айгүл", "Чынар"])
    #expect(scenario["ages"] == "74")
  }

  @Test func `rows that follow from a number come with the number`() throws {
    let base = try corrected { try $0.answer("members[r1]/age", "41") }
    let other = try corrected {
      try $0.answer("size", "3")
      try $0.answer("plots[r3]/area", "0.4")
    }
    let (scenario, misfits) = try settled(base, other, taking: "size", "plots[r2]", "plots[r3]")
    #expect(misfits == [])
    #expect(scenario.column("plots", "area") == ["2.5", "", "0.4"])
    // Without the number there is no place for them, and that is said.
    let alone = try settled(base, other, taking: "plots[r3]")
    #expect(
      alone.misfits == [.init(key: "plots[r3]", reason: .impossible(.fixedRows("plots")))])
    #expect(alone.scenario.rows("plots") == ["plots[r1]"])
  }

  @Test func `rows that follow from a number find their place under other ids`() throws {
    let former = try corrected {
      try $0.answer("size", "3")
      try $0.answer("plots[r2]/area", "1")
      try $0.answer("plots[r3]/area", "0.4")
    }
    let base = try corrected(former) { try $0.answer("size", "1") }
    let other = try corrected(former) { try $0.answer("plots[r2]/area", "7") }
    let (scenario, misfits) = try settled(
      base, on: former, other, taking: "size", "plots[r2]", "plots[r3]")
    #expect(misfits == [])
    #expect(scenario.rows("plots") == ["plots[r1]", "plots[r4]", "plots[r5]"])
    #expect(scenario.column("plots", "area") == ["2.5", "7", "0.4"])
  }

  @Test func `a warning that was kept in a row is kept in the row that it becomes`() throws {
    let base = try corrected { try $0.removeRow("members[r2]") }
    let other = try corrected {
      try $0.answer("members[r2]/age", "95")
      try $0.confirm("members[r2]/age", "showed a passport")
    }
    let (scenario, misfits) = try settled(base, other, taking: "members[r2]")
    #expect(misfits == [])
    let overrides = try scenario.finished().response.overrides
    #expect(overrides.map(\.question) == ["members[r3]/age"])
    #expect(overrides.map(\.reason) == ["showed a passport"])
  }

  @Test func `what has no place beside the other answers is named, the rest is brought`() throws {
    let base = try corrected { try $0.answer("members[r1]/age", "12") }
    let other = try corrected {
      try $0.answer("members[r1]/jobs[r1]/title", "nurse")
      try $0.answer("members[r1]/name", "Айсулуу")
    }
    let (scenario, misfits) = try settled(
      base, other, taking: "members[r1]/jobs[r1]/title", "members[r1]/name")
    #expect(misfits.map(\.key) == ["members[r1]/jobs[r1]/title"])
    #expect(scenario["members[r1]/name"] == "Айсулуу")
  }
}
