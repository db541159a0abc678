import FileStorage
public import SurveyBasics
public import SurveyModel

extension Store {
  /// An interview that was begun and not finished.
  public struct Draft: Hashable, Sendable {
    /// The name of the draft.
    public let name: String
    /// How it began: who, where, when, with which questionnaire.
    public let opening: InterviewOpening
    /// The last event; the opening's time when there is none.
    public let lastEventAt: Timestamp
    /// How many questions have an answer or a missing reason.
    public let answered: Int
    /// The keys and texts of the last answers, the latest last, at most three.
    public let lastAnswers: [InterviewOpening.Prefilled]
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
    var journal: Journal
    /// The bytes of the whole lines.
    var wholeLength = 0
    /// The checksum of the last whole line.
    var checksum = CRC32()
    /// What ended the reading.
    var damage: Journal.Damage?
  }

  /// Begins an interview: its opening is on the disk when this returns.
  ///
  /// - Parameter opening: How it begins.
  /// - Returns: The journal to append to.
  /// - Throws: ``StorageError``.
  public func begin(_ opening: InterviewOpening) throws(StorageError) -> DraftJournal {
    requireLock()
    let journal = Journal(opening: opening, continues: nil, events: [])
    let name = try DraftJournal.create(journal, in: drafts, on: files)
    return try resume(name)
  }

  /// Opens a draft to go on with it.
  ///
  /// - Parameter name: The name of the draft.
  /// - Returns: The journal to append to.
  /// - Throws: ``StorageError``, with ``StorageError/damaged(path:_:)`` when it
  ///   has to be recovered first.
  public func resume(_ name: String) throws(StorageError) -> DraftJournal {
    requireLock()
    guard let reading = try reading(name), let journal = reading.journal else {
      throw .notFound(name, in: drafts)
    }
    if let damage = reading.damage { throw .damaged(path: journalPath(name), damage) }
    return try DraftJournal(
      name: name, in: drafts, journal: journal, checksum: reading.checksum, rescue: rescue,
      on: files)
  }

  /// Returns the journal of a draft as far as it is whole; finished ones are
  /// kept too.
  ///
  /// - Parameter name: The name of the draft.
  /// - Returns: The journal.
  /// - Throws: ``StorageError``.
  public func journal(_ name: String) throws(StorageError) -> Journal {
    guard let journal = try reading(name)?.journal else { throw .notFound(name, in: drafts) }
    return journal
  }

  /// Returns the interviews that can be resumed.
  ///
  /// Finished ones and those whose events went on in another draft are left out.
  ///
  /// - Returns: The drafts, and what could not be read.
  /// - Throws: ``StorageError`` when the folder itself cannot be read.
  public func draftList() throws(StorageError) -> DraftList {
    let (found, troubles) = try foundJournals()
    var list = DraftList(drafts: [], troubles: troubles)
    for item in found where !isContinued(item, in: found) {
      if let damage = item.damage {
        list.troubles.append(.damaged(path: journalPath(item.name), damage))
      }
      guard item.journal.completedRevision == nil, item.damage?.isTornTail ?? true else {
        continue
      }
      list.drafts.append(Draft(item.name, item.journal))
    }
    list.drafts.sort { ($0.opening.at, $0.name) < ($1.opening.at, $1.name) }
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
        if let journal = reading.journal {
          found.append(
            FoundJournal(
              name: name, journal: journal, wholeLength: reading.wholeLength,
              checksum: reading.checksum, damage: reading.damage))
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
      guard other.name != item.name, other.journal.opening == item.journal.opening
      else { return false }
      if other.journal.continues == item.name { return true }
      guard item.journal.continues != other.name else { return false }
      return (item.journal.events.count, item.name) < (other.journal.events.count, other.name)
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
    return try recording(path) { () throws(RecordError) in try JournalReading(bytes) }
  }
}

extension Store.Draft {
  fileprivate init(_ name: String, _ journal: Journal) {
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
    self.name = name
    opening = journal.opening
    lastEventAt = journal.events.last?.at ?? journal.opening.at
    answered = answers.count
    lastAnswers = answers.suffix(3)
  }
}
