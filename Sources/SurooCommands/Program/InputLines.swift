import Glibc
import SurveyBasics
import TerminalUI

/// The lines of a file, or of standard input for `-`, one by one.
struct InputLines: Sequence, IteratorProtocol {
  private let reader: LineReader

  /// Opens the file.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be read.
  init(_ path: String) throws {
    guard path != "-" else {
      reader = LineReader(descriptor: 0)
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure(
        .noInput, "Cannot read \"\(path)\": \(String(cString: strerror(errno))).")
    }
    reader = LineReader(descriptor: descriptor)
  }

  mutating func next() -> String? { reader.next() }
}
