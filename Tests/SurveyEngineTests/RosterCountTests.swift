import Expressions
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct RosterCountTests {
  private static let yaml = """
    survey:
    - {type: decimal, name: n, label: N}
    - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
    - {type: text, name: v, label: V}
    - {type: calculate, name: c, calculation: "concat(${v}, '!')"}
    - {type: end_repeat}
    - {type: calculate, name: all, calculation: "join(',', ${v})"}
    """

  @Test func `rows beyond a lowered count are set aside and come back with their answers`() throws {
    let scenario = try Scenario(Self.yaml)
    #expect(scenario.rows("r") == [])
    try scenario.answer("n", "3")
    for index in 1...3 { try scenario.answer("r[r\(index)]/v", "v\(index)") }
    #expect(scenario["all"] == "v1,v2,v3")
    let roster = try #require(scenario.interview.roster(at: "r"))
    #expect(
      try scenario.answer("n", "1") == [.setAside(roster, count: 2), .offRoute(count: 2)])
    #expect(scenario["all"] == "v1")
    #expect(scenario["r[r2]/v"] == "")
    #expect(scenario.kept("r[r2]/v") == "v2")
    let response = try scenario.finished().response
    #expect(
      response.answers["r"]
        == .rows([.init(id: "r1", answers: ["v": .text("v1"), "c": .text("v1!")])]))
    #expect(
      try scenario.answer("n", "3") == [.broughtBack(roster, count: 2), .backOnRoute(count: 2)])
    #expect(scenario["all"] == "v1,v2,v3")
    try scenario.answer("n", "2")
    try scenario.answer("n", "1")
    try scenario.answer("n", "4")
    #expect(scenario.rows("r") == ["r[r1]", "r[r2]", "r[r3]", "r[r4]"])
    #expect(scenario["all"] == "v1,v2,v3,")
  }

  @Test(arguments: [("2.9", 2), ("-3", 0), ("0", 0)])
  func `a count is cut to a whole number of at least none`(text: String, rows: Int) throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("n", text)
    #expect(scenario.rows("r").count == rows)
  }

  @Test func `a blank count leaves the rows as they are`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("n", "2")
    try scenario.answer("n", "")
    #expect(scenario.rows("r").count == 2)
  }

  @Test func `a count has a limit`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N}
      - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      """)
    try scenario.answer("n", "999999999999999")
    #expect(scenario.rows("r").count <= 20_000)
    #expect(!scenario.interview.evaluationProblems.isEmpty)
  }

  @Test func `one more row while the last one says yes`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: calculate, name: c, calculation: "count(${rep})"}
      - {type: begin_repeat, name: rep, label: R, repeat_count: "if(${c} = 0 or ${rep}[position()=${c}]/more = 'yes', ${c}+1, ${c})"}
      - {type: text, name: more, label: More}
      - {type: end_repeat}
      """)
    #expect(scenario.rows("rep") == ["rep[r1]"])
    try scenario.answer("rep[r1]/more", "yes")
    #expect(scenario.rows("rep") == ["rep[r1]", "rep[r2]"])
    try scenario.answer("rep[r2]/more", "no")
    #expect(scenario.rows("rep").count == 2)
    try scenario.answer("rep[r2]/more", "yes")
    #expect(scenario.rows("rep").count == 3)
    #expect(scenario["c"] == "3")
    try scenario.undo()
    #expect(scenario["c"] == "2")
  }

  @Test func `a roster that would grow without end stops and says so`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: go, label: Go}
      - {type: begin_repeat, name: rep, label: R, repeat_count: "if(${go} = 'x', count(${rep}) + 1, 1)"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      """)
    #expect(scenario.rows("rep").count == 1)
    try scenario.answer("go", "x")
    #expect(scenario.rows("rep").count <= 1_001)
    #expect(
      scenario.interview.evaluationProblems.map(\.message) == [
        "The roster \"rep\" keeps growing by itself; it stays as it was."
      ])
    #expect(scenario.rows("rep") == ["rep[r1]"])
    #expect(
      scenario.interview.picture.differences(from: scenario.interview.evaluatedAfresh()) == [])
    let before = scenario.interview.picture
    try scenario.answer("rep[r1]/v", "y")
    try scenario.undo()
    #expect(scenario.interview.picture == before)
    try scenario.undo()
    #expect(scenario["go"] == "")
    #expect(scenario.rows("rep") == ["rep[r1]"])
  }

  @Test func `rows that were set aside are up to date when they return`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N, default: 2}
      - {type: text, name: on, label: On, default: x}
      - {type: text, name: f, label: F, default: a}
      - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
      - {type: text, name: v, label: V, relevant: "${on} = 'x'"}
      - {type: select_one l, name: s, label: S, choice_filter: "name = ${f}"}
      - {type: calculate, name: c, calculation: "concat(${on}, ${f})"}
      - {type: end_repeat}
      choices:
      - {list_name: l, name: a, label: A}
      - {list_name: l, name: b, label: B}
      """)
    try scenario.answer("r[r2]/v", "text")
    try scenario.answer("r[r2]/s", "a")
    try scenario.answer("n", "1")
    try scenario.answer("on", "y")
    try scenario.answer("f", "b")
    try scenario.answer("n", "2")
    #expect(scenario.isRelevant("r[r2]/v") == false)
    #expect(scenario["r[r2]/s"] == "")
    #expect(scenario["r[r2]/c"] == "yb")
  }
}
