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
        guard let reading = try? reading(at: path), let heading = reading.heading else { continue }
        let known = try foundJournals().found.filter {
          $0.heading.responseID == heading.responseID
        }
        guard let last = known.max(by: { $0.reading.eventCount < $1.reading.eventCount })
        else { continue }
        if reading.eventCount > last.reading.eventCount {
          let name = try takeOver(reading, of: heading, at: path, from: last.name)
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
