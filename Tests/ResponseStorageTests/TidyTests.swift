import FileSimulation
import FileStorage
import Glibc
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import Testing

/// Moving what is safe elsewhere to the archive.
@Suite struct TidyTests {
  private static let making = Store.BundleMaking(program: "suroo test", at: SampleInterview.now)

  /// A store with one interview, and the ids of its records.
  private static func disk(
    isFAT: Bool = false
  ) throws -> (files: SimulatedFileSystem, store: Store, ids: [String]) {
    let files = SimulatedFileSystem(isFAT: isFAT)
    let store = try SampleInterview.store(on: files)
    _ = try SampleInterview.run(in: store)
    return (files, store, try ids(of: store))
  }

  private static func ids(of store: Store) throws -> [String] {
    var ids: [String] = []
    try store.forEachRecord { _, result in
      if let record = try? result.get(), record.format != .receipt { ids.append(record.id) }
    }
    return ids
  }

  private static func addReceipt(
    _ ids: some Sequence<String>, from holder: String, to store: Store
  ) throws {
    let receipt = Receipt(
      bundle: String(repeating: "a", count: 64), store: holder, records: Array(ids), by: "bek",
      at: SampleInterview.now)
    try store.add(CheckedRecord(.receipt, naming: receipt.record))
  }

  @Test func `what another store holds moves, and nothing is lost`() throws {
    let (files, store, ids) = try Self.disk()
    try Self.addReceipt(ids, from: "centre", to: store)
    let (digest, catalog) = (try store.digest(), try store.catalog())
    let trial = try store.tidy(isTrial: true)
    #expect(trial.moved.map(\.responseID) == [SampleInterview.opening.responseID])
    #expect(try store.catalog().lineages == catalog.lineages)
    let report = try store.tidy()
    #expect(report.moved == trial.moved)
    #expect(report.journals.count == 1)
    #expect(report.kept.isEmpty)
    #expect(try store.digest() == digest)
    let summary = try #require(store.catalog().lineages.first?.current)
    #expect(summary.location.path.hasPrefix("archive/responses/residents/2026-05/"))
    #expect(try store.checkedRecord(at: summary.location).id == summary.revisionID)
    let stored = try #require(store.revisions(of: summary.responseID).first)
    #expect(try store.events(of: stored) != nil)
    #expect(try store.personalPart(of: stored) == SampleInterview.personal)
    #expect(try store.responsePaths().count == 1)
    #expect(try files.list("/store/drafts").isEmpty)
    #expect(try files.list("/store/responses/residents/2026-05").isEmpty)
    #expect(try store.tidy().moved.isEmpty)
    #expect(try store.recover(at: SampleInterview.now).isEmpty)
  }

  @Test func `without a receipt for every part nothing moves`() throws {
    for missing in 0..<3 {
      let (_, store, ids) = try Self.disk()
      var some = ids
      some.remove(at: missing)
      try Self.addReceipt(some, from: "centre", to: store)
      try Self.addReceipt(ids, from: store.description.id, to: store)
      let report = try store.tidy()
      #expect(report.moved.isEmpty)
      #expect(report.kept.map(\.reason) == [.noReceipt])
    }
  }

  @Test func `a receipt that was changed moves nothing`() throws {
    let (files, store, ids) = try Self.disk()
    try Self.addReceipt(["x"], from: "centre", to: store)
    let path = "/store/receipts/\(try files.list("/store/receipts")[0].name)"
    let text = String(decoding: try files.contents(of: path), as: UTF8.self)
    let quoted = ids.map { "\"\($0)\"" }.joined(separator: ",")
    files.replaceContents(of: path, with: Array(text.replacing("\"x\"", with: quoted).utf8))
    let report = try store.tidy()
    #expect(report.moved.isEmpty)
    #expect(report.troubles.count == 1)
  }

  @Test func `a returned response waits for its interviewer`() throws {
    let (_, store, ids) = try Self.disk()
    let review = Review(
      responseID: SampleInterview.opening.responseID,
      revisionID: try #require(store.catalog().lineages.first?.current.revisionID),
      kind: .decision, verdict: .returned, by: "bek", role: .supervisor, at: SampleInterview.now)
    try store.add(CheckedRecord(.review, naming: review.record))
    try Self.addReceipt(ids, from: "centre", to: store)
    let report = try store.tidy()
    #expect(report.moved.isEmpty)
    #expect(report.kept.map(\.reason) == [.returned])
  }

  @Test func `what belongs to a damaged file stays with it`() throws {
    let (files, store, ids) = try Self.disk()
    try Self.addReceipt(ids, from: "centre", to: store)
    let events = try #require(
      files.list("/store/responses/residents/2026-05").first { $0.name.contains(".events.") })
    files.replaceContents(
      of: "/store/responses/residents/2026-05/\(events.name)", with: Array("{}".utf8))
    #expect(try store.tidy().moved.isEmpty)
  }

  @Test(arguments: [false, true])
  func `the power may go at any moment`(isFAT: Bool) throws {
    let (files, store, ids) = try Self.disk(isFAT: isFAT)
    try Self.addReceipt(ids, from: "centre", to: store)
    let digest = try store.digest()
    let before = files.steps.count
    _ = try store.tidy()
    for step in before...files.steps.count {
      for disk in files.afterPowerCut(at: step, states: 4, seed: 7) {
        let store = try Store.open("/store", for: SampleInterview.holder, on: disk)
        _ = try store.recover(at: SampleInterview.now)
        #expect(try store.digest() == digest, "after step \(step)")
        #expect(try store.catalog().lineages.count == 1)
        #expect(try store.responsePaths().count == 1)
        _ = try store.tidy()
        #expect(try store.digest() == digest, "after step \(step)")
        #expect(try store.tidy().moved.isEmpty)
        #expect(try disk.list("/store/responses/residents/2026-05").isEmpty)
        store.close()
      }
    }
  }

  @Test(arguments: [EIO, ENOSPC])
  func `whatever fails, nothing is lost and another try goes on`(code: Int32) throws {
    let (trial, store, ids) = try Self.disk()
    try Self.addReceipt(ids, from: "centre", to: store)
    let before = trial.steps.count
    _ = try store.tidy()
    for number in 1...trial.steps.count - before {
      let (files, store, ids) = try Self.disk()
      try Self.addReceipt(ids, from: "centre", to: store)
      let digest = try store.digest()
      files.fail(.init(number: number, code: code))
      _ = try? store.tidy()
      files.fail(nil)
      #expect(try store.digest() == digest)
      _ = try store.tidy()
      #expect(try store.digest() == digest)
      #expect(try files.list("/store/responses/residents/2026-05").isEmpty)
    }
  }
}
