import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct CalculationTests {
  @Test func `calculations follow one another in one step`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: calculate, name: d, calculation: "${c} + 1"}
      - {type: calculate, name: c, calculation: "${b} + 1"}
      - {type: calculate, name: b, calculation: "${a} + 1"}
      - {type: integer, name: a, label: A}
      """)
    #expect(scenario["d"] == "")
    try scenario.answer("a", "1")
    #expect(scenario["d"] == "4")
    try scenario.answer("a", "")
    #expect(scenario["d"] == "")
  }

  @Test(arguments: [
    ("integer", "7.9", "7"), ("integer", "-7.9", "-7"), ("integer", "abc", ""),
    ("integer", "1e3", ""), ("integer", "1234567890123456", ""),
    ("decimal", "2.50", "2.5"), ("decimal", "0.1", "0.1"), ("decimal", "abc", ""),
    ("decimal", "1234567890123456", ""), ("decimal", "0.00000012345", "0.00000012345"),
    ("date", "2026-05-01T10:00:00.000+06:00", "2026-05-01"), ("date", "20574.7", "2026-05-01"),
    ("date", "soon", ""), ("dateTime", "2026-05-01", "2026-05-01T00:00:00"),
    ("dateTime", "2026-05-01T10:00:00.000+06:00", "2026-05-01T10:00:00"),
    ("time", "10:30:00.000+06:00", "10:30:00"), ("time", "10:30:00-05:00", "10:30:00"),
    ("time", "2026-05-01T10:30:00.000+06:00", "10:30:00"),
    ("time", "2026-05-01T10:30:00", "10:30:00"), ("text", "  x ", "  x "),
  ])
  func `a calculated value takes the form of its type`(
    type: String, value: String, stored: String
  ) throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: \(type), name: c, calculation: "string(${a})"}
      """)
    try scenario.answer("a", value)
    #expect(scenario["c"] == stored)
  }

  @Test func `an entry on a calculated question stands until the calculation gives another value`()
    throws
  {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: integer, name: on, label: On, default: 1}
      - {type: begin_group, name: g, label: G, relevant: "${on} = 1"}
      - {type: integer, name: b, label: B, calculation: "${a} + 1"}
      - {type: end_group}
      - {type: calculate, name: c, calculation: "${b} * 10"}
      """)
    try scenario.answer("a", "1")
    #expect(scenario["c"] == "20")
    try scenario.answer("b", "7")
    #expect(scenario["c"] == "70")
    try scenario.answer("on", "0")
    try scenario.answer("on", "1")
    #expect(scenario["b"] == "7", "leaving the route and coming back is no new value")
    let response = try scenario.finished().response
    #expect(response.answers["b"] == .integer(7), "finishing is no new value")
    try scenario.answer("a", "2")
    #expect(scenario["b"] == "3")
    try scenario.answer("b", "")
    #expect(scenario["b"] == "", "an emptied calculation stays empty")
    try scenario.undo()
    try scenario.undo()
    #expect(scenario["b"] == "7")
  }

  @Test func `once keeps its first value`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: calculate, name: c, calculation: "once(${a})"}
      - {type: calculate, name: today, calculation: "today()"}
      - {type: calculate, name: first, calculation: "once(today())"}
      """)
    try scenario.answer("a", "1")
    try scenario.answer("a", "2")
    #expect(scenario["c"] == "1")
    #expect(scenario["first"] == "2026-05-01")
  }

  @Test func `finishing brings the clock up to date but not what was taken once`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: end, name: finished}
      - {type: calculate, name: today, calculation: "today()"}
      - {type: calculate, name: first, calculation: "once(today())"}
      - {type: date, name: d, label: D, default: "today()"}
      """)
    scenario.now = .init(milliseconds: scenario.now.milliseconds + 86_400_000, offset: 360)
    let response = try scenario.finished().response
    #expect(response.answers["today"] == .text("2026-05-02"))
    #expect(response.answers["first"] == .text("2026-05-01"))
    #expect(response.answers["d"] == .text("2026-05-01"))
    #expect(response.answers["finished"] == .text("2026-05-02T10:00:00.000+06:00"))
    #expect(scenario["today"] == "2026-05-01", "finishing leaves the interview as it was")
    #expect(scenario["finished"] == "")
  }

  @Test func `the time of an event is the time of its calculations`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: calculate, name: c, calculation: "if(${a} = '', '', now())"}
      """)
    scenario.now = .init(milliseconds: scenario.now.milliseconds + 5_000, offset: 0)
    try scenario.answer("a", "x")
    #expect(scenario["c"] == "2026-05-01T10:00:05.000+06:00")
  }

  @Test func `chance depends on the event and the question, not on the order of asking`() throws {
    let yaml = """
      survey:
      - {type: text, name: a, label: A}
      - {type: calculate, name: c, calculation: "if(${a} = '', '', random())"}
      - {type: calculate, name: d, calculation: "if(${a} = '', '', random())"}
      - {type: calculate, name: e, calculation: "random() - random()"}
      """
    let scenario = try Scenario(yaml)
    try scenario.answer("a", "x")
    let first = scenario["c"]
    #expect(first != scenario["d"])
    #expect(scenario["e"] != "0")
    try scenario.answer("a", "y")
    #expect(scenario["c"] != first)
    #expect(try scenario.replayed().state == scenario.state)
    #expect(try Scenario(yaml, seed: 2)["e"] != scenario["e"])
  }
}
