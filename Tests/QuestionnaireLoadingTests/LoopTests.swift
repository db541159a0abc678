import Expressions
import QuestionnaireLoading
import SurveyBasics
import SurveyModel
import Testing

@Suite struct LoopTests {
  private static let form = """
    survey:
    - {type: begin loop over crops, name: grown, 'label::English (en)': Grown, 'label::Русский (ru)': Растёт}
    - {type: integer, name: area, 'label::English (en)': 'Area of %(label)s', 'label::Русский (ru)': 'Площадь: %(label)s', relevant: "'%(name)s' != ''"}
    - {type: text, name: remark, 'label::English (en)': Remark, 'label::Русский (ru)': Заметка}
    - {type: end loop}
    - {type: integer, name: last, 'label::English (en)': Last, 'label::Русский (ru)': Последний, relevant: /data/grown/wheat/area > 1}
    choices:
    - {list_name: crops, name: wheat, 'label::English (en)': wheat, 'label::Русский (ru)': пшеница}
    - {list_name: crops, name: none, 'label::English (en)': none, 'label::Русский (ru)': ничего}
    - {list_name: crops, name: barley, 'label::English (en)': barley, 'label::Русский (ru)': ячмень}
    settings:
    - form_id: q
    """

  @Test func `a loop becomes a group for each choice but none`() throws {
    let questionnaire = try questionnaire(Self.form)
    #expect(
      questionnaire.definitions.map(\.path) == [
        "/data", "/data/grown", "/data/grown/wheat", "/data/grown/wheat/area",
        "/data/grown/wheat/remark", "/data/grown/barley", "/data/grown/barley/area",
        "/data/grown/barley/remark", "/data/last",
      ])
    #expect(questionnaire.definitions[3].keyName == "grown.wheat.area")
    #expect(questionnaire.definitions[5].label[0]?.source == "barley")
    #expect(questionnaire.definitions[5].label[1]?.source == "ячмень")
  }

  @Test func `name and label of the choice are put into the texts and rules`() throws {
    let questionnaire = try questionnaire(Self.form)
    #expect(questionnaire.definitions[3].label[0]?.source == "Area of wheat")
    #expect(questionnaire.definitions[6].label[1]?.source == "Площадь: ячмень")
    #expect(questionnaire.definitions[6].relevant?.source == "'barley' != ''")
  }

  @Test func `names that a loop repeats are no reason for a warning`() throws {
    #expect(try load(Self.form).diagnostics.map(\.description) == [])
  }

  @Test func `loops within loops give every combination`() throws {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: begin_loop l, name: outer, label: O}
      - {type: begin_loop l, name: inner, label: I}
      - {type: text, name: a, label: 'A %(name)s'}
      - {type: end_loop}
      - {type: end_loop}
      choices:
      - {list_name: l, name: x, label: X}
      - {list_name: l, name: y, label: Y}
      settings:
      - form_id: q
      """)
    let questions = questionnaire.definitions.filter { $0.question != nil }
    #expect(
      questions.map(\.path) == [
        "/data/outer/x/inner/x/a", "/data/outer/x/inner/y/a", "/data/outer/y/inner/x/a",
        "/data/outer/y/inner/y/a",
      ])
    // The outer loop, which is written out first, gives the text.
    #expect(questions.map { $0.label[0]?.source } == ["A x", "A x", "A y", "A y"])
  }

  @Test func `loops that would never end to grow are refused`() throws {
    var form = "survey:\n"
    for number in 0..<8 { form += "- {type: begin_loop l, name: l\(number), label: L}\n" }
    form += "- {type: text, name: a, label: A}\n"
    for _ in 0..<8 { form += "- {type: end_loop}\n" }
    form += "choices:\n"
    for number in 0..<40 { form += "- {list_name: l, name: c\(number), label: C}\n" }
    #expect(try load(form).diagnostics.contains { $0.id == "too-many-rows" })
  }
}
