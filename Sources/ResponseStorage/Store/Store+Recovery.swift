import FileStorage
import JSONRecords
import Sealing
public import SurveyBasics
import SurveyModel

/// Something that was put right, or could not be, when a store was opened.
public enum RecoveryFinding: Hashable, Sendable {
  /// A file that was being written when the process died was removed.
  case removed(path: String)
  /// A line that was being written was cut off a journal and put aside.
  case cutTail(draft: String, keptAt: String)
  /// A damaged journal was left as it is, and its whole part became a new draft.
  case recovered(draft: String, into: String, Journal.Damage)
  /// A finished interview whose journal did not say so yet.
  case completed(draft: String, revisionID: String)
  /// There is a response of this interview, but the journal tells something else.
  case differs(draft: String, path: String)
  /// A draft that had to leave the store was brought back into it.
  case broughtHome(draft: String, from: String)
  /// Something could not be read and was left alone.
  case trouble(StorageError)
}

extension RecoveryFinding: CustomStringConvertible {
  /// What was found and done, in full sentences.
  public var description: String {
    switch self {
    case .removed(let path): "The unfinished file \(path) was removed."
    case .cutTail(let draft, let kept):
      "The last line of the draft \(draft) was not whole; it was moved to \(kept). "
        + "Every answer that was shown as saved is there."
    case .recovered(let draft, let new, let damage):
      "The draft \(draft) is damaged from line \(damage.line) on. What stands before was "
        + "recovered into \(new)."
        + (damage.lostKeys.isEmpty
          ? "" : " Ask again: \(damage.lostKeys.joined(separator: ", ")).")
    case .completed(let draft, let revisionID):
      "The draft \(draft) was already finished as \(revisionID.prefix(12))."
    case .differs(let draft, let path):
      "The draft \(draft) and the response \(path) belong to the same interview but differ. "
        + "Both were left as they are; show them to your supervisor."
    case .broughtHome(let draft, let path):
      "The answers that had to be saved at \(path) are in the store again, as the draft \(draft)."
    case .trouble(let error): "\(error)"
    }
  }
}

extension Store {
  /// Puts right what a power cut or a dying process has left.
  ///
  /// Call it once after opening the store for writing. It may be interrupted
  /// and called again: the result is the same.
  ///
  /// - Parameter now: The time for the remarks in the journals.
  /// - Returns: What was found.
  /// - Throws: ``StorageError`` when the disk does not allow it.
  public func recover(at now: Timestamp) throws(StorageError) -> [RecoveryFinding] {
    requireLock()
    var findings: [RecoveryFinding] = []
    try removeUnfinishedFiles(&findings)
    try bringHome(&findings)
    try finishCompletions(of: recoverJournals(now, &findings), now, &findings)
    return findings
  }

  /// How many files were put aside because they could not be understood.
  public func quarantinedFiles() -> Int {
    let files = (try? files.list("\(root)/quarantine")) ?? []
    return files.count { !$0.name.hasPrefix(".") }
  }

  private func removeUnfinishedFiles(_ findings: inout [RecoveryFinding]) throws(StorageError) {
    try storing { () throws(FileError) in
      try removeTemporaries(in: root, &findings)
      for name in try folders(in: drafts) where try files.list("\(drafts)/\(name)").isEmpty {
        try files.removeDirectory("\(drafts)/\(name)")
        findings.append(.removed(path: "\(drafts)/\(name)"))
      }
    }
    // Events and personal parts are written before the response. Without it
    // the interview was not finished, and finishing it writes them anew.
    // What is being moved to the archive has its response there already.
    let paths = try jsonFiles(below: "responses")
    let whole = Set(paths + (try jsonFiles(below: "archive/responses")))
    for path in paths {
      for suffix in [eventsSuffix, personalSuffix] where path.hasSuffix(suffix) {
        let response = "\(path.dropLast(suffix.count)).json"
        guard !whole.contains(response), !whole.contains("archive/\(response)") else { continue }
        let path = "\(root)/\(path)"
        try storing { () throws(FileError) in try files.unlink(path) }
        findings.append(.removed(path: path))
      }
    }
  }

