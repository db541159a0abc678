import Foundation
import QuestionnaireChecks
import QuestionnaireLoading
import SurveyBasics
import SurveyTestSupport
import Testing
import Workbooks

/// Loads a questionnaire written in a test.
func load(_ yaml: String, named name: String = "q.yaml") throws -> LoadedQuestionnaire {
  let settings = yaml.contains("settings:") ? "" : "\nsettings:\n- {form_id: q, version: \"1\"}\n"
  return try LoadedQuestionnaire(
    mainFile: name, bytes: Array((yaml + settings).utf8)
  ) { _ throws(WorkbookError) in nil }
}

/// What checking a questionnaire finds beyond what loading does.
func report(
  on yaml: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> QuestionnaireReport {
  let loaded = try load(yaml)
  #expect(
    loaded.diagnostics.map(\.description) == [], "loading finds nothing",
    sourceLocation: sourceLocation)
  return try #require(QuestionnaireReport(on: loaded), sourceLocation: sourceLocation)
}

/// Compares a text with a golden file of this target.
func expectGolden(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  try expectGolden(
    text, at: folder.appending(path: "Fixtures/Golden/\(name)").path,
    sourceLocation: sourceLocation)
}
