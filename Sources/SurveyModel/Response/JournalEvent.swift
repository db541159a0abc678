public import SurveyBasics

/// Something that happened in an interview, in the order in which it happened.
///
/// An interview *is* its journal: replaying the events on the same
/// questionnaire with the same ``InterviewOpening`` gives the same state.
public struct JournalEvent: Hashable, Sendable {
  /// What happened.
  ///
  /// A key names a question or row wherever it is stored: `age`, `members[r2]/age`.
  public enum Action: Hashable, Sendable {
    /// A question was answered, in record form; the empty text clears it.
    case answer(key: String, text: String)
    /// A missing reason was given instead of an answer.
    case special(key: String, reason: MissingReason)
    /// An answer was kept against a warning.
    case confirm(key: String, reason: String)
    /// A row was added at the end of a roster (`members`).
    case addRow(key: String)
    /// A row of a roster was removed (`members[r2]`).
    case removeRow(key: String)
    /// The language of the questionnaire was switched, by tag.
    case language(tag: String)
    /// A remark was written on a question; the empty text removes it.
    case comment(key: String, text: String)
    /// What a supervisor asked about a question of a returned response, or about
    /// all of it (nil), was answered without a change: it is right as it stands,
    /// for this reason. The empty reason takes that back.
    case keep(key: String?, reason: String)
    /// What a supervisor asked about a question of a returned response, or about
    /// all of it (nil), could not be found out, for this reason. The empty reason
    /// takes that back.
    case giveUp(key: String?, reason: String)
    /// The last change was taken back.
    case undo
    /// The last change taken back was made again.
    case redo
    /// Text that was typed for a question and not yet accepted.
    case unfinished(key: String, text: String)
    /// A question was shown.
    case visit(key: String)
    /// The interview was left.
    case pause
    /// The interview was taken up again.
    case resume
    /// The interview was finished; its revision follows.
    case complete(revisionID: String)
    /// Something that the program noticed about the journal itself.
    case remark(text: String)
  }

  /// The number in the journal, counted from 1 (the opening is 0).
  public var number: Int
  /// When, by the clock of the machine.
  public var at: Timestamp
  /// The milliseconds of this session, by the monotonic clock.
  public var milliseconds: Int
  /// What happened.
  public var action: Action

  /// Creates an event.
  public init(number: Int, at: Timestamp, milliseconds: Int, action: Action) {
    self.number = number
    self.at = at
    self.milliseconds = milliseconds
    self.action = action
  }
}

/// How an interview began: everything beside the events that its course depends on.
public struct InterviewOpening: Hashable, Sendable {
  /// The id of the response to be: a UUID v7 in lower case.
  public var responseID: String
  /// The questionnaire that is asked.
  public var questionnaire: Response.QuestionnaireReference
  /// What chance depends on.
  public var seed: UInt64
  /// When it began; its offset is the zone of the interview.
  public var at: Timestamp
  /// The code of the interviewer.
  public var interviewer: String
  /// The name of the installation.
  public var device: String
  /// The region, where known.
  public var region: String?
  /// The sample unit, where known.
  public var unit: String?
  /// The tag of the language that it began in.
  public var language: String
  /// Values known before the interview, by key, in the order given.
  public var prefilled: [Prefilled]
  /// What is corrected; nil for the first interview.
  public var correction: Correction?
  /// The revision that was saved last before it, which `${last-saved#name}` reads;
  /// nil where there was none or where nothing reads it.
  public var lastSaved: String?

  /// A value known before the interview.
  public struct Prefilled: Hashable, Sendable {
    /// The key of the question.
    public var key: String
    /// The value in record form.
    public var text: String

    /// Creates a prefilled value.
    public init(key: String, text: String) {
      self.key = key
      self.text = text
    }
  }

  /// Creates an opening.
  public init(
    responseID: String, questionnaire: Response.QuestionnaireReference, seed: UInt64,
    at: Timestamp, interviewer: String, device: String, region: String? = nil,
    unit: String? = nil, language: String, prefilled: [Prefilled] = [],
    correction: Correction? = nil, lastSaved: String? = nil
  ) {
    self.responseID = responseID
    self.questionnaire = questionnaire
    self.seed = seed
    self.at = at
    self.interviewer = interviewer
    self.device = device
    self.region = region
    self.unit = unit
    self.language = language
    self.prefilled = prefilled
    self.correction = correction
    self.lastSaved = lastSaved
  }
}
