import InterfaceText
import ResponseStorage
import SurveyBasics
import SurveyModel

extension InterviewDesk {
  /// Goes on with a draft, or with a finished response that was returned.
  ///
  /// - Parameters:
  ///   - id: The name of the draft, or how the id of either begins or ends.
  ///   - current: The questionnaire as it is now, where it was read already.
  /// - Throws: ``CommandFailure``.
  func goOn(with id: String, current: Questionnaire? = nil) throws {
    if let lineage = try returned(id) { return try reopen(lineage) }
    try resume(draft(id), current: current)
  }

  /// The finished response whose id begins or ends so; nil when that is a draft.
  private func returned(_ id: String) throws -> ResponseLineage? {
    let list = try StoreOptions.failing { () throws(StorageError) in try store.draftList() }
    let isDraft = list.drafts.contains {
      $0.name == id || $0.heading.responseID.hasPrefix(id) || $0.heading.responseID.hasSuffix(id)
    }
    guard !isDraft else { return nil }
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let found = catalog.lineages(named: id)
    return found.count == 1 ? found[0] : nil
  }

  /// The name of the draft whose id begins or ends so.
  private func draft(_ id: String) throws -> String {
    let list = try StoreOptions.failing { () throws(StorageError) in try store.draftList() }
    for trouble in list.troubles { StandardError.line("suroo: \(trouble)") }
    if list.drafts.contains(where: { $0.name == id }) { return id }
    let found = list.drafts.filter {
      $0.heading.responseID.hasPrefix(id) || $0.heading.responseID.hasSuffix(id)
    }
    guard let draft = found.first, found.count == 1 else {
      throw CommandFailure(
        .noInput,
        found.isEmpty
          ? "There is no draft \"\(id)\". See suroo list --drafts."
          : "Several drafts have an id like \"\(id)\". Give more of it.")
    }
    return draft.name
  }
}
