import SurveyBasics
import QuestionnaireLoading
package import SurveyModel
package import Testing
import Workbooks

/// The questionnaire of a text that loads without an error.
package func questionnaire(
  _ yaml: String, files: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Questionnaire {
  let loaded = try LoadedQuestionnaire(
    mainFile: "q.yaml", bytes: Array(yaml.utf8)
  ) { name throws(WorkbookError) in
    files[name].map { Array($0.utf8) }
  }
  #expect(
    loaded.diagnostics.filter { $0.severity == .error }.map(\.description) == [],
    sourceLocation: sourceLocation)
  return try #require(loaded.questionnaire, sourceLocation: sourceLocation)
}
