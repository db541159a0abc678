public import FileStorage
import Glibc
public import Sealing

/// Why a store did not do what was asked.
public enum StorageError: Error, Hashable {
  /// The system refused an operation on a file.
  case file(FileError)
  /// The store is in use.
  case lock(StoreLockError)
  /// A file does not hold what it should.
  case record(path: String, RecordError)
  /// There is no store at the path.
  case noStore(String)
  /// There is already a store at the path.
  case storeExists(String)
  /// Nothing in the store has that id or name.
  case notFound(String, in: String)
  /// More than one thing in the store has an id that begins or ends like that.
  case ambiguous(String, [String])
  /// A journal is damaged and has to be recovered first.
  case damaged(path: String, Journal.Damage)
  /// A name inside a questionnaire leads out of its folder.
  case unsafeName(String)
  /// The folder to write to is not there.
  case noFolder(String)
  /// The disk of a folder is too full for what has to be written.
  case noSpace(String, needed: Int, free: Int)
  /// A sealed bundle cannot be opened, or a bundle cannot be sealed.
  case sealed(path: String, AgeError)
  /// A bundle is sealed, and neither a key nor a passphrase was given to open it.
  case keyNeeded(String)
  /// A medium refused an operation while something was written to it.
  case medium(FileError, isRemoved: Bool)
  /// What was read back from a medium is not what was written.
  case unreliableMedium(String, isRemoved: Bool)
  /// Drafts of the store are sealed, and nobody has unlocked them.
  case draftsLocked(String)
  /// The drafts of the store have another passphrase.
  case wrongPassphrase(String)
}

extension StorageError: CustomStringConvertible {
  /// What failed and what can be done, in full sentences.
  public var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .lock(let error): "\(error)"
    case .record(let path, let error): "Cannot use \(path): \(error)"
    case .noStore(let path):
      "There is no store at \(path). Create one with \"suroo setup\", or name another place "
        + "with --store."
    case .storeExists(let path): "There is already a store at \(path). Nothing was changed."
    case .notFound(let id, let place): "There is nothing called \"\(id)\" in \(place)."
    case .ambiguous(let id, let found):
      "More than one id begins or ends with \"\(id)\": \(found.joined(separator: ", ")). Give more of it."
    case .damaged(let path, let damage):
      "Line \(damage.line) of \(path) is damaged. \(damage.reason)"
    case .unsafeName(let name):
      "The file name \"\(name)\" of the questionnaire leads out of its folder."
    case .noFolder(let path):
      "There is no folder \(path). Check that the stick is in and shown by the file manager, or name "
        + "another folder."
    case .noSpace(let path, let needed, let free):
      "\(path) has \(free / 1024) KiB left, but \(needed / 1024) KiB are needed. Free some space "
        + "on it or take another stick; nothing was written."
    case .sealed(let path, .noMatch):
      "\(path) is sealed to other keys. Give the file of the right key with --key."
    case .sealed(let path, let error): "\(path): \(error)"
    case .keyNeeded(let path):
      "\(path) is sealed, and no key was given. Give the file of its key with --key, or "
        + "--passphrase when it was sealed with one."
    case .medium(let error, let isRemoved):
      "\(error) Everything is still in the store. \(StorageError.leftover(isRemoved))"
    case .unreliableMedium(let path, let isRemoved):
      "What was read back from \(path) is not what was written: the medium is faulty. Take another "
        + "one and do not trust what else is on it. Everything is still in the store. "
        + StorageError.leftover(isRemoved)
    case .draftsLocked(let path):
      "The drafts of the store at \(path) are sealed; they open with their passphrase, or with "
        + "--key and a key of the store's recipients."
    case .wrongPassphrase(let path):
      "That is not the passphrase of the drafts in the store at \(path). Nothing was changed."
    }
  }
}

extension StorageError {
  private static func leftover(_ isRemoved: Bool) -> String {
    isRemoved
      ? "Nothing is left of what was begun there."
      : "What was begun there has no closing line and will not be taken for a bundle."
  }
}

extension FileError {
  /// Whether a new file could not be created because its name is taken.
  var isTakenName: Bool { operation == .create && code == EEXIST }
}

/// Does something with files, with the error of this module.
func storing<Result>(
  _ body: () throws(FileError) -> Result
) throws(StorageError) -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    throw .file(error)
  }
}

/// Does something with the record of a file, with the error of this module.
func recording<Result>(
  _ path: String, _ body: () throws(RecordError) -> Result
) throws(StorageError) -> Result {
  do throws(RecordError) {
    return try body()
  } catch {
    throw .record(path: path, error)
  }
}
