import QuestionnaireLoading
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing
import Workbooks

@Suite struct DependencyGraphTests {
  /// The rules in order, as `name property`.
  private func order(_ yaml: String) throws -> [String] {
    let questionnaire = try questionnaire(yaml)
    return questionnaire.graph.vertices.map {
      "\(questionnaire.definitions[Int($0.definition)].name) \($0.property)"
    }
  }

  /// The messages of errors, each without its place.
  private func errors(_ yaml: String) throws -> [String] {
    let loaded = try LoadedQuestionnaire(mainFile: "q.yaml", bytes: Array(yaml.utf8)) {
      _ throws(WorkbookError) in nil
    }
    return loaded.diagnostics.filter { $0.severity == .error }.map(\.message)
  }

  @Test func `every rule comes after those it depends on`() throws {
    let order = try order(
      """
      survey:
      - {type: calculate, name: c, calculation: "${b} + ${v}"}
      - {type: calculate, name: b, calculation: "${a} + 1", relevant: "${s} = 'x'"}
      - {type: begin_group, name: g, label: G, relevant: "${n} > 0"}
      - {type: integer, name: a, label: A}
      - {type: end_group}
      - {type: select_one l, name: s, label: S, choice_filter: "name = ${n}"}
      - {type: begin_repeat, name: r, label: R, repeat_count: "${n}"}
      - {type: integer, name: v, label: V}
      - {type: end_repeat}
      - {type: integer, name: n, label: N}
      choices:
      - {list_name: l, name: x, label: X}
      """)
    func comes(_ first: String, before second: String) throws {
      let positions = (order.firstIndex(of: first), order.firstIndex(of: second))
      let first = try #require(positions.0)
      #expect(first < (try #require(positions.1)))
    }
    #expect(order.count == 6)
    try comes("g relevance", before: "b calculation")
    try comes("s choices", before: "b relevance")
    try comes("b relevance", before: "b calculation")
    try comes("b calculation", before: "c calculation")
    try comes("r rowCount", before: "c calculation")
  }

