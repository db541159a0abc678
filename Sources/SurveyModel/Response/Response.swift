public import SurveyBasics

/// What an interview leaves: the answers, why others are missing, and how it was made.
///
/// It never changes; a correction is a further revision.
/// Personal answers are not part of it: see ``PersonalPart``.
public struct Response: Hashable, Sendable {
  /// Whether the interview was brought to its end.
  public enum Status: String, Sendable {
    /// Every rule held when it was finished.
    case complete
    /// It was broken off and closed with a reason.
    case partial
  }

  /// Who made a revision.
  public struct Making: Hashable, Sendable {
    /// The code of the person.
    public var by: String
    /// The part that the person played.
    public var role: Role
    /// When.
    public var at: Timestamp
    /// Why, for corrections.
    public var reason: String?

    /// Creates the description.
    public init(by: String, role: Role, at: Timestamp, reason: String? = nil) {
      self.by = by
      self.role = role
      self.at = at
      self.reason = reason
    }
  }

  /// The part that a person plays.
  public enum Role: String, Sendable, CaseIterable {
    /// Asks the questions.
    case interviewer
    /// Checks the work of interviewers.
    case supervisor
    /// Merges and counts.
    case centre
  }

  /// The questionnaire that was asked.
  public struct QuestionnaireReference: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its version.
    public var version: String
    /// The identity of its exact files.
    public var sha256: String

    /// Creates a reference.
    public init(id: String, version: String, sha256: String) {
      self.id = id
      self.version = version
      self.sha256 = sha256
    }
  }

  /// A warning that was kept with a reason.
  public struct Override: Hashable, Sendable {
    /// The key of the question.
    public var question: String
    /// What the warning said.
    public var message: String
    /// Why the answer was kept.
    public var reason: String

    /// Creates an override.
    public init(question: String, message: String, reason: String) {
      self.question = question
      self.message = message
      self.reason = reason
    }
  }

  /// A remark on a question.
  public struct Comment: Hashable, Sendable {
    /// The key of the question.
    public var question: String
    /// What was remarked.
    public var text: String
    /// The code of the person.
    public var by: String
    /// When.
    public var at: Timestamp

    /// Creates a comment.
    public init(question: String, text: String, by: String, at: Timestamp) {
      self.question = question
      self.text = text
      self.by = by
      self.at = at
    }
  }

  /// A rule that did not hold when a partial response was closed.
  public struct Problem: Hashable, Sendable {
    /// The key of the question.
    public var question: String
    /// `required`, `type`, `constraint` or `warning`.
    public var kind: String
    /// What was shown.
    public var message: String

    /// Creates a problem.
    public init(question: String, kind: String, message: String) {
      self.question = question
      self.kind = kind
      self.message = message
    }
  }

  /// The id that stays through all corrections: a UUID v7 in lower case.
  public var responseID: String
  /// One more than the highest revision of the parents; for people.
  public var revision: Int
  /// The SHA-256 of the canonical form; nil until it was computed.
  public var revisionID: String?
  /// The revisions that this one replaces.
  public var parents: [String]
  /// Who made this revision.
  public var made: Making
  /// The questionnaire that was asked.
  public var questionnaire: QuestionnaireReference
  /// Whether it is complete.
  public var status: Status
  /// Why it is partial.
  public var partialReason: String?
  /// What did not hold when it was closed as partial.
  public var problems: [Problem]
  /// The region.
  public var region: String?
  /// The sample unit.
  public var unit: String?
  /// The code of the interviewer.
  public var interviewer: String
  /// The name of the installation.
  public var device: String
  /// The tag of the language that was shown last.
  public var language: String
  /// When the interview began.
  public var startedAt: Timestamp
  /// When it was finished.
  public var completedAt: Timestamp
  /// The milliseconds during which it was open, by the monotonic clock.
  public var activeMilliseconds: Int
  /// The answers by name; a roster by its name.
  public var answers: [String: AnswerValue]
  /// Why questions on the route have no answer, by key.
  public var missing: [String: MissingReason]
  /// The warnings that were kept.
  public var overrides: [Override]
  /// The remarks.
  public var comments: [Comment]
  /// The hash of the personal part, nil without one.
  public var personalSHA256: String?
  /// The hash of the events, nil until they were written.
  public var eventsSHA256: String?

  /// Creates a first revision without answers.
  public init(
    responseID: String, made: Making, questionnaire: QuestionnaireReference, status: Status,
    region: String?, unit: String?, device: String, language: String, startedAt: Timestamp,
    completedAt: Timestamp, activeMilliseconds: Int
  ) {
    self.responseID = responseID
    revision = 1
    parents = []
    self.made = made
    self.questionnaire = questionnaire
    self.status = status
    problems = []
    self.region = region
    self.unit = unit
    interviewer = made.by
    self.device = device
    self.language = language
    self.startedAt = startedAt
    self.completedAt = completedAt
    self.activeMilliseconds = activeMilliseconds
    answers = [:]
    missing = [:]
    overrides = []
    comments = []
  }
}

/// The answers to personal questions, kept apart from the response so that
/// they can be sealed or removed without touching it.
public struct PersonalPart: Hashable, Sendable {
  /// The response it belongs to.
  public var responseID: String
  /// 32 random bytes that keep the hash from being guessed.
  public var salt: [UInt8]
  /// The answers by key; a key may name a question of a roster row.
  public var answers: [String: AnswerValue]
  /// Why personal questions on the route have no answer, by key.
  public var missing: [String: MissingReason]

  /// Creates a personal part.
  public init(
    responseID: String, salt: [UInt8], answers: [String: AnswerValue],
    missing: [String: MissingReason] = [:]
  ) {
    self.responseID = responseID
    self.salt = salt
    self.answers = answers
    self.missing = missing
  }
}
