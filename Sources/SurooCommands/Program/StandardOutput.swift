import Glibc
import Synchronization

/// What a command says when it is run by a screen instead of the shell.
final class CapturedOutput: Sendable {
  /// The output of the command that is run now; nil when it goes to the
  /// descriptors.
  @TaskLocal static var current: CapturedOutput?

  private let bytes = Mutex<[UInt8]>([])

  /// Runs something and collects everything that it says, results and remarks.
  func collect<Result>(_ body: () throws -> Result) rethrows -> Result {
    try CapturedOutput.$current.withValue(self, operation: body)
  }

  /// What was said so far, a line each.
  var lines: [String] {
    let text = String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  fileprivate func add(_ more: [UInt8]) {
    bytes.withLock { $0 += more }
  }
}

/// Results, on standard output.
///
/// Small pieces are collected and written together; ``flush()`` sends what waits.
enum StandardOutput {
  static func write(_ text: String) {
    Descriptor.write(Array(text.utf8), to: 1)
  }

  static func write(_ bytes: [UInt8]) {
    Descriptor.write(bytes, to: 1)
  }
}

/// Everything that is no result, on standard error.
enum StandardError {
  static func line(_ text: String) {
    write(text + "\n")
  }

  static func write(_ text: String) {
    Descriptor.write(Array(text.utf8), to: 2)
  }
}

private enum Descriptor {
  /// Writes all bytes; a reader that went away ends the output quietly, since
  /// whoever started the program closed it.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    if let captured = CapturedOutput.current { return captured.add(bytes) }
    var sent = 0
    bytes.withUnsafeBytes { buffer in
      while sent < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + sent, buffer.count - sent)
        if count > 0 {
          sent += count
        } else if count < 0, errno == EINTR {
          continue
        } else {
          return
        }
      }
    }
  }
}
