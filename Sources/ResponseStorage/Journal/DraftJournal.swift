import FileStorage
import Sealing
import SurveyBasics
public import SurveyModel

/// The journal of an interview that goes on.
///
/// An event is on the disk when ``append(_:)`` returns. When it throws, the
/// event stays in memory and goes to the disk with the next event or with
/// ``save()``; until then ``trouble`` says why it is not there. After a failed
/// sync the file is never relied on again: everything is written to a new
/// draft, which names the old one. Where the store takes no new draft either,
/// the draft goes to a refuge, a folder elsewhere, from which
/// ``Store/recover(at:)`` brings it home. On a full disk the ballast of the
/// store is thrown off first. A sealed draft is sealed wherever it goes.
public final class DraftJournal {
  /// The name of the draft; it changes when the events had to move to a new one.
  public private(set) var name: String
  /// Everything that was appended, saved or not.
  public private(set) var journal: Journal
  /// Why the last events are not on the disk; nil when all are.
  public private(set) var trouble: StorageError?

  /// The folder of the draft.
  private var drafts: String
  private let rescue: JournalRescue
  private let files: any FileSystem
  /// Seals what is written from now on; nil leaves it readable.
  private let key: DraftKey?
  private var log: AppendLog
  private var writer: JournalLineWriter
  private var savedEvents: Int

  /// Goes on with a draft whose file is whole.
  init(
    name: String, in drafts: String, journal: Journal, checksum: CRC32, sealedWith key: DraftKey?,
    rescue: JournalRescue, on files: any FileSystem
  ) throws(StorageError) {
    self.name = name
    self.drafts = drafts
    self.rescue = rescue
    self.files = files
    self.journal = journal
    self.key = key
    savedEvents = journal.events.count
    writer = JournalLineWriter(
      after: checksum, sealedIn: SealedSession(key, of: journal.opening.responseID))
    let path = "\(drafts)/\(name).draft/journal.jsonl"
    log = try storing { () throws(FileError) in try AppendLog.open(path, on: files) }
  }

  /// Writes a journal to a new draft, all of it at once or nothing.
  ///
  /// - Parameters:
  ///   - bytes: The lines of the opening and the events so far.
  ///   - heading: What its opening tells.
  ///   - drafts: The folder of the drafts.
  ///   - former: A name that is taken, be it in another folder.
  ///   - files: Where.
  /// - Returns: The name of the draft.
  /// - Throws: ``StorageError``.
  static func create(
    _ bytes: [UInt8], _ heading: JournalHeading, in drafts: String, notAs former: String? = nil,
    on files: any FileSystem
  ) throws(StorageError) -> String {
    let start = "\(heading.at.local.date)_\(heading.responseID)"
    return try storing { () throws(FileError) in
      var name = start
      var number = 1
      func isTaken() throws(FileError) -> Bool {
        if name == former { return true }
        return try files.status("\(drafts)/\(name).draft/journal.jsonl") != nil
      }
      while try isTaken() {
        number += 1
        name = "\(start)_\(number)"
      }
      try files.makeDirectories("\(drafts)/\(name).draft")
      try AtomicFile.create(bytes, at: "\(drafts)/\(name).draft/journal.jsonl", on: files)
      return name
    }
  }

  /// Where the journal lies.
  public var path: String { "\(drafts)/\(name).draft/journal.jsonl" }

  /// Whether the draft had to leave the store for a refuge.
  public var isInRefuge: Bool { rescue.refuges.contains(drafts) }

  /// The number that the next event must have.
  public var nextNumber: Int { journal.events.count + 1 }

  /// Appends an event.
  ///
  /// - Parameter event: The event, numbered ``nextNumber``.
  /// - Throws: ``StorageError`` when it is not on the disk; it is kept all the
  ///   same and saved with the next one.
  public func append(_ event: JournalEvent) throws(StorageError) {
    precondition(event.number == nextNumber, "Events are numbered without gaps.")
    journal.events.append(event)
    try save()
  }

  /// Brings every event that is not on the disk there.
  ///
  /// - Throws: ``StorageError`` when that was not possible; ``trouble`` says so too.
  public func save() throws(StorageError) {
    do throws(StorageError) {
      do throws(StorageError) {
        try saveOnce()
      } catch {
        guard error.isFull, rescue.ballast.release(on: files) else { throw error }
        try saveOnce()
      }
      trouble = nil
    } catch {
      trouble = error
      throw error
    }
  }

  private func saveOnce() throws(StorageError) {
    if log.suspicion == nil {
      do throws(StorageError) {
        try appendUnsaved()
        return
      } catch {
        guard log.suspicion != nil else { throw error }
      }
    }
    try moveToNewDraft()
  }

  /// Closes the file.
  ///
  /// - Throws: ``StorageError``; whatever was appended is on the disk none the less.
  public func close() throws(StorageError) {
    try storing { () throws(FileError) in try log.close() }
  }

  private func appendUnsaved() throws(StorageError) {
    for event in journal.events[savedEvents...] {
      var next = writer
      let line = try recording(path) { () throws(RecordError) in try next.line(event) }
      try storing { () throws(FileError) in try log.append(line) }
      writer = next
      savedEvents += 1
    }
  }

  /// Writes everything to a new draft, beside the old one if possible.
  private func moveToNewDraft() throws(StorageError) {
    do throws(StorageError) {
      try moveToNewDraft(in: drafts)
    } catch {
      for refuge in rescue.refuges where refuge != drafts {
        do throws(StorageError) {
          return try moveToNewDraft(in: refuge)
        } catch _ {
          continue
        }
      }
      // The first failure is that of the place where the answers belong.
      throw error
    }
  }

  private func moveToNewDraft(in folder: String) throws(StorageError) {
    var moved = journal
    moved.continues = name
    let (bytes, newWriter) = try recording(path) { () throws(RecordError) in
      try moved.lines(sealedIn: SealedSession(key, of: moved.opening.responseID))
    }
    let newName = try DraftJournal.create(
      bytes, JournalHeading(moved.opening), in: folder, notAs: name, on: files)
    let newPath = "\(folder)/\(newName).draft/journal.jsonl"
    let newLog = try storing { () throws(FileError) in try AppendLog.open(newPath, on: files) }
    try? log.close()
    (name, drafts, journal, log, writer) = (newName, folder, moved, newLog, newWriter)
    savedEvents = moved.events.count
  }
}

/// What a journal falls back on when its disk gives way.
struct JournalRescue: Sendable {
  /// What can be thrown off when the disk is full.
  var ballast: Ballast
  /// Folders elsewhere, the best first.
  var refuges: [String]
}

extension StorageError {
  /// Whether there is no room left on the disk.
  var isFull: Bool {
    if case .file(let error) = self { error.isFull } else { false }
  }
}
