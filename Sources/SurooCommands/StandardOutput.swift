import Glibc

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
