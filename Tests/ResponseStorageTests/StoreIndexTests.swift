import FileSimulation
import FileStorage
import Glibc
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

/// The index of a store: always what the records say, whatever happened to either.
@Suite struct StoreIndexTests {
  private static let at = Timestamp(milliseconds: 1_777_700_000_000, offset: 360)

  /// Adds a further response, made apart from the first.
  private func add(_ number: Int, to store: Store, parents: [String] = []) throws -> Response {
    var response = SampleInterview.response
    response.responseID = "0197a6d2-c4e1-7b3a-9f00-\(String(number, radix: 16).padded(12))"
    response.parents = parents
    response.revision = parents.isEmpty ? 1 : 2
    response.made.reason = parents.isEmpty ? nil : "жаңы"
    return try store.add(response, personal: nil).response
  }

  /// What the records say when each is read in full.
  private func truth(of store: Store) throws -> StoreCatalog {
    var (responses, reviews): ([ResponseSummary], [Review]) = ([], [])
    var (tombstones, receipts): ([Tombstone], [Receipt]) = ([], [])
    try store.forEachRecord { location, result in
      guard let checked = try? result.get() else { return }
      switch checked.format {
      case .response:
        if let response = try? Response(record: checked.object) {
          responses.append(ResponseSummary(response, at: location))
        }
      case .review: (try? Review(record: checked.object)).map { reviews.append($0) }
      case .tombstone: (try? Tombstone(record: checked.object)).map { tombstones.append($0) }
      case .receipt: (try? Receipt(record: checked.object)).map { receipts.append($0) }
      case .personal, .events, .questionnaire, .journal, .store, .bundle, .bundleEnd: break
      }
    }
    return StoreCatalog(
      responses: responses, reviews: reviews, tombstones: tombstones, receipts: receipts)
  }

  private func expectTruth(
    of store: Store, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (found, expected) = (try store.catalog(), try truth(of: store))
    #expect(found.lineages == expected.lineages, comment, sourceLocation: sourceLocation)
    #expect(found.tombstones == expected.tombstones, comment, sourceLocation: sourceLocation)
    #expect(found.receipts == expected.receipts, comment, sourceLocation: sourceLocation)
    #expect(found.troubles.isEmpty, comment, sourceLocation: sourceLocation)
  }

  /// Puts lines where a merge would put them.
  private func addSegment(
    _ name: String, _ records: [JSONObject], to root: String, on files: any FileSystem
  ) throws {
    let folder = "\(root)/segments/\(name)"
    try files.makeDirectories(folder)
    let lines = try records.map { try JSONWriter.canonical(.object($0)) + [0x0A] }
    try AtomicFile.write(
      Array(lines.joined()), to: "\(folder)/residents.responses.ndjson", on: files)
  }

  private func supervise(_ response: Response, in store: Store) throws {
    let review = Review(
      responseID: response.responseID, revisionID: response.revisionID ?? "", after: ["x"],
      kind: .decision, verdict: .returned, question: "age", text: "Тактап бериңиз", by: "bek",
      role: .supervisor, at: Self.at)
    try store.add(CheckedRecord(.review, naming: review.record))
    let receipt = Receipt(bundle: "ff", store: "s", records: ["b", "a"], by: "bek", at: Self.at)
    try store.add(CheckedRecord(.receipt, naming: receipt.record))
  }

  /// A store with everything in it that a catalog tells of.
  private func filled(on files: any FileSystem, at root: String = "/store") throws -> Store {
    let store = try SampleInterview.store(on: files, at: root)
    let stored = try SampleInterview.run(in: store)
    let second = try add(2, to: store)
    _ = try add(2, to: store, parents: [second.revisionID ?? ""])
    try supervise(stored.response, in: store)
    let gone = try add(3, to: store)
    let tombstone = Tombstone(
      responseID: gone.responseID, reason: "consent", by: "bek", role: .centre, at: Self.at)
    try store.add(CheckedRecord(.tombstone, naming: tombstone.record))
    var other = SampleInterview.response
    other.responseID = "0197a6d2-c4e1-7b3a-9f00-00000000ffff"
    other.region = nil
    other.status = .partial
    try addSegment(
      "m1", [CheckedRecord(.response, naming: other.record).object], to: root, on: files)
    return store
  }

  @Test func `the catalog is the same with and without an index`() throws {
    let files = SimulatedFileSystem()
    let store = try filled(on: files)
    try expectTruth(of: store, "made")
    #expect(try files.status("/store/index") != nil)
    try expectTruth(of: store, "read")
    let reader = try Store.open("/store", for: nil, on: files)
    try expectTruth(of: reader, "read without the lock")
  }

  @Test func `from the index no record is read`() throws {
    let files = SimulatedFileSystem()
    let store = try filled(on: files)
    _ = try store.catalog()
    let before = files.steps.count
    _ = try store.catalog()
    let opened = files.steps[before...].filter { $0.operation == .open }.map(\.path)
    #expect(opened == ["/store/index"])
    #expect(files.steps[before...].allSatisfy { $0.operation != .create })
  }

