/// Why there is no answer.
public enum MissingReason: String, Hashable, Sendable, CaseIterable {
  /// The respondent does not know.
  case dontKnow = "dont_know"
  /// The respondent refused.
  case refused
  /// The question does not fit the respondent.
  case notApplicable = "not_applicable"
  /// The question was passed without an answer.
  case blank
  /// The interview broke off before the question.
  case notReached = "not_reached"

  /// The reasons that a question may offer in its column `special`.
  public static let special: [MissingReason] = [.dontKnow, .refused, .notApplicable]
}
