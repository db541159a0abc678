import FileSimulation
import FileStorage
import JSONRecords
import ResponseStorage
import SurveyModel
import Testing

@Suite struct StoreTests {
  @Test func `a store is created once and opened again`() throws {
    try withTemporaryFolder { folder in
      let root = "\(folder)/a/store"
      let files = POSIXFileSystem()
      let store = try SampleInterview.store(on: files, at: root)
      #expect(throws: StorageError.self) { try SampleInterview.store(on: files, at: root) }
      store.close()
      #expect(throws: StorageError.storeExists(root)) {
        try SampleInterview.store(on: files, at: root)
      }
      let again = try Store.open(root, for: nil)
      #expect(again.description == SampleInterview.description)
      #expect(throws: StorageError.noStore("\(folder)/b")) {
        try Store.open("\(folder)/b", for: nil)
      }
    }
  }

  @Test func `one writes, others may read`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    #expect(
      throws: StorageError.lock(.held(path: "/store/LOCK", by: SampleInterview.holder))
    ) { try Store.open("/store", for: SampleInterview.holder, on: disk) }
    #expect(try Store.open("/store", for: nil, on: disk).responseList().responses.isEmpty)
    store.close()
    _ = try Store.open("/store", for: SampleInterview.holder, on: disk)
  }

  @Test func `a changed description keeps what this program does not know`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let bytes = try disk.contents(of: "/store/STORE.json")
    var record = try #require(JSONReader.value(of: bytes).members)
    record["later"] = [1, 2]
    disk.replaceContents(of: "/store/STORE.json", with: try JSONWriter.indented(.object(record)))
    var description = store.description
    description.region = "KG-J"
    try store.update(description)
    let changed = try JSONReader.value(of: disk.contents(of: "/store/STORE.json"))
    #expect(changed["later"] == [1, 2])
    #expect(changed["region"] == "KG-J")
    #expect(try Store.open("/store", for: nil, on: disk).description == description)
  }

  @Test func `the files of a questionnaire are kept and checked`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    try store.keep(SampleInterview.questionnaire, SampleInterview.sources)
    try store.keep(SampleInterview.questionnaire, SampleInterview.sources)
    let found = try store.sources(of: SampleInterview.questionnaire)
    #expect(found.map(\.name) == ["lists/places.csv", "residents.yaml"])
    #expect(found.map(\.bytes) == SampleInterview.sources.reversed().map(\.bytes))
    let sha256 = SampleInterview.questionnaire.sha256
    #expect(try store.questionnaires().map(\.sha256) == [sha256])
    disk.replaceContents(
      of: "/store/questionnaires/residents/\(sha256)/residents.yaml", with: [1])
    #expect(throws: StorageError.self) { try store.sources(of: SampleInterview.questionnaire) }
  }

  @Test(arguments: ["../x", "/etc/x", "a/../../x", "a//b", "", ".", "a/."])
  func `a questionnaire cannot write outside its folder`(name: String) throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let source = Questionnaire.SourceFile(name: name, bytes: [])
    #expect(throws: StorageError.unsafeName(name)) {
      try store.keep(SampleInterview.questionnaire, [source])
    }
  }

  @Test func `a draft says who, where, when and what was answered last`() throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events { try journal.append(event) }
    let list = try store.draftList()
    let draft = try #require(list.drafts.first)
    #expect(list.drafts.count == 1 && list.troubles.isEmpty)
    let contents = try #require(draft.contents)
    #expect(contents.opening == SampleInterview.opening)
    #expect(contents.answered == 4)
    #expect(contents.lastAnswers.map(\.key) == ["phone", "income", "members[r2]/age"])
    #expect(draft.lastEventAt == SampleInterview.events.last?.at)
  }

  @Test func `a draft is resumed where it was left`() throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let journal = try store.begin(SampleInterview.opening)
    try journal.append(SampleInterview.events[0])
    try journal.close()
    let again = try store.resume(journal.name)
    #expect(again.nextNumber == 2)
    try again.append(SampleInterview.events[1])
    #expect(try store.journal(journal.name).events == Array(SampleInterview.events.prefix(2)))
    #expect(throws: StorageError.notFound("none", in: "/store/drafts")) {
      try store.resume("none")
    }
  }

  @Test func `a finished interview is one immutable response with its parts`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let stored = try SampleInterview.run(in: store)
    let revision = try #require(stored.response.revisionID)
    #expect(
      stored.path
        == "/store/responses/residents/2026-05/2026-05-01_KG-O_ana_0197a6d2_\(revision.prefix(12)).json"
    )
    let list = try store.responseList()
    #expect(list.responses == [stored] && list.troubles.isEmpty)
    #expect(try store.revisions(of: "0197a6d2") == [stored])
    #expect(try store.revisions(of: "5c1e2d3f4a5b") == [stored])
    #expect(throws: StorageError.notFound("", in: "/store")) { try store.revisions(of: "") }
    #expect(try store.personalPart(of: stored) == SampleInterview.personal)
    #expect(try store.draftList().drafts.isEmpty)
    let names = try disk.list("/store/drafts").map(\.name)
    let journal = try store.journal(String(try #require(names.first).dropLast(6)))
    #expect(journal.events.last?.action == .complete(revisionID: revision))
  }

  @Test func `no personal answer stands in the response or its events`() throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let stored = try SampleInterview.run(in: store)
    let events = try #require(try store.events(of: stored))
    #expect(events["events"]?.elements?.count == SampleInterview.events.count + 1)
    for record in [stored.record, events] {
      let text = String(decoding: try JSONWriter.canonical(.object(record)), as: UTF8.self)
      #expect(!text.contains("0555"))
      #expect(text.contains("34"))
    }
  }

  @Test func `a correction is a further revision`() throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let first = try SampleInterview.run(in: store)
    var corrected = first.response
    corrected.revision = 2
    corrected.parents = [try #require(first.response.revisionID)]
    corrected.made = Response.Making(
      by: "bek", role: .supervisor, at: SampleInterview.now, reason: "түздөө")
    corrected.answers["age"] = .integer(43)
    let second = try store.add(corrected, personal: nil)
    #expect(try store.revisions(of: first.response.responseID) == [first, second])
    #expect(second.response.revisionID != first.response.revisionID)
  }

  @Test func `an id that fits two responses is refused`() throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    let first = try store.add(SampleInterview.response, personal: nil)
    var other = SampleInterview.response
    other.responseID = "0197a6d2-ffff-7b3a-9f00-000000000000"
    let second = try store.add(other, personal: nil)
    let ids = [first.response.responseID, second.response.responseID]
    #expect(throws: StorageError.ambiguous("0197", ids)) { try store.revisions(of: "0197") }
    #expect(try store.revisions(of: "0197a6d2-f") == [second])
  }

  @Test func `stores with the same records have the same digest`() throws {
    let one = try SampleInterview.store(on: SimulatedFileSystem())
    let other = try SampleInterview.store(on: SimulatedFileSystem(isFAT: true))
    #expect(try one.recordIDs().isEmpty)
    _ = try SampleInterview.run(in: one)
    #expect(try one.digest() != other.digest())
    _ = try SampleInterview.run(in: other)
    #expect(try one.digest() == other.digest())
    // The response, its events, its personal part and its questionnaire.
    #expect(try one.recordIDs().count == 4)
    var corrected = SampleInterview.response
    corrected.unit = nil
    _ = try one.add(corrected, personal: nil)
    #expect(try one.digest() != other.digest())
  }

  @Test func `a changed file is named and the others are read`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let stored = try SampleInterview.run(in: store)
    var changed = stored.record
    changed["unit"] = "elsewhere"
    disk.replaceContents(of: stored.path, with: try JSONWriter.indented(.object(changed)))
    let list = try store.responseList()
    #expect(list.responses.isEmpty)
    #expect(list.troubles.count == 1)
    #expect(list.troubles.allSatisfy { "\($0)".contains(stored.path) })
  }

  /// Names of other systems' devices, of other scripts, of any length.
  @Test(arguments: ["CON", "com1.x", "..", ".a", "Сурамжылоо", "a/b", "a:b", "", "KG-O", "x."])
  func `names of files are safe on any stick`(text: String) throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    var response = SampleInterview.response
    response.region = text + String(repeating: "y", count: 80)
    response.interviewer = text + String(repeating: "z", count: 80)
    response.questionnaire.id = text
    let path = try store.add(response, personal: SampleInterview.personal).path
    for name in path.split(separator: "/") {
      #expect(name.utf8.count <= 86)
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
      #expect(!name.hasPrefix(".") && !name.hasSuffix("."))
      #expect(!["con", "com1"].contains(name.lowercased().prefix { $0 != "." }))
    }
    #expect(try store.responseList().responses.map(\.response.questionnaire.id) == [text])
  }

  @Test(arguments: ["", "nothing", "../STORE", "\u{0}"])
  func `an id that fits nothing is refused`(id: String) throws {
    let store = try SampleInterview.store(on: SimulatedFileSystem())
    #expect(throws: StorageError.notFound(id, in: "/store")) { try store.revisions(of: id) }
  }
}
