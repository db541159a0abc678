public import FileStorage
import JSONRecords
public import ResponseStorage
public import Sealing
public import SurveyBasics
import SurveyModel

/// The union of a store with what others bring.
///
/// Records are immutable and named by their content, so a merge adds those that
/// the store does not hold and changes nothing: the order of the sources, their
/// number and the way they came do not matter. Sources are only read. What is
/// new is written under a hidden name and becomes part of the store in one
/// step; a merge that was broken off is begun anew.
///
///     let merge = Merge(into: store, from: files, by: "bek", at: now)
///     let report = try merge.run(["/media/stick", "osh.suroo"])
///
/// Memory is held for the ids of the store and of what is new, some tens of
/// bytes a record, and for one record at a time.
public final class Merge {
  let store: Store
  let files: any FileSystem
  let at: Timestamp
  let by: String
  let isDryRun: Bool
  let salvages: Bool
  let identities: [AgeIdentity]
  let passphrase: String?

  let checker = RecordLineChecker()
  let maker = RecordEntries()
  /// Every record that is held, those removed included.
  let held = DigestSet()
  /// The responses that a tombstone names, as far as known.
  var ended: Set<DigestSet.Key> = []
  var writer: SegmentWriter?
  var quarantine: Quarantine
  /// Of a dry run, the entries that would be written.
  var staged: [RecordEntry] = []
  /// Records that are new but kept out by a tombstone.
  var withheld: [(kind: RecordEntry.Kind, id: String)] = []
  /// The folders of questionnaires that are new.
  var newQuestionnaires: [String] = []
  var questionnaireHashes: Set<String> = []
  /// The keys of the revisions of each source.
  var revisions: [[DigestSet.Key]] = []
  /// The bundles that came whole, with the ids of their records.
  var arrived: [(bundle: String, ids: [String])] = []
  var headers: [BundleHeader] = []
  var newIDs = SHA256()
  var newCount = 0
  private let progress: (Int) -> Void
  private var recordsRead = 0

  /// Prepares a merge.
  ///
  /// - Parameters:
  ///   - store: The store, opened for writing.
  ///   - files: Where the sources lie.
  ///   - by: The code of the person.
  ///   - at: When.
  ///   - isDryRun: Whether to find out everything and write nothing.
  ///   - salvages: Whether to take the sound records of a bundle that is cut off or damaged.
  ///   - identities: The keys to try on sealed bundles.
  ///   - passphrase: Opens bundles that were sealed with one.
  ///   - progress: Is told now and then how many records were read.
  public init(
    into store: Store, from files: any FileSystem, by: String, at: Timestamp,
    isDryRun: Bool = false, salvages: Bool = false,
    identities: [AgeIdentity] = [], passphrase: String? = nil,
    progress: @escaping (Int) -> Void = { _ in }
  ) {
    self.store = store
    self.files = files
    self.by = by
    self.at = at
    self.isDryRun = isDryRun
    self.salvages = salvages
    self.identities = identities
    self.passphrase = passphrase
    self.progress = progress
    quarantine = Quarantine(store, isDryRun: isDryRun)
  }

  /// Merges what lies at some paths.
  ///
  /// - Parameter paths: Bundles, folders of stores, files of records, folders of these.
  /// - Returns: What came of it.
  /// - Throws: ``StorageError`` when the store cannot be read or written; it then
  ///   holds what it held before. What is wrong with a source is in the report.
  public func run(_ paths: [String]) throws(StorageError) -> MergeReport {
    var report = MergeReport()
    report.isDryRun = isDryRun
    if !isDryRun { try store.recoverMerges() }
    let index = try RecordIndex(of: store)
    try takeIn(index)
    report.tell(of: index)
    if !isDryRun { writer = try SegmentWriter(store) }
    let search = SourceSearch(files: files, target: store.root)
    do throws(StorageError) {
      for source in paths.flatMap({ search.sources(at: $0) }) {
        report.sources.append(try read(source))
      }
      report.quarantinePath = try quarantine.finish()
      if !isDryRun { try commit(&report) }
    } catch {
      writer?.abandon()
      throw error
    }
    report.indexBytes = held.bytesInUse + revisions.reduce(0) { $0 + $1.count * 16 }
    var after = isDryRun ? index : try RecordIndex(of: store)
    if !isDryRun {
      report.tell(of: after)
      report.removed = try store.removeEndedContent(after)
      if report.removed > 0 { after = try RecordIndex(of: store) }
    }
    try MergeFindings(of: self, after).fill(&report)
    return report
  }

  /// Takes in what the store holds already.
  private func takeIn(_ index: RecordIndex) throws(StorageError) {
    try index.forEach { entry, _ in
      guard entry.kind != .parent, entry.kind != .subject else { return }
      held.insert(entry.id)
      if entry.kind == .tombstone { ended.insert(entry.response) }
    }
    for id in try store.removedIDs() {
      if let digest = SHA256Digest(hex: id) { held.insert(digest) }
    }
    for kept in try store.questionnaires() {
      let reference = Response.QuestionnaireReference(
        id: kept.name, version: "", sha256: kept.sha256)
      // Files that are damaged or not all there are taken from the source again.
      if (try? store.sources(of: reference)) != nil { questionnaireHashes.insert(kept.sha256) }
    }
  }

  private func commit(_ report: inout MergeReport) throws(StorageError) {
    var id: String?
    if let writer, !writer.isEmpty {
      var hash = SHA256()
      swap(&hash, &newIDs)
      let local = at.local
      let time = "\(local.date)-\(local.time)".filter { $0.isNumber || $0 == "-" }
      id = try store.unusedMergeID("\(time.prefix(17))-\(hash.finish().hex.prefix(8))")
    }
    let summary = summary(of: report, id: id)
    if let writer, let id {
      try writer.commit(as: id, summary: summary, questionnaires: maker.questionnaires)
    }
    report.id = id
    try store.note(merge: summary)
    try acknowledge()
    try store.noteRemoved(withheld)
  }

  /// The line of the journal of merges.
  private func summary(of report: MergeReport, id: String?) -> JSONObject {
    var summary: JSONObject = [
      "at": .string("\(at)"), "by": .string(by), "segment": .bool(id != nil),
      "questionnaires": .array(newQuestionnaires.map { .string($0) }),
      "sources": .array(
        report.sources.map { source in
          [
            "name": .string(source.name), "kind": .string(source.kind),
            "bundle": source.bundle.map { .string($0) } ?? .null, "read": .integer(source.read),
            "new": .integer(source.new), "known": .integer(source.known),
            "quarantined": .integer(source.quarantined), "status": .string(source.status.rawValue),
          ]
        }),
    ]
    summary["merge"] = .string(id ?? "\(at)")
    return summary
  }

  /// Counts a record that was read, and tells of it now and then.
  func countRecord() {
    recordsRead += 1
    if recordsRead % 4096 == 0 { progress(recordsRead) }
  }
}
