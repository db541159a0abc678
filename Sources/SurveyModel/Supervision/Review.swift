public import SurveyBasics

/// Something that a supervisor or the centre said of one revision of a response.
///
/// It never changes and is never removed; a later word replaces an earlier one
/// by naming it in ``after``. A review says nothing of any other revision.
public struct Review: Hashable, Sendable {
  /// What was said.
  public enum Kind: String, Sendable, CaseIterable {
    /// The revision was approved or returned.
    case decision
    /// A remark on a question or on the whole response.
    case comment
    /// A question, or the response, to look at again.
    case flag
    /// The response was given to somebody.
    case assignment
    /// A finding of a quality check was looked at and is all right.
    case okay
  }

  /// What was decided.
  public enum Verdict: String, Sendable, CaseIterable {
    /// The revision holds.
    case approved
    /// The interviewer is to look at it again.
    case returned
  }

  /// The SHA-256 of the canonical form; nil until it was computed.
  public var recordID: String?
  /// The response.
  public var responseID: String
  /// The revision that was looked at.
  public var revisionID: String
  /// The reviews of this revision, by record id, that its author knew and that
  /// this one replaces or answers.
  public var after: [String]
  /// What was said.
  public var kind: Kind
  /// What was decided; nil for everything but a decision.
  public var verdict: Verdict?
  /// The key of the question, nil when the whole response is meant.
  public var question: String?
  /// The words, empty when there are none.
  public var text: String
  /// The code of the person.
  public var by: String
  /// The part that the person played.
  public var role: Response.Role
  /// When, by the clock of the person's machine.
  public var at: Timestamp

  /// Creates a review.
  public init(
    responseID: String, revisionID: String, after: [String] = [], kind: Kind,
    verdict: Verdict? = nil, question: String? = nil, text: String = "", by: String,
    role: Response.Role, at: Timestamp
  ) {
    self.responseID = responseID
    self.revisionID = revisionID
    self.after = after
    self.kind = kind
    self.verdict = verdict
    self.question = question
    self.text = text
    self.by = by
    self.role = role
    self.at = at
  }
}
