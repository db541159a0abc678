import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyEngine
import SurveyModel

/// Opens finished responses of a store again, to correct them.
struct Corrections {
  let store: Store

  /// A finished response that was opened again.
  struct Opened {
    let interview: Interview
    let journal: DraftJournal
  }

  /// Begins a correction; its opening is on the disk when this returns.
  ///
  /// - Parameters:
  ///   - parents: The revisions that are replaced, of one response; the
  ///     interview begins with the answers of the first.
  ///   - lineage: The response.
  ///   - by: The code of the person.
  ///   - role: The part that the person plays.
  ///   - reason: Why.
  ///   - now: When.
  /// - Returns: The interview and its journal; finishing goes through
  ///   `Store.complete`, as for any interview.
  /// - Throws: ``CommandFailure`` when the response cannot be opened again.
  func begin(
    _ parents: [ResponseSummary], of lineage: ResponseLineage, by: String,
    role: Response.Role, reason: String, at now: Timestamp
  ) throws -> Opened {
    let interview = try interview(
      parents, of: lineage, by: by, role: role, reason: reason, at: now)
    let journal = try StoreOptions.failing { () throws(StorageError) in
      try store.begin(interview.opening)
    }
    return Opened(interview: interview, journal: journal)
  }

  /// The interview with which such a correction would begin; nothing is begun.
  ///
  /// Its rows get the ids that they get in the correction itself, so that what
  /// fits here fits there. The parameters are those of
  /// ``begin(_:of:by:role:reason:at:)``.
  func interview(
    _ parents: [ResponseSummary], of lineage: ResponseLineage, by: String,
    role: Response.Role, reason: String, at now: Timestamp
  ) throws -> Interview {
    guard let first = parents.first else { preconditionFailure("A correction has a parent.") }
    let held = try StoreOptions.failing { () throws(StorageError) in try store.revision(first) }
    let response = held.response
    let opening = InterviewOpening(
      responseID: response.responseID, questionnaire: response.questionnaire,
      seed: Corrections.seed(of: held.events),
      at: Timestamp(
        milliseconds: now.milliseconds, offset: response.startedAt.offset),
      interviewer: response.interviewer, device: response.device, region: response.region,
      unit: response.unit, language: response.language,
      correction: Correction(
        parents: parents.map(\.revisionID), revision: 1 + (parents.map(\.revision).max() ?? 0),
        by: by, role: role, reason: reason, rowsMade: try rowsMade(before: first, in: lineage),
        holdsPersonal: held.holdsPersonal))
    let questionnaire = try KeptQuestionnaires(store: store).questionnaire(response.questionnaire)
    return try interview(of: questionnaire, opening, reopening: held)
  }

  /// A revision on its questionnaire, to be read; nothing is begun.
  func shown(_ held: Store.HeldRevision, on questionnaire: Questionnaire) throws -> Interview {
    let response = held.response
    return try interview(
      of: questionnaire,
      InterviewOpening(
        responseID: response.responseID, questionnaire: response.questionnaire,
        seed: Corrections.seed(of: held.events), at: response.startedAt,
        interviewer: response.interviewer, device: response.device, region: response.region,
        unit: response.unit, language: response.language,
        correction: Correction(
          parents: [response.revisionID ?? ""], revision: response.revision + 1,
          by: response.made.by, role: response.made.role, reason: "",
          holdsPersonal: held.holdsPersonal)),
      reopening: held)
  }

  /// The interview that the opening of a correction tells of, nothing done yet.
  func interview(of questionnaire: Questionnaire, _ opening: InterviewOpening) throws -> Interview {
    let held = try parent(of: opening)
    return try interview(of: questionnaire, opening, reopening: held)
  }

  /// The revision with which a correction begins.
  func parent(of opening: InterviewOpening) throws -> Store.HeldRevision {
    let parent = opening.correction?.parents.first ?? ""
    return try StoreOptions.failing { () throws(StorageError) in
      let catalog = try store.catalog()
      let found = catalog.lineages(named: opening.responseID).flatMap(\.revisions)
        .first { $0.revisionID == parent }
      guard let found else { throw .notFound(parent, in: store.root) }
      return try store.revision(found)
    }
  }

  private func interview(
    of questionnaire: Questionnaire, _ opening: InterviewOpening,
    reopening held: Store.HeldRevision
  ) throws -> Interview {
    let id = opening.responseID.suffix(12)
    let holdsPersonal = opening.correction?.holdsPersonal ?? true
    guard !holdsPersonal || held.holdsPersonal else {
      throw CommandFailure(
        .dataError, "The personal answers of \(id), with which its correction began, are not here.")
    }
    do throws(ReopeningError) {
      return try Interview(
        InterviewPlan(questionnaire), opening: opening, reopening: held.response,
        personal: holdsPersonal ? held.personal : nil,
        surroundings: QuestionnaireReading.surroundings(
          of: questionnaire, device: opening.device, interviewer: opening.interviewer))
    } catch {
      throw CommandFailure(
        .dataError, "The response \(id) cannot be opened again: \(reason(error, holdsPersonal))")
    }
  }

  private func reason(_ error: ReopeningError, _ holdsPersonal: Bool) -> String {
    switch error {
    case .rows(let key): return "the rows of \(key) are not in order."
    case .differs(let keys):
      let shown = keys.prefix(5).joined(separator: ", ") + (keys.count > 5 ? " …" : "")
      return "its questionnaire does not lead to these answers: \(shown)."
        + (holdsPersonal
          ? ""
          : " They may hang on personal answers, which are not here; correct it where they are.")
    }
  }

  /// How many rows the rosters of a revision and of those before it had.
  private func rowsMade(
    before revision: ResponseSummary, in lineage: ResponseLineage
  ) throws -> [String: Int] {
    let byID = Dictionary(lineage.revisions.map { ($0.revisionID, $0) }) { first, _ in first }
    var made: [String: Int] = [:]
    var queue = [revision.revisionID]
    var seen: Set<String> = []
    while let id = queue.popLast() {
      guard seen.insert(id).inserted, let summary = byID[id] else { continue }
      queue += summary.parents
      let response = try StoreOptions.failing { () throws(StorageError) in
        try store.response(summary)
      }
      made.merge(response.rowsMade) { max($0, $1) }
    }
    return made
  }

  /// What chance depended on in the interview, else something new.
  private static func seed(of events: JSONObject?) -> UInt64 {
    let first = events?["events"]?.elements?.first
    return first?["seed"]?.text.flatMap { UInt64($0) }
      ?? SecureRandom.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
