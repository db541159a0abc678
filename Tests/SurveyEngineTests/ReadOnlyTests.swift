import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct ReadOnlyTests {
  @Test func `read-only stops the person, not the engine, and is inherited`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: lock, label: L}
      - {type: begin_group, name: g, label: G, read_only: "${lock} = 'x'"}
      - {type: text, name: a, label: A, trigger: "${lock}", calculation: "concat('by ', ${lock})"}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      - {type: end_group}
      - {type: text, name: never, label: N, read_only: yes, default: d}
      """)
    try scenario.answer("r[r1]/v", "free")
    #expect(throws: ActionError.readOnly("never")) { try scenario.answer("never", "x") }
    try scenario.answer("lock", "x")
    #expect(scenario["a"] == "by x")
    #expect(scenario.isReadOnly("a") == true)
    #expect(scenario.isReadOnly("r[r1]/v") == true)
    #expect(throws: ActionError.readOnly("a")) { try scenario.answer("a", "x") }
    #expect(throws: ActionError.readOnly("r[r1]/v")) { try scenario.answer("r[r1]/v", "x") }
    #expect(throws: ActionError.readOnly("r")) { try scenario.addRow("r") }
    #expect(throws: ActionError.readOnly("r[r1]")) { try scenario.removeRow("r[r1]") }
    #expect(!scenario.route.contains("add r"))
    try scenario.answer("lock", "")
    try scenario.answer("r[r1]/v", "again")
    try scenario.addRow("r")
  }

  @Test func `notes, calculations and hidden questions take no answer`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: note, name: n, label: N}
      - {type: calculate, name: c, calculation: "1 + 1"}
      - {type: hidden, name: h, default: x}
      - {type: start, name: s}
      """)
    for key in ["n", "c", "h", "s"] {
      #expect(throws: ActionError.readOnly(key)) { try scenario.answer(key, "1") }
    }
    #expect(scenario["s"] == "2026-05-01T10:00:00.000+06:00")
  }

  @Test func `a lock on a section is told of everything inside`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: lock, label: L}
      - {type: begin_group, name: g, label: G, read_only: "${lock} = 'x'"}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      - {type: end_group}
      """)
    guard case .accepted(let changes) = try scenario.apply(.answer(key: "lock", text: "x")) else {
      Issue.record("refused")
      return
    }
    let node = try #require(scenario.interview.node(at: "r[r1]/v"))
    #expect(changes.nodes.contains(node))
  }
}
