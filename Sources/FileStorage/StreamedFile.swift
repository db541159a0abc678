import Glibc

/// A file that is written piece by piece and gets its name only when it is whole.
///
/// The bytes go to a temporary file in the same directory, as with
/// ``AtomicFile``, which is for contents at hand as a whole. A file that is
/// given up, or let go of before ``finish()``, leaves nothing.
public final class StreamedFile {
  /// The name that it will have.
  public let path: String

  private let temporary: String
  private let files: any FileSystem
  private let file: OpenFile
  private var isOpen = true

  /// Begins a file whose name must not be taken.
  ///
  /// - Parameters:
  ///   - path: The name.
  ///   - files: Where.
  /// - Throws: ``FileError``, with `EEXIST` when the name is taken.
  public init(at path: String, on files: any FileSystem) throws(FileError) {
    guard try files.status(path) == nil else {
      throw FileError(.create, path: path, code: EEXIST)
    }
    let directory = parentPath(path)
    temporary = "\(directory == "/" ? "" : directory)/.\(lastName(path)).tmp-\(files.processID)"
    // One that is there already was left by a dead process of the same number.
    if try files.status(temporary) != nil { try files.unlink(temporary) }
    file = try files.open(temporary, for: .create)
    self.path = path
    self.files = files
  }

  deinit {
    abandon()
  }

  /// Adds bytes.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    precondition(isOpen, "The file is finished.")
    if !bytes.isEmpty { try files.write(bytes, to: file) }
  }

  /// Gives the file its name; it is on the disk when this returns.
  public func finish() throws(FileError) {
    precondition(isOpen, "The file is finished.")
    do throws(FileError) {
      try files.sync(file)
      isOpen = false
      try files.close(file)
      try files.renameWithoutReplacing(temporary, to: path)
    } catch {
      if isOpen { abandon() } else { try? files.unlink(temporary) }
      throw error
    }
    try files.syncDirectory(parentPath(path))
  }

  /// Gives the file up.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    try? files.close(file)
    try? files.unlink(temporary)
  }
}
