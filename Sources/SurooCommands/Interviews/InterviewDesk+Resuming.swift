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

  /// Opens a finished response again because its interviewer noticed a mistake.
  ///
  /// What a supervisor has approved stays as it is; what was returned opens at
  /// what has to be answered about it, as with ``goOn(with:current:)``.
  ///
  /// - Parameters:
  ///   - id: How the id of the response begins or ends.
  ///   - reason: Why; it stands in the new revision.
  /// - Throws: ``CommandFailure``.
  func correct(_ id: String, because reason: String) throws {
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let lineage = try StoreOptions.lineage(id, in: catalog, of: store)
    let list = try StoreOptions.failing { () throws(StorageError) in try store.draftList() }
    if let draft = list.drafts.first(where: { $0.heading.responseID == lineage.responseID }) {
      throw CommandFailure(
        .noPermission,
        "The response \(lineage.shortID) is being corrected already; go on with it: "
          + "suroo interview --resume \(draft.name)")
    }
    guard !lineage.isConflict else {
      throw CommandFailure(
        .noPermission,
        "The response \(lineage.shortID) was changed in two places; suroo resolve settles that.")
    }
    switch lineage.standing(of: lineage.current).verdict {
    case .returned: return try reopen(lineage)
    case .approved:
      throw CommandFailure(
        .noPermission,
        "The response \(lineage.shortID) was approved; a supervisor has to return it first.")
    case nil: try begin(lineage, because: reason)
    }
  }

  /// Opens a response that was returned at what has to be answered about it.
  ///
  /// Whoever has the store may do that, also for a colleague; who did it stands
  /// in the revision.
  private func reopen(_ lineage: ResponseLineage) throws {
    let standing = lineage.standing(of: lineage.current)
    guard !lineage.isConflict, standing.verdict == .returned else {
      throw CommandFailure(
        .noPermission,
        "The response \(lineage.shortID) was not returned, so it stays as it is; "
          + "--correct opens it for a reason of yours.")
    }
    let said = standing.decisions.filter { $0.verdict == .returned }.map(\.text)
    try begin(
      lineage, because: (["returned"] + said.filter { !$0.isEmpty }).joined(separator: ": "))
  }

  private func begin(_ lineage: ResponseLineage, because reason: String) throws {
    let opened = try Corrections(store: store).begin(
      [lineage.current], of: lineage, by: store.description.interviewer, role: .interviewer,
      reason: reason, at: clock.now)
    try run(opened.interview, opened.journal, former: [])
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
