import FileStorage
import Sealing
public import SurveyBasics
public import SurveyModel

extension Store {
  /// An interview that was begun and not finished.
  public struct Draft: Hashable, Sendable {
    /// The name of the draft.
    public let name: String
    /// How it began, as far as everybody may know.
    public let heading: JournalHeading
    /// The last event; the opening's time when there is none.
    public let lastEventAt: Timestamp
    /// Whether it is sealed, at least in part.
    public let isSealed: Bool
    /// What was answered; nil while the draft is sealed and was not unlocked.
    public let contents: Contents?

    /// What a draft tells those who may read it.
    public struct Contents: Hashable, Sendable {
      /// How it began: who, where, when, with which questionnaire.
      public let opening: InterviewOpening
      /// How many questions have an answer or a missing reason.
      public let answered: Int
      /// The keys and texts of the last answers, the latest last, at most three.
      public let lastAnswers: [InterviewOpening.Prefilled]
    }
  }

  /// The drafts of a store, and the journals that could not be read as such.
  public struct DraftList: Hashable, Sendable {
    /// What can be resumed, ordered by the beginning of the interview.
    public var drafts: [Draft]
    /// What has to be recovered or was written by another program, by path.
    public var troubles: [StorageError]
  }

  /// A journal with the name of its draft.
  struct FoundJournal {
    var name: String
    var heading: JournalHeading
    var reading: JournalReading
  }

  /// Begins an interview: its opening is on the disk when this returns.
  ///
  /// - Parameter opening: How it begins.
  /// - Returns: The journal to append to.
  /// - Throws: ``StorageError``, with ``StorageError/draftsLocked(_:)`` when the
  ///   store seals drafts and was not unlocked.
  public func begin(_ opening: InterviewOpening) throws(StorageError) -> DraftJournal {
    requireLock()
    let key = try keyForNewLines(isSealed: false)
    let bytes = try recording("the opening of the interview") { () throws(RecordError) in
      try Journal(opening: opening, continues: nil, events: [])
        .lines(sealedIn: SealedSession(key, of: opening.responseID)).bytes
    }
    let name = try DraftJournal.create(bytes, JournalHeading(opening), in: drafts, on: files)
    return try resume(name)
  }

  /// Opens a draft to go on with it.
  ///
  /// - Parameter name: The name of the draft.
  /// - Returns: The journal to append to.
  /// - Throws: ``StorageError``, with ``StorageError/damaged(path:_:)`` when it
  ///   has to be recovered first, with ``StorageError/draftsLocked(_:)`` when it
  ///   is or will be sealed and the store was not unlocked.
  public func resume(_ name: String) throws(StorageError) -> DraftJournal {
    requireLock()
    guard let reading = try reading(name), reading.heading != nil else {
      throw .notFound(name, in: drafts)
    }
    if let damage = reading.damage { throw .damaged(path: journalPath(name), damage) }
    guard let journal = reading.journal else { throw .draftsLocked(root) }
    return try DraftJournal(
      name: name, in: drafts, journal: journal, checksum: reading.checksum,
      sealedWith: keyForNewLines(isSealed: reading.isSealed), rescue: rescue, on: files)
  }

  /// What seals the lines that are written to a journal; nil where none is sealed.
  private func keyForNewLines(isSealed: Bool) throws(StorageError) -> DraftKey? {
    guard isSealed || description.sealsDrafts else { return nil }
    guard let draftKey else { throw .draftsLocked(root) }
    return draftKey
  }

  /// Returns the journal of a draft as far as it is whole; finished ones are
  /// kept too.
  ///
  /// - Parameter name: The name of the draft.
  /// - Returns: The journal.
  /// - Throws: ``StorageError``.
  public func journal(_ name: String) throws(StorageError) -> Journal {
    guard let reading = try reading(name), reading.heading != nil else {
      throw .notFound(name, in: drafts)
    }
    guard let journal = reading.journal else { throw .draftsLocked(root) }
    return journal
  }

