public import SurveyEngine
public import SurveyModel

/// Where the events of one interview are stored, in order and durably.
public protocol InterviewJournal: AnyObject {
  /// Where the events lie since their disk has failed; nil while it has not.
  var refuge: String? { get }

  /// Stores an event; when it returns, the event survives a power cut.
  ///
  /// - Parameter event: The event; its number is one more than that of the former one.
  /// - Throws: Whatever kept it from being stored; its description is shown.
  func append(_ event: JournalEvent) throws

  /// Stores what a finished interview leaves and closes the journal.
  ///
  /// - Parameters:
  ///   - finished: The response and its personal part.
  ///   - event: The event of finishing; the revision id in it is empty and has to be filled in.
  /// - Throws: Whatever kept it from being stored; the interview goes on then.
  func complete(_ finished: FinishedInterview, _ event: JournalEvent) throws
}
