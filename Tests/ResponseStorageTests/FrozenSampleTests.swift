import FileSimulation
import FileStorage
import Foundation
import JSONRecords
import ResponseStorage
import Sealing
import SurveyModel
import Testing

/// Files of every kind as version 1 wrote them.
///
/// They are never written again: what they hold must be read, with the same
/// ids, by every program to come. A version 2 gets samples of its own.
@Suite struct FrozenSampleTests {
  private static let folder = Bundle.module.path(forResource: "Fixtures/Version1", ofType: nil)

  /// The ids of the records, none of which may ever change.
  private static let ids: [String: RecordFormat] = [
    "a344873b527d5c8ac0ab3ac2aa25214b6e5ff14338086990b133635ffcf924ec": .questionnaire,
    "2582fa13f958b7bcf9fc879d2af4e9f7510b01e44ebb9289fa0405996670e88d": .events,
    "27564db85055b80415cc41d6a33ccc9b262a0a28eacf1d3bf25c4327cbfb9f98": .response,
    "85d488cb3fe3c4e7df13e5fa64afb65c3d062838069bcfa90deb93c4cd22a886": .personal,
    "318a611f75b7b4bdc0d623f41f26ff4e4d85814b9e06321d81083946f5472857": .response,
    "e76cc2a7557f7e07526301b6ccc08d726dd30d61040fbf0783ec97021ac9de3a": .tombstone,
    "e8ff1003f1b56ef1876bb144472ebfa6ddb99fde1c676dd261dad3f02e7788bc": .review,
    "8f12c0745063526d19acf8390f9908555867bcc3ea7792c4cecd14ccd1efd76e": .receipt,
  ]

  /// The response that a merge brought, with a member of a later program.
  private static let received = "acffd777b7bf594f00a540c04122586e1dc97d98d9e408033ed6d2f99a1aa46f"

  /// Opens a copy of the store, since opening may bring its index up to date.
  private func withStore<Result>(_ body: (Store) throws -> Result) throws -> Result {
    let original = try #require(Self.folder)
    return try withTemporaryFolder { folder in
      try FileManager.default.copyItem(atPath: "\(original)/store", toPath: "\(folder)/store")
      return try body(try Store.open("\(folder)/store", for: nil))
    }
  }

