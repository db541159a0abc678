import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct WarningTests {
  private static let yaml = """
    survey:
    - {type: integer, name: limit, label: L, default: 80}
    - {type: integer, name: age, label: Age, warning: ". < ${limit}", warning_message: "${age} is old"}
    - {type: text, name: other, label: O}
    """

  @Test func `a warning stops finishing until it is confirmed with a reason`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("age", "95")
    #expect(scenario["age"] == "95")
    #expect(scenario.problem("age")?.kind == .warning)
    #expect(scenario.unfinished() == ["age warning"])
    try scenario.confirm("age", "saw the passport")
    #expect(scenario.problem("age") == nil)
    let response = try scenario.finished().response
    #expect(
      response.overrides == [
        .init(question: "age", message: "95 is old", reason: "saw the passport")
      ])
  }

  @Test func `a confirmation lapses when that answer changes, and only then`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("age", "95")
    try scenario.confirm("age", "true")
    try scenario.answer("other", "x")
    try scenario.answer("age", "95")
    #expect(scenario.problem("age") == nil)
    try scenario.answer("age", "96")
    #expect(scenario.problem("age")?.kind == .warning)
    try scenario.undo()
    #expect(scenario.problem("age") == nil)
  }

  @Test func `a warning that holds again is no override`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("age", "95")
    try scenario.confirm("age", "true")
    try scenario.answer("limit", "100")
    #expect(try scenario.finished().response.overrides.isEmpty)
  }

  @Test func `only a warning can be confirmed`() throws {
    let scenario = try Scenario(Self.yaml)
    #expect(throws: ActionError.nothingToConfirm("age")) { try scenario.confirm("age", "x") }
    try scenario.answer("age", "34")
    #expect(throws: ActionError.nothingToConfirm("age")) { try scenario.confirm("age", "x") }
  }
}
