import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct DefaultTests {
  @Test func `a static default is the value at the beginning and may be cleared`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A, default: 5}
      - {type: calculate, name: c, calculation: "${a} + 1"}
      """)
    #expect(scenario["c"] == "6")
    try scenario.answer("a", "")
    #expect(scenario["a"] == "")
    #expect(scenario["c"] == "")
  }

  @Test func `a dynamic default is evaluated once, in document order`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A, default: 2}
      - {type: integer, name: b, label: B, default: "${a} + 1"}
      - {type: integer, name: c, label: C, default: "${b} * 10"}
      """)
    #expect(scenario["c"] == "30")
    try scenario.answer("a", "5")
    #expect(scenario["b"] == "3")
  }

  @Test func `a default is written to a question off the route and surfaces later`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: date, name: b, label: B, default: "today()", relevant: "${a} = 'x'"}
      """)
    #expect(scenario["b"] == "")
    scenario.now = .init(milliseconds: scenario.now.milliseconds + 86_400_000, offset: 360)
    try scenario.answer("a", "x")
    #expect(scenario["b"] == "2026-05-01")
  }

  @Test func `a default from the row before fills only new rows`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: place, label: P, default: "${r}[position() = position(current()/..) - 1]/place"}
      - {type: integer, name: n, label: N, default: 1}
      - {type: integer, name: pos, label: Pos, default: "position(..)"}
      - {type: end_repeat}
      """)
    try scenario.answer("r[r1]/place", "Osh")
    try scenario.addRow("r")
    #expect(scenario["r[r2]/place"] == "Osh")
    #expect(scenario["r[r2]/n"] == "1")
    #expect(scenario["r[r2]/pos"] == "2")
    try scenario.answer("r[r1]/place", "Naryn")
    #expect(scenario["r[r2]/place"] == "Osh")
    try scenario.addRow("r")
    #expect(scenario["r[r3]/place"] == "Osh")
  }

  @Test func `rows made by a count get their defaults`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N}
      - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
      - {type: integer, name: pos, label: Pos, default: "position(..) * 10"}
      - {type: calculate, name: c, calculation: "${pos} + 1"}
      - {type: end_repeat}
      """)
    try scenario.answer("n", "3")
    #expect(scenario.column("r", "pos") == ["10", "20", "30"])
    #expect(scenario.column("r", "c") == ["11", "21", "31"])
  }

  @Test func `values known before stand against every default`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A, default: x}
      - {type: date, name: b, label: B, default: "today()"}
      - {type: text, name: c, label: C, default: "concat('c', ${a})"}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: v, label: V, default: "concat('v', ${a})"}
      - {type: end_repeat}
      """,
      prefilled: [("a", "y"), ("b", "2020-02-02"), ("r[r1]/v", "one"), ("r[r2]/v", "two")])
    #expect(scenario.interview.prefillFaults.isEmpty)
    #expect(scenario["a"] == "y")
    #expect(scenario["b"] == "2020-02-02")
    #expect(scenario["c"] == "cy")
    #expect(scenario.column("r", "v") == ["one", "two"])
  }

  @Test func `values that cannot be used are reported and leave nothing behind`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: select_one l, name: s, label: S}
      - {type: select_multiple l, name: m, label: M}
      - {type: calculate, name: c, calculation: "1 + 1"}
      - {type: begin_repeat, name: r, label: R, repeat_count: "1"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      choices:
      - {list_name: l, name: x, label: X}
      - {list_name: l, name: y, label: Y}
      """,
      prefilled: [
        ("a", "many"), ("s", "z"), ("m", "y x"), ("c", "5"), ("nobody", "1"), ("r[r9]/v", "1"),
        ("r[r99999999]/v", "1"),
      ])
    #expect(
      scenario.interview.prefillFaults.map(\.key) == [
        "a", "s", "c", "nobody", "r[r9]/v", "r[r99999999]/v",
      ])
    #expect(scenario["s"] == "")
    #expect(scenario["m"] == "x y")
    #expect(scenario["c"] == "2")
  }
}
