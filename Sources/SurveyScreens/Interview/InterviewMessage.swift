public import SurveyEngine
public import SurveyModel
public import TerminalUI

/// What the state of an interview on the screen reacts to.
public enum InterviewMessage: Hashable, Sendable {
  /// The interview is about to be shown for the first time in this session.
  case begin
  /// A key was pressed on the full screen.
  case key(Key)
  /// A line was entered in plain mode.
  case line(String)
  /// The screen has this size.
  case resized(Size)
  /// What is typed and not accepted is to be stored now.
  case keepTyped
  /// The last effect that stores something was carried out.
  case saved
  /// The same, but at another place, since the disk of the store has failed.
  case savedInRefuge(path: String)
  /// The last effect that stores something failed, with the reason.
  case notSaved(reason: String)
  /// The session has to end now, whatever is shown.
  case leave(InputEvent.Leaving)
  /// Plain mode has no further line: the same as saving and leaving.
  case endOfInput
}

/// What the caller of the state has to carry out, in order, before the next
/// frame is drawn.
public enum InterviewEffect: Sendable {
  /// Store an event; answered by ``InterviewMessage/saved``,
  /// ``InterviewMessage/savedInRefuge(path:)`` or ``InterviewMessage/notSaved(reason:)``.
  case journal(JournalEvent)
  /// Store the finished response and the event of finishing, whose revision id
  /// the storage fills in; answered as a journal entry.
  case finish(FinishedInterview, JournalEvent)
  /// End the session.
  case leave
  /// Give the terminal back until the person continues the program.
  case suspend
  /// Draw everything again.
  case redraw
}
