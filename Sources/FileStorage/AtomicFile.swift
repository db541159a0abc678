import Glibc

/// Files that are there whole or not at all, whatever happens while they are written.
///
/// The bytes go to a temporary file `.<name>.tmp-<process>` in the same
/// directory, which is synced, renamed, and its directory synced. When a
/// function here returns, the file survives a power cut; when it throws, the
/// name holds what it held before, or in one case (the directory cannot be
/// synced after the rename) the old or the new contents.
public enum AtomicFile {
  /// Writes a file, taking the place of one that has the name.
  public static func write(
    _ bytes: [UInt8], to path: String, on files: some FileSystem
  ) throws(FileError) {
    try place(bytes, path, files) { (temporary) throws(FileError) in
      try files.rename(temporary, to: path)
    }
  }

  /// Writes a file whose name must not be taken.
  ///
  /// - Parameters:
  ///   - bytes: The contents.
  ///   - path: The name.
  ///   - files: Where.
  /// - Throws: ``FileError``, with `EEXIST` when the name is taken.
  public static func create(
    _ bytes: [UInt8], at path: String, on files: some FileSystem
  ) throws(FileError) {
    try place(bytes, path, files) { (temporary) throws(FileError) in
      try files.renameWithoutReplacing(temporary, to: path)
    }
  }

  /// Writes a file whose name may be taken by the same contents only.
  ///
  /// The same contents are written again all the same: they may be left from a
  /// try that failed at the very end, with a name that is not on the disk.
  ///
  /// - Parameters:
  ///   - bytes: The contents.
  ///   - path: The name.
  ///   - files: Where.
  /// - Throws: ``FileError``, with `EEXIST` when the name is taken by something else.
  public static func settle(
    _ bytes: [UInt8], at path: String, on files: some FileSystem
  ) throws(FileError) {
    if try files.status(path) != nil, try files.contents(of: path) == bytes {
      try write(bytes, to: path, on: files)
    } else {
      try create(bytes, at: path, on: files)
    }
  }

  /// Writes a file that can be made again at any time.
  ///
  /// A running system sees it whole, the old one or the new one. Nothing is
  /// waited for, so a power cut may leave the name without it or with anything
  /// inside: whoever reads the file has to find that out.
  ///
  /// - Parameters:
  ///   - path: The name.
  ///   - bytes: The contents.
  ///   - files: Where.
  /// - Throws: ``FileError``; the name then holds what it held before.
  public static func replace(
    _ path: String, with bytes: [UInt8], on files: some FileSystem
  ) throws(FileError) {
    try place(bytes, path, files, isSynced: false) { (temporary) throws(FileError) in
      try files.rename(temporary, to: path)
    }
  }

  /// Whether a name is that of a temporary file, left behind by a process that died.
  public static func isTemporary(_ name: String) -> Bool {
    let parts = name.split(separator: ".tmp-", omittingEmptySubsequences: false)
    guard name.hasPrefix("."), parts.count > 1, let process = parts.last else { return false }
    return !process.isEmpty && process.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func place(
    _ bytes: [UInt8], _ path: String, _ files: some FileSystem, isSynced: Bool = true,
    _ rename: (String) throws(FileError) -> Void
  ) throws(FileError) {
    let directory = parentPath(path)
    let temporary = "\(directory == "/" ? "" : directory)/.\(lastName(path)).tmp-\(files.processID)"
    let file = try openAfresh(temporary, files)
    do throws(FileError) {
      do throws(FileError) {
        try files.write(bytes, to: file)
        if isSynced { try files.sync(file) }
      } catch {
        try? files.close(file)
        throw error
      }
      try files.close(file)
      try rename(temporary)
    } catch {
      try? files.unlink(temporary)
      throw error
    }
    if isSynced { try files.syncDirectory(directory) }
  }

  /// Creates the temporary file.
  ///
  /// One that is there already was left by a dead process of the same number.
  private static func openAfresh(
    _ path: String, _ files: some FileSystem
  ) throws(FileError) -> OpenFile {
    do throws(FileError) {
      return try files.open(path, for: .create)
    } catch {
      guard error.code == EEXIST else { throw error }
      try files.unlink(path)
      return try files.open(path, for: .create)
    }
  }
}
