import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct RelevanceTests {
  private static let dependent = """
    survey:
    - {type: text, name: q1, label: Q1}
    - {type: text, name: q2, label: Q2, relevant: "${q1} = 'a'"}
    - {type: calculate, name: c, calculation: "concat(${q1}, '-', ${q2})"}
    """

  @Test func `an answer off the route reads as empty and comes back with the route`() throws {
    let scenario = try Scenario(Self.dependent)
    try scenario.answer("q1", "a")
    try scenario.answer("q2", "x")
    #expect(scenario["c"] == "a-x")
    #expect(try scenario.answer("q1", "b") == [.offRoute(count: 1)])
    #expect(scenario["c"] == "b-")
    #expect(scenario["q2"] == "")
    #expect(scenario.kept("q2") == "x")
    #expect(try scenario.answer("q1", "a") == [.backOnRoute(count: 1)])
    #expect(scenario["c"] == "a-x")
  }

  @Test func `a question off the route cannot be answered`() throws {
    let scenario = try Scenario(Self.dependent)
    #expect(throws: ActionError.notRelevant("q2")) { try scenario.answer("q2", "x") }
  }

  @Test func `everything inside a section goes with it`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: q, label: Q}
      - {type: begin_group, name: outer, label: O, relevant: "${q} = '1'"}
      - {type: begin_group, name: inner, label: I}
      - {type: text, name: a, label: A}
      - {type: text, name: b, label: B, relevant: "${a} = 'x'"}
      - {type: end_group}
      - {type: end_group}
      - {type: calculate, name: c, calculation: "concat(${a}, ${b})"}
      """)
    #expect(scenario.isRelevant("a") == false)
    #expect(scenario.isRelevant("/data/outer/inner") == false)
    try scenario.answer("q", "1")
    #expect(scenario.isRelevant("a") == true)
    #expect(scenario.isRelevant("b") == false)
    try scenario.answer("a", "x")
    try scenario.answer("b", "y")
    #expect(scenario["c"] == "xy")
    try scenario.answer("q", "2")
    #expect(scenario["c"] == "")
    #expect(scenario.route == ["q"])
    let response = try scenario.finished().response
    #expect(response.answers == ["q": .text("2")])
    try scenario.answer("q", "1")
    #expect(scenario["c"] == "xy")
  }

  @Test func `questions that are not relevant are neither counted nor summed`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: r, label: R}
      - {type: integer, name: v, label: V}
      - {type: integer, name: w, label: W, relevant: "${v} > 1"}
      - {type: end_repeat}
      - {type: calculate, name: total, calculation: "sum(${w})"}
      - {type: calculate, name: number, calculation: "count(${w})"}
      """)
    try scenario.answer("r[r1]/v", "2")
    try scenario.answer("r[r1]/w", "10")
    try scenario.addRow("r")
    try scenario.answer("r[r2]/v", "3")
    try scenario.answer("r[r2]/w", "20")
    #expect(scenario["total"] == "30")
    #expect(scenario["number"] == "2")
    try scenario.answer("r[r1]/v", "1")
    #expect(scenario["total"] == "20")
    #expect(scenario["number"] == "1")
  }

  @Test func `a calculation off the route is empty and follows again on it`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N}
      - {type: text, name: on, label: On}
      - {type: calculate, name: c, calculation: "${n} * 2", relevant: "${on} = 'y'"}
      - {type: calculate, name: d, calculation: "concat('<', ${c}, '>')"}
      """)
    try scenario.answer("n", "1")
    #expect(scenario["d"] == "<>")
    try scenario.answer("on", "y")
    #expect(scenario["d"] == "<2>")
    try scenario.answer("on", "n")
    try scenario.answer("n", "5")
    try scenario.answer("on", "y")
    #expect(scenario["d"] == "<10>")
  }

  @Test func `an empty lone answer is not true`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: text, name: b, label: B, relevant: "${a}"}
      """)
    #expect(scenario.isRelevant("b") == false)
    try scenario.answer("a", "0")
    #expect(scenario.isRelevant("b") == true)
  }

  @Test func `an answer that leaves and returns within one change is not told as gone`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: integer, name: b, label: B, relevant: "${a} > 0"}
      - {type: calculate, name: c, calculation: "${a} + 1"}
      - {type: integer, name: d, label: D, relevant: "${a} + ${c} > 0"}
      """)
    try scenario.answer("a", "1")
    try scenario.answer("b", "1")
    try scenario.answer("d", "1")
    #expect(try scenario.answer("a", "2") == [])
  }
}
