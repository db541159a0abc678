import Expressions
import SurveyModel
import Testing

@Suite struct ChoiceLabelTests {
  @Test func `a label with an answer in it is resolved for each question that uses the list`()
    throws
  {
    let questionnaire = try questionnaire(
      """
      survey:
      - {type: begin_repeat, name: members, label: M}
      - {type: text, name: called, label: N}
      - {type: select_one l, name: a, label: A}
      - {type: end_repeat}
      - {type: begin_repeat, name: plots, label: P}
      - {type: begin_group, name: g, label: G}
      - {type: select_one l, name: b, label: B}
      - {type: end_group}
      - {type: end_repeat}
      - {type: select_one m, name: c, label: C}
      - {type: select_one m, name: d, label: D}
      choices:
      - {list_name: l, name: x, label: '${called}'}
      - {list_name: m, name: x, label: X}
      settings:
      - form_id: q
      """)
    #expect(questionnaire.choiceLists.map(\.name) == ["l", "m", "l"])
    let first = try questionnaire.list(of: "a").compiledLabels.values.first
    let second = try questionnaire.list(of: "b").compiledLabels.values.first
    #expect(first?.source == second?.source)
    #expect(try questionnaire.list(of: "a").table == questionnaire.list(of: "b").table)
    #expect(first?.dependencies != second?.dependencies)
  }
}
