import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct RequiredTests {
  @Test func `a required question counts only while it is relevant`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A}
      - {type: text, name: b, label: B, relevant: "${a} = 'x'", required: yes, required_message: "Ask ${a}"}
      """)
    _ = try scenario.finished()
    try scenario.answer("a", "x")
    #expect(scenario.unfinished() == ["b required"])
    #expect(scenario.problem("b")?.message == "Ask x")
    try scenario.answer("b", "   ")
    #expect(scenario.unfinished() == ["b required"])
    try scenario.answer("b", "y")
    _ = try scenario.finished()
  }

  @Test func `required may depend on answers`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: text, name: b, label: B, required: "${a} > 5"}
      """)
    #expect(scenario.isRequired("b") == false)
    try scenario.answer("a", "6")
    #expect(scenario.isRequired("b") == true)
  }

  @Test func `a required calculation without a value stops finishing`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: calculate, name: c, calculation: "${a} + 1", required: yes}
      """)
    #expect(scenario.unfinished() == ["c required"])
    try scenario.answer("a", "1")
    _ = try scenario.finished()
  }

  @Test func `a required note stops finishing while it is relevant`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: note, name: n, label: Check, required: yes, relevant: "${a} > 5"}
      """)
    _ = try scenario.finished()
    try scenario.answer("a", "6")
    #expect(scenario.unfinished() == ["n required"])
  }

  @Test func `a required answer that a filter took away is missed again`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: f, label: F, default: x}
      - {type: select_one l, name: s, label: S, choice_filter: "f = ${f}", required: yes}
      choices:
      - {list_name: l, name: a, label: A, f: x}
      - {list_name: l, name: b, label: B, f: y}
      """)
    try scenario.answer("s", "a")
    try scenario.answer("f", "y")
    #expect(scenario.unfinished() == ["s required"])
  }

  @Test func `a question that a terminal cannot take is never required`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: image, name: photo, label: Photo, required: yes}
      """)
    _ = try scenario.finished()
  }
}
