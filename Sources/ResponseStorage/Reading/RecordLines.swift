public import FileStorage
import Glibc
import JSONRecords

/// One line of a file of records.
public struct RecordLine: Sendable {
  /// The number of the line, counted from 1.
  public let number: Int
  /// The offset of its first byte.
  public let offset: Int
  /// The bytes without the newline; none when the line is too long.
  public let bytes: [UInt8]
  /// How many bytes it has, without the newline.
  public let length: Int
  /// Whether a newline ends it; only the last line may lack one.
  public let hasNewline: Bool

  /// Whether it is longer than a record may be, its bytes passed over.
  public var isTooLong: Bool { length > RecordLines.longest }
}

/// The lines of a file of records, one after another.
///
/// The file may be of any size: one line is held at a time, and of a line that
/// is longer than ``longest`` nothing but its length.
///
///     let lines = try RecordLines(path, on: files)
///     while let line = try lines.next() { … }
public final class RecordLines {
  /// The most bytes of a line that is a record, 16 MiB.
  public static let longest = JSONReader.largest

  private let piece: () throws(FileError) -> [UInt8]
  private let close: () -> Void
  private var buffer: [UInt8] = []
  /// The first byte of ``buffer`` that belongs to no line yet.
  private var start = 0
  private var isAtEnd = false
  private var number = 0
  private var offset = 0

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - files: Where.
  /// - Throws: ``FileError``.
  public convenience init(_ path: String, on files: any FileSystem) throws(FileError) {
    let file = try files.open(path, for: .read)
    self.init { () throws(FileError) in
      try files.read(file, atMost: RecordLines.pieceLength)
    } close: {
      try? files.close(file)
    }
  }

  /// Reads lines from bytes that come piece by piece, as from a file that is
  /// being decrypted.
  ///
  /// - Parameters:
  ///   - piece: Returns the next bytes, none at the end.
  ///   - close: Is called when nothing more will be asked for.
  public init(
    pieces piece: @escaping () throws(FileError) -> [UInt8], close: @escaping () -> Void = {}
  ) {
    self.piece = piece
    self.close = close
  }

  deinit {
    close()
  }

  /// Returns the next line, nil after the last one.
  ///
  /// - Returns: The line. The empty rest after a last newline is none.
  /// - Throws: ``FileError``.
  public func next() throws(FileError) -> RecordLine? {
    var searched = start
    // What was passed over of a line that is too long.
    var skipped = 0
    while true {
      if let newline = firstNewline(from: searched) {
        defer { start = newline + 1 }
        return line(to: newline, after: skipped, hasNewline: true)
      }
      if isAtEnd {
        guard start < buffer.count || skipped > 0 else { return nil }
        defer { start = buffer.count }
        return line(to: buffer.count, after: skipped, hasNewline: false)
      }
      if buffer.count - start + skipped > RecordLines.longest {
        skipped += buffer.count - start
        start = buffer.count
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let next = try piece()
      isAtEnd = next.isEmpty
      if buffer.isEmpty { buffer = next } else { buffer += next }
    }
  }

  private func line(to end: Int, after skipped: Int, hasNewline: Bool) -> RecordLine {
    let length = skipped + end - start
    number += 1
    defer { offset += length + (hasNewline ? 1 : 0) }
    return RecordLine(
      number: number, offset: offset,
      bytes: length > RecordLines.longest ? [] : Array(buffer[start..<end]), length: length,
      hasNewline: hasNewline)
  }

  private func firstNewline(from index: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, index < bytes.count,
        let found = memchr(base + index, 0x0A, bytes.count - index)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// How much is read at a time.
  private static let pieceLength = 1 << 18
}
