import Glibc

/// How far long work has come, on standard error when that is a terminal.
final class Progress {
  private let total: Int
  private let isShown = isatty(2) == 1 && CapturedOutput.current == nil
  private var shown = -1

  /// Work of so many parts, whatever the parts are.
  init(total: Int) {
    self.total = max(total, 1)
  }

  /// Says that so many parts are done; writes only when the percentage changes.
  func show(_ done: Int) {
    let percent = min(done * 100 / total, 100)
    guard isShown, percent != shown else { return }
    shown = percent
    StandardError.write("\r\(percent)% ")
  }

  /// Removes what was shown.
  func clear() {
    guard isShown, shown >= 0 else { return }
    StandardError.write("\r\u{1B}[K")
  }
}
