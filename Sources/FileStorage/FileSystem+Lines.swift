import Glibc

/// One line of a file.
public struct FileLine {
  /// The offset of its first byte in the file.
  public let offset: Int
  /// The number of its bytes without the newline.
  public let length: Int
  /// The bytes, valid while the line is looked at; nil for a line that is
  /// longer than was allowed.
  public let bytes: UnsafeRawBufferPointer?
}

extension FileSystem {
  /// Goes through the lines of a file of any size.
  ///
  /// Bytes after the last newline are a line too; an empty end is none.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes of a line that are kept together.
  ///   - padding: The bytes after a line that must be readable, whatever they hold.
  ///   - body: Is given every line in turn.
  /// - Throws: ``FileError``.
  /// - Complexity: Holds a MiB, or the longest line.
  public func forEachLine(
    of path: String, atMost limit: Int, padding: Int = 0, _ body: (FileLine) -> Void
  ) throws(FileError) {
    let file = try open(path, for: .read)
    do throws(FileError) {
      try forEachLine(of: file, atMost: limit, padding: padding, body)
    } catch {
      try? close(file)
      throw error
    }
    try close(file)
  }

  private func forEachLine(
    of file: OpenFile, atMost limit: Int, padding: Int, _ body: (FileLine) -> Void
  ) throws(FileError) {
    var lines = LineBuffer(padding: padding)
    defer { lines.deallocate() }
    // Where the line begins whose end was not found yet, and its length once
    // it is too long to be kept.
    var lineOffset = 0
    var skipped = 0
    while true {
      let count = try read(
        file, at: lineOffset + skipped + lines.count, into: lines.room(atLeast: 1 << 20))
      lines.count += count
      while let end = lines.newline() {
        let isWhole = skipped == 0 && end <= limit
        body(
          FileLine(
            offset: lineOffset, length: skipped + end, bytes: isWhole ? lines.prefix(end) : nil))
        lineOffset += skipped + end + 1
        skipped = 0
        lines.removeFirst(end + 1)
      }
      if count == 0 { break }
      if skipped > 0 || lines.count > limit {
        skipped += lines.count
        lines.removeFirst(lines.count)
      }
    }
    guard skipped + lines.count > 0 else { return }
    body(
      FileLine(
        offset: lineOffset, length: skipped + lines.count,
        bytes: skipped == 0 ? lines.prefix(lines.count) : nil))
  }
}

/// Bytes that were read and not used up yet.
private struct LineBuffer {
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 16)
  private let padding: Int
  private var start = 0
  /// The bytes without a newline at the beginning, as far as they were searched.
  private var searched = 0
  /// How many bytes there are.
  var count = 0

  init(padding: Int) {
    self.padding = padding
  }

  func deallocate() {
    memory.deallocate()
  }

  /// The first bytes.
  func prefix(_ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: memory[start..<start + count])
  }

  /// The place of the first newline.
  mutating func newline() -> Int? {
    guard count > searched, let base = memory.baseAddress,
      let found = memchr(base + start + searched, 0x0A, count - searched)
    else {
      searched = count
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base + start)
  }

  mutating func removeFirst(_ used: Int) {
    start += used
    count -= used
    searched = 0
  }

  /// Memory behind the bytes into which more can be read.
  mutating func room(atLeast length: Int) -> UnsafeMutableRawBufferPointer {
    if memory.count - start - count < length + padding {
      let former = memory
      if former.count < count + length + padding {
        memory = .allocate(byteCount: 2 * count + length + padding, alignment: 16)
      }
      if let source = former.baseAddress, let target = memory.baseAddress {
        memmove(target, source + start, count)
      }
      if former.baseAddress != memory.baseAddress { former.deallocate() }
      start = 0
    }
    return UnsafeMutableRawBufferPointer(
      rebasing: memory[start + count..<memory.count - padding])
  }
}
