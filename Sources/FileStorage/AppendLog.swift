/// A file of lines that only grows.
///
/// A line is on the disk when ``append(_:)`` returns. After a failed sync the
/// log is suspect for good: the system has forgotten what it could not write,
/// and a second try would report success for data that is not there. A suspect
/// log refuses every further line with the failure that made it so; the
/// caller writes everything it knows to a new file.
public final class AppendLog {
  /// Where the lines go.
  public let path: String
  /// The failure after which nothing in this log can be relied on but the
  /// lines that were appended before it.
  public private(set) var suspicion: FileError?

  private let files: any FileSystem
  private let file: OpenFile
  private var length: Int
  private var isOpen = true

  private init(path: String, file: OpenFile, length: Int, files: any FileSystem) {
    self.path = path
    self.file = file
    self.length = length
    self.files = files
  }

  deinit {
    if isOpen { try? files.close(file) }
  }

  /// Creates an empty log whose name is on the disk when this returns.
  ///
  /// - Parameters:
  ///   - path: The name, which must not be taken.
  ///   - files: Where.
  /// - Returns: The log.
  /// - Throws: ``FileError``.
  public static func create(
    at path: String, on files: any FileSystem
  ) throws(FileError) -> AppendLog {
    let log = AppendLog(
      path: path, file: try files.open(path, for: .create), length: 0, files: files)
    try files.syncDirectory(parentPath(path))
    return log
  }

  /// Opens a log to append to it; its last line must be whole.
  ///
  /// - Parameters:
  ///   - path: The name.
  ///   - files: Where.
  /// - Returns: The log.
  /// - Throws: ``FileError``.
  public static func open(
    _ path: String, on files: any FileSystem
  ) throws(FileError) -> AppendLog {
    let length = try files.status(path)?.length ?? 0
    let file = try files.open(path, for: .append)
    return AppendLog(path: path, file: file, length: length, files: files)
  }

  /// Appends a line, without its newline, with one write and one sync.
  ///
  /// When the line could not be written but what was written of it could be
  /// cut off again, the log stays usable and the line may be tried again.
  ///
  /// - Parameter line: The bytes of the line, none of them a newline.
  /// - Throws: ``FileError``; ``suspicion`` tells whether the log can go on.
  public func append(_ line: [UInt8]) throws(FileError) {
    precondition(isOpen, "The log is closed.")
    precondition(!line.contains(0x0A), "A line holds no newline.")
    if let suspicion { throw suspicion }
    do throws(FileError) {
      try files.write(line + [0x0A], to: file)
    } catch {
      do throws(FileError) {
        try files.truncate(file, to: length)
      } catch _ {
        suspicion = error
      }
      throw error
    }
    do throws(FileError) {
      try files.syncData(file)
    } catch {
      suspicion = error
      throw error
    }
    length += line.count + 1
  }

  /// Closes the log; no further line can be appended.
  public func close() throws(FileError) {
    guard isOpen else { return }
    isOpen = false
    try files.close(file)
  }
}
