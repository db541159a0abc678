import FileSimulation
import FileStorage
import Glibc
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import Testing

/// Bundles as they are written, read, chained and acknowledged.
@Suite struct BundleTests {
  private static let making = Store.BundleMaking(program: "suroo test", at: SampleInterview.now)

  /// A disk with a store that holds one interview, and an empty stick.
  private static func disk() throws -> (files: SimulatedFileSystem, store: Store) {
    let files = SimulatedFileSystem()
    let store = try SampleInterview.store(on: files)
    _ = try SampleInterview.run(in: store)
    try files.makeDirectories("/stick")
    return (files, store)
  }

  private static func bundle(
    of store: Store, _ scope: BundleScope = .unacknowledged
  ) throws -> WrittenBundle {
    try store.writeBundle(store.bundleContents(scope), to: "/stick", making)
  }

  @Test func `a bundle holds every record and says so`() throws {
    let (files, store) = try Self.disk()
    let written = try Self.bundle(of: store)
    #expect(written.path == "/stick/KG-O_laptop-3_2026-05-01_001.suroo")
    let reading = try BundleReading(written.path, on: files)
    #expect(reading.header == written.header)
    #expect(!reading.isSound)
    var kinds: [RecordFormat] = []
    while let item = try reading.next() {
      kinds.append(item.record.format)
      #expect(try item.record.record().line() == item.record.bytes)
      #expect(item.line == kinds.count + 1)
    }
    #expect(reading.isSound)
    #expect(reading.damage.isEmpty)
    #expect(reading.trailer == written.trailer)
    #expect(kinds == [.questionnaire, .events, .response, .personal])
    #expect(written.header.counts == reading.counts)
    #expect(written.header.questionnaires.map(\.responses) == [1])
    let bytes = try files.contents(of: written.path)
    let end = try #require(bytes.dropLast().lastIndex(of: 0x0A))
    #expect(SHA256.digest(of: bytes[...end]).hex == written.trailer.sha256)
    #expect(written.length == bytes.count)
  }

  @Test func `the files of a questionnaire come back from its record`() throws {
    let record = QuestionnaireRecord(SampleInterview.questionnaire, SampleInterview.sources)
    let read = try QuestionnaireRecord(record: record.record)
    #expect(read.questionnaire == SampleInterview.questionnaire)
    #expect(read.sources.map(\.name) == ["lists/places.csv", "residents.yaml"])
    #expect(read.sources.map(\.bytes) == SampleInterview.sources.reversed().map(\.bytes))
    for name in ["../x", "/x", ""] {
      let hostile = QuestionnaireRecord(
        SampleInterview.questionnaire, [Questionnaire.SourceFile(name: name, bytes: [1])])
      #expect(throws: RecordError.self) { try QuestionnaireRecord(record: hostile.record) }
    }
    let other = QuestionnaireRecord(
      SampleInterview.questionnaire, [Questionnaire.SourceFile(name: "x", bytes: [1])])
    #expect(throws: RecordError.self) { try QuestionnaireRecord(record: other.record) }
  }

  @Test func `any byte changed is found, and nothing changed is handed out`() throws {
    let (files, store) = try Self.disk()
    let written = try Self.bundle(of: store)
    let bytes = try files.contents(of: written.path)
    let sound = try Set(Self.items(of: written.path, on: files).map(\.record.bytes))
    let copy = try CopiedFile()
    for index in bytes.indices {
      for change: (UInt8) -> UInt8 in [{ $0 ^ 1 }, { _ in 0x20 }, { _ in 0 }] {
        var changed = bytes
        changed[index] = change(bytes[index])
        guard changed != bytes else { continue }
        let reading = try copy.reading(changed)
        while let item = try reading.next() {
          if !sound.contains(item.record.bytes) {
            Issue.record("byte \(index): \(item.record.id.hex)")
          }
        }
        if reading.isSound || reading.damage.isEmpty { Issue.record("byte \(index)") }
      }
    }
  }

  @Test func `a file cut anywhere is found`() throws {
    let (files, store) = try Self.disk()
    let written = try Self.bundle(of: store)
    let bytes = try files.contents(of: written.path)
    let copy = try CopiedFile()
    for length in 0..<bytes.count {
      let reading = try copy.reading(Array(bytes.prefix(length)))
      #expect(try !reading.verify(), "\(length) bytes")
      if !reading.damage.contains(where: { $0.reason == .cut }) { Issue.record("\(length) bytes") }
    }
    let longer = try copy.reading(bytes + Array("{}\n".utf8))
    #expect(try !longer.verify())
    #expect(longer.damage.map(\.reason) == [.following])
  }

