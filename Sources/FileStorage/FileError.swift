import Glibc

/// An operation on a file that the system refused.
public struct FileError: Error, Hashable {
  /// What was tried.
  public enum Operation: String, CaseIterable, Sendable {
    /// Opening a file that exists.
    case open
    /// Creating a file.
    case create
    /// Reading a file.
    case read
    /// Writing to a file.
    case write
    /// Cutting a file.
    case truncate
    /// Bringing the contents of a file to the disk.
    case sync
    /// Closing a file.
    case close
    /// Locking a file.
    case lock
    /// Giving a file another name.
    case rename
    /// Removing a file.
    case unlink
    /// Creating a directory.
    case makeDirectory
    /// Removing a directory.
    case removeDirectory
    /// Listing a directory.
    case list
    /// Looking at what stands at a path.
    case status
    /// Bringing the names in a directory to the disk.
    case syncDirectory
    /// Asking for the free space of a disk.
    case freeSpace
    /// Bringing a whole disk up to date.
    case syncFileSystem
    /// Forgetting the copy of a file in memory.
    case dropCache
  }

  /// What was tried.
  public let operation: Operation
  /// The file or directory.
  public let path: String
  /// The system's `errno`.
  public let code: Int32

  /// Creates an error; for implementations of ``FileSystem``.
  public init(_ operation: Operation, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}

extension FileError {
  /// Whether there is nothing at the path.
  public var isAbsence: Bool { code == ENOENT }
}

extension FileError: CustomStringConvertible {
  /// What failed on which file, why, and what can be done, in full sentences.
  public var description: String {
    let (reason, advice) = FileError.meaning(of: code)
    return "Cannot \(operation.verb) \(path): \(reason). \(advice)"
  }

  /// The reason as the end of a sentence, and a sentence of advice.
  private static func meaning(of code: Int32) -> (reason: String, advice: String) {
    switch code {
    case ENOSPC, EDQUOT:
      ("there is no space left on the disk", "Free some space or choose another place.")
    case EFBIG:
      ("the file is too large", "Check the limit on file sizes (ulimit -f) or choose another file.")
    case EROFS:
      (
        "the disk cannot be written to",
        "It is protected or was switched to read-only after a fault; choose another place."
      )
    case EIO:
      (
        "the disk reports a fault",
        "Save to another disk, and have this one checked before relying on it."
      )
    case ESTALE, ENODEV, ENXIO, ENOTCONN:
      ("the disk is no longer there", "Check that the stick or network disk is connected.")
    case EACCES, EPERM:
      (
        "this account is not allowed to",
        "Use the account that owns the file, or ask its owner for access."
      )
    case ENOENT: ("there is no such file or directory", "Check the name.")
    case EEXIST: ("the name is already taken", "Choose another name.")
    case ENOTDIR: ("part of the path is not a directory", "Check the name.")
    case EISDIR: ("it is a directory", "Name a file.")
    case ENOTEMPTY: ("the directory is not empty", "Nothing was removed.")
    case ENAMETOOLONG: ("the name is too long", "Choose a shorter name.")
    case ELOOP: ("the links lead in a circle", "Name the file itself.")
    case EMFILE, ENFILE: ("too many files are open", "Close other programs and try again.")
    default: (String(cString: strerror(code)), "Try again; if it stays so, choose another place.")
    }
  }
}

extension FileError.Operation {
  /// The verb after “Cannot”.
  fileprivate var verb: String {
    switch self {
    case .open: "open"
    case .create, .makeDirectory: "create"
    case .read: "read"
    case .write: "write"
    case .truncate: "shorten"
    case .sync: "bring to the disk the contents of"
    case .close: "close"
    case .lock: "lock"
    case .rename: "rename"
    case .unlink, .removeDirectory: "remove"
    case .list: "list"
    case .status: "look at"
    case .syncDirectory: "bring to the disk the names in"
    case .freeSpace: "ask for the free space at"
    case .syncFileSystem: "bring to the disk everything beside"
    case .dropCache: "read back from the disk"
    }
  }
}
