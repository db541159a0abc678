public import SurveyModel

/// All revisions of one response, and which of them count.
public struct ResponseLineage: Hashable, Sendable {
  /// The response.
  public let responseID: String
  /// The revisions, ordered by number, then by revision id.
  public let revisions: [ResponseSummary]
  /// The revisions that no other one names as its parent, in the same order.
  public let heads: [ResponseSummary]
  /// Everything that was said of any of the revisions, ordered by record id.
  public let reviews: [Review]

  /// Brings the revisions of one response together.
  ///
  /// - Parameters:
  ///   - revisions: At least one revision, in any order, all of one response.
  ///   - reviews: The reviews of that response.
  /// - Precondition: There is a revision.
  public init(_ revisions: [ResponseSummary], reviews: [Review]) {
    precondition(!revisions.isEmpty, "A response has a revision.")
    let sorted = revisions.sorted { ($0.revision, $0.revisionID) < ($1.revision, $1.revisionID) }
    responseID = sorted[0].responseID
    self.revisions = sorted
    if sorted.count == 1 {
      // Nearly all have one revision, which then is shared and not copied.
      heads = sorted
    } else {
      let parents = Set(sorted.flatMap(\.parents))
      heads = sorted.filter { !parents.contains($0.revisionID) }
    }
    self.reviews = reviews.sorted { ($0.recordID ?? "") < ($1.recordID ?? "") }
  }

  /// Whether two revisions exist that nobody has brought together.
  public var isConflict: Bool { heads.count > 1 }

  /// The revision that lists, tables and exports use: the head.
  ///
  /// Of several heads an approved one comes first, then the one with the
  /// highest revision number, then the one with the greatest id. The clock has
  /// no say.
  ///
  /// - Complexity: O(*h* · *r*) for *h* heads and *r* reviews.
  public var current: ResponseSummary {
    guard heads.count > 1 else { return heads.first ?? revisions[revisions.count - 1] }
    return heads.max { left, right in
      let (a, b) = (standing(of: left).verdict, standing(of: right).verdict)
      return (a == .approved ? 1 : 0, left.revision, left.revisionID)
        < (b == .approved ? 1 : 0, right.revision, right.revisionID)
    } ?? heads[0]
  }

  /// The revision as collected: the last one before the current one, itself
  /// included, that an interviewer made.
  public var collected: ResponseSummary {
    let byID = Dictionary(revisions.map { ($0.revisionID, $0) }) { first, _ in first }
    var queue = [current]
    var seen: Set<String> = []
    while !queue.isEmpty {
      let revision = queue.removeFirst()
      if revision.made.role == .interviewer { return revision }
      for parent in revision.parents.sorted() where seen.insert(parent).inserted {
        if let parent = byID[parent] { queue.append(parent) }
      }
    }
    return current
  }

  /// Where a revision stands after everything that was said of it.
  public func standing(of revision: ResponseSummary) -> ReviewStanding {
    ReviewStanding(of: revision.revisionID, reviews: reviews)
  }
}
