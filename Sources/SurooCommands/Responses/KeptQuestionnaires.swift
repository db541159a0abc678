import QuestionnaireLoading
import ResponseStorage
import SurveyBasics
import SurveyModel

/// Questionnaires as a store kept them when they were asked.
struct KeptQuestionnaires {
  let store: Store

  /// The questionnaire that drafts and responses name.
  func questionnaire(_ reference: Response.QuestionnaireReference) throws -> Questionnaire {
    let sources = try StoreOptions.failing { () throws(StorageError) in
      try store.sources(of: reference)
    }
    let endings = [".yaml", ".yml", ".xlsx"]
    let main = endings.lazy.compactMap { ending in
      sources.first { $0.name.hasSuffix(ending) }?.name
    }.first
    guard let main else {
      throw CommandFailure(
        .dataError, "The store keeps no main file of the questionnaire \"\(reference.id)\".")
    }
    let files = Dictionary(sources.map { ($0.name, $0.bytes) }) { first, _ in first }
    let loaded = try LoadedQuestionnaire(mainFile: main, bytes: files[main] ?? []) { files[$0] }
    guard let questionnaire = loaded.questionnaire else {
      throw CommandFailure(
        .dataError,
        "This program cannot read the questionnaire \"\(reference.id)\" as the store keeps it.")
    }
    return questionnaire
  }
}