  @Test func `whatever is added, changed or taken away shows at once`() throws {
    let files = SimulatedFileSystem()
    let store = try filled(on: files)
    try expectTruth(of: store, "filled")
    let fourth = try add(4, to: store)
    try expectTruth(of: store, "a response")
    try supervise(fourth, in: store)
    try expectTruth(of: store, "a review")
    var fifth = SampleInterview.response
    fifth.responseID = "0197a6d2-c4e1-7b3a-9f00-000000000005"
    let record = try CheckedRecord(.response, naming: fifth.record).object
    try addSegment("m2", [record], to: "/store", on: files)
    try expectTruth(of: store, "a merge")
    try addSegment("m2", [], to: "/store", on: files)
    try expectTruth(of: store, "a line removed from a segment")
    try files.unlink("/store/segments/m2/residents.responses.ndjson")
    try files.removeDirectory("/store/segments/m2")
    try expectTruth(of: store, "a merge undone")
    let path = try #require(store.catalog().lineages.first?.current.location.path)
    try files.makeDirectories("/store/archive")
    try files.rename("/store/\(path)", to: "/store/archive/\(lastName(path))")
    try expectTruth(of: store, "a response moved to the archive")
    #expect(!(try store.catalog().lineages.contains { $0.current.location.path == path }))
  }

  @Test func `a reader without the lock writes nothing`() throws {
    let files = SimulatedFileSystem()
    let store = try filled(on: files)
    store.close()
    let before = files.steps.count
    let reader = try Store.open("/store", for: nil, on: files)
    try expectTruth(of: reader)
    #expect(try files.status("/store/index") == nil)
    #expect(!files.steps[before...].contains { $0.operation == .create || $0.operation == .write })
  }

  @Test func `an index with any byte changed or cut anywhere is made again`() throws {
    let files = SimulatedFileSystem()
    let store = try SampleInterview.store(on: files)
    try supervise(SampleInterview.run(in: store).response, in: store)
    let expected = try store.catalog()
    let whole = try files.contents(of: "/store/index")
    let reader = try Store.open("/store", for: nil, on: files)
    for position in whole.indices {
      var changed = whole
      changed[position] ^= 1 << UInt8(position % 8)
      for bytes in [changed, Array(whole[..<position])] {
        files.replaceContents(of: "/store/index", with: bytes)
        #expect(try reader.catalog().lineages == expected.lineages, "byte \(position)")
      }
    }
    files.replaceContents(of: "/store/index", with: Array("suroo-index 2\n".utf8) + whole)
    #expect(try store.catalog().lineages == expected.lineages)
    #expect(try files.contents(of: "/store/index") == whole)
  }

  @Test func `that the index cannot be written is no trouble`() throws {
    let files = SimulatedFileSystem()
    let store = try filled(on: files)
    for operation in [FileError.Operation.create, .write, .rename] {
      files.fail(.init(operation, number: 1, code: ENOSPC, isPersistent: true))
      try expectTruth(of: store, "\(operation)")
      files.fail(nil)
      #expect(try files.status("/store/index") == nil)
    }
  }

  @Test func `what cannot be read is told every time and tried again`() throws {
    let files = SimulatedFileSystem()
    let store = try filled(on: files)
    let path = "/store/\(try #require(store.catalog().lineages.first?.current.location.path))"
    let bytes = try files.contents(of: path)
    try files.unlink("/store/index")
    files.replaceContents(of: path, with: Array(bytes.dropLast(20)))
    for _ in 0..<2 {
      let catalog = try store.catalog()
      #expect(catalog.troubles.count == 1)
      #expect(catalog.lineages.flatMap(\.revisions).count == 3)
    }
    files.replaceContents(of: path, with: bytes)
    try expectTruth(of: store)
  }

  @Test func `a power cut at any moment leaves no wrong index`() throws {
    let files = SimulatedFileSystem()
    let store = try filled(on: files)
    let start = files.steps.count
    _ = try store.catalog()
    _ = try add(6, to: store)
    _ = try store.catalog()
    for count in start...files.steps.count {
      for left in files.afterPowerCut(at: count, states: 6, seed: 3) {
        let next = try Store.open("/store", for: SampleInterview.holder, on: left)
        _ = try next.recover(at: SampleInterview.now)
        try expectTruth(of: next, "step \(count)")
      }
    }
  }

  @Test func `the index works on a real disk`() throws {
    try withTemporaryFolder { folder in
      let files = POSIXFileSystem()
      let store = try filled(on: files, at: "\(folder)/store")
      for number in 10..<40 {
        _ = try add(number, to: store)
        if number % 7 == 0 { try expectTruth(of: store, "\(number)") }
      }
      try expectTruth(of: store)
    }
  }
}

extension String {
  fileprivate func padded(_ length: Int) -> String {
    String(repeating: "0", count: length - utf8.count) + self
  }
}
