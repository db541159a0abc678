import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct SpecialAnswerTests {
  private static let yaml = """
    survey:
    - {type: integer, name: income, label: I, special: dont_know refused, required: yes, constraint: ". > 0", warning: ". < 10"}
    - {type: text, name: why, label: Why, relevant: "missing(${income}) = 'refused'"}
    - {type: calculate, name: reason, calculation: "missing(${income})"}
    - {type: calculate, name: next, calculation: "coalesce(${income}, 0) + 1"}
    """

  @Test func `a special answer replaces the value and satisfies every rule`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("income", "5")
    try scenario.special("income", .refused)
    #expect(scenario["income"] == "")
    #expect(scenario["reason"] == "refused")
    #expect(scenario["next"] == "1")
    #expect(scenario.isRelevant("why") == true)
    #expect(scenario.problem("income") == nil)
    try scenario.answer("why", "shy")
    let response = try scenario.finished().response
    #expect(response.missing == ["income": .refused])
    #expect(response.answers["income"] == nil)
  }

  @Test func `one reason takes the place of another, an answer that of a reason`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.special("income", .refused)
    try scenario.special("income", .dontKnow)
    #expect(scenario["reason"] == "dont_know")
    #expect(scenario.isRelevant("why") == false)
    try scenario.answer("income", "7")
    #expect(scenario["reason"] == "")
    try scenario.undo()
    #expect(scenario.missing("income") == .dontKnow)
    #expect(scenario["reason"] == "dont_know")
    try scenario.answer("income", "")
    #expect(scenario.missing("income") == nil)
  }

  @Test func `a reason goes off the route and comes back`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: a, label: A, default: x}
      - {type: integer, name: b, label: B, special: not_applicable, relevant: "${a} = 'x'"}
      - {type: calculate, name: reason, calculation: "missing(${b})"}
      """)
    try scenario.special("b", .notApplicable)
    #expect(scenario["reason"] == "not_applicable")
    try scenario.answer("a", "y")
    #expect(scenario["reason"] == "")
    #expect(scenario.missing("b") == nil)
    try scenario.answer("a", "x")
    #expect(scenario["reason"] == "not_applicable")
  }

  @Test func `only the reasons of the question may be given`() throws {
    let scenario = try Scenario(Self.yaml)
    #expect(throws: ActionError.reasonNotOffered("income", .notApplicable)) {
      try scenario.special("income", .notApplicable)
    }
    #expect(throws: ActionError.reasonNotOffered("income", .blank)) {
      try scenario.special("income", .blank)
    }
  }

  @Test func `a reason stands on an editable calculation`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: a, label: A}
      - {type: integer, name: b, label: B, calculation: "${a} + 1", special: refused}
      """)
    try scenario.answer("a", "1")
    try scenario.special("b", .refused)
    #expect(try scenario.finished().response.missing == ["b": .refused])
    try scenario.answer("a", "2")
    #expect(scenario["b"] == "3")
    #expect(scenario.missing("b") == nil)
  }
}
