import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct FinishTests {
  private static let yaml = """
    survey:
    - {type: text, name: who, label: Who, personal: yes, special: refused}
    - {type: integer, name: age, label: Age, required: yes}
    - {type: decimal, name: area, label: Area}
    - {type: select_one l, name: one, label: One}
    - {type: select_multiple l, name: many, label: Many}
    - {type: geopoint, name: place, label: Place}
    - {type: note, name: hello, label: Hello}
    - {type: calculate, name: c, calculation: "${age} * 2"}
    - {type: calculate, name: greeting, calculation: "concat('Hi ', ${who})"}
    - {type: begin_repeat, name: members, label: M}
    - {type: integer, name: years, label: Y}
    - {type: text, name: first, label: F, personal: yes}
    - {type: integer, name: income, label: I, special: dont_know refused}
    - {type: end_repeat}
    - {type: text, name: remarks, label: R}
    - {type: text, name: check, label: Check, scope: supervisor}
    choices:
    - {list_name: l, name: '1', label: A}
    - {list_name: l, name: '2', label: B}
    settings:
    - {form_id: residents, version: '2026.1', instance_name: "concat('Age ', ${age})"}
    """

  private func filled() throws -> Scenario {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("who", "Aida")
    try scenario.answer("age", "34")
    try scenario.answer("area", "2.50")
    try scenario.answer("one", "2")
    try scenario.answer("many", "2 1")
    try scenario.answer("place", "42.87 74.6")
    try scenario.answer("members[r1]/years", "61")
    try scenario.answer("members[r1]/first", "Bek")
    try scenario.addRow("members")
    try scenario.special("members[r2]/income", .refused)
    try scenario.comment("age", "asked twice")
    return scenario
  }

  @Test func `a complete response holds answers, reasons and remarks`() throws {
    let scenario = try filled()
    scenario.now = Timestamp(milliseconds: scenario.now.milliseconds + 60_000, offset: 360)
    let finished = try scenario.finished()
    let response = finished.response
    #expect(
      response.answers == [
        "age": .integer(34), "area": .decimal(2.5), "one": .text("2"),
        "many": .list(["1", "2"]), "place": .point(.init(latitude: 42.87, longitude: 74.6)),
        "c": .text("68"),
        "members": .rows([
          .init(id: "r1", answers: ["years": .integer(61)]), .init(id: "r2", answers: [:]),
        ]),
      ])
    #expect(
      response.missing == [
        "members[r1]/income": .blank, "members[r2]/income": .refused,
        "members[r2]/years": .blank, "remarks": .blank,
      ])
    #expect(
      finished.personalAnswers == [
        "who": .text("Aida"), "greeting": .text("Hi Aida"), "members[r1]/first": .text("Bek"),
      ])
    #expect(finished.personalMissing == ["members[r2]/first": .blank])
    let plan = scenario.interview.plan
    #expect(["who", "greeting", "members[r9]/first"].allSatisfy(plan.isPersonal))
    #expect(!plan.isPersonal("members[r1]/years"))
    #expect(finished.name == "Age 34")
    #expect(response.status == .complete)
    #expect(response.responseID == scenario.interview.opening.responseID)
    #expect(response.questionnaire.id == "residents")
    #expect(response.startedAt == Scenario.start)
    #expect(response.completedAt == scenario.now)
    #expect(response.activeMilliseconds == 60_000)
    #expect(response.interviewer == "ana")
    #expect(
      response.comments == [
        .init(question: "age", text: "asked twice", by: "ana", at: Scenario.start)
      ])
  }

  @Test func `a partial response tells what was not reached`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("who", "Aida")
    try scenario.answer("area", "1")
    let response = try scenario.finished(.partial(reason: "left")).response
    #expect(response.status == .partial)
    #expect(response.partialReason == "left")
    #expect(response.problems.map(\.question) == ["age"])
    #expect(response.problems.map(\.kind) == ["required"])
    #expect(response.missing["age"] == .blank)
    #expect(response.missing["one"] == .notReached)
    #expect(response.missing["members[r1]/years"] == .notReached)
    #expect(response.missing["hello"] == nil)
    #expect(response.missing["c"] == nil)
    #expect(response.missing["check"] == nil)
  }

  @Test func `what cannot be finished changes nothing`() throws {
    let scenario = try Scenario(Self.yaml)
    let before = scenario.state
    #expect(scenario.unfinished() == ["age required"])
    expectSameLines(scenario.state, before)
  }

  @Test func `an interview goes on after it was finished`() throws {
    let scenario = try filled()
    let before = scenario.state
    let first = try scenario.finished()
    expectSameLines(scenario.state, before)
    try scenario.undo()
    try scenario.redo()
    #expect(try scenario.finished().response == first.response)
  }

  @Test func `messages that quote personal answers stay out of the response`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: who, label: Who, personal: yes, warning: "string-length(.) > 1", warning_message: "${who}?"}
      - {type: integer, name: age, label: Age, warning: ". < 90", warning_message: "Is ${who} so old?", required: yes}
      - {type: integer, name: b, label: B, required: yes, required_message: "Ask ${who}"}
      """)
    try scenario.answer("who", "Q")
    try scenario.confirm("who", "short name")
    try scenario.answer("age", "95")
    try scenario.confirm("age", "yes")
    let response = try scenario.finished(.partial(reason: "left")).response
    #expect(response.overrides.map(\.message) == ["${who}?", "Is ${who} so old?"])
    #expect(response.problems.map(\.message) == ["Ask ${who}"])
  }
}