  @Test func `the store is read, every record with its id`() throws {
    try withStore { store in
      var found: [String: RecordFormat] = [:]
      try store.forEachRecord { location, result in
        do {
          let record = try result.get()
          found[record.id] = record.format
        } catch {
          Issue.record("\(location.path): \(error)")
        }
      }
      for (id, format) in Self.ids where format != .questionnaire {
        #expect(found[id] == format, "\(id)")
      }
      #expect(found.count == Self.ids.count - 1 + 2)
      #expect(found[Self.received] == .response)
      #expect(
        try store.digest().hex
          == "ea52755921f952731694ef461b58d483eabb57d803e3d8a3dde8310b8f083194")
      #expect(store.description == SampleInterview.description)
      #expect(try store.catalog().troubles.isEmpty)
      let sources = try store.sources(of: SampleInterview.questionnaire)
      #expect(sources.map(\.name).sorted() == SampleInterview.sources.map(\.name).sorted())
      #expect(try store.writtenBundles().map(\.number) == [1])
      #expect(try store.writtenBundles().map(\.way) == [.up])
    }
  }

  @Test func `the responses mean what they meant`() throws {
    try withStore { store in
      let history = try store.history(of: SampleInterview.opening.responseID, personal: true)
      try #require(history.revisions.count == 2)
      var first = history.revisions[0].response
      #expect(first.answers == SampleInterview.response.answers)
      #expect(first.missing == SampleInterview.response.missing)
      #expect(first.overrides == SampleInterview.response.overrides)
      #expect(first.comments == SampleInterview.response.comments)
      first.revisionID = nil
      first.eventsSHA256 = nil
      first.personalSHA256 = nil
      #expect(first == SampleInterview.response)
      #expect(history.revisions[0].standing.verdict == .returned)
      #expect(history.revisions[1].response.made.reason == "жаңылыш")
      #expect(history.revisions[1].changes.first?.changes.map(\.key) == ["age"])
      #expect(history.revisions[1].personalChanges == [])
      #expect(history.revisions[0].events?.events.count == SampleInterview.events.count)
    }
  }

  @Test func `the journals are read to their ends`() throws {
    try withStore { store in
      let drafts = try store.draftList()
      #expect(drafts.troubles.isEmpty)
      try #require(drafts.drafts.count == 1)
      #expect(try store.journal(drafts.drafts[0].name).events.count == 3)
      let finished = try store.journal("2026-05-01_\(SampleInterview.opening.responseID)")
      #expect(finished.opening == SampleInterview.opening)
      #expect(finished.events.dropLast().map(\.action) == SampleInterview.actions)
    }
  }

  @Test func `the bundle is whole, signed by the device, and holds the same records`() throws {
    let folder = try #require(Self.folder)
    let reading = try BundleReading("\(folder)/bundle.suroo", on: POSIXFileSystem())
    var found: [String: RecordFormat] = [:]
    while let item = try reading.next() { found[item.record.id.hex] = item.record.format }
    #expect(reading.isSound, "\(reading.damage)")
    #expect(found == Self.ids)
    #expect(reading.header?.device == "laptop-3")
    let trailer = try #require(reading.trailer)
    let text = try String(contentsOfFile: "\(folder)/store/signing.key", encoding: .utf8)
    let key = try #require(text.split(separator: "\n").lazy.compactMap { SigningKey($0) }.first)
    #expect(trailer.signature?.key == key.verifyingKey.description)
    let digest = try #require(SHA256Digest(hex: trailer.sha256))
    #expect(trailer.signature?.value == key.signature(of: digest).description)
  }

  @Test func `a record keeps the members of a later program and is written back as it was`() throws
  {
    let folder = try #require(Self.folder)
    let files = try #require(FileManager.default.enumerator(atPath: folder))
    var count = 0
    for case let name as String in files {
      let bytes = { Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))) }
      if name.hasSuffix(".json"), !name.hasSuffix("merge.json") {
        let content = try bytes()
        let value = try JSONReader.value(of: content)
        #expect(try JSONWriter.indented(value) == content, "\(name)")
        count += 1
      } else if name.hasSuffix(".ndjson") || name.hasSuffix("bundle.suroo") {
        for line in try bytes().split(separator: 0x0A) {
          let value = try JSONReader.value(of: line)
          #expect(try JSONWriter.canonical(value) == Array(line), "\(name)")
          count += 1
        }
      }
    }
    #expect(count == 9 + 2 + 10)
  }

  @Test(arguments: RecordFormat.allCases)
  func `a higher version is refused by name`(format: RecordFormat) throws {
    let error = RecordError.newer(format: format.rawValue, version: RecordFormat.version + 1)
    var object = try sample(format)
    object["format_version"] = .integer(RecordFormat.version + 1)
    #expect(throws: error) {
      switch format {
      case .response: _ = try Response(record: object)
      case .personal: _ = try PersonalPart(record: object)
      case .events: _ = try InterviewEvents(record: object)
      case .review: _ = try Review(record: object)
      case .tombstone: _ = try Tombstone(record: object)
      case .receipt: _ = try Receipt(record: object)
      case .questionnaire: _ = try QuestionnaireRecord(record: object)
      case .bundle: _ = try BundleHeader(record: object)
      case .bundleEnd: _ = try BundleTrailer(record: object)
      case .journal, .store:
        // These two are files of their own, read as such.
        try openStore(with: object, format)
      }
    }
    #expect(error.description.contains("newer program"))
    #expect(error.description.contains(format.rawValue))
    if format.idMember != nil {
      #expect(throws: error) { _ = try CheckedRecord(format, naming: object) }
    }
  }

  /// The sample of a kind.
  private func sample(_ format: RecordFormat) throws -> JSONObject {
    let folder = try #require(Self.folder)
    let name =
      switch format {
      case .store: "store/STORE.json"
      case .journal:
        "store/drafts/2026-05-01_\(SampleInterview.opening.responseID).draft/journal.jsonl"
      default: "bundle.suroo"
      }
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    let texts = format == .store ? [bytes[...]] : bytes.split(separator: 0x0A)
    for text in texts {
      if let members = try JSONReader.value(of: text).members,
        members["format"]?.text == format.rawValue
      {
        return members
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// Opens a store whose description or journal is this record.
  private func openStore(with object: JSONObject, _ format: RecordFormat) throws {
    let files = SimulatedFileSystem()
    try SampleInterview.store(on: files).close()
    var bytes = try JSONWriter.canonical(.object(object))
    do throws(StorageError) {
      if format == .store {
        do { try AtomicFile.write(bytes, to: "/store/STORE.json", on: files) } catch {}
        _ = try Store.open("/store", for: nil, on: files)
      } else {
        bytes = try Self.journalLine(object)
        do {
          try files.makeDirectories("/store/drafts/x.draft")
          try AtomicFile.write(bytes, to: "/store/drafts/x.draft/journal.jsonl", on: files)
        } catch {}
        _ = try Store.open("/store", for: nil, on: files).journal("x")
      }
    } catch {
      guard case .record(_, let failure) = error else { throw error }
      throw failure
    }
  }

  /// The line of a journal with a right checksum.
  private static func journalLine(_ object: JSONObject) throws(StorageError) -> [UInt8] {
    var members = object
    members["c"] = nil
    let body = ((try? JSONWriter.canonical(.object(members))) ?? []).dropLast()
    var sum = ~UInt32(0)
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    let digits = String(~sum, radix: 16)
    let padded = String(repeating: "0", count: 8 - digits.count) + digits
    return body + Array(#","c":"\#(padded)"}"#.utf8) + [0x0A]
  }
}
