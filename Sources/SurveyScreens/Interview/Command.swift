/// Everything that a person can ask an interview for beside typing an answer.
public enum Command: Hashable, Sendable, CaseIterable {
  // MARK: Going on and back

  /// Accepts the answer and goes on to the next field or question.
  case accept
  /// Accepts everything on the screen and goes on to the next one.
  case next
  /// Goes back, whatever is entered.
  case back
  /// Goes to the next field of a screen without accepting.
  case nextField
  /// Goes to the field before.
  case formerField
  /// Shows all questions to choose from.
  case goTo
  /// Goes to the next question that needs attention.
  case nextProblem
  /// Shows what is left before finishing.
  case review

  // MARK: The answer

  /// Marks or unmarks the choice that has the focus.
  case toggle
  /// Moves in a list.
  case moveChoice
  /// Gives the choice that has the focus an earlier rank.
  case moveUp
  /// Gives the choice that has the focus a later rank.
  case moveDown
  /// Turns the sign of a number.
  case sign
  /// Begins a new line in a text.
  case newLine
  /// Takes away what is entered.
  case clear
  /// Marks that the respondent does not know.
  case dontKnow
  /// Marks that the respondent refused.
  case refused
  /// Marks that the question does not fit the respondent.
  case notApplicable
  /// Writes a note on the question.
  case note
  /// Answers what a supervisor asked about the question.
  case answerItem

  // MARK: The interview

  /// Takes the last change back.
  case undo
  /// Makes the change that was taken back again.
  case redo
  /// Adds a row to the roster.
  case addRow
  /// Removes the row with its answers.
  case removeRow
  /// Shows the questions in their next language.
  case language
  /// Shows the program in its next language.
  case interfaceLanguage
  /// Stores what is typed and not accepted.
  case save
  /// Finishes the interview.
  case finish
  /// Closes an interview that was broken off, with a reason.
  case closePartly

  // MARK: The review

  /// Approves the response.
  case approve
  /// Returns the response to its interviewer.
  case giveBack
  /// Marks a question to be looked at again.
  case flag
  /// Shows the revisions and what each changed.
  case versions
  /// Chooses what is shown.
  case filter
  /// Looks for a text.
  case search
  /// Sorts by the next column.
  case sort
  /// Sorts by the column before.
  case sortBack
  /// Turns the order.
  case turnSort

  // MARK: Conflicts

  /// Takes everything from one revision.
  case takeAll
  /// Brings the revisions together.
  case settle

  // MARK: The program

  /// Shows guidance and keys.
  case help
  /// Shows all commands.
  case menu
  /// Says the question again in plain mode.
  case repeatQuestion
  /// Closes what lies over the question.
  case close
  /// Stores everything and ends the session.
  case leave
  /// Asks whether to leave.
  case interrupt
  /// Draws the screen again.
  case redraw
  /// Gives the terminal back for a while.
  case suspend
}
