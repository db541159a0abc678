public import ResponseMerging
public import SurveyEngine
public import SurveyModel

/// A response with revisions that nobody has brought together, as a list shows it.
public struct ConflictEntry: Hashable, Sendable {
  /// The response.
  public var responseID: String
  /// The id of the questionnaire.
  public var questionnaire: String
  /// The sample unit; empty where none is known.
  public var unit: String
  /// The code of the interviewer.
  public var interviewer: String
  /// How many revisions stand side by side.
  public var versions: Int

  /// Creates an entry.
  public init(
    responseID: String, questionnaire: String, unit: String, interviewer: String, versions: Int
  ) {
    self.responseID = responseID
    self.questionnaire = questionnaire
    self.unit = unit
    self.interviewer = interviewer
    self.versions = versions
  }

  /// The end of the id, by which people name it.
  public var shortID: String { String(responseID.suffix(12)) }
}

/// A response in conflict that was opened.
public struct ConflictCase {
  /// A revision with the interview that tells of its questions and rows; nothing
  /// is ever stored of that.
  public typealias Version = (response: Response, interview: Interview)

  /// What the list knows of it.
  public var entry: ConflictEntry
  /// The revisions that stand side by side, at least two.
  public var versions: [Version]
  /// The last revision from which all of them come; nil when there is none.
  public var ancestor: Version?

  /// Creates a case.
  ///
  /// - Precondition: There are two versions.
  public init(entry: ConflictEntry, versions: [Version], ancestor: Version?) {
    precondition(versions.count > 1, "A conflict is between revisions.")
    self.entry = entry
    self.versions = versions
    self.ancestor = ancestor
  }
}

/// What became of a conflict.
public enum ConflictOutcome: Hashable, Sendable {
  /// It is settled by a revision.
  case settled(revision: Int, id: String)
  /// These answers have no place beside the others; nothing was kept.
  case misfits([Settlement.Misfit])
  /// Rules do not hold, a sentence for each; the correction is kept as a draft.
  case draft(problems: [String])
}

/// Where conflicts come from and what settles them.
public protocol ConflictSource: AnyObject {
  /// Opens a response.
  ///
  /// - Parameter entry: The response.
  /// - Returns: Its revisions that stand side by side.
  /// - Throws: Whatever kept it from being opened; its description is shown.
  func open(_ entry: ConflictEntry) throws -> ConflictCase

  /// Brings the revisions of a response together; when it returns that it is
  /// settled, that survives a power cut.
  ///
  /// - Parameters:
  ///   - opened: The response.
  ///   - settlement: Which version counts where.
  ///   - reason: Why.
  /// - Returns: What became of it.
  /// - Throws: Whatever kept it from being stored; its description is shown.
  func settle(
    _ opened: ConflictCase, by settlement: Settlement, reason: String
  ) throws -> ConflictOutcome
}
