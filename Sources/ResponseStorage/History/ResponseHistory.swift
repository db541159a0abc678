public import JSONRecords
public import SurveyModel

/// Everything that is known of a response: how it came about, what was said of
/// it, and how it came here.
public struct ResponseHistory: Sendable {
  /// One revision.
  public struct Revision: Sendable {
    /// What it says of itself.
    public var summary: ResponseSummary
    /// The whole revision.
    public var response: Response
    /// What changed against each of its parents that the store holds, in the
    /// order in which it names them.
    public var changes: [(parent: String, changes: [AnswerDifference])]
    /// The answers to personal questions; nil where they are not held, or were
    /// not asked for.
    public var personal: PersonalPart?
    /// What changed in the answers to personal questions; nil where one of the
    /// two parts is not held, or nothing was asked for.
    public var personalChanges: [AnswerDifference]?
    /// Whether the personal part is another one than that of a parent.
    public var changesPersonal: Bool
    /// What was said of it, ordered by time.
    public var reviews: [Review]
    /// Where it stands after that.
    public var standing: ReviewStanding
    /// The merge that brought it; nil for what was made here.
    public var arrival: Arrival?
    /// The receipts that name it.
    public var receipts: [Receipt]
    /// The events from which it came; nil where the store does not hold them,
    /// and where a revision before it came from the same.
    public var events: InterviewEvents?
  }

  /// How a revision came into the store.
  public struct Arrival: Hashable, Sendable {
    /// The id of the merge.
    public var merge: String
    /// What the store noted of the merge, if that can be read.
    public var note: JSONObject?
  }

  /// The response.
  public var responseID: String
  /// The revisions, the earliest first.
  public var revisions: [Revision]
  /// The revision ids that no other one names as its parent.
  public var heads: [String]
}
