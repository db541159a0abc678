import FileSimulation
import FileStorage
import JSONRecords
import ResponseStorage
import Sealing
import SurveyModel
import Testing

@Suite struct SealedPersonalPartTests {
  private let identity = AgeIdentity()

  private func plain() throws -> CheckedRecord {
    try CheckedRecord(.personal, naming: SampleInterview.personal.record)
  }

  @Test func `a sealed part opens to the record it was, for its key only`() throws {
    let plain = try plain()
    let sealed = try SealedPersonalPart(plain, to: [AgeIdentity().recipient, identity.recipient])
    let record = try CheckedRecord(.personal, naming: sealed.record)
    #expect(record.id != plain.id)
    #expect(!String(decoding: try record.line(), as: UTF8.self).contains("0555"))
    let read = try #require(try SealedPersonalPart(record: record.object))
    #expect(read == sealed)
    #expect(read.personalSHA256 == (try SampleInterview.personal.digest().hex))
    let opened = try read.opened(with: [identity])
    #expect(opened == plain)
    #expect(try PersonalPart(record: opened.object) == SampleInterview.personal)
    #expect(throws: SealedPersonalPart.Failure.sealing(.noMatch)) {
      try read.opened(with: [AgeIdentity()])
    }
    #expect(try SealedPersonalPart(record: plain.object) == nil)
  }

  @Test func `a sealed part that says it is another one is found out`() throws {
    let sealed = try SealedPersonalPart(try plain(), to: [identity.recipient])
    var object = sealed.record
    object["personal_sha256"] = .string(String(repeating: "0", count: 64))
    let other = try #require(try SealedPersonalPart(record: object))
    #expect(throws: SealedPersonalPart.Failure.self) { try other.opened(with: [identity]) }
    object = sealed.record
    object["response_id"] = "0197a6d2-c4e1-7b3a-9f00-000000000000"
    let moved = try #require(try SealedPersonalPart(record: object))
    #expect(
      throws: SealedPersonalPart.Failure.record(
        .member("response_id", expected: "that of the sealed part"))
    ) { try moved.opened(with: [identity]) }
    object["personal_sha256"] = "x"
    #expect(throws: RecordError.member("personal_sha256", expected: "64 hexadecimal digits")) {
      try SealedPersonalPart(record: object)
    }
  }

  @Test func `a bundle with sealed parts shows names to the holder of the key only`() throws {
    let files = SimulatedFileSystem()
    let store = try SampleInterview.store(on: files)
    let response = try SampleInterview.run(in: store).response
    try files.makeDirectories("/stick")
    let contents = try store.bundleContents(.all, personal: .sealed([identity.recipient]))
    #expect(contents.counts[.personal] == 1)
    let making = Store.BundleMaking(program: "suroo test", at: SampleInterview.now)
    let written = try store.writeBundle(contents, to: "/stick", making)
    #expect(written.length <= contents.bytes + 2048)
    let text = String(decoding: try files.contents(of: written.path), as: UTF8.self)
    #expect(!text.contains("0555 999999"))

    let centre = try SampleInterview.store(on: files, at: "/centre")
    let reading = try BundleReading(written.path, on: files)
    var lines: [UInt8] = []
    while let item = try reading.next() { lines += item.record.bytes + [0x0A] }
    #expect(reading.isSound)
    try files.makeDirectories("/centre/segments/m1")
    try AtomicFile.create(lines, at: "/centre/segments/m1/records.ndjson", on: files)
    let closed = try centre.history(
      of: response.responseID, personal: true, openedWith: [AgeIdentity()])
    #expect(closed.revisions.first?.personal == nil)
    let open = try centre.history(of: response.responseID, personal: true, openedWith: [identity])
    #expect(open.revisions.first?.personal == SampleInterview.personal)
    let unasked = try centre.history(
      of: response.responseID, personal: false, openedWith: [identity])
    #expect(unasked.revisions.first?.personal == nil)

    // What came sealed is handed on as it is.
    let onward = try centre.bundleContents(.all, personal: .sealed([AgeIdentity().recipient]))
    let second = try centre.writeBundle(onward, to: "/stick", making)
    let again = String(decoding: try files.contents(of: second.path), as: UTF8.self)
    let id = try #require(
      text.firstMatch(of: /"personal_sha256":"([0-9a-f]{64})","record_id":"([0-9a-f]{64})"/))
    #expect(again.contains("\"record_id\":\"\(id.2)\""))
  }

  @Test func `a receipt for a sealed part stands for the plain one that stayed`() throws {
    let files = SimulatedFileSystem()
    let store = try SampleInterview.store(on: files)
    _ = try SampleInterview.run(in: store)
    try files.makeDirectories("/stick")
    let handling = PersonalHandling.sealed([identity.recipient])
    let making = Store.BundleMaking(program: "suroo test", at: SampleInterview.now)
    // First the part stays at home; the receipt for the rest does not keep it there.
    for (personal, counts) in [
      (PersonalHandling.leftOut, [RecordFormat.response: 1, .events: 1, .questionnaire: 1]),
      (handling, [.personal: 1, .receipt: 1]),
    ] {
      let contents = try store.bundleContents(.unacknowledged, personal: personal)
      #expect(contents.counts == counts)
      let written = try store.writeBundle(contents, to: "/stick", making)
      #expect(try store.tidy(isTrial: true).kept.map(\.reason) == [.noReceipt])
      let reading = try BundleReading(written.path, on: files)
      var ids: [String] = []
      while let item = try reading.next() { ids.append(item.record.id.hex) }
      let receipt = Receipt(
        bundle: written.trailer.sha256, store: "centre", records: ids, by: "bek",
        at: SampleInterview.now)
      try store.add(CheckedRecord(.receipt, naming: receipt.record))
    }
    let noted = try #require(try store.writtenBundles().last)
    #expect(noted.sealedParts.count == 1)
    #expect(try noted.sealedParts.first?.value == plain().id)
    for personal in [handling, .plain] {
      let left = try store.bundleContents(.unacknowledged, personal: personal)
      #expect(left.counts[.personal] == nil && left.counts[.response] == nil)
    }
    #expect(try store.tidy().moved.count == 1)
  }
}
