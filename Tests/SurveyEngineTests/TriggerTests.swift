import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct TriggerTests {
  @Test func `a change runs the calculation once, nothing else does`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A, default: x}
      - {type: integer, name: b, label: B, default: 5}
      - {type: integer, name: q, label: Q, trigger: "${a}", calculation: "coalesce(${q}, 0) + coalesce(${b}, 0)"}
      """)
    #expect(scenario["q"] == "", "none at the beginning")
    try scenario.answer("a", "y")
    #expect(scenario["q"] == "5")
    try scenario.answer("a", "y")
    #expect(scenario["q"] == "5", "the same answer is no change")
    try scenario.answer("b", "7")
    #expect(scenario["q"] == "5", "what it reads is no trigger")
    try scenario.answer("a", "z")
    #expect(scenario["q"] == "12")
    try scenario.answer("q", "1")
    #expect(scenario["q"] == "1")
    try scenario.undo()
    try scenario.undo()
    #expect(scenario["q"] == "5")
  }

  @Test func `an empty calculation clears`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: text, name: q, label: Q, trigger: "${a}", calculation: "if(${a} = 'clear', '', ${a})"}
      """)
    try scenario.answer("a", "x")
    #expect(scenario["q"] == "x")
    try scenario.answer("a", "clear")
    #expect(scenario["q"] == "")
  }

  @Test func `the write comes after what depends on the trigger, each after the one before`() throws
  {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: calculate, name: twice, calculation: "${a} * 2"}
      - {type: text, name: q1, label: Q1, trigger: "${a}", calculation: "${twice} + 1"}
      - {type: calculate, name: of1, calculation: "concat('<', ${q1}, '>')"}
      - {type: text, name: q2, label: Q2, trigger: "${a}", calculation: "${of1}"}
      - {type: text, name: q3, label: Q3, trigger: "${q1}, ${q2}", calculation: "concat(${q1}, ${q2})"}
      """)
    try scenario.answer("a", "2")
    #expect(scenario["q1"] == "5")
    #expect(scenario["q2"] == "<5>")
    #expect(scenario["q3"] == "5<5>")
  }

  @Test func `a trigger may be set off by a filter, a special answer, or another trigger`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: f, label: F, default: a}
      - {type: select_one l, name: s, label: S, choice_filter: "name = ${f}", special: refused}
      - {type: text, name: q, label: Q, trigger: "${s}", calculation: "concat('s=', ${s}, missing(${s}))"}
      choices:
      - {list_name: l, name: a, label: A}
      - {list_name: l, name: b, label: B}
      """)
    try scenario.answer("s", "a")
    #expect(scenario["q"] == "s=a")
    try scenario.answer("f", "b")
    #expect(scenario["q"] == "s=")
  }

  @Test func `rows trigger their own row, questions outside all rows`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: out, label: Out}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: a, label: A, default: "concat('', 'd')"}
      - {type: text, name: q, label: Q, trigger: "${a}", calculation: "concat(${a}, position(..))"}
      - {type: text, name: w, label: W, trigger: "${out}", calculation: "concat(${out}, position(..))"}
      - {type: end_repeat}
      - {type: text, name: last, label: Last, trigger: "${a}", calculation: "join(',', ${a})"}
      """)
    try scenario.addRow("r")
    #expect(scenario.column("r", "q") == ["", ""], "a default is no change")
    try scenario.answer("r[r2]/a", "x")
    #expect(scenario.column("r", "q") == ["", "x2"])
    #expect(scenario["last"] == "d,x")
    try scenario.answer("out", "o")
    #expect(scenario.column("r", "w") == ["o1", "o2"])
  }

  @Test func `a write off the route surfaces later`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: text, name: q, label: Q, trigger: "${a}", calculation: "concat(${a}, '!')", relevant: "${on} = 'x'"}
      - {type: text, name: on, label: On}
      """)
    try scenario.answer("a", "hi")
    #expect(scenario["q"] == "")
    try scenario.answer("on", "x")
    #expect(scenario["q"] == "hi!")
  }

  @Test func `a choice that is not offered does not stand`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: select_one l, name: s, label: S, choice_filter: "name != ${a}", trigger: "${a}", calculation: "'x'"}
      choices:
      - {list_name: l, name: x, label: X}
      - {list_name: l, name: y, label: Y}
      """)
    try scenario.answer("a", "y")
    #expect(scenario["s"] == "x")
    try scenario.answer("a", "x")
    #expect(scenario["s"] == "")
  }

  @Test(.timeLimit(.minutes(1)))
  func `triggers that never come to rest are stopped and reported`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A, trigger: "${b}", calculation: "coalesce(${b}, 0) + 1"}
      - {type: integer, name: b, label: B, trigger: "${a}", calculation: "coalesce(${a}, 0) + 1"}
      """)
    try scenario.answer("a", "1")
    #expect(!scenario.interview.evaluationProblems.isEmpty)
    try scenario.undo()
    #expect(scenario["a"] == "")
    #expect(scenario["b"] == "")
  }
}
