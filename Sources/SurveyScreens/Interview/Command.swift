/// Everything that a person can ask an interview for beside typing an answer.
public enum Command: Hashable, Sendable, CaseIterable {
  case accept, back, next, help, menu, language, note, dontKnow, goTo, nextProblem, refused
  case leave, review, notApplicable, finish, closePartly, addRow, removeRow
  case toggle, moveChoice, sign, newLine, moveUp, moveDown
  case undo, redo, save, clear, nextField, formerField, interfaceLanguage, redraw, suspend
  case repeatQuestion, close, interrupt
}
