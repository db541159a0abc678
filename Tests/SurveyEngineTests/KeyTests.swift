import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct KeyTests {
  private static let yaml = """
    survey:
    - {type: begin_group, name: g, label: G}
    - {type: text, name: a, label: A}
    - {type: begin_repeat, name: members, label: M}
    - {type: begin_group, name: h, label: H}
    - {type: text, name: age, label: Age}
    - {type: begin_repeat, name: jobs, label: J}
    - {type: text, name: title, label: T}
    - {type: end_repeat}
    - {type: end_group}
    - {type: end_repeat}
    - {type: end_group}
    """

  @Test func `keys leave groups out and name rows by id, paths by position`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.addRow("members")
    try scenario.addRow("members[r2]/jobs")
    try scenario.removeRow("members[r1]")
    let node = try #require(scenario.interview.node(at: "members[r2]/jobs[r2]/title"))
    #expect(scenario.interview.key(of: node) == "members[r2]/jobs[r2]/title")
    #expect(scenario.interview.path(of: node) == "/data/g/members[1]/h/jobs[2]/title")
    #expect(
      scenario.interview.node(at: "/data/g/members[1]/h/jobs[2]/title") == node)
    let roster = try #require(scenario.interview.roster(at: "members[r2]/jobs"))
    #expect(scenario.interview.key(of: roster) == "members[r2]/jobs")
    #expect(scenario.interview.path(of: roster) == "/data/g/members[1]/h/jobs")
    #expect(scenario.interview.roster(at: "/data/g/members[1]/h/jobs") == roster)
    #expect(scenario.interview.node(at: "/data") == scenario.interview.root)
  }

  @Test(arguments: [
    "", "/", "//", "x", "g", "g/a", "a/", "/a", "a[r1]", "members[1]/age", "members[r9]/age",
    "members[r1/age", "members]r1[/age", "members[r1]age", "members[r1]/h/age", "members[r]/age",
    "members[r-1]/age", "members[r99999999999]/age", "members/age", "/data/g/members[0]/h/age",
    "/data/g/members[2]/h/age", "/data/g/members[x]/h/age", "/data/a", "/other/g/a", "/data/",
    "/data/g/a/b", "members[r1]/jobs[r1]", "members[r1]/age/age",
  ])
  func `anything else names nothing`(key: String) throws {
    let scenario = try Scenario(Self.yaml)
    let isRow = key == "members[r1]/jobs[r1]"
    #expect((scenario.interview.node(at: key) != nil) == isRow)
    #expect(throws: ActionError.unknownKey(key)) { try scenario.answer(key, "x") }
  }

  @Test func `a name that occurs twice is told apart by its sections`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_group, name: g, label: G}
      - {type: text, name: a, label: A}
      - {type: end_group}
      - {type: begin_group, name: h, label: H}
      - {type: text, name: a, label: A}
      - {type: end_group}
      """)
    try scenario.answer("g.a", "1")
    try scenario.answer("h.a", "2")
    let response = try scenario.finished().response
    #expect(response.answers == ["g.a": .text("1"), "h.a": .text("2")])
  }
}
