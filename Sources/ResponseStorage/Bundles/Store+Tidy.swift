import FileStorage
import SurveyModel

/// What moving sent responses to the archive has done, or would do.
public struct TidyReport: Sendable {
  /// Why a response stays where it is.
  public enum Reason: Hashable, Sendable {
    /// No other store has given a receipt for all of its records.
    case noReceipt
    /// It was returned, and its interviewer still has to work on it.
    case returned
  }

  /// A revision of a response in the folder of responses.
  public struct Entry: Hashable, Sendable {
    /// The response.
    public var responseID: String
    /// The file, relative to the folder of the store.
    public var path: String
  }

  /// What was moved.
  public internal(set) var moved: [Entry] = []
  /// What stays, and why.
  public internal(set) var kept: [(entry: Entry, reason: Reason)] = []
  /// The journals of finished interviews that were moved too, by name.
  public internal(set) var journals: [String] = []
  /// What could not be read; it stays.
  public internal(set) var troubles: [StorageError] = []
}

extension Store {
  /// Moves the responses made here that are safe elsewhere to the archive.
  ///
  /// A response is safe when another store, whichever, has given receipts that
  /// name its record, its events and its personal part, plain or sealed, by their
  /// hashes. Its files and its journal are then copied below `archive`, and only
  /// when the copy is on the disk do the old names go. Nothing is lost at any
  /// moment, and what is in the archive is listed, shown and counted like
  /// everything else.
  ///
  /// - Parameter isTrial: Only to find out what would be done.
  /// - Returns: What was moved and what not.
  /// - Throws: ``StorageError``; what was moved until then stays moved, and
  ///   another call goes on.
  /// - Complexity: Reads every record.
  public func tidy(isTrial: Bool = false) throws(StorageError) -> TidyReport {
    if !isTrial { requireLock() }
    var report = TidyReport()
    let found = try recordsToTidy(&report)
    let returned = try catalog().lineages.filter { lineage in
      lineage.heads.contains { lineage.standing(of: $0).verdict == .returned }
    }
    let busy = Set(returned.map(\.responseID))
    var archived: Set<String> = []
    for (base, group) in found.groups.sorted(by: { $0.key < $1.key }) {
      guard let responseID = group.responseID else { continue }
      let entry = TidyReport.Entry(responseID: responseID, path: "\(base).json")
      if busy.contains(responseID) {
        report.kept.append((entry, .returned))
      } else if !group.ids.isSubset(of: found.acknowledged) {
        report.kept.append((entry, .noReceipt))
      } else {
        if !isTrial {
          try archive(group.paths.sorted(by: TidyGroup.partsFirst))
        }
        archived.formUnion(group.ids)
        report.moved.append(entry)
      }
    }
    for journal in try foundJournals().found {
      guard let revision = journal.reading.completedRevision, archived.contains(revision) else {
        continue
      }
      if !isTrial { try archiveJournal(journal.name) }
      report.journals.append(journal.name)
    }
    return report
  }

  /// The files of responses made here, and what other stores say they hold.
  private func recordsToTidy(
    _ report: inout TidyReport
  ) throws(StorageError) -> (groups: [String: TidyGroup], acknowledged: Set<String>) {
    var acknowledged: Set<String> = []
    var troubles: [StorageError] = []
    try forEachRecord { location, result in
      do throws(StorageError) {
        let record = try result.get()
        guard record.format == .receipt else { return }
        let receipt = try recording("\(root)/\(location.path)") { () throws(RecordError) in
          try Receipt(record: record.object)
        }
        if receipt.store != description.id { acknowledged.formUnion(receipt.records) }
      } catch {
        troubles.append(error)
      }
    }
    var groups: [String: TidyGroup] = [:]
    for path in try jsonFiles(below: "responses") {
      let base = TidyGroup.base(of: path)
      // What belongs to a damaged file stays with it: nobody holds that.
      let record = try? checkedRecord(at: RecordLocation(path: path))
      groups[base, default: TidyGroup()].add(record, path)
    }
    report.troubles = troubles
    return (groups, try writtenBundles().addingSealedParts(to: acknowledged))
  }

  /// Copies files to the archive, then removes their old names.
  private func archive(_ paths: [String]) throws(StorageError) {
    try storing { () throws(FileError) in
      for path in paths {
        let bytes = try files.contents(of: "\(root)/\(path)")
        let target = "\(root)/archive/\(path)"
        try files.makeDirectories(parentPath(target))
        try AtomicFile.settle(bytes, at: target, on: files)
      }
      for path in paths { try files.unlink("\(root)/\(path)") }
      for parent in Set(paths.map { parentPath($0) }) {
        try files.syncDirectory("\(root)/\(parent)")
      }
    }
  }

  private func archiveJournal(_ name: String) throws(StorageError) {
    let folder = "drafts/\(name).draft"
    let names = try storing { () throws(FileError) in
      try files.list("\(root)/\(folder)").filter { $0.kind == .file }.map(\.name)
    }
    try archive(names.map { "\(folder)/\($0)" })
    try storing { () throws(FileError) in
      try files.removeDirectory("\(root)/\(folder)")
      try files.syncDirectory(drafts)
    }
  }
}

/// The files of one revision of a response.
private struct TidyGroup {
  var responseID: String?
  var ids: Set<String> = []
  var paths: [String] = []

  mutating func add(_ record: CheckedRecord?, _ path: String) {
    responseID = record?.responseID ?? responseID
    ids.insert(record?.id ?? "")
    paths.append(path)
  }

  /// The common beginning of the names of the files.
  static func base(of path: String) -> String {
    let ending = [eventsSuffix, personalSuffix, ".json"].first { path.hasSuffix($0) } ?? ""
    return String(path.dropLast(ending.utf8.count))
  }

  /// The parts before the response, so that the archive never has one without
  /// its parts.
  static func partsFirst(_ left: String, _ right: String) -> Bool {
    (isPart(left) ? 0 : 1, left) < (isPart(right) ? 0 : 1, right)
  }

  private static func isPart(_ path: String) -> Bool {
    path.hasSuffix(eventsSuffix) || path.hasSuffix(personalSuffix)
  }
}
