import QuestionnaireLoading
import SurveyBasics
import SurveyModel
import Testing

@Suite struct SoundQuestionnaireTests {
  @Test func `the same questionnaire as YAML and as workbook gives equal models`() throws {
    let yaml = try load(fixture: "Sound/residents/residents.yaml")
    let workbook = try load(fixture: "Sound/workbook/residents.xlsx")
    #expect(yaml.diagnostics.map(\.id) == ["other-untranslated"])
    #expect(workbook.diagnostics.map(\.id) == ["other-untranslated"])
    let first = try #require(yaml.questionnaire)
    let second = try #require(workbook.questionnaire)
    #expect(first.definitions.count == 15)
    #expect(first.dump == second.dump)
    #expect(first.sha256 != second.sha256)
    #expect(first.sources.map(\.name) == ["residents.yaml", "villages.csv"])
  }

  @Test func `what the oldest forms and other tools use is read`() throws {
    let loaded = try load(fixture: "Sound/legacy/legacy.yaml")
    #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    let questionnaire = try #require(loaded.questionnaire)
    #expect(questionnaire.id == "legacy")
    #expect(
      questionnaire.sources.map(\.name) == [
        "legacy.yaml", "wells.geojson", "tariffs.xml", "places.csv",
      ])
    #expect(questionnaire.definition(named: "unit_other") != nil)
  }
}
