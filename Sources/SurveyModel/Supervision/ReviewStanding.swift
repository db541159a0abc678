/// Where one revision stands after everything that was said of it.
///
/// The order in which reviews arrive does not matter.
public struct ReviewStanding: Hashable, Sendable {
  /// What counts; nil when nobody has decided.
  public let verdict: Review.Verdict?
  /// The decisions that no other decision replaces, ordered by record id.
  ///
  /// There is more than one where people decided without knowing of each other.
  public let decisions: [Review]
  /// The comments and flags that no other one replaces, ordered by time, then
  /// by record id.
  public let remarks: [Review]

  /// Finds where a revision stands.
  ///
  /// Of decisions made apart the stricter counts: returned before approved.
  ///
  /// - Parameters:
  ///   - revisionID: The revision.
  ///   - reviews: Reviews of any revision, with their record ids, in any order.
  /// - Complexity: O(*n* log *n*), where *n* is the number of reviews.
  public init(of revisionID: String, reviews: some Sequence<Review>) {
    let own = reviews.filter { $0.revisionID == revisionID }
    decisions = ReviewStanding.standing(own.filter { $0.kind == .decision && $0.verdict != nil })
      .sorted { ($0.recordID ?? "") < ($1.recordID ?? "") }
    remarks = ReviewStanding.standing(own.filter { $0.kind == .comment || $0.kind == .flag })
      .sorted { ($0.at, $0.recordID ?? "") < ($1.at, $1.recordID ?? "") }
    let verdicts = Set(decisions.map(\.verdict))
    verdict =
      verdicts.contains(.returned) ? .returned : verdicts.contains(.approved) ? .approved : nil
  }

  /// Whether people decided differently without knowing of each other.
  public var isContested: Bool {
    Set(decisions.map(\.verdict)).count > 1
  }

  /// The keys of the questions that an interviewer has to answer for before a
  /// returned response can be completed again, each once, in the order of the
  /// remarks; empty unless the revision was returned.
  public var items: [String] {
    guard verdict == .returned else { return [] }
    var seen: Set<String> = []
    return remarks.compactMap(\.question).filter { seen.insert($0).inserted }
  }

  /// Those that no other one names in its `after`, each once.
  private static func standing(_ reviews: [Review]) -> [Review] {
    let replaced = Set(reviews.flatMap(\.after))
    var seen: Set<String> = []
    return reviews.filter { review in
      guard let id = review.recordID else { return true }
      return !replaced.contains(id) && seen.insert(id).inserted
    }
  }
}
