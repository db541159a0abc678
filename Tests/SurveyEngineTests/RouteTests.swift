import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct RouteTests {
  @Test func `the route shows what is met now, in order`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: start, name: begun}
      - {type: note, name: hello, label: Hello}
      - {type: text, name: a, label: A}
      - {type: calculate, name: c, calculation: "1 + 1"}
      - {type: begin_group, name: page, label: Page, appearance: field-list}
      - {type: text, name: b, label: B}
      - {type: text, name: d, label: D, relevant: "${a} = 'x'"}
      - {type: end_group}
      - {type: begin_group, name: empty, label: E, appearance: field-list, relevant: "${a} = 'y'"}
      - {type: text, name: e, label: E}
      - {type: end_group}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: v, label: V}
      - {type: begin_repeat, name: inner, label: I, repeat_count: "1", appearance: field-list}
      - {type: text, name: w, label: W}
      - {type: text, name: u, label: U}
      - {type: end_repeat}
      - {type: end_repeat}
      - {type: text, name: check, label: Check, scope: supervisor}
      """)
    let first = [
      "hello", "a", "section /data/page: [\"b\"]", "r[r1]/v",
      "row r[r1]/inner[r1]: [\"r[r1]/inner[r1]/w\", \"r[r1]/inner[r1]/u\"]", "add r",
    ]
    #expect(scenario.route == first)
    try scenario.answer("a", "x")
    #expect(scenario.route[2] == "section /data/page: [\"b\", \"d\"]")
    try scenario.answer("a", "y")
    #expect(scenario.route[3] == "section /data/empty: [\"e\"]")
    try scenario.removeRow("r[r1]")
    #expect(scenario.route.last == "add r")
  }

  @Test func `progress counts what is answered on the route`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: note, name: hello, label: Hello}
      - {type: text, name: a, label: A}
      - {type: text, name: b, label: B, relevant: "${a} = 'x'", special: refused}
      """)
    #expect(scenario.interview.progress() == .init(answered: 0, known: 1))
    try scenario.answer("a", "x")
    #expect(scenario.interview.progress() == .init(answered: 1, known: 2))
    try scenario.special("b", .refused)
    #expect(scenario.interview.progress() == .init(answered: 2, known: 2))
    try scenario.answer("a", "y")
    #expect(scenario.interview.progress() == .init(answered: 1, known: 1))
  }
}
