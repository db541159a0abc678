import Glibc

/// Where the line-by-line presentation goes: text is only ever added.
public protocol PlainOutput: AnyObject {
  /// Adds a line.
  func line(_ text: String)

  /// Adds a text after which the answer is typed, without a line break.
  func prompt(_ text: String)
}

/// Lines on a descriptor, made fit to be shown.
public final class DescriptorOutput: PlainOutput {
  private let descriptor: Int32

  /// Whether everything so far could be written; false once the other side is
  /// gone.
  public private(set) var isWorking = true

  /// Creates the output on a descriptor; it stays open.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes a line at once.
  public func line(_ text: String) {
    send(ForeignText.shown(text) + "\n")
  }

  /// Writes a text and leaves the line open.
  public func prompt(_ text: String) {
    send(ForeignText.shown(text))
  }

  private func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while isWorking, !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || !canTryAgain(descriptor, for: POLLOUT) {
        isWorking = false
      }
    }
  }
}
