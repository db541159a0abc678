/// The operations on files that suroo needs, no more.
///
/// Everything that must survive a power cut goes through this protocol, so
/// that tests can cut the sequence of operations at any point and fail any of
/// them. ``POSIXFileSystem`` is the real one. Paths are absolute or relative
/// to the working directory, with `/` between names.
///
/// What survives a power cut is promised only by ``sync(_:)``,
/// ``syncData(_:)`` (contents) and ``syncDirectory(_:)`` (names).
public protocol FileSystem: Sendable {
  /// The number of this process, for names of temporary files.
  var processID: Int32 { get }

  /// Opens a file; it is closed when the process runs another program.
  func open(_ path: String, for access: FileAccess) throws(FileError) -> OpenFile
  /// Returns at most `count` bytes from the current place, none at the end.
  func read(_ file: OpenFile, atMost count: Int) throws(FileError) -> [UInt8]
  /// Reads bytes that stand at an offset into memory that is used again and
  /// again, and leaves the current place alone.
  ///
  /// - Returns: How many were read: fewer than there is room for only near the
  ///   end of the file, none at the end.
  func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int
  /// Writes all bytes; after an error any number of the first ones may have been written.
  func write(_ bytes: [UInt8], to file: OpenFile) throws(FileError)
  /// Cuts a file that is open for writing to a length.
  func truncate(_ file: OpenFile, to length: Int) throws(FileError)
  /// Returns when contents and attributes are on the disk.
  ///
  /// A failure must not be tried again: the system has then forgotten what was
  /// not written, and would report success.
  func sync(_ file: OpenFile) throws(FileError)
  /// Returns when the contents are on the disk; see ``sync(_:)``.
  func syncData(_ file: OpenFile) throws(FileError)
  /// Closes a file and gives up its lock.
  func close(_ file: OpenFile) throws(FileError)
  /// Takes the lock of a file unless someone else has it.
  ///
  /// - Returns: Whether the file is now locked by this opening of it.
  func tryLock(_ file: OpenFile) throws(FileError) -> Bool

  /// Gives a file another name, taking the place of a file that has it.
  func rename(_ path: String, to target: String) throws(FileError)
  /// Gives a file another name; fails with `EEXIST` when the name is taken.
  func renameWithoutReplacing(_ path: String, to target: String) throws(FileError)
  /// Removes the name of a file.
  func unlink(_ path: String) throws(FileError)
  /// Creates a directory that only its owner can enter.
  func makeDirectory(_ path: String) throws(FileError)
  /// Removes an empty directory.
  func removeDirectory(_ path: String) throws(FileError)
  /// Returns what a directory holds, ordered by the bytes of the names.
  func list(_ path: String) throws(FileError) -> [DirectoryEntry]
  /// Returns a number that changes when a name is added to a directory or
  /// removed from it, without holding the names.
  func fingerprint(ofNamesIn path: String) throws(FileError) -> UInt64
  /// Returns what stands at a path, nil when nothing does.
  func status(_ path: String) throws(FileError) -> FileStatus?
  /// Returns when the names in a directory are on the disk.
  func syncDirectory(_ path: String) throws(FileError)

  /// Returns the bytes that may still be written to the disk of a path.
  func freeSpace(_ path: String) throws(FileError) -> Int
  /// Returns what kind of disk a path lies on, as far as that is known.
  func medium(of path: String) throws(FileError) -> Medium
  /// Returns when everything on the disk of an open file has been written.
  func syncFileSystem(of file: OpenFile) throws(FileError)
  /// Asks the system to forget its copy of an open file, so that it is read
  /// from the disk again.
  func dropCache(of file: OpenFile) throws(FileError)
}

/// What a file is opened for.
public enum FileAccess: Sendable {
  /// Reading a file that exists.
  case read
  /// Writing at the end of a file that exists.
  case append
  /// Writing at the end of a file that must not exist yet, readable by its
  /// owner only.
  case create
  /// Reading and writing a file, created if needed.
  case lock
}

/// A file that a ``FileSystem`` has opened.
public struct OpenFile: Hashable, Sendable {
  /// The number by which the file system knows it.
  public let descriptor: Int32
  /// The path it was opened with.
  public let path: String

  /// Creates the handle of an opened file; for implementations of ``FileSystem``.
  public init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }
}

/// What stands at a path.
public struct FileStatus: Hashable, Sendable {
  /// The kinds of things that have names.
  public enum Kind: Sendable {
    /// A file.
    case file
    /// A directory.
    case directory
    /// A link, a device, a pipe.
    case other
  }

  /// What it is.
  public let kind: Kind
  /// The length of a file in bytes.
  public let length: Int
  /// When the contents or attributes were last changed: nanoseconds by the
  /// clock as it went then, good for telling one state from another only.
  public let changedAt: Int

  /// Creates a status; for implementations of ``FileSystem``.
  public init(kind: Kind, length: Int, changedAt: Int) {
    self.kind = kind
    self.length = length
    self.changedAt = changedAt
  }
}

/// The disk that a path lies on.
public struct Medium: Hashable, Sendable {
  /// The kinds of file systems that make a difference to what survives.
  public enum Kind: Sendable, CaseIterable {
    /// One that keeps its names together through a power cut, such as ext4.
    case journaled
    /// FAT or exFAT, as on sticks: a name can be lost or doubled.
    case fat
    /// A folder of another machine, where locks may not hold.
    case network
    /// The memory of the machine: nothing is left after a power cut.
    case memory
    /// Anything else.
    case other
  }

  /// What kind of file system it has.
  public let kind: Kind
  /// Whether it takes no changes.
  public let isReadOnly: Bool

  /// Creates a description; for implementations of ``FileSystem``.
  public init(kind: Kind, isReadOnly: Bool) {
    self.kind = kind
    self.isReadOnly = isReadOnly
  }
}

/// A name in a directory.
public struct DirectoryEntry: Hashable, Sendable {
  /// The name, without a path.
  public let name: String
  /// What has that name.
  public let kind: FileStatus.Kind

  /// Creates an entry; for implementations of ``FileSystem``.
  public init(name: String, kind: FileStatus.Kind) {
    self.name = name
    self.kind = kind
  }
}
