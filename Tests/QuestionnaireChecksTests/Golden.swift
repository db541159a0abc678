import Foundation
import QuestionnaireChecks
import QuestionnaireLoading
import SurveyBasics
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

/// Compares a text with a golden file; with `SUROO_RECORD=1` writes the file and fails.
func expectGolden(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["SUROO_RECORD"] == "1" {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/Golden/\(name)")
    try Data(text.utf8).write(to: source)
    Issue.record("\(name) was recorded", sourceLocation: sourceLocation)
    return
  }
  let folder = try #require(Bundle.module.path(forResource: "Fixtures", ofType: nil))
  let golden = try #require(
    FileManager.default.contents(atPath: "\(folder)/Golden/\(name)").map {
      String(decoding: $0, as: UTF8.self)
    },
    "There is no golden file \(name); SUROO_RECORD=1 writes it.", sourceLocation: sourceLocation)
  guard golden != text else { return }
  let (old, new) = (golden.split(separator: "\n"), text.split(separator: "\n"))
  let changes = new.difference(from: old).map { change in
    switch change {
    case .remove(_, let line, _): "- \(line)"
    case .insert(_, let line, _): "+ \(line)"
    }
  }
  Issue.record(
    "\(name) differs:\n\(changes.joined(separator: "\n"))", sourceLocation: sourceLocation)
}
