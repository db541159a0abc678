import FileSimulation
import FileStorage
import Glibc
import JSONRecords
import ResponseStorage
import Sealing
import SurveyModel
import Testing

/// Drafts whose lines are sealed.
@Suite struct SealedDraftTests {
  private let name = "2026-05-01_0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b"
  private var path: String { "/store/drafts/\(name).draft/journal.jsonl" }

  /// A store with the sample interview, sealed and not finished.
  private func sealed(
    refuges: [String] = []
  ) throws -> (disk: SimulatedFileSystem, store: Store, journal: DraftJournal) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.sealingStore(on: disk)
    store.refuges = refuges
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events { try journal.append(event) }
    return (disk, store, journal)
  }

  /// Opens the store again as another run does, without the key.
  private func reopened(_ store: Store, on disk: SimulatedFileSystem) throws -> Store {
    store.close()
    return try Store.open("/store", for: SampleInterview.holder, on: disk)
  }

  private func lines(_ disk: SimulatedFileSystem, _ path: String) throws -> [JSONObject] {
    try disk.contents(of: path).split(separator: 0x0A).map {
      try #require(try JSONReader.value(of: $0).members)
    }
  }

  /// Every file below a folder.
  private func files(
    _ disk: SimulatedFileSystem, below folder: String = ""
  ) throws -> [(path: String, bytes: [UInt8])] {
    try disk.list(folder.isEmpty ? "/" : folder).flatMap { entry in
      let path = "\(folder)/\(entry.name)"
      return entry.kind == .directory
        ? try files(disk, below: path) : [(path, try disk.contents(of: path))]
    }
  }

  // MARK: - What can be read

  /// Questions and answers of the sample, none of which may stand anywhere.
  private static let secrets = [
    "0555 999999", "0555 123456", "Кара-Суу", "KG-O-017-05", "phone", "village", "income",
    "members",
    "не сказал", "ооба", "refused", "unfinished",
  ]

  @Test func `nothing that was asked or answered can be read in any file`() throws {
    let (disk, store, journal) = try sealed(refuges: ["/refuge"])
    // To another draft, to the refuge, with a torn tail in quarantine, home again.
    disk.fail(.init(.sync, number: 1, code: EIO))
    try journal.append(SampleInterview.event(19, .answer(key: "phone", text: "0555 999999")))
    #expect(journal.name == "\(name)_2")
    disk.fail(.init(nil, number: 1, code: EIO, isPersistent: true, below: "/store"))
    try journal.append(SampleInterview.event(20, .answer(key: "village", text: "Кара-Суу")))
    disk.fail(nil)
    #expect(journal.isInRefuge)
    let whole = try disk.contents(of: path)
    disk.replaceContents(of: path, with: Array(whole.dropLast(30)))
    let next = try reopened(store, on: disk)
    next.refuges = ["/refuge"]
    let findings = try next.recover(at: SampleInterview.now)
    #expect(findings.contains { if case .cutTail = $0 { true } else { false } }, "\(findings)")
    #expect(findings.contains { if case .broughtHome = $0 { true } else { false } }, "\(findings)")
    let found = try files(disk)
    #expect(found.contains { $0.path.contains("quarantine") })
    #expect(found.count { $0.path.hasSuffix("journal.jsonl") } >= 2)
    for (path, bytes) in found {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(path)") }
    }
    // With the key all of it is there.
    next.draftKey = SampleInterview.draftKey
    let draft = try #require(try next.draftList().drafts.first)
    #expect(draft.contents?.opening == SampleInterview.opening)
    #expect(draft.contents?.lastAnswers.last?.text == "Кара-Суу")
  }

  @Test func `the length of an answer hardly shows`() throws {
    let (disk, store, _) = try sealed()
    let short = try store.begin(SampleInterview.opening)
    let (first, second) = ("1", "Айылдык кеңештин")
    try short.append(SampleInterview.event(1, .answer(key: "age", text: first)))
    try short.append(SampleInterview.event(2, .answer(key: "age", text: second)))
    let lengths = try lines(disk, short.path).dropFirst().compactMap { $0["s"]?.text?.utf8.count }
    #expect(lengths == [107, 107])
  }

  @Test func `without the key the list tells what is not secret, and no more`() throws {
    let (disk, store, _) = try sealed()
    let next = try reopened(store, on: disk)
    #expect(try next.recover(at: SampleInterview.now).isEmpty)
    let list = try next.draftList()
    #expect(list.troubles.isEmpty)
    let draft = try #require(list.drafts.first)
    #expect(draft.isSealed && draft.contents == nil)
    #expect(draft.heading.responseID == SampleInterview.opening.responseID)
    #expect(draft.heading.questionnaire == SampleInterview.questionnaire)
    #expect(draft.heading.at == SampleInterview.opening.at)
    #expect(draft.lastEventAt == SampleInterview.events.last?.at)
    #expect(throws: StorageError.draftsLocked("/store")) { try next.journal(name) }
    #expect(throws: StorageError.draftsLocked("/store")) { try next.resume(name) }
    #expect(throws: StorageError.draftsLocked("/store")) {
      try next.begin(SampleInterview.opening)
    }
    #expect(try files(disk).count { $0.path.hasSuffix("journal.jsonl") } == 1)
  }

  @Test func `another key opens nothing and changes nothing`() throws {
    let (disk, store, _) = try sealed()
    let before = try disk.contents(of: path)
    let next = try reopened(store, on: disk)
    next.draftKey = DraftKey()
    let error = StorageError.record(path: path, .otherKey)
    #expect(throws: error) { try next.resume(name) }
    #expect(try next.recover(at: SampleInterview.now) == [.trouble(error)])
    #expect(try disk.contents(of: path) == before)
    next.draftKey = SampleInterview.draftKey
    #expect(try next.resume(name).journal.events == SampleInterview.events)
  }

  // MARK: - What is written

  @Test func `an answer costs one write and one sync, sealed or not`() throws {
    let (disk, _, journal) = try sealed()
    let before = disk.steps.count
    try journal.append(SampleInterview.event(19, .answer(key: "age", text: "35")))
    #expect(disk.steps[before...].map(\.operation) == [.write, .sync])
  }

  @Test func `no number is ever sealed twice under one salt`() throws {
    let (disk, store, _) = try sealed()
    var pairs: Set<String> = []
    var contents: Set<String> = []
    var current = store
    for _ in 0..<4 {
      // The line that goes on is torn each time, and its number written again.
      let journal = try current.resume(name)
      try journal.append(
        SampleInterview.event(journal.nextNumber, .answer(key: "age", text: "35")))
      let bytes = try disk.contents(of: path)
      var salt = ""
      for line in try lines(disk, path) {
        guard let sealed = line["s"]?.text, let number = line["n"]?.int else { continue }
        salt = line["salt"]?.text ?? salt
        if contents.insert(sealed).inserted {
          #expect(pairs.insert("\(salt) \(number)").inserted, "\(number)")
        }
      }
      disk.replaceContents(of: path, with: Array(bytes.dropLast(9)))
      current = try reopened(current, on: disk)
      #expect(try current.recover(at: SampleInterview.now).count == 1)
      current.draftKey = SampleInterview.draftKey
    }
    #expect(pairs.count == SampleInterview.events.count - 1 + 1 + 4)
    #expect(
      try current.journal(name).events.prefix(SampleInterview.events.count)
        == SampleInterview.events[...])
  }

  @Test func `a draft that was begun in the open is gone on with sealed`() throws {
    let disk = SimulatedFileSystem()
    let open = try SampleInterview.store(on: disk)
    let journal = try open.begin(SampleInterview.opening)
    for event in SampleInterview.events.prefix(3) { try journal.append(event) }
    try journal.close()
    var description = SampleInterview.description
    description.sealsDrafts = true
    try open.update(description)
    #expect(throws: StorageError.draftsLocked("/store")) { try open.resume(name) }
    // Its beginning is known without the key, and nothing is lost by waiting for it.
    #expect(try open.draftList().drafts.first?.contents?.answered == 1)
    open.draftKey = SampleInterview.draftKey
    let resumed = try open.resume(name)
    for event in SampleInterview.events.dropFirst(3) { try resumed.append(event) }
    #expect(try lines(disk, path).map { $0["s"] != nil }.firstIndex(of: true) == 4)
    #expect(try open.journal(name).events == SampleInterview.events)
    // Moved away, all of it is sealed.
    disk.fail(.init(.sync, number: 1, code: EIO))
    try resumed.append(SampleInterview.event(19, .answer(key: "age", text: "35")))
    #expect(try lines(disk, resumed.path)[0]["s"] != nil)
    // When new drafts are in the open again, this one stays sealed.
    try open.update(SampleInterview.description)
    #expect(try lines(disk, open.begin(SampleInterview.opening).path)[0]["s"] == nil)
    let again = try open.resume(resumed.name)
    try again.append(SampleInterview.event(20, .answer(key: "age", text: "36")))
    #expect(try lines(disk, again.path).last?["s"] != nil)
  }

  @Test func `a finished interview is known as such without the key`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.sealingStore(on: disk)
    let stored = try SampleInterview.run(in: store)
    let last = try #require(try lines(disk, path).last)
    #expect(last["v"]?.text == stored.response.revisionID)
    let next = try reopened(store, on: disk)
    #expect(try next.draftList().drafts.isEmpty)
    #expect(try next.events(of: stored) != nil)
  }

  @Test func `a response whose journal does not know of it waits for the key`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.sealingStore(on: disk)
    let stored = try SampleInterview.run(in: store)
    let whole = try disk.contents(of: path)
    let start = try #require(whole.dropLast().lastIndex(of: 0x0A))
    disk.replaceContents(of: path, with: Array(whole[...start]))
    let next = try reopened(store, on: disk)
    #expect(try next.recover(at: SampleInterview.now).isEmpty)
    #expect(try next.draftList().drafts.count == 1)
    next.draftKey = SampleInterview.draftKey
    let revision = try #require(stored.response.revisionID)
    #expect(
      try next.recover(at: SampleInterview.now) == [.completed(draft: name, revisionID: revision)])
    #expect(try next.draftList().drafts.isEmpty)
  }
}