  @Test func `damage names the line and the record, and the rest is still there`() throws {
    let (files, store) = try Self.disk()
    let written = try Self.bundle(of: store)
    let items = try Self.items(of: written.path, on: files)
    let text = String(decoding: try files.contents(of: written.path), as: UTF8.self)
    let changed = text.replacing("\"age\":34", with: "\"age\":43")
    let reading = try CopiedFile().reading(Array(changed.utf8))
    var left: [String] = []
    while let item = try reading.next() { left.append(item.record.id.hex) }
    let response = try #require(items.first { $0.record.format == .response })
    #expect(left == items.map(\.record.id.hex).filter { $0 != response.record.id.hex })
    let damage = try #require(reading.damage.first)
    #expect(damage.line == response.line)
    #expect(damage.record == response.record.id.hex)
    #expect(
      damage.description.hasPrefix(
        "Line \(response.line), record \(response.record.id.hex.prefix(12)): Its content was changed"
      ))
    #expect(reading.damage.count == 3)
  }

  @Test func `a bundle names the one before it, and a lost one shows`() throws {
    let (_, store) = try Self.disk()
    let first = try Self.bundle(of: store)
    let second = try Self.bundle(of: store)
    let third = try Self.bundle(of: store)
    #expect([first, second, third].map(\.header.number) == [1, 2, 3])
    #expect(second.header.after == first.trailer.sha256)
    let centre = try Self.centre()
    #expect(try centre.missingBundle(before: first.header) == nil)
    try centre.acknowledge(bundle: first.trailer.sha256, records: [], at: SampleInterview.now)
    #expect(try centre.missingBundle(before: second.header) == nil)
    #expect(try centre.missingBundle(before: third.header) == second.trailer.sha256)
    #expect(try store.writtenBundles().map(\.number) == [1, 2, 3])
  }

  @Test func `what another store has a receipt for is not sent again`() throws {
    let (files, store) = try Self.disk()
    let written = try Self.bundle(of: store)
    let ids = try Self.items(of: written.path, on: files).map(\.record.id.hex)
    // The own word counts for nothing.
    try store.acknowledge(bundle: written.trailer.sha256, records: ids, at: SampleInterview.now)
    #expect(try store.bundleContents(.unacknowledged).counts[.response] == 1)
    let receipt = try Self.centre().acknowledge(
      bundle: written.trailer.sha256, records: ids, at: SampleInterview.now)
    try store.add(CheckedRecord(.receipt, naming: receipt.record))
    let left = try store.bundleContents(.unacknowledged)
    #expect(left.counts == [.receipt: 2])
    #expect(try store.bundleContents(.all).counts[.response] == 1)
    #expect(try store.bundleContents(.all).counts[.questionnaire] == 1)
  }

  @Test func `a receipt from below does not count as gone up`() throws {
    let (files, store) = try Self.disk()
    let review = Review(
      responseID: SampleInterview.opening.responseID,
      revisionID: try #require(store.catalog().lineages.first?.current.revisionID),
      kind: .decision, verdict: .approved, by: "bek", role: .supervisor, at: SampleInterview.now)
    try store.add(CheckedRecord(.review, naming: review.record))
    let back = try Self.bundle(of: store, .madeHere)
    #expect(back.path.hasSuffix("_back-001.suroo"))
    #expect(back.header.number == nil && back.header.after == nil)
    // The interviewer's receipt, and one for a bundle that was written elsewhere.
    let ids = try Self.items(of: back.path, on: files).map(\.record.id.hex)
    let (below, centre) = (try Self.centre(), try Self.centre())
    for bundle in [back.trailer.sha256, String(repeating: "a", count: 64)] {
      let receipt = try below.acknowledge(bundle: bundle, records: ids, at: SampleInterview.now)
      try store.add(CheckedRecord(.receipt, naming: receipt.record))
    }
    let up = try Self.bundle(of: store)
    #expect(up.header.number == 1)
    #expect(up.header.counts[.review] == 1 && up.header.counts[.response] == 1)
    #expect(try Self.bundle(of: store, .madeHere).path.hasSuffix("_back-002.suroo"))
    #expect(try store.writtenBundles().map(\.way) == [.back, .up, .back])
    // The same words from above do count.
    let receipt = try centre.acknowledge(
      bundle: up.trailer.sha256, records: ids, at: SampleInterview.now)
    try store.add(CheckedRecord(.receipt, naming: receipt.record))
    #expect(try store.bundleContents(.unacknowledged).counts == [.receipt: 3])
  }

  @Test func `a receipt for the same bundle is written once and changes no digest`() throws {
    let store = try Self.centre()
    let before = try store.digest()
    let first = try store.acknowledge(bundle: "ab", records: ["y", "x"], at: SampleInterview.now)
    let later = Timestamp(milliseconds: SampleInterview.now.milliseconds + 1, offset: 360)
    let second = try store.acknowledge(bundle: "ab", records: ["x", "y", "x"], at: later)
    #expect(first.recordID != nil)
    #expect(first.at == second.at)
    #expect(try store.catalog().receipts.count == 1)
    #expect(try store.digest() == before)
  }

  @Test func `personal parts stay at home when asked, and tombstones take content away`() throws {
    let (_, store) = try Self.disk()
    #expect(try store.bundleContents(.all, personal: .leftOut).counts[.personal] == nil)
    let end = Tombstone(
      responseID: SampleInterview.opening.responseID, reason: "consent", by: "ana",
      role: .interviewer, at: SampleInterview.now)
    try store.add(CheckedRecord(.tombstone, naming: end.record))
    #expect(try store.bundleContents(.all).counts == [.tombstone: 1])
  }

  @Test func `since takes the parts of a response with it`() throws {
    let (_, store) = try Self.disk()
    let contents = try store.bundleContents(.since(SampleInterview.now))
    #expect(contents.counts == [.response: 1, .events: 1, .personal: 1, .questionnaire: 1])
    let later = Timestamp(milliseconds: SampleInterview.now.milliseconds + 1, offset: 0)
    #expect(try store.bundleContents(.since(later)).isEmpty)
  }

  @Test(arguments: [EIO, ENOSPC, EROFS, ENODEV])
  func `whatever fails, nothing half counts and the next try succeeds`(code: Int32) throws {
    let (trial, store) = try Self.disk()
    let contents = try store.bundleContents(.all)
    let before = trial.steps.count
    _ = try store.writeBundle(contents, to: "/stick", Self.making)
    let steps = trial.steps[before...]
    for isPersistent in [false, true] {
      for (number, step) in zip(1..., steps) {
        let (files, store) = try Self.disk()
        let contents = try store.bundleContents(.all)
        files.fail(.init(number: number, code: code, isPersistent: isPersistent))
        do throws(StorageError) {
          _ = try store.writeBundle(contents, to: "/stick", Self.making)
          // A file that was only read may fail to close.
          #expect(files.failures == 1 && step.operation == .close, "\(step)")
        } catch {
          #expect(!error.description.isEmpty)
        }
        files.fail(nil)
        let noted = try store.writtenBundles().map(\.file)
        for entry in try files.list("/stick") {
          let isSound = try BundleReading("/stick/\(entry.name)", on: files).verify()
          // Only the note in the store may be missing from a whole bundle, or a medium that
          // is gone keeps one that nobody was told of.
          let isNoted = noted.contains("/stick/\(entry.name)")
          #expect(
            !isSound || isNoted || isPersistent || step.path.hasPrefix("/store"), "\(step)")
        }
        let written = try Self.bundle(of: store)
        #expect(try BundleReading(written.path, on: files).verify(), "\(step)")
      }
    }
  }

  @Test func `a record that cannot be read stays behind and is named`() throws {
    let (files, store) = try Self.disk()
    let path = try #require(store.responsePaths().first)
    files.replaceContents(of: path, with: Array("{".utf8))
    let contents = try store.bundleContents(.all)
    #expect(contents.counts == [.events: 1, .personal: 1])
    #expect(contents.troubles.count == 1)
  }

  @Test func `a stick that is not there is noticed before anything is written`() throws {
    let (_, store) = try Self.disk()
    #expect(throws: StorageError.noFolder("/gone")) {
      try store.writeBundle(store.bundleContents(.all), to: "/gone", Self.making)
    }
    #expect(try store.writtenBundles().isEmpty)
  }

  @Test func `a taken name is left alone`() throws {
    let (files, store) = try Self.disk()
    let name = "/stick/KG-O_laptop-3_2026-05-01_001.suroo"
    try AtomicFile.create([1], at: name, on: files)
    let written = try Self.bundle(of: store)
    #expect(written.header.number == 2)
    #expect(try files.contents(of: name) == [1])
  }

  @Test func `a signature vouches for the bundle and for no other`() throws {
    let (files, store) = try Self.disk()
    let key = SigningKey()
    let making = Store.BundleMaking(
      program: "suroo test", at: SampleInterview.now, signingKey: key)
    let written = try store.writeBundle(store.bundleContents(.all), to: "/stick", making)
    #expect(written.trailer.signature?.key == key.verifyingKey.description)
    #expect(try BundleReading(written.path, on: files).verify())
    let text = String(decoding: try files.contents(of: written.path), as: UTF8.self)
    let signature = try #require(written.trailer.signature)
    for (old, new) in [
      (signature.value, String(signature.value.reversed())),
      (signature.key, SigningKey().verifyingKey.description),
    ] {
      let reading = try CopiedFile().reading(Array(text.replacing(old, with: new).utf8))
      #expect(try !reading.verify())
      #expect(reading.damage.map(\.reason) == [.signature])
    }
  }

  @Test func `a sealed bundle is read with its key and damaged by any change`() throws {
    let (files, store) = try Self.disk()
    let (key, other) = (AgeIdentity(), AgeIdentity())
    let making = Store.BundleMaking(
      program: "suroo test", at: SampleInterview.now,
      recipients: [key.recipient, AgeIdentity().recipient])
    let written = try store.writeBundle(store.bundleContents(.all), to: "/stick", making)
    #expect(written.path.hasSuffix(".suroo.age"))
    let reading = try BundleReading(written.path, openedWith: [other, key], on: files)
    #expect(try reading.verify())
    #expect(reading.header == written.header)
    #expect(throws: StorageError.sealed(path: written.path, .noMatch)) {
      try BundleReading(written.path, openedWith: [other], on: files)
    }
    #expect(throws: StorageError.keyNeeded(written.path)) {
      try BundleReading(written.path, on: files)
    }
    let bytes = try files.contents(of: written.path)
    let copy = try CopiedFile()
    for place in stride(from: 0, to: bytes.count, by: 101) {
      var changed = bytes
      changed[place] ^= 4
      for content in [changed, Array(bytes.prefix(place)), bytes + [0]] {
        let isSound = try? copy.reading(content, openedWith: [key]).verify()
        #expect(isSound != true, "byte \(place)")
      }
    }
  }

  @Test func `a second copy holds what has none, outside the chain`() throws {
    let (files, store) = try Self.disk()
    let copy = try #require(try store.writeCopy(to: "/stick", Self.making))
    #expect(copy.header.number == nil)
    #expect(copy.path.hasSuffix("_copy-001.suroo"))
    #expect(try BundleReading(copy.path, on: files).verify())
    #expect(try store.writeCopy(to: "/stick", Self.making) == nil)
    let bundle = try Self.bundle(of: store)
    #expect(bundle.header.number == 1)
    #expect(bundle.header.after == nil)
    #expect(bundle.header.counts[.response] == 1)
  }

  private static func items(
    of path: String, on files: any FileSystem
  ) throws -> [BundleReading.Item] {
    let reading = try BundleReading(path, on: files)
    var items: [BundleReading.Item] = []
    while let item = try reading.next() { items.append(item) }
    return items
  }

  private static func centre() throws -> Store {
    var description = SampleInterview.description
    description.id = "0197a6d2-0000-7000-8000-0000000000ce"
    return try Store.create(
      at: "/centre", description, for: SampleInterview.holder, on: SimulatedFileSystem())
  }
}

