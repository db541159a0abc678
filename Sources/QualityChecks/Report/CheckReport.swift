public import InterfaceText

/// What one check found, with everything needed to judge it.
public struct CheckReport: Hashable, Sendable {
  /// How much went into the check: answers, interviews or pairs, as its
  /// definition says.
  public var used: Int
  /// What did not go in, and why.
  public var excluded: [Exclusion]
  /// What is worth a conversation, in an order that does not depend on chance.
  public var flags: [QualityFlag]
  /// The rate of each interviewer, sorted by code; empty for checks without.
  public var rates: [InterviewerRate]
  /// Whether interviewers were not compared because there are too few of them
  /// for a comparison to be fair; ``rates`` then only describe.
  public var isTeamTooSmall: Bool

  /// Something that was left out of a check.
  public struct Exclusion: Hashable, Sendable {
    /// Why, as a key of the interface; it takes a count.
    public let reason: TextKey
    /// How many.
    public let count: Int
  }

  /// How often something was the case with one interviewer.
  public struct InterviewerRate: Hashable, Sendable {
    /// The code of the interviewer.
    public let interviewer: String
    /// How often it was the case.
    public let count: Int
    /// Out of how many.
    public let total: Int
  }

  /// Creates a report without findings.
  ///
  /// - Parameter used: How much went into the check.
  public init(used: Int = 0) {
    self.used = used
    excluded = []
    flags = []
    rates = []
    isTeamTooSmall = false
  }

  /// Notes that something was left out; nothing when the count is 0.
  mutating func exclude(_ count: Int, because reason: TextKey) {
    if count > 0 { excluded.append(Exclusion(reason: reason, count: count)) }
  }
}
