import FileStorage
import SurveyBasics
public import SurveyModel

/// The journal of an interview that goes on.
///
/// An event is on the disk when ``append(_:)`` returns. When it throws, the
/// event stays in memory and goes to the disk with the next event or with
/// ``save()``; until then ``trouble`` says why it is not there. After a failed
/// sync the file is never relied on again: everything is written to a new
/// draft, which names the old one.
public final class DraftJournal {
  /// The name of the draft; it changes when the events had to move to a new one.
  public private(set) var name: String
  /// Everything that was appended, saved or not.
  public private(set) var journal: Journal
  /// Why the last events are not on the disk; nil when all are.
  public private(set) var trouble: StorageError?

  private let drafts: String
  private let files: any FileSystem
  private var log: AppendLog
  private var writer: JournalLineWriter
  private var savedEvents: Int

  /// Goes on with a draft whose file is whole.
  init(
    name: String, in drafts: String, journal: Journal, checksum: CRC32, on files: any FileSystem
  ) throws(StorageError) {
    self.name = name
    self.drafts = drafts
    self.files = files
    self.journal = journal
    savedEvents = journal.events.count
    writer = JournalLineWriter(after: checksum)
    let path = "\(drafts)/\(name).draft/journal.jsonl"
    log = try storing { () throws(FileError) in try AppendLog.open(path, on: files) }
  }

  /// Writes a journal to a new draft, all of it at once or nothing.
  ///
  /// - Parameters:
  ///   - journal: The opening and the events so far.
  ///   - drafts: The folder of the drafts.
  ///   - files: Where.
  /// - Returns: The name of the draft.
  /// - Throws: ``StorageError``.
  static func create(
    _ journal: Journal, in drafts: String, on files: any FileSystem
  ) throws(StorageError) -> String {
    let start = "\(journal.opening.at.local.date)_\(journal.opening.responseID)"
    let bytes = try recording("\(drafts)/\(start).draft") { () throws(RecordError) in
      try journal.bytes()
    }
    return try storing { () throws(FileError) in
      var name = start
      var number = 1
      while try files.status("\(drafts)/\(name).draft/journal.jsonl") != nil {
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
      if log.suspicion == nil {
        do throws(StorageError) {
          try appendUnsaved()
        } catch {
          guard log.suspicion != nil else { throw error }
          try moveToNewDraft()
        }
      } else {
        try moveToNewDraft()
      }
      trouble = nil
    } catch {
      trouble = error
      throw error
    }
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

  private func moveToNewDraft() throws(StorageError) {
    var moved = journal
    moved.continues = name
    let newName = try DraftJournal.create(moved, in: drafts, on: files)
    let newPath = "\(drafts)/\(newName).draft/journal.jsonl"
    let newLog = try storing { () throws(FileError) in try AppendLog.open(newPath, on: files) }
    var newWriter = JournalLineWriter()
    try recording(newPath) { () throws(RecordError) in
      _ = try newWriter.line(moved.opening, continues: moved.continues)
      for event in moved.events { _ = try newWriter.line(event) }
    }
    try? log.close()
    (name, journal, log, writer) = (newName, moved, newLog, newWriter)
    savedEvents = moved.events.count
  }
}