/// What is said on the telephone.
@Suite struct BundleCodeTests {
  private static let code = BundleCode(SHA256.digest(of: Array("суроо".utf8)))

  @Test func `a code comes in groups and is understood however it is typed`() {
    let text = Self.code.description
    #expect(text.wholeMatch(of: /\d{3}-\d{3}-\d{3}/) != nil)
    #expect(BundleCode(text) == Self.code)
    #expect(BundleCode(text.replacing("-", with: " ")) == Self.code)
    #expect(BundleCode(text.replacing("-", with: "")) == Self.code)
    for text in ["", "123", "12345678x", "1234567890"] { #expect(BundleCode(text) == nil) }
  }

  @Test func `a wrong digit or two swapped ones are no code`() {
    let digits = Array(Self.code.description.replacing("-", with: ""))
    for index in digits.indices {
      for digit in "0123456789" where digit != digits[index] {
        var changed = digits
        changed[index] = digit
        #expect(BundleCode(String(changed)) == nil)
      }
      guard index > 0, digits[index] != digits[index - 1] else { continue }
      var swapped = digits
      swapped.swapAt(index, index - 1)
      #expect(BundleCode(String(swapped)) == nil)
    }
  }
}

/// One file in memory whose contents change from one reading to the next.
private struct CopiedFile {
  private let files = SimulatedFileSystem()

  init() throws {
    try AtomicFile.create([], at: "/copy.suroo", on: files)
  }

  func reading(
    _ bytes: [UInt8], openedWith identities: [AgeIdentity] = []
  ) throws -> BundleReading {
    files.replaceContents(of: "/copy.suroo", with: bytes)
    return try BundleReading("/copy.suroo", openedWith: identities, on: files)
  }
}
