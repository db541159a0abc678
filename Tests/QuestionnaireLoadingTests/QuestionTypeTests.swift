import Expressions
import SurveyModel
import Testing

@Suite struct QuestionTypeTests {
  @Test(arguments: [
    ("text", AnswerType.text), ("string", .text), ("integer", .integer), ("int", .integer),
    ("decimal", .decimal), ("date", .date), ("time", .time), ("dateTime", .dateTime),
    ("select_one l", .selectOne), ("select one from l", .selectOne), ("select1 l", .selectOne),
    ("select_multiple l", .selectMultiple), ("select all that apply from l", .selectMultiple),
    ("rank l", .rank), ("range", .range), ("acknowledge", .acknowledge), ("note", .note),
    ("geopoint", .geopoint), ("gps", .geopoint), ("geotrace", .geotrace), ("geoshape", .geoshape),
    ("percentage", .integer), ("photo", .unsupported), ("barcode", .unsupported),
    ("phone number", .text), ("number of days in last six months", .integer), ("q int", .integer),
    ("add date time prompt", .dateTime), ("add select one prompt using l", .selectOne),
    ("select multiple using l", .selectMultiple), ("q select1 l", .selectOne),
  ])
  func `a type and its other spellings give the kind of answer`(
    _ written: String, _ type: AnswerType
  ) throws {
    let question = try questionnaire(
      """
      survey:
      - {type: \(written), name: a, label: A, required: yes}
      choices:
      - {list_name: l, name: x, label: X}
      settings:
      - form_id: q
      """
    ).question("a")
    #expect(question.type == type)
    #expect(question.isShown)
    #expect((question.required == nil) == (type == .unsupported))
    #expect((question.choices != nil) == type.hasChoices)
  }

  @Test(arguments: [
    ("start", AutomaticAnswer.start, AnswerType.dateTime), ("end", .end, .dateTime),
    ("today", .today, .date), ("deviceid", .deviceid, .text), ("username", .username, .text),
    ("email", .email, .text), ("phonenumber", .phonenumber, .text),
    ("get today", .today, .date), ("get start time", .start, .dateTime),
    ("uri:deviceid", .deviceid, .text), ("get sim id", .empty, .text),
    ("simserial", .empty, .text), ("start-geopoint", .empty, .geopoint),
  ])
  func `what the device knows fills a question that is never shown`(
    _ written: String, _ answer: AutomaticAnswer, _ type: AnswerType
  ) throws {
    let question = try questionnaire(
      "survey:\n- {type: \(written), name: a}\nsettings:\n- form_id: q\n"
    ).question("a")
    #expect(question.automatic == answer)
    #expect(question.type == type)
    #expect(!question.isShown)
  }

  @Test func `groups and repeats nest in every spelling`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: begin group, name: g}
      - {type: begin_repeat, name: r, label: R}
      - {type: text, name: a, label: A}
      - {type: end repeat}
      - {type: end_group}
      - {type: text, name: b, label: B}
      settings:
      - form_id: q
      """)
    let a = try questionnaire.found("a")
    #expect(a.path == "/data/g/r/a")
    #expect(a.roster == questionnaire.definition(named: "r"))
    #expect(try questionnaire.found("r").rosterRules != nil)
    #expect(try questionnaire.found("g").end == 4)
    #expect(try questionnaire.found("b").parent == 0)
  }

  @Test func `a calculation takes the type that bind::type declares`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: calculate, name: a, calculation: 1 + 1, 'bind::type': int}
      - {type: calculate, name: b, calculation: today(), 'bind::type': 'xsd:date'}
      - {type: calculate, name: c, calculation: 1 + 1}
      - {type: integer, name: d, calculation: 1 + 1}
      settings:
      - form_id: q
      """)
    #expect(try questionnaire.question("a").type == .integer)
    #expect(try questionnaire.question("b").type == .date)
    #expect(try questionnaire.question("c").type == .text)
    #expect(try !questionnaire.question("d").isShown)
  }

  @Test func `or_other adds a choice and a question that asks for it`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: select_one l or_other, name: a, label: A}
      choices:
      - {list_name: l, name: x, label: X}
      settings:
      - form_id: q
      """)
    #expect(questionnaire.choiceLists[0].count == 2)
    #expect(questionnaire.choiceLists[0].item(named: "other") == 1)
    let other = try questionnaire.found("a_other")
    #expect(other.label[0]?.source == "Specify other.")
    #expect(other.relevant?.source == "selected(../a, 'other')")
  }

  @Test(arguments: [
    ("phone number", "regex(., '[0-9]*')"), ("percentage", "0 <= . and . <= 100"),
    ("number of days in last month", "0 <= . and . <= 31"),
    ("number of days in last year", "0 <= . and . <= 365"),
  ])
  func `some types bring a constraint`(_ type: String, _ constraint: String) throws {
    let form = "survey:\n- {type: \(type), name: a, label: A}\nsettings:\n- form_id: q\n"
    #expect(try questionnaire(form).question("a").constraint?.expression.source == constraint)
  }

  @Test func `settings may stand on the survey sheet`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: set form id, name: budget}
      - {type: form_title, name: Budget access}
      - {type: text, name: a, label: A}
      settings:
      - {form_id: other, version: 3}
      """)
    #expect(questionnaire.id == "budget")
    #expect(questionnaire.title[0]?.source == "Budget access")
    #expect(questionnaire.version == "3")
  }

  @Test func `notes may do without a name, an audit row without anything`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: audit, name: audit}
      - {type: note, label: N}
      settings:
      - form_id: q
      """)
    #expect(questionnaire.definitions.map(\.name) == ["data", "generated_note_name_3"])
  }
}
