import Glibc

extension FileSystem {
  /// Returns the contents of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes that are accepted.
  /// - Returns: All bytes of the file.
  /// - Throws: ``FileError``, with `EFBIG` when there are more than `limit` bytes.
  public func contents(of path: String, atMost limit: Int = .max) throws(FileError) -> [UInt8] {
    let file = try open(path, for: .read)
    do throws(FileError) {
      var bytes: [UInt8] = []
      var size = 1 << 14
      while true {
        let piece = try read(file, atMost: size)
        if piece.isEmpty { break }
        bytes += piece
        // Most files are small; for a large one few calls are made.
        size = min(2 * size, 1 << 22)
        guard bytes.count <= limit else {
          throw FileError(.read, path: path, code: EFBIG)
        }
      }
      try close(file)
      return bytes
    } catch {
      try? close(file)
      throw error
    }
  }

  /// Returns a part of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - offset: Where the part begins.
  ///   - count: Its length.
  /// - Returns: The bytes, fewer where the file ends before.
  /// - Throws: ``FileError``.
  public func contents(
    of path: String, from offset: Int, count: Int
  ) throws(FileError) -> [UInt8] {
    let file = try open(path, for: .read)
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      do throws(FileError) {
        initialized = try read(file, at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure {
      try? close(file)
      throw failure
    }
    try close(file)
    return bytes
  }

  /// Creates a directory and those above it that are missing, each with its
  /// name on the disk when this returns.
  ///
  /// Also syncs the name of a last directory that exists: it may have been
  /// made just before a power cut.
  public func makeDirectories(_ path: String) throws(FileError) {
    let parent = parentPath(path)
    if try status(path) == nil {
      if parent != path { try makeDirectories(parent) }
      do throws(FileError) {
        try makeDirectory(path)
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
    if parent != path { try syncDirectory(parent) }
  }
}

/// The directory in which the last name of a path stands: `.` for a bare name,
/// `/` for the root itself.
public func parentPath(_ path: String) -> String {
  let trimmed = path.hasSuffix("/") && path.utf8.count > 1 ? String(path.dropLast()) : path
  guard let slash = trimmed.lastIndex(of: "/") else { return "." }
  return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
}

/// The last name of a path.
public func lastName(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}
