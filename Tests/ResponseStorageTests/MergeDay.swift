import FileSimulation
import FileStorage
import JSONRecords
import ResponseMerging
import ResponseStorage
import SurveyModel

/// A day at the centre on a disk that may fail or lose power: a stick brings a
/// bundle and a file of lines, of which one is damaged and one a tombstone that
/// ends a response which the centre had taken itself.
struct MergeDay {
  /// The ids of the records of a store.
  private struct Records: Equatable {
    var held: Set<String>
    var removed: Set<String>

    init(of store: Store) throws {
      held = Set(try store.recordIDs())
      removed = Set(try store.removedIDs())
    }

    var known: Set<String> { held.union(removed) }
  }

  private static let root = "/centre"
  private let before: Records
  private let after: Records
  /// The bundle on the stick.
  private let bundle: String

  /// Prepares a centre and a stick, and finds out on a copy of the disk what a
  /// merge has to leave.
  init(on disk: SimulatedFileSystem) throws {
    let interviewer = try SampleInterview.store(on: disk, at: "/interviewer")
    _ = try SampleInterview.run(in: interviewer)
    try disk.makeDirectories("/stick")
    bundle = try interviewer.writeBundle(
      interviewer.bundleContents(.all), to: "/stick", FieldDay.making
    ).trailer.sha256
    let end = Tombstone(
      responseID: Self.responseID(1), reason: "consent", by: "bek", role: .supervisor,
      at: SampleInterview.now)
    let line = try CheckedRecord(.tombstone, naming: end.record).line()
    try AtomicFile.create(line + Array("\n{\"cut\n".utf8), at: "/stick/end.ndjson", on: disk)

    var description = SampleInterview.description
    description.id = "0197a6d2-0000-7000-8000-0000000000ce"
    let centre = try Store.create(
      at: Self.root, description, for: SampleInterview.holder, on: disk)
    for number in 1...2 {
      var response = SampleInterview.response
      response.responseID = Self.responseID(number)
      _ = try centre.add(response, personal: nil)
    }
    before = try Records(of: centre)
    centre.close()
    let copy = Self.copy(of: disk)
    try Self.merge(on: copy)
    after = try Records(of: Store.open(Self.root, for: nil, on: copy))
  }

  private static func responseID(_ number: Int) -> String {
    "0197a6d2-c4e1-7b3a-9f00-00000000000\(number)"
  }

  /// The disk as it is, in another one.
  static func copy(of disk: SimulatedFileSystem) -> SimulatedFileSystem {
    disk.afterPowerCut(at: disk.steps.count, states: 0, seed: 0)[1]
  }

  /// Opens the centre and merges the stick.
  ///
  /// - Returns: What the person was told of faults, besides the damaged line.
  @discardableResult
  static func merge(on disk: SimulatedFileSystem) throws -> [String] {
    let centre = try Store.open(Self.root, for: SampleInterview.holder, on: disk)
    defer { centre.close() }
    let findings = try centre.recover(at: SampleInterview.now)
    let report = try Merge(into: centre, from: disk, by: "bek", at: SampleInterview.now)
      .run(["/stick"])
    let refused = report.sources.flatMap { $0.quarantine.map(\.reason) + $0.skipped }
    return findings.compactMap { if case .trouble = $0 { "\($0)" } else { nil } } + report.troubles
      + refused.filter { !$0.contains("JSON") }
  }
}

extension MergeDay {
  /// What is wrong with a disk on which the merge was done or tried; nil when
  /// every promise is kept, also by the next merge if there is one.
  func fault(
    of disk: SimulatedFileSystem, isDone: Bool, mergingAgain: Bool = true
  ) -> String? {
    do {
      let centre = try Store.open(Self.root, for: SampleInterview.holder, on: disk)
      for finding in try centre.recover(at: SampleInterview.now) {
        guard case .removed = finding else { return "\(finding)" }
      }
      try centre.recoverMerges()
      let fault = try fault(in: centre, on: disk, isDone: isDone)
      centre.close()
      if fault != nil || !mergingAgain { return fault }
      if let trouble = try Self.merge(on: disk).first { return trouble }
      let next = try Store.open(Self.root, for: nil, on: disk)
      return try self.fault(in: next, on: disk, isDone: true).map { "Merged again: \($0)" }
    } catch {
      return "\(error)"
    }
  }

  private func fault(
    in centre: Store, on disk: SimulatedFileSystem, isDone: Bool
  ) throws -> String? {
    let catalog = try centre.catalog()
    guard catalog.troubles.isEmpty else { return "\(catalog.troubles)" }
    let records = try Records(of: centre)
    guard records.known.isSuperset(of: before.known) else { return "A record is gone." }
    guard records.known.isSubset(of: after.known) else { return "A record came from nowhere." }
    guard records.removed.isEmpty || !catalog.tombstones.isEmpty else {
      return "Content was removed without a tombstone."
    }
    if isDone, records != after { return "\(records.held.count) records of \(after.held.count)." }
    // Every segment stands in the journal of merges once, and nothing else does.
    let noted = try centre.mergeNotes().filter { $0.record["segment"] == .bool(true) }.map(\.id)
    let segments =
      try disk.status("\(Self.root)/segments") == nil
      ? [] : disk.list("\(Self.root)/segments").map(\.name).filter { !$0.hasPrefix(".") }
    guard noted.sorted() == segments.sorted() else {
      return "The journal of merges has \(noted), the folder of segments \(segments)."
    }
    // A receipt lets the sender clear its copy, so it comes after everything that it names.
    let receipts = catalog.receipts.filter { $0.bundle == bundle }
    if isDone, receipts.count != 1 { return "There are \(receipts.count) receipts." }
    let named = Set(receipts.flatMap(\.records))
    return named.isSubset(of: try recordIDs(in: centre)) ? nil : "A receipt names what is not here."
  }

  /// The ids of all records with those of the questionnaires as records.
  private func recordIDs(in centre: Store) throws -> Set<String> {
    let kept = try centre.questionnaires().map { kept in
      let sources = try centre.sources(of: SampleInterview.questionnaire)
      return try CheckedRecord(
        .questionnaire, naming: QuestionnaireRecord(SampleInterview.questionnaire, sources).record
      ).id
    }
    return Set(try centre.recordIDs() + kept)
  }
}