  @Test(arguments: [
    (
      "two calculations",
      """
      - {type: calculate, name: a, calculation: "${b} + 1"}
      - {type: calculate, name: b, calculation: "${a} + 1"}
      """, ["a", "b"]
    ),
    (
      "itself",
      """
      - {type: integer, name: a, label: A, relevant: "${a} > 1"}
      """, ["a"]
    ),
    (
      "its own section",
      """
      - {type: begin_group, name: g, label: G, relevant: "${a} > 1"}
      - {type: integer, name: a, label: A}
      - {type: end_group}
      """, ["g"]
    ),
    (
      "relevance of each other",
      """
      - {type: integer, name: a, label: A, relevant: "${b} = 1"}
      - {type: integer, name: b, label: B, relevant: "${a} = 1"}
      """, ["a", "b"]
    ),
    (
      "a filter on its own answer",
      """
      - {type: select_one l, name: s, label: S, choice_filter: "name != ${s}"}
      """, ["s"]
    ),
    (
      "three over a section",
      """
      - {type: calculate, name: c, calculation: "${a} + 1"}
      - {type: begin_group, name: g, label: G, relevant: "${c} > 1"}
      - {type: calculate, name: a, calculation: "1 + 1"}
      - {type: end_group}
      """, ["c", "g"]
    ),
    (
      "rows of a roster in the same row",
      """
      - {type: begin_repeat, name: r, label: R}
      - {type: calculate, name: a, calculation: "${b} + 1"}
      - {type: calculate, name: b, calculation: "${a} + 1"}
      - {type: end_repeat}
      """, ["a", "b"]
    ),
    (
      "the whole column that it is part of",
      """
      - {type: calculate, name: total, calculation: "sum(${a})"}
      - {type: begin_repeat, name: r, label: R}
      - {type: calculate, name: a, calculation: "${total} + 1"}
      - {type: end_repeat}
      """, ["total", "a"]
    ),
  ])
  func `a cycle is refused and names everybody in it`(
    name: String, rows: String, names: [String]
  ) throws {
    let errors = try errors(
      "survey:\n\(rows)\nchoices:\n- {list_name: l, name: x, label: X}")
    #expect(errors.count == 1, "\(name): \(errors)")
    for name in names { #expect(errors.first?.contains("\"\(name)\"") == true, "\(errors)") }
  }

  /// The label of a choice shows what a calculation gives that gives the label.
  private func labelled(_ list: String, shows name: String) -> String {
    """
    survey:
    - {type: select_one l, name: s, label: S}
    - {type: select_one m, name: t, label: T}
    - {type: calculate, name: a, calculation: "jr:choice-name(${s}, '${s}')"}
    - {type: calculate, name: b, calculation: "concat(${a}, '!')"}
    choices:
    - {list_name: \(list), name: x, label: 'X ${\(name)}'}
    - {list_name: \(list == "l" ? "m" : "l"), name: y, label: Y}
    """
  }

  @Test(arguments: [("a", ["\"a\""]), ("b", ["\"a\"", "\"b\""])])
  func `a label that shows what gives the label closes a cycle`(
    name: String, names: [String]
  ) throws {
    let diagnostics = try LoadedQuestionnaire(
      mainFile: "q.yaml", bytes: Array(labelled("l", shows: name).utf8)
    ) { _ throws(WorkbookError) in nil }.diagnostics.filter { $0.severity == .error }
    #expect(diagnostics.map(\.id) == ["cycle"])
    let cycle = try #require(diagnostics.first)
    for name in names { #expect(cycle.message.contains(name), "\(cycle)") }
    #expect(
      cycle.notes.map(\.message).contains(
        "jr:choice-name() gives a label of the list \"l\", and one of them shows ${\(name)}."))
  }

  @Test func `a label of another list closes no cycle`() throws {
    #expect(try errors(labelled("m", shows: "b")) == [])
  }

  @Test(arguments: [
    "- {type: calculate, name: a, calculation: 'once(random())'}",
    "- {type: integer, name: a, label: A, constraint: '. > ${a} - 1', required: '${a} = 1'}",
    "- {type: integer, name: a, label: A, trigger: '${b}', calculation: '${a} + 1'}\n- {type: text, name: b, label: B}",
    """
    - {type: begin_repeat, name: r, label: R}
    - {type: integer, name: v, label: V}
    - {type: calculate, name: a, calculation: "${r}[position() = position(current()/..) - 1]/a + ${v}"}
    - {type: end_repeat}
    """,
    """
    - {type: begin_repeat, name: r, label: R, repeat_count: "count(${r}[v != '']) + 1"}
    - {type: integer, name: v, label: V}
    - {type: end_repeat}
    """,
    """
    - {type: calculate, name: n, calculation: "count(${r})"}
    - {type: begin_repeat, name: r, label: R, repeat_count: "if(${n} < 3, ${n} + 1, ${n})"}
    - {type: integer, name: v, label: V}
    - {type: end_repeat}
    """,
  ])
  func `feedback that comes to rest is allowed`(rows: String) throws {
    #expect(try errors("survey:\n\(rows)") == [])
  }

  @Test func `a filter that reads other rows sees them settled`() throws {
    let scenario = try Scenario(
      """
      survey:
      - {type: text, name: x, label: X, default: a}
      - {type: begin_repeat, name: r, label: R, repeat_count: "2"}
      - {type: select_one l, name: s, label: S, choice_filter: "name = ${r}[position() = 1]/c or name = ${x}"}
      - {type: calculate, name: c, calculation: "${d}"}
      - {type: calculate, name: d, calculation: "if(${x} = 'b', 'a', 'b')"}
      - {type: end_repeat}
      choices:
      - {list_name: l, name: a, label: A}
      - {list_name: l, name: b, label: B}
      """)
    try scenario.answer("r[r2]/s", "a")
    try scenario.answer("x", "b")
    #expect(scenario["r[r2]/s"] == "a", "offered before and after, by another way")
  }
}
