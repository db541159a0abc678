import Glibc

/// Reads lines of UTF-8 text from a descriptor.
///
/// One reader is kept for the whole run: a second one would not see what the
/// first has read ahead.
public final class LineReader {
  /// The reader of standard input.
  public nonisolated(unsafe) static let standardInput = LineReader(descriptor: STDIN_FILENO)

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Creates the reader of a descriptor; it stays open.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Returns the next line without its line break, or nil at the end of the
  /// input.
  ///
  /// A last line without a break is a line too. Invalid bytes become U+FFFD. A
  /// line of more than a million bytes comes in pieces.
  public func next() -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) { return take(upTo: end, skipping: 1) }
      if buffer.count - start >= Self.longest {
        return take(upTo: start + Self.longest, skipping: 0)
      }
      searched = buffer.count
      guard !isAtEnd else {
        return start < buffer.count ? take(upTo: buffer.count, skipping: 0) : nil
      }
      searched -= fill()
    }
  }

  private static let longest = 1 << 20

  private func take(upTo end: Int, skipping count: Int) -> String {
    var line = buffer[start..<end]
    if line.last == 0x0D { line.removeLast() }
    start = end + count
    return String(decoding: line, as: UTF8.self)
  }

  /// Reads on; returns by how much the bytes that are left have moved down.
  private func fill() -> Int {
    let moved = start
    buffer.removeFirst(moved)
    start = 0
    var block = [UInt8](repeating: 0, count: 16 * 1024)
    var count = read(descriptor, &block, block.count)
    while count < 0, canTryAgain(descriptor, for: POLLIN) {
      count = read(descriptor, &block, block.count)
    }
    if count > 0 { buffer += block[..<count] } else { isAtEnd = true }
    return moved
  }
}

/// Whether a call that has just failed may succeed now: it was interrupted, or
/// another program has made the descriptor one that does not wait.
func canTryAgain(_ descriptor: Int32, for event: Int32) -> Bool {
  guard errno == EAGAIN else { return errno == EINTR }
  var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
  return poll(&waiting, 1, -1) >= 0 || errno == EINTR
}
