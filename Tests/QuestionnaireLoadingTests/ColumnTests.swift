import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyModel
import Testing

@Suite struct ColumnTests {
  @Test(arguments: [
    ("Relevance", "constraining_message", "Guidance Hint"),
    ("bind::relevant", "bind::jr:constraintMsg", "guidance_hint"),
    ("relevant", "constraint_message", "GUIDANCE_HINT"),
    ("bind:relevant", "bind:jr:constraintMsg", "guidance hint"),
  ])
  func `headers are known by their other spellings`(
    _ relevant: String, _ message: String, _ guidance: String
  ) throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: integer, name: a, label: A, '\(relevant)': 1 = 1, constraint: . > 1, '\(message)': M, '\(guidance)': G}
      settings:
      - form_id: q
      """)
    let a = try questionnaire.found("a")
    #expect(a.relevant?.source == "1 = 1")
    #expect(a.question?.constraint?.message[0]?.source == "M")
    #expect(a.guidance[0]?.source == "G")
  }

  @Test func `languages come in the order of the headers and stand in for each other`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: text, name: a, 'label::Кыргызча (ky)': А, 'label::Русский (ru)': Б}
      - {type: text, name: b, 'label::Русский (ru)': Б}
      settings:
      - {form_id: q, default_language: Русский (ru)}
      """)
    #expect(questionnaire.languages.map(\.tag) == ["ky", "ru"])
    #expect(questionnaire.defaultLanguage == 1)
    let b = try questionnaire.found("b")
    #expect(b.label[0]?.source == "Б")
    #expect(b.label.isOwn == [false, true])
  }

  @Test(arguments: [
    ("{label: A}", [""], 0), ("{label: A, 'label::B': B}", ["default", "B"], 0),
    ("{'label::B': B, hint: H}", ["B"], 0), ("{'label:B': B}", ["B"], 0),
  ])
  func `a column without a language finds one`(
    _ cells: String, _ languages: [String], _ initial: Int
  ) throws {
    let questionnaire = try questionnaire(
      "survey:\n- {type: text, name: a, \(cells.dropFirst())\nsettings:\n- form_id: q\n")
    #expect(questionnaire.languages.map(\.label) == languages)
    #expect(questionnaire.defaultLanguage == initial)
    #expect(try questionnaire.found("a").hint[initial]?.source == (cells.contains("H") ? "H" : nil))
  }

  @Test func `yes and no stand for themselves or for nothing`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: text, name: a, label: A, required: yes, read_only: no, relevant: TRUE, constraint: yes}
      - {type: text, name: b, label: B, required: no, read_only: yes, relevant: FALSE}
      settings:
      - form_id: q
      """)
    let (a, b) = (try questionnaire.found("a"), try questionnaire.found("b"))
    #expect(a.question?.required?.expression.source == "true()")
    #expect(a.readOnly == nil && a.relevant == nil && a.question?.constraint == nil)
    #expect(b.question?.required == nil)
    #expect(b.readOnly?.source == "true()" && b.relevant?.source == "false()")
  }

  @Test func `texts are cleaned as spreadsheets need it`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: ' select_one   l ', name: ' a', label: "Two  blanks\u{A0}and ‘quotes’ "}
      choices:
      - {list_name: l, name: x, label: Two  blanks}
      settings:
      - {form_id: q}
      """)
    #expect(try questionnaire.found("a").label[0]?.source == "Two blanks and 'quotes'")
    #expect(questionnaire.choiceLists[0].plainLabel(of: 0, language: 0) == "Two  blanks")
  }

  @Test func `the columns of this program are read`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: integer, name: a, label: A, special: dont_know refused, warning: . < 9, 'warning_message': W, personal: yes, scope: supervisor, was: old older, simulate: '1 2'}
      - {type: select_multiple l, name: b, label: B, parameters: 'randomize=true, seed=7', choice_filter: k = 1}
      choices:
      - {list_name: l, name: x, label: X, k: 1}
      - {list_name: l, name: y, label: Y, k: 2, exclusive: yes}
      settings:
      - form_id: q
      """)
    let a = try questionnaire.question("a")
    #expect(a.special == [.dontKnow, .refused])
    #expect(a.warning?.expression.source == ". < 9")
    #expect(a.warning?.message[0]?.source == "W")
    #expect(a.isPersonal && a.scope == .supervisor)
    #expect(a.formerNames == ["old", "older"])
    #expect(a.simulation == "1 2")
    let b = try questionnaire.question("b")
    #expect(b.choices?.isRandomized == true)
    #expect(b.choices?.seed?.source == "7")
    #expect(b.choices?.filter?.source == "k = 1")
    #expect(questionnaire.choiceLists[0].exclusive == [1])
    #expect(questionnaire.tables[0].columns == ["name", "label", "k"])
  }

  @Test func `defaults are texts or expressions`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: integer, name: a, label: A, default: -1}
      - {type: date, name: b, label: B, default: 2026-05-01 00:00:00}
      - {type: date, name: c, label: C, default: today()}
      settings:
      - form_id: q
      """)
    func shown(_ name: String) throws -> String {
      switch try questionnaire.question(name).defaultValue {
      case .literal(let text): "literal \(text)"
      case .expression(let expression): "expression \(expression.source)"
      case nil: "none"
      }
    }
    #expect(try shown("a") == "literal -1")
    #expect(try shown("b") == "literal 2026-05-01")
    #expect(try shown("c") == "expression today()")
  }

  @Test func `what is worked out from personal answers is personal`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: text, name: a, label: A, personal: yes}
      - {type: calculate, name: c, calculation: 'concat(${b}, 1)'}
      - {type: calculate, name: b, calculation: 'concat(${a}, 1)'}
      - {type: calculate, name: d, calculation: 'string-length(${a})', personal: no}
      - {type: calculate, name: e, calculation: '${d} + 1'}
      settings:
      - form_id: q
      """)
    let personal = try ["a", "b", "c", "d", "e"].filter {
      try questionnaire.question($0).isPersonal
    }
    #expect(personal == ["a", "b", "c"])
  }

  @Test func `a name that is repeated in groups is stored with its groups`() throws {
    let loaded = try load(
      """
      survey:
      - {type: begin_group, name: g}
      - {type: text, name: a, label: A}
      - {type: end_group}
      - {type: begin_group, name: h}
      - {type: text, name: a, label: A}
      - {type: text, name: b, label: B}
      - {type: end_group}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: a, label: A}
      - {type: end_repeat}
      settings:
      - form_id: q
      """)
    #expect(loaded.diagnostics.map(\.id) == ["repeated-name"])
    #expect(
      loaded.questionnaire?.definitions.map(\.keyName)
        == ["data", "g", "g.a", "h", "h.a", "b", "r", "a"])
  }
}
