import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel

/// The response that was saved last before an interview, for questionnaires that
/// read it as `${last-saved#name}`.
struct LastSaved {
  let store: Store

  /// The revision that interviewers of this installation saved last of a
  /// questionnaire, in whatever version; nil where there is none or nothing reads it.
  ///
  /// Which one it was stands in the opening of the interview: what is saved or merged
  /// later does not change what an interview that goes on reads.
  func revision(before questionnaire: Questionnaire) throws -> String? {
    guard questionnaire.readsLastSaved else { return nil }
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let saved = catalog.lineages.flatMap(\.revisions).filter {
      $0.questionnaire.id == questionnaire.id && $0.device == store.description.device
        && $0.made.role == .interviewer
    }
    return saved.max {
      ($0.made.at.milliseconds, $0.revisionID) < ($1.made.at.milliseconds, $1.revisionID)
    }?.revisionID
  }

  /// The response that the opening of an interview names; nil where it names none.
  func response(for opening: InterviewOpening) throws -> Response? {
    guard let id = opening.lastSaved else { return nil }
    let found = try StoreOptions.failing { () throws(StorageError) in
      try store.catalog().lineages.lazy.flatMap(\.revisions).first { $0.revisionID == id }
        .map { summary throws(StorageError) in try store.revision(summary).response }
    }
    if found == nil {
      StandardError.line(
        "suroo: The response saved before this interview is not here any more; what it held reads "
          + "as empty.")
    }
    return found
  }
}