  /// Returns the interviews that can be resumed.
  ///
  /// Finished ones and those whose events went on in another draft are left out.
  /// Sealed ones are named without being unlocked, and tell less then.
  ///
  /// - Returns: The drafts, and what could not be read.
  /// - Throws: ``StorageError`` when the folder itself cannot be read.
  public func draftList() throws(StorageError) -> DraftList {
    let (found, troubles) = try foundJournals()
    var list = DraftList(drafts: [], troubles: troubles)
    for item in found where !isContinued(item, in: found) {
      if let damage = item.reading.damage {
        list.troubles.append(.damaged(path: journalPath(item.name), damage))
      }
      guard item.reading.completedRevision == nil, item.reading.damage?.isTornTail ?? true else {
        continue
      }
      list.drafts.append(Draft(item))
    }
    list.drafts.sort { ($0.heading.at, $0.name) < ($1.heading.at, $1.name) }
    return list
  }

  /// Every journal whose first line is whole, and what is wrong with the others.
  func foundJournals() throws(StorageError) -> (found: [FoundJournal], troubles: [StorageError]) {
    let names = try storing { () throws(FileError) in try folders(in: drafts) }
    var found: [FoundJournal] = []
    var troubles: [StorageError] = []
    for folder in names where folder.hasSuffix(".draft") {
      let name = String(folder.dropLast(6))
      do throws(StorageError) {
        // A draft without a journal was being created when the power went.
        guard let reading = try reading(name) else { continue }
        if let heading = reading.heading {
          found.append(FoundJournal(name: name, heading: heading, reading: reading))
        } else if let damage = reading.damage {
          troubles.append(.damaged(path: journalPath(name), damage))
        }
      } catch {
        troubles.append(error)
      }
    }
    return (found, troubles)
  }

  /// Whether the events of a journal went on in another one, or another copy
  /// of the same interview holds more of them.
  func isContinued(_ item: FoundJournal, in found: [FoundJournal]) -> Bool {
    found.contains { other in
      // A correction of the same response is another interview.
      guard other.name != item.name, other.heading == item.heading else { return false }
      if other.reading.continues == item.name { return true }
      guard item.reading.continues != other.name else { return false }
      return (item.reading.eventCount, item.name) < (other.reading.eventCount, other.name)
    }
  }

  func journalPath(_ name: String) -> String {
    "\(drafts)/\(name).draft/journal.jsonl"
  }

  /// The journal of a draft; nil when there is none.
  func reading(_ name: String) throws(StorageError) -> JournalReading? {
    try reading(at: journalPath(name))
  }

  /// The journal in a file; nil when there is none.
  func reading(at path: String) throws(StorageError) -> JournalReading? {
    let bytes = try storing { () throws(FileError) -> [UInt8]? in
      try files.status(path) == nil ? nil : try files.contents(of: path)
    }
    guard let bytes else { return nil }
    return try recording(path) { () throws(RecordError) in
      try JournalReading(bytes, openedWith: draftKey)
    }
  }
}

extension Store.Draft {
  fileprivate init(_ found: Store.FoundJournal) {
    let reading = found.reading
    name = found.name
    heading = found.heading
    lastEventAt = reading.lastAt ?? found.heading.at
    isSealed = reading.isSealed
    contents = reading.journal.map { Contents($0) }
  }
}

extension Store.Draft.Contents {
  fileprivate init(_ journal: Journal) {
    var answers: [InterviewOpening.Prefilled] = []
    for event in journal.events {
      let (key, text): (String, String)
      switch event.action {
      case .answer(let answered, let value): (key, text) = (answered, value)
      case .special(let answered, let reason): (key, text) = (answered, reason.rawValue)
      default: continue
      }
      answers.removeAll { $0.key == key }
      if !text.isEmpty { answers.append(InterviewOpening.Prefilled(key: key, text: text)) }
    }
    opening = journal.opening
    answered = answers.count
    lastAnswers = answers.suffix(3)
  }
}
