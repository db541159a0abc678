public import SurveyBasics
public import SurveyEngine
public import SurveyModel

/// One response in the table of a review, without its answers.
public struct ReviewEntry: Hashable, Sendable {
  /// Where it stands.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// Nobody has decided.
    case new
    /// It was returned and came back.
    case answered
    /// It lies with its interviewer.
    case returned
    /// It holds.
    case approved
  }

  /// The response.
  public var responseID: String
  /// The revision that is reviewed: the last one.
  public var revisionID: String
  /// Its number.
  public var revision: Int
  /// Where it stands.
  public var standing: Standing
  /// Whether people decided differently without knowing of each other.
  public var isContested: Bool
  /// Whether revisions contradict each other.
  public var isConflict: Bool
  /// The id of the questionnaire.
  public var questionnaire: String
  /// The region.
  public var region: String
  /// The sample unit.
  public var unit: String
  /// The code of the interviewer.
  public var interviewer: String
  /// When the interview was finished.
  public var completedAt: Timestamp
  /// How long it was open, in minutes.
  public var minutes: Int
  /// How many comments and flags stand on the revision.
  public var remarks: Int

  /// Creates an entry.
  public init(
    responseID: String, revisionID: String, revision: Int, standing: Standing,
    isContested: Bool = false, isConflict: Bool = false, questionnaire: String, region: String,
    unit: String, interviewer: String, completedAt: Timestamp, minutes: Int, remarks: Int
  ) {
    self.responseID = responseID
    self.revisionID = revisionID
    self.revision = revision
    self.standing = standing
    self.isContested = isContested
    self.isConflict = isConflict
    self.questionnaire = questionnaire
    self.region = region
    self.unit = unit
    self.interviewer = interviewer
    self.completedAt = completedAt
    self.minutes = minutes
    self.remarks = remarks
  }

  /// The end of the id, by which people name it.
  public var shortID: String { String(responseID.suffix(12)) }
}

/// What only the answers of a response tell.
public struct ReviewFacts: Hashable, Sendable {
  /// How many questions have a missing reason that the respondent gave.
  public var specials: Int
  /// How many warnings were kept.
  public var overrides: Int
  /// How many notes the interviewer wrote.
  public var notes: Int

  /// Creates facts.
  public init(specials: Int, overrides: Int, notes: Int) {
    self.specials = specials
    self.overrides = overrides
    self.notes = notes
  }

  /// Counts them.
  public init(of response: Response) {
    specials = response.missing.values.count { $0 != .blank && $0 != .notReached }
    overrides = response.overrides.count
    notes = response.comments.count
  }
}

/// A response that was opened for review.
public struct ReviewCase {
  /// What the table knows of it.
  public var entry: ReviewEntry
  /// The revision with its answers, opened on its questionnaire.
  ///
  /// Labels, sections and rows come from here; nothing is ever stored of it.
  public var interview: Interview
  /// Every revision, the first one first, the reviewed one last.
  public var revisions: [Response]
  /// Everything that was said of any of them.
  public var reviews: [Review]
  /// Whether personal answers exist that are not here.
  public var isSealed: Bool

  /// Creates a case.
  public init(
    entry: ReviewEntry, interview: Interview, revisions: [Response], reviews: [Review],
    isSealed: Bool
  ) {
    self.entry = entry
    self.interview = interview
    self.revisions = revisions
    self.reviews = reviews
    self.isSealed = isSealed
  }

  var standing: ReviewStanding { ReviewStanding(of: entry.revisionID, reviews: reviews) }
}

/// Where a review takes responses from and keeps what is decided.
public protocol ReviewSource: AnyObject {
  /// What only the answers of a response tell.
  ///
  /// - Parameter entry: The response.
  /// - Returns: The facts, nil when the response cannot be read.
  func facts(of entry: ReviewEntry) -> ReviewFacts?

  /// Opens a response.
  ///
  /// - Parameter entry: The response.
  /// - Returns: The response with everything that a reviewer looks at.
  /// - Throws: Whatever kept it from being opened; its description is shown.
  func open(_ entry: ReviewEntry) throws -> ReviewCase

  /// Keeps what was said; when it returns, it survives a power cut.
  ///
  /// - Parameters:
  ///   - words: What was said, in order.
  ///   - entry: Of which response.
  /// - Returns: The reviews with their ids.
  /// - Throws: Whatever kept them from being stored; its description is shown.
  func record(_ words: [ReviewWord], on entry: ReviewEntry) throws -> [Review]
}

/// Something that a supervisor says on the screen; who and when is added where
/// it is stored.
public enum ReviewWord: Hashable, Sendable {
  /// A comment on a question, or on the response (nil).
  case comment(question: String?, text: String)
  /// A question to look at again.
  case flag(question: String)
  /// A decision; it replaces the decisions named.
  case decision(Review.Verdict, text: String, after: [String])
}
