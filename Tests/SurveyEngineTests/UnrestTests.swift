import Expressions
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

/// Rules that would go on for ever, with more and more rows or longer and longer
/// texts: they are stopped, told of, and leave a state that is no matter of chance.
@Suite struct UnrestTests {
  /// Whether the state is what evaluating everything anew gives.
  private func isSettled(_ scenario: Scenario) -> Bool {
    let differences = scenario.interview.picture.differences(
      from: scenario.interview.evaluatedAfresh())
    #expect(differences == [])
    return differences.isEmpty
  }

  private func messages(_ scenario: Scenario) -> [String] {
    scenario.interview.evaluationProblems.map(\.message)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      // A text that grows by one letter each time it goes round.
      ("concat('x', ${r}[position() = position(current()/..) + 1]/b)", "x"),
      // A number that grows.
      ("coalesce(${r}[position() = position(current()/..) + 1]/b, 0) + 1", "1"),
      // Nothing that grows: it turns over and over.
      ("if(${r}[position() = position(current()/..) + 1]/b = 'x', 'y', 'x')", "x"),
    ])
  func `calculations that lead each other on through rows stay empty`(
    calculation: String, last: String
  ) throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: go, label: Go}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: v, label: V, default: k}
      - {type: calculate, name: a, calculation: "\(calculation)"}
      - {type: calculate, name: b, calculation: "if(${go} = 'y' and position(..) > 1, ${r}[position() = position(current()/..) - 1]/a, '')"}
      - {type: calculate, name: kept, calculation: "concat(${v}, ${a})"}
      - {type: end_repeat}
      """)
    try scenario.addRow("r")
    #expect(scenario["r[r2]/a"] == last)
    #expect(messages(scenario) == [])
    let before = scenario.interview.picture
    try scenario.answer("go", "y")
    #expect(
      messages(scenario) == [
        "The rules of \"a\", \"b\" lead each other on without end; nothing is calculated there."
      ])
    #expect(scenario["r[r1]/a"] == "")
    #expect(scenario["r[r2]/b"] == "")
    #expect(scenario["r[r1]/kept"] == "k", "what is read is empty, and the rest goes on")
    #expect(isSettled(scenario))
    try scenario.answer("r[r1]/v", "l")
    #expect(scenario["r[r1]/kept"] == "l")
    #expect(isSettled(scenario))
    try scenario.undo()
    try scenario.undo()
    #expect(scenario.interview.picture == before)
    try scenario.redo()
    try scenario.answer("go", "n")
    #expect(scenario["r[r2]/a"] == last, "it comes to rest again")
    #expect(isSettled(scenario))
  }

  @Test(.timeLimit(.minutes(1)))
  func `questions that lead each other off and onto the route apply`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: r, label: R, repeat_count: "2"}
      - {type: text, name: v, label: V, default: k, relevant: "${r}[position() = position(current()/..) + 1]/w = ''"}
      - {type: text, name: w, label: W, default: k, relevant: "position(..) = 1 or ${r}[position() = position(current()/..) - 1]/v != ''"}
      - {type: end_repeat}
      """)
    #expect(messages(scenario).count == 1)
    #expect(scenario.isRelevant("r[r1]/v") == true)
    #expect(scenario.isRelevant("r[r2]/w") == true)
    #expect(isSettled(scenario))
    try scenario.answer("r[r2]/w", "")
    #expect(isSettled(scenario))
  }

  @Test(.timeLimit(.minutes(1)))
  func `rosters inside each other that multiply stop at a limit to all of them`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N}
      - {type: begin_repeat, name: o, label: O, repeat_count: "${n}"}
      - {type: begin_repeat, name: i, label: I, repeat_count: "${n}"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      - {type: end_repeat}
      """)
    try scenario.answer("n", "9000")
    #expect(
      messages(scenario) == [
        "The rosters of this interview would have more than 1000000 answers and rows together; "
          + "some rows are missing."
      ])
    #expect(scenario.interview.nodesInOrder().count <= 1_000_000)
    try scenario.undo()
    #expect(scenario.rows("o").isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `rosters inside each other that grow by themselves stay as they were`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: go, label: Go}
      - {type: begin_repeat, name: o, label: O, repeat_count: "if(${go} = 'x', count(${i}) + 1, 1)"}
      - {type: begin_repeat, name: i, label: I, repeat_count: "if(${go} = 'x', count(${o}) + 1, 1)"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      - {type: end_repeat}
      """)
    // What would happen is found out without a trace.
    _ = try scenario.interview.preview(scenario.event(.answer(key: "go", text: "x")))
    #expect(isSettled(scenario))
    try scenario.answer("go", "x")
    #expect(
      messages(scenario) == [
        "The rosters \"o\", \"i\" keep growing by themselves; they stay as they were."
      ])
    #expect(scenario.rows("o") == ["o[r1]"])
    #expect(scenario.rows("o[r1]/i") == ["o[r1]/i[r1]"])
    #expect(isSettled(scenario))
    try scenario.answer("o[r1]/i[r1]/v", "k")
    #expect(isSettled(scenario))
    try scenario.answer("go", "y")
    #expect(isSettled(scenario))
    try scenario.undo()
    try scenario.undo()
    try scenario.undo()
    #expect(scenario["go"] == "")
    #expect(scenario.rows("o") == ["o[r1]"])
  }

  @Test func `a change that comes back to a place notes once what stood there`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: go, label: Go}
      - {type: begin_repeat, name: r, label: R, repeat_count: "60"}
      - {type: calculate, name: a, calculation: "concat(${go}, ${r}[position() = position(current()/..) + 1]/a)"}
      - {type: end_repeat}
      """)
    try scenario.answer("go", "x")
    #expect(scenario["r[r1]/a"] == String(repeating: "x", count: 60))
    #expect(scenario.interview.noted <= 61)
  }

  @Test func `a roster that is full takes no row more`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N, default: 20000}
      - {type: begin_repeat, name: o, label: O}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      """)
    for _ in 1..<20_000 { try scenario.addRow("o") }
    #expect(throws: ActionError.tooManyRows("o")) { try scenario.addRow("o") }
    #expect(scenario.rows("o").count == 20_000)
  }
}