  private func removeTemporaries(
    in folder: String, _ findings: inout [RecoveryFinding]
  ) throws(FileError) {
    for entry in try files.list(folder) {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .directory: try removeTemporaries(in: path, &findings)
      case .file where AtomicFile.isTemporary(entry.name):
        try files.unlink(path)
        findings.append(.removed(path: path))
      case .file, .other: continue
      }
    }
  }

  /// Makes every journal one that can be read to its end, and returns those that can.
  private func recoverJournals(
    _ now: Timestamp, _ findings: inout [RecoveryFinding]
  ) throws(StorageError) -> [FoundJournal] {
    let (found, troubles) = try foundJournals()
    findings += troubles.map { .trouble($0) }
    var whole: [FoundJournal] = []
    for var item in found {
      guard let damage = item.reading.damage else {
        whole.append(item)
        continue
      }
      if damage.isTornTail {
        findings.append(try cutTail(&item, now))
        whole.append(item)
      } else if !isContinued(item, in: found) {
        let remark = remark(
          "The events were recovered from \(item.name), damaged at line \(damage.line).",
          after: item.reading, now)
        let name = try takeOver(
          item.reading, of: item.heading, at: journalPath(item.name), from: item.name, remark)
        findings.append(.recovered(draft: item.name, into: name, damage))
        if let reading = try reading(name) {
          whole.append(FoundJournal(name: name, heading: item.heading, reading: reading))
        }
      }
    }
    return whole
  }

  /// Copies the whole lines of a journal, sealed or not, to a new draft.
  func takeOver(
    _ reading: JournalReading, of heading: JournalHeading, at path: String, from name: String,
    _ remark: JournalEvent? = nil
  ) throws(StorageError) -> String {
    let lines = try storing { () throws(FileError) in
      try files.contents(of: path).prefix(reading.wholeLength)
    }
    let bytes = try recording(path) { () throws(RecordError) in
      var copy = try JournalCopy(lines, continuing: reading.continues, from: name)
      if let remark { try copy.append(remark) }
      return copy.bytes
    }
    return try DraftJournal.create(bytes, heading, in: drafts, on: files)
  }

  private func cutTail(
    _ item: inout FoundJournal, _ now: Timestamp
  ) throws(StorageError) -> RecoveryFinding {
    let path = journalPath(item.name)
    let kept = try storing { () throws(FileError) -> String in
      let tail = Array(try files.contents(of: path).dropFirst(item.reading.wholeLength))
      // The name comes from the content, so a second attempt writes the same file.
      let digest = SHA256.digest(of: tail).hex.prefix(12)
      let kept = "\(root)/quarantine/\(item.name)_\(item.reading.wholeLength)_\(digest).tail"
      try files.makeDirectories("\(root)/quarantine")
      try AtomicFile.write(tail, to: kept, on: files)
      let file = try files.open(path, for: .append)
      do throws(FileError) {
        try files.truncate(file, to: item.reading.wholeLength)
        try files.sync(file)
      } catch {
        try? files.close(file)
        throw error
      }
      try files.close(file)
      return kept
    }
    var writer = JournalLineWriter(after: item.reading.checksum)
    let remark = remark("A line that was not whole was cut off.", after: item.reading, now)
    let line = try recording(path) { () throws(RecordError) in try writer.line(remark) }
    try storing { () throws(FileError) in
      let log = try AppendLog.open(path, on: files)
      try log.append(line)
      try log.close()
    }
    item.reading.replaceTail(with: remark, as: line, checksum: writer.checksum)
    return .cutTail(draft: item.name, keptAt: kept)
  }

  private func remark(
    _ text: String, after reading: JournalReading, _ now: Timestamp
  ) -> JournalEvent {
    JournalEvent(
      number: reading.eventCount + 1, at: now, milliseconds: 0, action: .remark(text: text))
  }

  /// Finds interviews whose response was written before the process died, and
  /// lets their journals say so.
  private func finishCompletions(
    of found: [FoundJournal], _ now: Timestamp, _ findings: inout [RecoveryFinding]
  ) throws(StorageError) {
    let open = found.filter {
      $0.reading.completedRevision == nil && !isContinued($0, in: found)
    }
    guard !open.isEmpty else { return }
    let paths = try responsePaths()
    for item in open {
      // A sealed journal that is locked has to wait for its passphrase.
      guard let journal = item.reading.journal else { continue }
      let id = item.heading.responseID
      // Only the files of the response are read, found by their names.
      for path in paths where lastName(path).contains("_\(nameForFile(id, limit: 8))_") {
        do throws(StorageError) {
          let stored = try storedResponse(at: path)
          guard stored.response.responseID == id, stored.response.parents == item.heading.parents
          else { continue }
          // The same revision may be corrected more than once, and then differently.
          if !item.heading.parents.isEmpty, try !isResponse(stored, of: journal) { continue }
          findings.append(try finish(item.name, journal, stored, now))
        } catch {
          findings.append(.trouble(error))
        }
      }
    }
  }

  private func finish(
    _ name: String, _ found: Journal, _ stored: StoredResponse, _ now: Timestamp
  ) throws(StorageError) -> RecoveryFinding {
    guard let revisionID = stored.response.revisionID, try isResponse(stored, of: found)
    else { return .differs(draft: name, path: stored.path) }
    let journal = try resume(name)
    try journal.append(
      JournalEvent(
        number: journal.nextNumber, at: now, milliseconds: 0,
        action: .complete(revisionID: revisionID)))
    try journal.close()
    return .completed(draft: name, revisionID: revisionID)
  }

  /// Whether a response is what the interview of a journal left.
  private func isResponse(
    _ stored: StoredResponse, of journal: Journal
  ) throws(StorageError) -> Bool {
    guard let events = try events(of: stored) else { return false }
    return tellsTheSame(events, journal)
  }

  /// Whether a record of events is that of a journal, answers to personal
  /// questions and remarks of the recovery left out.
  private func tellsTheSame(_ events: JSONObject, _ journal: Journal) -> Bool {
    guard let lines = events["events"]?.elements?.dropFirst(),
      lines.count <= journal.events.count
    else { return false }
    let later = journal.events[lines.count...]
    guard later.allSatisfy({ if case .remark = $0.action { true } else { false } }) else {
      return false
    }
    return zip(lines, journal.events).allSatisfy { line, event in
      line == .object(event.record { _ in false }) || line == .object(event.record { _ in true })
    }
  }
}
