import FileStorage
import SurveyModel

extension Store {
  /// Brings drafts back that had to leave the store while they were written.
  ///
  /// A draft belongs here when the store has another one of the same response;
  /// it is taken when it holds more. What lies in a refuge is removed once it
  /// is in the store, so that an interruption loses nothing. A refuge that
  /// cannot be read, such as a stick that is not there, is passed over.
  func bringHome(_ findings: inout [RecoveryFinding]) throws(StorageError) {
    for refuge in refuges {
      guard let names = try? folders(in: refuge) else { continue }
      for folder in names where folder.hasSuffix(".draft") {
        let path = "\(refuge)/\(folder)/journal.jsonl"
        guard let reading = try? reading(at: path), let journal = reading.journal else { continue }
        let known = try foundJournals().found.filter {
          $0.journal.opening.responseID == journal.opening.responseID
        }
        guard let last = known.max(by: { $0.journal.events.count < $1.journal.events.count })
        else { continue }
        if journal.events.count > last.journal.events.count {
          var moved = journal
          moved.continues = last.name
          let name = try DraftJournal.create(moved, in: drafts, on: files)
          findings.append(.broughtHome(draft: name, from: path))
        }
        // A journal with damage in the middle may tell more to a closer look.
        guard reading.damage?.isTornTail ?? true else { continue }
        try? files.unlink(path)
        try? files.removeDirectory("\(refuge)/\(folder)")
      }
    }
  }
}
