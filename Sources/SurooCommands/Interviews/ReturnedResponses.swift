import InterfaceText
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens

/// The responses that supervisors returned to this store, and what their
/// interviewers answer.
struct ReturnedResponses {
  let store: Store
  let words: Wording

  /// Every response whose last revision was returned, ordered by response id;
  /// those in conflict are left out, since nobody knows which revision is meant.
  static func all(in catalog: StoreCatalog) -> [ResponseLineage] {
    catalog.lineages.filter { lineage in
      !lineage.isConflict && lineage.standing(of: lineage.current).verdict == .returned
    }
  }

  /// What an interviewer has to know about a returned response to recognise it.
  func summary(_ lineage: ResponseLineage) -> DraftSummary {
    let current = lineage.current
    let standing = lineage.standing(of: current)
    let decision = standing.decisions.last { $0.verdict == .returned }
    var summary = DraftSummary(
      id: lineage.responseID, title: current.questionnaire.id, interviewer: current.interviewer,
      place: current.unit ?? current.region ?? "", lastAt: decision?.at ?? current.completedAt,
      answered: 0, known: standing.returnedItems.count)
    summary.remarks = standing.returnedItems.flatMap(\.words).map { review in
      let text = review.text.isEmpty ? words(.itemNoWords) : review.text
      return words(
        .itemSaid, .name(review.by), .date(words.date(review.at.local.date)),
        .text(review.question.map { "\($0): \(text)" } ?? text))
    }
    return summary
  }

  /// What a correction by an interviewer has to answer; none for any other
  /// interview.
  func items(of opening: InterviewOpening) throws -> [ReturnedItem] {
    guard let correction = opening.correction, correction.role == .interviewer else { return [] }
    return try StoreOptions.failing { () throws(StorageError) in
      let lineage = try store.catalog().lineages.first { $0.responseID == opening.responseID }
      let parent = lineage?.revisions.first { $0.revisionID == correction.parents.first }
      guard let lineage, let parent else { return [] }
      return lineage.standing(of: parent).returnedItems
    }
  }

  /// What the interviewer says of the new revision in answer to each item.
  ///
  /// - Parameters:
  ///   - items: What was asked.
  ///   - interview: The interview as it is finished.
  ///   - events: Everything that happened in it.
  ///   - now: When it is finished.
  /// - Returns: A comment for each item, without a revision.
  func answers(
    to items: [ReturnedItem], _ interview: Interview, events: [JournalEvent], at now: Timestamp
  ) -> [Review] {
    var given: [String: String] = [:]
    for event in events {
      switch event.action {
      case .keep(let key, let reason):
        given[key ?? ""] = reason.isEmpty ? nil : words(.itemKept, .reason(reason))
      case .giveUp(let key, let reason):
        given[key ?? ""] = reason.isEmpty ? nil : words(.itemGaveUp, .reason(reason))
      default: break
      }
    }
    return items.map { item in
      let isChanged = item.question.map { interview.differsFromReopened(at: $0) } ?? false
      let text = isChanged ? words(.itemChanged) : given[item.question ?? ""]
      return Review(
        responseID: interview.opening.responseID, revisionID: "",
        after: item.words.compactMap(\.recordID), kind: .comment, question: item.question,
        text: text ?? words(.itemChanged),
        by: interview.opening.correction?.by ?? interview.opening.interviewer,
        role: .interviewer, at: now)
    }
  }
}
