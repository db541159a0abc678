public import ResponseStorage
public import SurveyBasics
public import SurveyModel

/// One interview as the checks see it: what the store knows of its current
/// revision, and its answers.
public struct QualityInterview: Sendable {
  /// What the store knows of the revision.
  public let summary: ResponseSummary
  /// The answers and missing reasons.
  public let response: Response
  /// The stretches during which somebody worked on it, by the clock of the
  /// machine, in order; nil where the events do not tell.
  public let sessions: [ClosedRange<Timestamp>]?

  /// Creates an interview.
  ///
  /// - Parameters:
  ///   - summary: What the store knows of the revision.
  ///   - response: The revision itself.
  ///   - sessions: When somebody worked on it; nil where that is not known.
  public init(
    summary: ResponseSummary, response: Response, sessions: [ClosedRange<Timestamp>]? = nil
  ) {
    self.summary = summary
    self.response = response
    self.sessions = sessions
  }
}
