import SurveyEngine
import SurveyModel
import SurveyTestSupport
import Testing

@Suite struct LanguageTests {
  private static let yaml = """
    survey:
    - {type: select_one yn, name: s, "label::Кыргызча (ky)": Суроо, "label::English (en)": "Question ${t}", "hint::English (en)": Hint}
    - {type: text, name: t, "label::Кыргызча (ky)": Текст, "label::English (en)": Text, constraint: ". != 'bad'", "constraint_message::Кыргызча (ky)": жаман, "constraint_message::English (en)": bad}
    - {type: calculate, name: c, calculation: "jr:choice-name(${s}, '${s}')"}
    - {type: calculate, name: d, calculation: "concat(${c}, '!', ${t})"}
    - {type: begin_repeat, name: r, "label::Кыргызча (ky)": Р, "label::English (en)": R, repeat_count: "string-length(${c})"}
    - {type: calculate, name: pos, calculation: "position(..)"}
    - {type: end_repeat}
    choices:
    - {list_name: yn, name: y, "label::Кыргызча (ky)": Ооба, "label::English (en)": 'Yes'}
    - {list_name: yn, name: n, "label::Кыргызча (ky)": Жок, "label::English (en)": 'No'}
    settings:
    - {default_language: Кыргызча (ky)}
    """

  @Test func `texts, messages and names of choices follow the language`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("s", "y")
    try scenario.answer("t", "x")
    #expect(scenario.label("s") == "Суроо")
    #expect(scenario["d"] == "Ооба!x")
    #expect(try scenario.refused("t", "bad")?.message == "жаман")
    try scenario.language("en")
    #expect(scenario.label("s") == "Question x")
    #expect(scenario["d"] == "Yes!x")
    #expect(scenario["s"] == "y")
    #expect(scenario.rows("r").count == 3)
    #expect(try scenario.refused("t", "bad")?.message == "bad")
    #expect(throws: ActionError.unknownLanguage("de")) { try scenario.language("de") }
    #expect(try scenario.finished().response.language == "en")
  }

  @Test func `undo keeps the language and what follows from it`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("s", "y")
    try scenario.answer("t", "1")
    try scenario.answer("t", "2")
    let before = scenario.state
    try scenario.language("en")
    #expect(scenario["d"] == "Yes!2")
    try scenario.undo()
    #expect(scenario["d"] == "Yes!1")
    #expect(scenario.interview.language == 1)
    try scenario.undo()
    #expect(scenario["d"] == "Yes!")
    try scenario.redo()
    try scenario.redo()
    #expect(scenario["d"] == "Yes!2")
    try scenario.language("ky")
    #expect(scenario.state == before)
    try scenario.undo()
    #expect(scenario["d"] == "Ооба!1")
    #expect(try scenario.replayed().state == scenario.state)
  }

  @Test func `a language switch alone can be previewed without a trace`() throws {
    let scenario = try Scenario(Self.yaml)
    try scenario.answer("s", "y")
    let before = scenario.state
    _ = try scenario.interview.preview(scenario.event(.language(tag: "en")))
    #expect(scenario.state == before)
    #expect(scenario["c"] == "Ооба")
  }
}
