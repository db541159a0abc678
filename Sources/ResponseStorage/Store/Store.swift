public import FileStorage
import JSONRecords
public import Sealing

/// A folder with everything that one installation has collected.
///
/// Everything finished is immutable: a file appears whole under its name and
/// never changes. So reading needs no lock; whoever writes holds the lock of
/// the store. The layout is
///
///     STORE.json                     what the store says of itself
///     LOCK                           held while someone writes
///     questionnaires/<id>/<sha256>/  the exact files of what was asked
///     drafts/<name>.draft/           interviews that go on, a journal each
///     responses/<questionnaire>/<yyyy-mm>/   finished responses
///     archive/                       responses and journals that are safe elsewhere
///     reviews/  receipts/            what was said of responses and bundles here
///     segments/<merge id>/           what came from elsewhere, a record a line
///     merges.jsonl                   what was merged and undone
///     removed.jsonl                  the ids of what a tombstone removed
///     bundles.jsonl                  the bundles and second copies that were written
///     quarantine/                    bytes that could not be understood
///     ballast                        space for the end of an interview on a full disk
///     draft-key.passphrase.age       opens sealed drafts with the passphrase
///     draft-key.centre.age           opens them with a key of the recipients
///     index                          what lists need, made again when it is missing
public final class Store {
  /// The folder.
  public let root: String
  /// What the store says of itself.
  public private(set) var description: StoreDescription

  let files: any FileSystem
  private let lock: StoreLock?

  private init(
    _ root: String, _ description: StoreDescription, _ lock: StoreLock?, _ files: any FileSystem
  ) {
    self.root = root
    self.description = description
    self.lock = lock
    self.files = files
  }

  /// Creates a store and opens it for writing.
  ///
  /// - Parameters:
  ///   - root: The folder, created if needed.
  ///   - description: What the store says of itself.
  ///   - holder: Who opens it, for the message to others.
  ///   - files: Where.
  /// - Returns: The store.
  /// - Throws: ``StorageError``, with ``StorageError/storeExists(_:)`` when the
  ///   folder holds a store.
  /// - Precondition: ``StoreDescription/isCode(_:)`` holds for the interviewer.
  public static func create(
    at root: String, _ description: StoreDescription, for holder: StoreLock.Holder,
    on files: any FileSystem = POSIXFileSystem()
  ) throws(StorageError) -> Store {
    precondition(StoreDescription.isCode(description.interviewer), "The code was checked.")
    try storing { () throws(FileError) in try files.makeDirectories(root) }
    let lock = try take("\(root)/LOCK", for: holder, on: files)
    let path = "\(root)/STORE.json"
    guard try storing({ () throws(FileError) in try files.status(path) }) == nil else {
      throw .storeExists(root)
    }
    let bytes = try recording(path) { () throws(RecordError) in
      try indentedForm(of: description.record)
    }
    try storing { () throws(FileError) in try AtomicFile.create(bytes, at: path, on: files) }
    return Store(root, description, lock, files)
  }

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - root: The folder.
  ///   - holder: Who will write, or nil to read only.
  ///   - files: Where.
  /// - Returns: The store.
  /// - Throws: ``StorageError``, with ``StorageError/noStore(_:)`` when there is
  ///   none, ``StorageError/lock(_:)`` when another process writes.
  public static func open(
    _ root: String, for holder: StoreLock.Holder?, on files: any FileSystem = POSIXFileSystem()
  ) throws(StorageError) -> Store {
    let path = "\(root)/STORE.json"
    guard try storing({ () throws(FileError) in try files.status(path) }) != nil else {
      throw .noStore(root)
    }
    var lock: StoreLock?
    if let holder { lock = try take("\(root)/LOCK", for: holder, on: files) }
    let bytes = try storing { () throws(FileError) in try files.contents(of: path) }
    let description = try recording(path) { () throws(RecordError) in
      try StoreDescription(record: readRecord(bytes))
    }
    return Store(root, description, lock, files)
  }

  /// Changes what the store says of itself; members that this program does not
  /// know stay as they are.
  ///
  /// - Parameter description: What it says from now on.
  /// - Throws: ``StorageError``.
  /// - Precondition: ``StoreDescription/isCode(_:)`` holds for the interviewer.
  public func update(_ description: StoreDescription) throws(StorageError) {
    requireLock()
    precondition(StoreDescription.isCode(description.interviewer), "The code was checked.")
    let path = "\(root)/STORE.json"
    let old = try storing { () throws(FileError) in try files.contents(of: path) }
    let bytes = try recording(path) { () throws(RecordError) in
      var record = try readRecord(old)
      for member in description.record { record[member.key] = member.value }
      return try indentedForm(of: record)
    }
    try storing { () throws(FileError) in try AtomicFile.write(bytes, to: path, on: files) }
    self.description = description
  }

  /// Gives the lock up; the store can still be read.
  public func close() {
    lock?.release()
  }

  /// Folders outside the store, the best first, to which a running interview
  /// is saved when the store takes it no longer; none by default.
  public var refuges: [String] = []

  /// Opens and seals drafts; nil until they were unlocked.
  ///
  /// Whoever opens the same store again in one run hands it on, so that nobody is
  /// asked twice.
  public var draftKey: DraftKey?

  /// Holds back a little space, so that an interview can be finished when the
  /// disk is full; nothing happens where that is not possible.
  ///
  /// - Returns: Whether the space is held back now.
  @discardableResult
  public func keepBallast() -> Bool {
    requireLock()
    return ballast.keep(on: files)
  }

  /// Whether space is held back for running interviews.
  public var hasBallast: Bool {
    (try? files.status(ballast.path)?.length == ballast.size) ?? false
  }

  var ballast: Ballast { Ballast(path: "\(root)/ballast") }

  var rescue: JournalRescue { JournalRescue(ballast: ballast, refuges: refuges) }

  /// The folder of the drafts.
  var drafts: String { "\(root)/drafts" }

  /// Whether this process may write to the store.
  var isWritable: Bool { lock?.isHeld ?? false }

  func requireLock() {
    precondition(isWritable, "The store was opened for reading only.")
  }

  private static func take(
    _ path: String, for holder: StoreLock.Holder, on files: any FileSystem
  ) throws(StorageError) -> StoreLock {
    do throws(StoreLockError) {
      return try StoreLock(path, for: holder, on: files)
    } catch {
      throw .lock(error)
    }
  }
}
