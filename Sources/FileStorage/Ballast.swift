import Glibc

/// Space that is held back on a disk, so that what has begun can be brought to
/// its end when the disk is full.
///
/// The file holds bytes that no file system leaves out or packs away. It is
/// thrown off when space is needed, and made again when there is enough.
public struct Ballast: Sendable {
  /// The file.
  public let path: String
  /// The bytes that it holds back.
  public let size: Int

  /// Describes a ballast.
  public init(path: String, size: Int = 1 << 20) {
    self.path = path
    self.size = size
  }

  /// Holds the space back, unless it is held back already or the disk is
  /// nearly full.
  ///
  /// - Parameter files: Where.
  /// - Returns: Whether the space is held back now.
  public func keep(on files: some FileSystem) -> Bool {
    do throws(FileError) {
      if try files.status(path)?.length == size { return true }
      // Whoever has so little left needs it for answers.
      guard try files.freeSpace(parentPath(path)) >= 8 * size else { return false }
      try AtomicFile.write(Ballast.filling(size), to: path, on: files)
      return true
    } catch {
      return false
    }
  }

  /// Gives the space back.
  ///
  /// - Parameter files: Where.
  /// - Returns: Whether there was any.
  public func release(on files: some FileSystem) -> Bool {
    do throws(FileError) {
      try files.unlink(path)
      return true
    } catch {
      return false
    }
  }

  /// Bytes without a pattern, always the same.
  private static func filling(_ size: Int) -> [UInt8] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return (0..<size).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 32)
    }
  }
}

extension FileError {
  /// Whether there is no room left, on the disk or in what the account may use.
  public var isFull: Bool { code == ENOSPC || code == EDQUOT }
}
