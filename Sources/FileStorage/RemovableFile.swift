/// A new file on a medium that may be pulled out at any moment, such as a stick.
///
/// Such media have no journal: a rename is several writes, and a cut can leave
/// both names or none. So the file gets its name at once, which must not be
/// taken, and is never renamed or rewritten. That it is whole has to show from
/// its content. What the medium says it has written is not believed either:
/// ``readBack(_:)`` brings everything to the medium, lets the system forget its
/// copy, and reads.
public final class RemovableFile {
  /// The name.
  public let path: String

  private let files: any FileSystem
  private let file: OpenFile
  private var waiting: [UInt8] = []
  private var isOpen = true
  private var isRemoved = false

  /// Creates the file.
  ///
  /// - Parameters:
  ///   - path: The name, which must not be taken.
  ///   - files: Where.
  /// - Throws: ``FileError``, with `EEXIST` when the name is taken.
  public init(at path: String, on files: any FileSystem) throws(FileError) {
    file = try files.open(path, for: .create)
    self.path = path
    self.files = files
  }

  deinit {
    if isOpen { try? files.close(file) }
  }

  /// Adds bytes; they are written in large pieces.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    precondition(isOpen, "The file is finished.")
    waiting += bytes
    if waiting.count >= RemovableFile.piece { try flush() }
  }

  /// Returns when the contents and the name are on the medium, as far as the
  /// medium says.
  public func finish() throws(FileError) {
    precondition(isOpen, "The file is finished.")
    try flush()
    try files.sync(file)
    isOpen = false
    try files.close(file)
    try files.syncDirectory(parentPath(path))
  }

  /// Reads the finished file from the medium itself.
  ///
  /// - Parameter body: Is given the contents piece by piece.
  /// - Throws: ``FileError``.
  public func readBack(_ body: ([UInt8]) -> Void) throws(FileError) {
    precondition(!isOpen, "The file is not finished.")
    let file = try files.open(path, for: .read)
    do throws(FileError) {
      try files.syncFileSystem(of: file)
      try files.dropCache(of: file)
      while true {
        let piece = try files.read(file, atMost: RemovableFile.piece)
        if piece.isEmpty { break }
        body(piece)
      }
    } catch {
      try? files.close(file)
      throw error
    }
    try files.close(file)
  }

  /// Gives the file up and removes its name.
  ///
  /// - Returns: Whether nothing of it is left; a medium that is gone or
  ///   protected keeps what it has.
  @discardableResult
  public func abandon() -> Bool {
    if isOpen {
      isOpen = false
      try? files.close(file)
    }
    guard !isRemoved else { return true }
    do throws(FileError) {
      try files.unlink(path)
      isRemoved = true
      try files.syncDirectory(parentPath(path))
    } catch {
      return false
    }
    return true
  }

  private func flush() throws(FileError) {
    guard !waiting.isEmpty else { return }
    defer { waiting.removeAll(keepingCapacity: true) }
    try files.write(waiting, to: file)
  }

  private static let piece = 1 << 18
}
