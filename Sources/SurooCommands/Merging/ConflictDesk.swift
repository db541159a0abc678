import JSONRecords
import ResponseMerging
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens

/// Opens the responses of a store that are in conflict and brings their revisions
/// together, in the name of one person.
final class ConflictDesk: ConflictSource {
  private let store: Store
  private let clock: Clock
  private let by: String
  private let role: Response.Role

  init(store: Store, clock: Clock, by: String, role: Response.Role) {
    self.store = store
    self.clock = clock
    self.by = by
    self.role = role
  }

  /// A response as the list of conflicts shows it.
  static func entry(_ lineage: ResponseLineage) -> ConflictEntry {
    let current = lineage.current
    return ConflictEntry(
      responseID: lineage.responseID, questionnaire: current.questionnaire.id,
      unit: current.unit ?? "", interviewer: current.interviewer, versions: lineage.heads.count)
  }

  func open(_ entry: ConflictEntry) throws -> ConflictCase {
    let lineage = try lineage(entry)
    return ConflictCase(
      entry: entry, versions: try lineage.heads.map(version),
      ancestor: lineage.commonAncestor.flatMap { try? version($0) })
  }

  func settle(
    _ opened: ConflictCase, by settlement: Settlement, reason: String
  ) throws -> ConflictOutcome {
    let lineage = try lineage(opened.entry)
    // Another window may have merged meanwhile; what was chosen is of other revisions then.
    guard lineage.heads.map(\.revisionID) == opened.versions.map({ $0.response.revisionID ?? "" })
    else {
      throw CommandFailure(
        .noInput, "The revisions of \(lineage.shortID) are others now. Open it again.")
    }
    return try settle(lineage, by: settlement, reason: reason)
  }

  /// Brings the heads of a response together; the numbers of the settlement are
  /// those of the heads.
  func settle(
    _ lineage: ResponseLineage, by settlement: Settlement, reason: String
  ) throws -> ConflictOutcome {
    let heads = lineage.heads
    let responses = try heads.map { head in
      try StoreOptions.failing { () throws(StorageError) in try store.response(head) }
    }
    let base = heads[settlement.base]
    let parents = [base] + heads.filter { $0.revisionID != base.revisionID }
    let corrections = Corrections(store: store)
    let now = clock.now
    // Tried first, so that nothing is begun where answers do not fit.
    let trial = try corrections.interview(
      parents, of: lineage, by: by, role: role, reason: reason, at: now)
    var actions: [JournalEvent.Action] = []
    let misfits = try settlement.bring(responses, into: trial) { action in
      let outcome = try trial.apply(
        JournalEvent(number: actions.count + 1, at: now, milliseconds: 0, action: action))
      actions.append(action)
      return outcome
    }
    guard misfits.isEmpty else { return .misfits(misfits) }
    let opened = try corrections.begin(
      parents, of: lineage, by: by, role: role, reason: reason, at: now)
    for action in actions {
      let event = JournalEvent(
        number: opened.journal.nextNumber, at: now, milliseconds: 0, action: action)
      _ = try opened.interview.apply(event)
      try StoreOptions.failing { () throws(StorageError) in try opened.journal.append(event) }
    }
    return try finish(opened, as: responses[settlement.base])
  }

  /// Finishes a correction as complete or partly as what it begins with.
  private func finish(
    _ opened: Corrections.Opened, as base: Response
  ) throws -> ConflictOutcome {
    let event = JournalEvent(
      number: opened.journal.nextNumber, at: clock.now, milliseconds: 0,
      action: .complete(revisionID: ""))
    let ending: Interview.Ending =
      base.status == .complete ? .complete : .partial(reason: base.partialReason ?? "")
    switch opened.interview.finish(
      ending, event: event, activeMilliseconds: base.activeMilliseconds)
    {
    case .finished(let finished):
      let journal = StoredJournal(
        store: store, draft: opened.journal, interview: opened.interview)
      try journal.complete(finished, event)
      let response = journal.response?.response
      return .settled(
        revision: response?.revision ?? finished.response.revision,
        id: response?.revisionID ?? "")
    case .incomplete(let problems):
      return .draft(
        problems: problems.map { problem in
          let message = problem.message.map { ": \($0)" } ?? ""
          return "\(opened.interview.key(of: problem.node)) (\(problem.kind.rawValue))\(message)"
        })
    }
  }

  private func lineage(_ entry: ConflictEntry) throws -> ResponseLineage {
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    guard
      let lineage = catalog.conflicts.first(where: { $0.responseID == entry.responseID })
    else {
      throw CommandFailure(.noInput, "The response \(entry.shortID) is not in conflict any more.")
    }
    return lineage
  }

  private func version(_ head: ResponseSummary) throws -> ConflictCase.Version {
    let held = try StoreOptions.failing { () throws(StorageError) in try store.revision(head) }
    let questionnaire = try KeptQuestionnaires(store: store)
      .questionnaire(held.response.questionnaire)
    return (held.response, try Corrections(store: store).shown(held, on: questionnaire))
  }
}
