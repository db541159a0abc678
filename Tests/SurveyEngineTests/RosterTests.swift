import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct RosterTests {
  private static let yaml = """
    survey:
    - {type: begin_repeat, name: r, label: R}
    - {type: calculate, name: pos, calculation: "position(..)"}
    - {type: integer, name: v, label: V}
    - {type: calculate, name: of, calculation: "count(${r})"}
    - {type: calculate, name: before, calculation: "${r}[position() = position(current()/..) - 1]/v"}
    - {type: end_repeat}
    - {type: calculate, name: total, calculation: "sum(${v})"}
    - {type: calculate, name: rows, calculation: "count(${r})"}
    - {type: calculate, name: second, calculation: "indexed-repeat(${v}, ${r}, 2)"}
    """

  @Test func `a roster begins with one row and may be emptied`() throws {
    let scenario = try Scenario(Self.yaml)
    #expect(scenario.rows("r") == ["r[r1]"])
    try scenario.removeRow("r[r1]")
    #expect(scenario.rows("r") == [])
    #expect(scenario["total"] == "0")
    #expect(scenario["rows"] == "0")
    try scenario.addRow("r")
    #expect(scenario.rows("r") == ["r[r2]"], "an id is never used twice")
  }

  @Test func `positions, counts and aggregates follow when a row in the middle goes`() throws {
    let scenario = try Scenario(Self.yaml)
    for index in 1...4 {
      if index > 1 { try scenario.addRow("r") }
      try scenario.answer("r[r\(index)]/v", "\(index * 10)")
    }
    #expect(scenario.column("r", "pos") == ["1", "2", "3", "4"])
    #expect(scenario.column("r", "before") == ["", "10", "20", "30"])
    #expect(scenario.column("r", "of") == ["4", "4", "4", "4"])
    #expect(scenario["total"] == "100")
    try scenario.removeRow("r[r2]")
    #expect(scenario.rows("r") == ["r[r1]", "r[r3]", "r[r4]"])
    #expect(scenario.column("r", "pos") == ["1", "2", "3"])
    #expect(scenario.column("r", "before") == ["", "10", "30"])
    #expect(scenario.column("r", "of") == ["3", "3", "3"])
    #expect(scenario["total"] == "80")
    #expect(scenario["second"] == "30")
    #expect(scenario["/data/r[2]/v"] == "30")
    try scenario.undo()
    #expect(scenario.column("r", "before") == ["", "10", "20", "30"])
    #expect(scenario["second"] == "20")
    try scenario.answer("r[r3]/v", "31")
    #expect(scenario["r[r4]/before"] == "31")
    try scenario.removeRow("r[r1]")
    #expect(scenario.column("r", "before") == ["", "20", "31"])
  }

  @Test func `the id of a row that was taken back is not used again`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.addRow("r")
    try scenario.undo()
    try scenario.addRow("r")
    #expect(scenario.rows("r") == ["r[r1]", "r[r3]"])
    #expect(try scenario.replayed().rows("r") == ["r[r1]", "r[r3]"])
  }

  @Test func `a running total over rows before is in order`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: r, label: R}
      - {type: integer, name: v, label: V}
      - {type: calculate, name: t, calculation: "coalesce(${r}[position() = position(current()/..) - 1]/t, 0) + coalesce(${v}, 0)"}
      - {type: end_repeat}
      """)
    try scenario.answer("r[r1]/v", "1")
    for index in 2...5 {
      try scenario.addRow("r")
      try scenario.answer("r[r\(index)]/v", "\(index)")
    }
    #expect(scenario.column("r", "t") == ["1", "3", "6", "10", "15"])
    try scenario.answer("r[r1]/v", "11")
    #expect(scenario.column("r", "t") == ["11", "13", "16", "20", "25"])
    try scenario.removeRow("r[r3]")
    #expect(scenario.column("r", "t") == ["11", "13", "17", "22"])
  }

  @Test func `relevance of a row takes it out of positions and sums`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: hide, label: H}
      - {type: integer, name: n, label: N, default: 3}
      - {type: begin_repeat, name: r, label: R, repeat_count: "${n}", relevant: "${hide} = ''"}
      - {type: calculate, name: pos, calculation: "position(..)"}
      - {type: integer, name: v, label: V, default: 1}
      - {type: begin_group, name: g, label: G, relevant: "position(..) <= 2"}
      - {type: integer, name: w, label: W, default: 5}
      - {type: end_group}
      - {type: end_repeat}
      - {type: calculate, name: total, calculation: "sum(${v})"}
      - {type: calculate, name: inner, calculation: "sum(${w})"}
      - {type: calculate, name: rows, calculation: "count(${r})"}
      """)
    #expect(scenario["total"] == "3")
    #expect(scenario["inner"] == "10")
    try scenario.answer("hide", "x")
    #expect(scenario["total"] == "0")
    #expect(scenario["rows"] == "0")
    #expect(scenario.rows("r") == [])
    try scenario.answer("hide", "")
    #expect(scenario["total"] == "3")
    #expect(scenario.column("r", "pos") == ["1", "2", "3"])
  }

  @Test func `a row is added only where the next one would be relevant`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: more, label: M}
      - {type: begin_repeat, name: r, label: R, relevant: "../more = 'yes'"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      """)
    #expect(throws: ActionError.notRelevant("r")) { try scenario.addRow("r") }
    try scenario.answer("more", "yes")
    #expect(scenario.route == ["more", "r[r1]/v", "add r"])
    try scenario.removeRow("r[r1]")
    #expect(scenario.route == ["more", "add r"])
    try scenario.addRow("r")
    #expect(scenario.rows("r") == ["r[r2]"])
  }

  @Test func `a rule of the rows themselves may count them`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N, default: 2}
      - {type: begin_repeat, name: r, label: R, relevant: "position() <= ${n}"}
      - {type: calculate, name: pos, calculation: "position(..)"}
      - {type: integer, name: v, label: V, default: 1}
      - {type: end_repeat}
      - {type: calculate, name: total, calculation: "sum(${v})"}
      """)
    try scenario.addRow("r")
    #expect(throws: ActionError.notRelevant("r")) { try scenario.addRow("r") }
    try scenario.answer("n", "4")
    try scenario.addRow("r")
    try scenario.addRow("r")
    #expect(scenario.column("r", "pos") == ["1", "2", "3", "4"])
    try scenario.answer("n", "2")
    #expect(scenario.rows("r") == ["r[r1]", "r[r2]"])
    #expect(scenario["total"] == "2")
    try scenario.removeRow("r[r1]")
    #expect(scenario.rows("r") == ["r[r2]", "r[r3]"], "the third row is the second now")
    #expect(scenario.column("r", "pos") == ["1", "2"])
    try scenario.undo()
    #expect(scenario.rows("r") == ["r[r1]", "r[r2]"])
    try scenario.answer("n", "0")
    #expect(scenario.rows("r") == [])
    try scenario.answer("n", "3")
    #expect(scenario.rows("r") == ["r[r1]", "r[r2]", "r[r3]"])
  }

  @Test func `every second row may be left out by its number`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: r, label: R, repeat_count: "5", relevant: "position(.) mod 2 = 1"}
      - {type: calculate, name: pos, calculation: "position(..)"}
      - {type: end_repeat}
      """)
    #expect(scenario.rows("r") == ["r[r1]", "r[r3]", "r[r5]"])
    #expect(scenario.column("r", "pos") == ["1", "2", "3"])
  }

  @Test func `rows that stay where they are are left alone`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: r, label: R}
      - {type: calculate, name: own, calculation: "concat(position(..), ' ', random())"}
      - {type: calculate, name: before, calculation: "concat(${r}[position() = position(current()/..) - 1]/v, ' ', random())"}
      - {type: calculate, name: after, calculation: "concat(${r}[position() = position(current()/..) + 1]/v, ' ', random())"}
      - {type: integer, name: v, label: V}
      - {type: end_repeat}
      """)
    for _ in 2...5 { try scenario.addRow("r") }
    func column(_ name: String) -> [String] { scenario.column("r", name) }
    func kept(_ name: String, _ change: () throws -> Void) rethrows -> [Bool] {
      let former = column(name)
      try change()
      return zip(former, column(name)).map { $0 == $1 }
    }
    #expect(try kept("own") { try scenario.addRow("r") } == [true, true, true, true, true])
    #expect(try kept("before") { try scenario.addRow("r") } == Array(repeating: true, count: 6))
    #expect(
      try kept("after") { try scenario.addRow("r") } == Array(repeating: true, count: 6) + [false])
    #expect(
      try kept("own") { try scenario.removeRow("r[r6]") }
        == Array(repeating: true, count: 5) + [false, false])
    #expect(
      try kept("after") { try scenario.answer("r[r3]/v", "3") }
        == [true, false, true, true, true, true, true])
  }

  @Test func `rows of a counted roster are not added or removed by hand`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: begin_repeat, name: r, label: R, repeat_count: "2"}
      - {type: text, name: v, label: V}
      - {type: end_repeat}
      """)
    #expect(scenario.rows("r").count == 2)
    #expect(throws: ActionError.fixedRows("r")) { try scenario.addRow("r") }
    #expect(throws: ActionError.fixedRows("r[r1]")) { try scenario.removeRow("r[r1]") }
    #expect(throws: ActionError.unknownKey("r[r3]")) { try scenario.removeRow("r[r3]") }
    #expect(throws: ActionError.unknownKey("r[r1]/v")) { try scenario.removeRow("r[r1]/v") }
  }
}

@Suite struct NestedRosterTests {
  private static let yaml = """
    survey:
    - {type: begin_repeat, name: o, label: O}
    - {type: integer, name: oq, label: OQ}
    - {type: begin_repeat, name: i, label: I, repeat_count: "${oq}"}
    - {type: integer, name: iq, label: IQ, default: 1}
    - {type: calculate, name: own, calculation: "sum(${iq})"}
    - {type: calculate, name: outer, calculation: "${oq}"}
    - {type: calculate, name: siblings, calculation: "count(${i})"}
    - {type: calculate, name: where, calculation: "concat(position(../..), '.', position(..))"}
    - {type: end_repeat}
    - {type: calculate, name: here, calculation: "sum(${iq})"}
    - {type: end_repeat}
    - {type: calculate, name: all, calculation: "sum(${iq})"}
    - {type: calculate, name: outers, calculation: "count(${o})"}
    - {type: calculate, name: inners, calculation: "count(${i})"}
    """

  @Test func `names mean the rows that their place gives them`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("o[r1]/oq", "2")
    try scenario.addRow("o")
    try scenario.answer("o[r2]/oq", "3")
    try scenario.answer("o[r2]/i[r2]/iq", "10")
    #expect(scenario["o[r2]/i[r2]/own"] == "10")
    #expect(scenario["o[r2]/i[r2]/outer"] == "3")
    #expect(scenario["o[r1]/i[r1]/siblings"] == "2")
    #expect(scenario["o[r2]/i[r3]/where"] == "2.3")
    #expect(scenario["o[r1]/here"] == "2")
    #expect(scenario["o[r2]/here"] == "12")
    #expect(scenario["all"] == "14")
    #expect(scenario["outers"] == "2")
    #expect(scenario["inners"] == "5")
    try scenario.removeRow("o[r1]")
    #expect(scenario["all"] == "12")
    #expect(scenario["inners"] == "3")
    #expect(scenario["o[r2]/i[r3]/where"] == "1.3")
    #expect(scenario["/data/o[1]/i[2]/iq"] == "10")
    try scenario.undo()
    #expect(scenario["o[r2]/i[r3]/where"] == "2.3")
  }

  @Test func `inner rows of a row that was set aside are up to date when it returns`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: integer, name: n, label: N, default: 2}
      - {type: integer, name: m, label: M, default: 1}
      - {type: text, name: show, label: S, default: "x"}
      - {type: begin_repeat, name: o, label: O, repeat_count: "${n}"}
      - {type: begin_repeat, name: i, label: I, repeat_count: "${m}"}
      - {type: integer, name: v, label: V, default: 1}
      - {type: text, name: t, label: T, relevant: "${show} = 'x'"}
      - {type: end_repeat}
      - {type: end_repeat}
      - {type: calculate, name: total, calculation: "sum(${v})"}
      """)
    try scenario.answer("o[r2]/i[r1]/t", "text")
    #expect(scenario["total"] == "2")
    try scenario.answer("n", "1")
    try scenario.answer("m", "3")
    try scenario.answer("show", "y")
    #expect(scenario["total"] == "3")
    try scenario.answer("n", "2")
    #expect(scenario["total"] == "6")
    #expect(scenario.isRelevant("o[r2]/i[r1]/t") == false)
    try scenario.answer("show", "x")
    #expect(scenario["o[r2]/i[r1]/t"] == "text")
  }
}
