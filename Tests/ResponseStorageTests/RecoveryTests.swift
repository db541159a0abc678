import FileSimulation
import FileStorage
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

@Suite struct RecoveryTests {
  private let name = "2026-05-01_0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b"
  private var path: String { "/store/drafts/\(name).draft/journal.jsonl" }

  private func interrupted() throws -> (SimulatedFileSystem, Store) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events { try journal.append(event) }
    try journal.close()
    return (disk, store)
  }

  /// Interview and finish, cut by a power cut after each operation.
  @Test(arguments: [false, true])
  func `every acknowledged answer survives a power cut at any moment`(isFAT: Bool) throws {
    let disk = SimulatedFileSystem(isFAT: isFAT)
    let store = try SampleInterview.store(on: disk)
    let created = disk.steps.count
    let journal = try store.begin(SampleInterview.opening)
    var acknowledged = [disk.steps.count]
    for event in SampleInterview.events.prefix(6) {
      try journal.append(event)
      acknowledged.append(disk.steps.count)
    }
    let stored = try store.complete(
      journal, SampleInterview.response, personal: SampleInterview.personal,
      milliseconds: 30_000, isPersonal: SampleInterview.isPersonal)
    let finished = disk.steps.count
    for count in created...finished {
      let saved = acknowledged.count { $0 <= count } - 1
      for (index, left) in disk.afterPowerCut(at: count, states: 4, seed: 7).enumerated() {
        let place: Comment = "step \(count), state \(index)"
        let next = try Store.open("/store", for: SampleInterview.holder, on: left)
        let findings = try next.recover(at: SampleInterview.now)
        #expect(!findings.contains { isTrouble($0) }, place)
        #expect(try next.recover(at: SampleInterview.now).isEmpty, place)
        let list = try next.draftList()
        let responses = try next.responseList()
        #expect(list.troubles.isEmpty && responses.troubles.isEmpty, place)
        #expect(list.drafts.count + responses.responses.count <= 1, place)
        if let draft = list.drafts.first {
          let events = try next.journal(draft.name).events
          #expect(events.starts(with: SampleInterview.events.prefix(max(saved, 0))), place)
        } else if let response = responses.responses.first {
          #expect(response.record == stored.record, place)
          #expect(try next.personalPart(of: response) == SampleInterview.personal, place)
          #expect(try next.events(of: response) != nil, place)
        } else {
          #expect(saved < 0, place)
        }
        #expect(!responses.responses.isEmpty || count < finished, place)
        next.close()
      }
    }
  }

  private func isTrouble(_ finding: RecoveryFinding) -> Bool {
    switch finding {
    case .trouble, .differs, .recovered: true
    case .removed, .cutTail, .completed, .broughtHome: false
    }
  }

  @Test func `a store whose creation was cut is there or can be created`() throws {
    let disk = SimulatedFileSystem()
    _ = try SampleInterview.store(on: disk, at: "/a/store")
    for count in 0...disk.steps.count {
      for left in disk.afterPowerCut(at: count, states: 10, seed: 10) {
        if try left.status("/a/store/STORE.json") == nil {
          _ = try SampleInterview.store(on: left, at: "/a/store")
        }
        #expect(
          try Store.open("/a/store", for: nil, on: left).description
            == SampleInterview.description, "step \(count)")
      }
    }
  }

  @Test func `a torn tail is put aside, cut off and remarked`() throws {
    let (disk, store) = try interrupted()
    let whole = try disk.contents(of: path)
    let torn = Array(#"{"n":19,"t":"2026-05-01T10:1"#.utf8)
    disk.replaceContents(of: path, with: whole + torn)
    let findings = try store.recover(at: SampleInterview.now)
    guard case .cutTail(name, let kept)? = findings.first, findings.count == 1 else {
      Issue.record("\(findings)")
      return
    }
    #expect(try disk.contents(of: kept) == torn)
    let events = try store.journal(name).events
    #expect(events.dropLast() == SampleInterview.events[...])
    #expect(
      events.last?.action == .remark(text: "A line that was not whole was cut off."))
    #expect(try store.recover(at: SampleInterview.now).isEmpty)
  }

  @Test func `damage in the middle leaves the file alone and saves what stands before`() throws {
    let (disk, store) = try interrupted()
    var bytes = try disk.contents(of: path)
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    bytes[ends[7] + 40] ^= 1
    disk.replaceContents(of: path, with: bytes)
    #expect(throws: StorageError.self) { try store.resume(name) }
    let findings = try store.recover(at: SampleInterview.now)
    guard case .recovered(name, let new, let damage)? = findings.first, findings.count == 1 else {
      Issue.record("\(findings)")
      return
    }
    #expect(damage.line == 9)
    #expect(damage.lostKeys == ["members[r2]/age", "members[r1]", "income", "remarks"])
    #expect(try disk.contents(of: path) == bytes)
    #expect(try store.journal(new).events.dropLast() == SampleInterview.events.prefix(7))
    #expect(try store.draftList().drafts.map(\.name) == [new])
    #expect(try store.recover(at: SampleInterview.now).isEmpty)
  }

  @Test func `recovery that loses power itself ends the same`() throws {
    let (disk, _) = try interrupted()
    let whole = try disk.contents(of: path)
    let ends = whole.indices.filter { whole[$0] == 0x0A }
    var damaged = whole
    damaged[ends[7] + 40] ^= 1
    for bytes in [whole + [0x7B, 0x22], damaged] {
      disk.replaceContents(of: path, with: bytes)
      let start = disk.steps.count
      let first = disk.afterPowerCut(at: start, states: 0, seed: 0)[1]
      let store = try Store.open("/store", for: SampleInterview.holder, on: first)
      let before = first.steps.count
      _ = try store.recover(at: SampleInterview.now)
      let expected = try #require(try store.draftList().drafts.first)
      for count in before...first.steps.count {
        for left in first.afterPowerCut(at: count, states: 4, seed: 8) {
          let next = try Store.open("/store", for: SampleInterview.holder, on: left)
          _ = try next.recover(at: SampleInterview.now)
          let found = try #require(try next.draftList().drafts.first, "step \(count)")
          #expect(found.contents == expected.contents, "step \(count)")
          #expect(try next.draftList().drafts.count == 1, "step \(count)")
          #expect(try next.recover(at: SampleInterview.now).isEmpty, "step \(count)")
        }
      }
    }
  }

  @Test func `a response that the journal contradicts is reported and left alone`() throws {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let stored = try SampleInterview.run(in: store)
    let lines = try disk.contents(of: path).split(separator: 0x0A)
    // Without the line that says complete and with one event less.
    disk.replaceContents(
      of: path, with: Array(lines.dropLast(2).joined(separator: [0x0A])) + [0x0A])
    #expect(
      try store.recover(at: SampleInterview.now) == [.differs(draft: name, path: stored.path)])
    #expect(try store.responseList().responses == [stored])
  }

  @Test func `unfinished files of a dead process are removed`() throws {
    let (disk, store) = try interrupted()
    let temporary = "/store/drafts/\(name).draft/.journal.jsonl.tmp-99"
    try disk.close(disk.open(temporary, for: .create))
    #expect(try store.recover(at: SampleInterview.now) == [.removed(path: temporary)])
    #expect(try store.draftList().drafts.count == 1)
  }
}
