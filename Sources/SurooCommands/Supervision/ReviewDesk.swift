import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens

/// Takes the responses of a store to the review and keeps what is said there.
final class ReviewDesk: ReviewSource {
  private let store: Store
  private let clock: Clock
  private let by: String
  private let role: Response.Role
  private let lineages: [String: ResponseLineage]
  /// Questionnaires as they were asked, by the identity of their files.
  private var questionnaires: [String: Questionnaire] = [:]
  /// Every response, as the table shows it.
  let entries: [ReviewEntry]

  init(store: Store, catalog: StoreCatalog, clock: Clock, by: String, role: Response.Role) {
    self.store = store
    self.clock = clock
    self.by = by
    self.role = role
    lineages = Dictionary(catalog.lineages.map { ($0.responseID, $0) }) { first, _ in first }
    entries = catalog.lineages.map(ReviewDesk.entry)
  }

  private static func entry(_ lineage: ResponseLineage) -> ReviewEntry {
    let current = lineage.current
    let standing = lineage.standing(of: current)
    let state: ReviewEntry.Standing =
      switch standing.verdict {
      case .approved: .approved
      case .returned: .returned
      case nil:
        // A decision on a revision before this one was answered by it.
        lineage.reviews.contains { $0.kind == .decision } ? .answered : .new
      }
    return ReviewEntry(
      responseID: lineage.responseID, revisionID: current.revisionID, revision: current.revision,
      standing: state, isContested: standing.isContested, isConflict: lineage.isConflict,
      questionnaire: current.questionnaire.id, region: current.region ?? "",
      unit: current.unit ?? "", interviewer: current.interviewer,
      completedAt: current.completedAt, minutes: current.activeMilliseconds / 60_000,
      remarks: standing.remarks.count)
  }

  func facts(of entry: ReviewEntry) -> ReviewFacts? {
    guard let current = lineages[entry.responseID]?.current else { return nil }
    return (try? store.response(current)).map { ReviewFacts(of: $0) }
  }

  func open(_ entry: ReviewEntry) throws -> ReviewCase {
    guard let lineage = lineages[entry.responseID] else {
      throw CommandFailure(.noInput, "The response \(entry.shortID) is not here any more.")
    }
    let current = lineage.current
    let held = try store.revision(current)
    let response = held.response
    if questionnaires[response.questionnaire.sha256] == nil {
      questionnaires[response.questionnaire.sha256] = try KeptQuestionnaires(store: store)
        .questionnaire(response.questionnaire)
    }
    guard let questionnaire = questionnaires[response.questionnaire.sha256] else {
      throw CommandFailure(.dataError, "The questionnaire of \(entry.shortID) is not here.")
    }
    let revisions = try lineage.revisions.filter { $0.revisionID != current.revisionID }
      .map { try store.response($0) }
    let interview = try Corrections(store: store).shown(held, on: questionnaire)
    let kept = try store.catalog().lineages.first { $0.responseID == entry.responseID }
    return ReviewCase(
      entry: entry, interview: interview, revisions: revisions + [response],
      reviews: kept?.reviews ?? lineage.reviews, isSealed: !held.holdsPersonal)
  }

  func record(_ words: [ReviewWord], on entry: ReviewEntry) throws -> [Review] {
    try words.map { word in
      var review = Review(
        responseID: entry.responseID, revisionID: entry.revisionID, kind: .comment, by: by,
        role: role, at: clock.now)
      switch word {
      case .comment(let question, let text): (review.question, review.text) = (question, text)
      case .flag(let question): (review.kind, review.question) = (.flag, question)
      case .decision(let verdict, let text, let after):
        review.kind = .decision
        (review.verdict, review.text, review.after) = (verdict, text, after)
      }
      return try store.add(review)
    }
  }
}
