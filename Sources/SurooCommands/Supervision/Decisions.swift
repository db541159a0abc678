import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// Decides about responses of a store, in the name of one person.
struct Decisions {
  let store: Store
  /// The code of the person.
  let by: String
  let role: Response.Role

  /// A remark on one question.
  struct Remark {
    /// The key of the question.
    let question: String
    let text: String
  }

  /// Approves or returns the last revision of a response.
  ///
  /// Remarks are kept before the decision, so that whoever sees the one sees
  /// the others. The decision replaces those of the same revision that are
  /// known here.
  ///
  /// - Parameters:
  ///   - lineage: The response.
  ///   - verdict: What is decided.
  ///   - text: What is said about the whole response.
  ///   - remarks: What is said about questions.
  ///   - now: When.
  /// - Returns: What was kept, the decision last.
  /// - Throws: ``CommandFailure`` when this cannot be decided; nothing was kept then.
  func decide(
    _ lineage: ResponseLineage, _ verdict: Review.Verdict, text: String, remarks: [Remark],
    at now: Timestamp
  ) throws -> [Review] {
    guard !lineage.isConflict else {
      throw CommandFailure(
        .noPermission,
        "\(lineage.shortID) has revisions that contradict each other; settle them first: "
          + "suroo resolve \(lineage.shortID).")
    }
    let head = lineage.current
    let standing = lineage.standing(of: head)
    let hasRemarks = !remarks.isEmpty || standing.remarks.contains { $0.question != nil }
    if verdict == .returned, !hasRemarks, text.allSatisfy(\.isWhitespace) {
      throw CommandFailure(
        .usage, "To return a response, say why: --question with --comment, or --text.")
    }
    if !remarks.isEmpty { try check(remarks, in: head) }
    var reviews = remarks.map { remark in
      Review(
        responseID: lineage.responseID, revisionID: head.revisionID, kind: .comment,
        question: remark.question, text: remark.text, by: by, role: role, at: now)
    }
    reviews.append(
      Review(
        responseID: lineage.responseID, revisionID: head.revisionID,
        after: standing.decisions.compactMap(\.recordID), kind: .decision, verdict: verdict,
        text: text, by: by, role: role, at: now))
    return try StoreOptions.failing { () throws(StorageError) in
      var kept: [Review] = []
      for review in reviews { kept.append(try store.add(review)) }
      return kept
    }
  }

  /// Refuses keys that are no question of the questionnaire, and rows that the
  /// response does not have.
  private func check(_ remarks: [Remark], in head: ResponseSummary) throws {
    let held = try StoreOptions.failing { () throws(StorageError) in try store.revision(head) }
    let response = held.response
    let plan = InterviewPlan(
      try KeptQuestionnaires(store: store).questionnaire(response.questionnaire))
    let statements = response.statements
    for remark in remarks {
      guard plan.definition(ofKey: remark.question)?.question != nil,
        Decisions.rowsExist(remark.question, statements)
      else {
        throw CommandFailure(
          .usage, "The response has no question \"\(ForeignText.shown(remark.question))\".")
      }
      guard !remark.text.allSatisfy(\.isWhitespace) else {
        throw CommandFailure(.usage, "A --comment is empty; say what is to be looked at.")
      }
    }
  }

  /// Whether every row that a key goes through is one of a response.
  private static func rowsExist(_ key: String, _ statements: [String: StatedAnswer]) -> Bool {
    key.indices.filter { key[$0] == "/" }.allSatisfy { statements[String(key[..<$0])] == .row }
  }
}

extension ResponseLineage {
  /// The end of the id, by which people name a response.
  var shortID: String { String(responseID.suffix(12)) }
}

extension StoreOptions {
  /// The response whose id begins or ends with a text.
  static func lineage(
    _ id: String, in catalog: StoreCatalog, of store: Store
  ) throws -> ResponseLineage {
    let found = catalog.lineages(named: id)
    guard let lineage = found.first else {
      throw CommandFailure(.noInput, StorageError.notFound(id, in: store.root).description)
    }
    guard found.count == 1 else {
      throw CommandFailure(
        .usage, StorageError.ambiguous(id, found.map(\.responseID)).description)
    }
    return lineage
  }
}
