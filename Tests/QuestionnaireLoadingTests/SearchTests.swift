import Expressions
import QuestionnaireLoading
import SurveyModel
import Testing

@Suite struct SearchTests {
  private static let files = [
    "places.csv": """
    region,region_ky,region_ru,village
    O,Ош,Ошская,Алай
    O,Ош,Ошская,Ноокат
    N,Нарын,Нарынская,Ат-Башы
    """
  ]

  private func form(_ first: String, _ second: String, choices: String) -> String {
    """
    survey:
    - {type: select_one regions, name: r, 'label::ky': Р, 'label::ru': Р, appearance: "\(first)"}
    - {type: select_one villages, name: v, 'label::ky': В, 'label::ru': В, appearance: "\(second)"}
    choices:
    - {list_name: regions, name: region, 'label::ky': region_ky, 'label::ru': region_ru}
    \(choices)
    - {list_name: villages, name: village, 'label::ky': village, 'label::ru': village}
    settings:
    - form_id: q
    """
  }

  @Test func `search takes distinct rows of a file by the columns that the list names`() throws {
    let questionnaire = try questionnaire(
      form(
        "minimal search('places')",
        "search('places', 'matches', 'region', ${r})", choices: ""), files: Self.files)
    let regions = try questionnaire.list(of: "r")
    #expect((0..<regions.count).map { regions.name(of: $0) } == ["O", "N"])
    #expect((0..<2).map { regions.plainLabel(of: 0, language: $0) } == ["Ош", "Ошская"])
    let villages = try questionnaire.list(of: "v")
    #expect((0..<villages.count).map { villages.name(of: $0) } == ["Алай", "Ноокат", "Ат-Башы"])
    #expect(try questionnaire.question("v").choices?.filter?.source == "(region = string(${r}))")
    #expect(try questionnaire.found("r").appearance == ["minimal", "search('places')"])
  }

  @Test func `choices of the sheet with numbers for names are offered always`() throws {
    let questionnaire = try questionnaire(
      form(
        "search('places')", "search('places', 'contains', 'village', 'а', 'region', ${r})",
        choices: "- {list_name: villages, name: 9, 'label::ky': Башка, 'label::ru': Другое}"),
      files: Self.files)
    let villages = try questionnaire.list(of: "v")
    #expect(villages.name(of: 0) == "9")
    #expect(villages.plainLabel(of: 0, language: 1) == "Другое")
    #expect(villages.plainLabel(of: 1, language: 1) == "Алай")
    #expect(
      try questionnaire.question("v").choices?.filter?.source
        == "_own = '1' or ((contains(village, 'а')) and region = string(${r}))")
  }
}
