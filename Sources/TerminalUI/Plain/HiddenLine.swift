import CTerminal
import Glibc

/// Asks for a line that nobody may read over the shoulder.
public enum HiddenLine {
  /// Returns the line that is typed, without its line break.
  ///
  /// The terminal does not show it, and shows again afterwards what is typed,
  /// also when the program is ended or stopped while it waits.
  /// Where standard input is no terminal, its next line is taken and nothing
  /// is asked.
  ///
  /// - Parameter question: What is asked, on standard error.
  /// - Returns: Nil at the end of the input.
  public static func read(_ question: String) -> String? {
    guard cterminal_hide(STDIN_FILENO) else { return LineReader.standardInput.next() }
    defer { cterminal_show() }
    let bytes = Array(question.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    return LineReader.standardInput.next()
  }
}
