import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct UndoTests {
  private static let yaml = """
    survey:
    - {type: integer, name: n, label: N, special: refused}
    - {type: text, name: f, label: F, default: a}
    - {type: select_multiple l, name: m, label: M, choice_filter: "name = ${f} or name = 'c'"}
    - {type: integer, name: w, label: W, warning: ". < 10"}
    - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
    - {type: text, name: v, label: V}
    - {type: calculate, name: pos, calculation: "concat(position(..), ${v})"}
    - {type: end_repeat}
    - {type: begin_repeat, name: x, label: X}
    - {type: text, name: y, label: Y}
    - {type: end_repeat}
    - {type: calculate, name: c, calculation: "join('', ${pos})"}
    - {type: calculate, name: chance, calculation: "concat(${f}, random())"}
    choices:
    - {list_name: l, name: a, label: A}
    - {list_name: l, name: b, label: B}
    - {list_name: l, name: c, label: C}
    """

  @Test func `every step goes back to exactly the state before and forth again`() throws {
    let scenario = try Scenario(Self.yaml)
    let steps: [JournalEvent.Action] = [
      .answer(key: "n", text: "3"), .answer(key: "r[r2]/v", text: "two"),
      .answer(key: "m", text: "c a"), .answer(key: "f", text: "b"), .answer(key: "n", text: "1"),
      .special(key: "n", reason: .refused), .answer(key: "n", text: "4"),
      .answer(key: "w", text: "20"), .confirm(key: "w", reason: "sure"),
      .answer(key: "w", text: "21"), .comment(key: "w", text: "look"), .addRow(key: "x"),
      .answer(key: "x[r2]/y", text: "why"), .removeRow(key: "x[r1]"), .comment(key: "w", text: ""),
    ]
    var states = [scenario.state]
    for step in steps {
      guard case .accepted = try scenario.apply(step) else {
        Issue.record("refused: \(step)")
        return
      }
      #expect(scenario.state != states.last, "\(step)")
      states.append(scenario.state)
    }
    for round in 0..<2 {
      for expected in states.dropLast().reversed() {
        try scenario.undo()
        expectSameLines(scenario.state, expected, "undo \(round)")
      }
      #expect(throws: ActionError.nothingToUndo) { try scenario.undo() }
      for expected in states.dropFirst() {
        try scenario.redo()
        expectSameLines(scenario.state, expected, "redo \(round)")
      }
      #expect(throws: ActionError.nothingToRedo) { try scenario.redo() }
    }
    expectSameLines(try scenario.replayed().state, scenario.state)
  }

  @Test func `a new change ends what could be made again`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("f", "b")
    try scenario.undo()
    #expect(scenario.interview.lastTakenBack == .answer(key: "f", text: "b"))
    try scenario.answer("n", "1")
    #expect(scenario.interview.lastChange == .answer(key: "n", text: "1"))
    #expect(throws: ActionError.nothingToRedo) { try scenario.redo() }
  }

  @Test func `an answer that changes nothing is no step to take back`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("f", "b")
    try scenario.answer("f", "b")
    try scenario.undo()
    #expect(scenario["f"] == "a")
  }
}

@Suite struct PreviewTests {
  private static let yaml = """
    survey:
    - {type: integer, name: n, label: N}
    - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
    - {type: text, name: v, label: V}
    - {type: end_repeat}
    - {type: begin_repeat, name: x, label: X}
    - {type: text, name: y, label: Y, relevant: "${n} = 2"}
    - {type: end_repeat}
    """

  @Test func `a preview tells what would come and leaves no trace`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("n", "2")
    try scenario.answer("x[r1]/y", "text")
    let before = scenario.state
    let outcome = try scenario.interview.preview(
      scenario.event(.answer(key: "n", text: "4")))
    guard case .accepted(let changes) = outcome else {
      Issue.record("refused")
      return
    }
    #expect(changes.notices == [.offRoute(count: 1)])
    expectSameLines(scenario.state, before)
    #expect(scenario.interview.lastChange == .answer(key: "x[r1]/y", text: "text"))
  }

  @Test func `rows of a preview use up no ids`() throws {
    let scenario = try Scenario(Self.yaml)
    _ = try scenario.interview.preview(scenario.event(.answer(key: "n", text: "3")))
    _ = try scenario.interview.preview(scenario.event(.addRow(key: "x")))
    try scenario.answer("n", "2")
    try scenario.addRow("x")
    #expect(scenario.rows("r") == ["r[r1]", "r[r2]"])
    #expect(scenario.rows("x") == ["x[r1]", "x[r2]"])
    expectSameLines(try scenario.replayed().state, scenario.state)
  }

  @Test func `undo and redo can be previewed`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("n", "1")
    try scenario.answer("n", "2")
    let before = scenario.state
    _ = try scenario.interview.preview(scenario.event(.undo))
    expectSameLines(scenario.state, before)
    try scenario.undo()
    let undone = scenario.state
    _ = try scenario.interview.preview(scenario.event(.redo))
    expectSameLines(scenario.state, undone)
    try scenario.redo()
    expectSameLines(scenario.state, before)
  }

  @Test func `a refused or impossible action leaves no trace either`() throws {
    let scenario = try Scenario(Self.yaml)
    let before = scenario.state
    guard
      case .refused = try scenario.interview.preview(
        scenario.event(.answer(key: "n", text: "x")))
    else {
      Issue.record("accepted")
      return
    }
    #expect(throws: ActionError.unknownKey("q")) {
      try scenario.interview.preview(scenario.event(.answer(key: "q", text: "x")))
    }
    expectSameLines(scenario.state, before)
  }
}
