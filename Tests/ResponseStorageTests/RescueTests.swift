import FileSimulation
import FileStorage
import Glibc
import ResponseStorage
import SurveyModel
import Testing

/// What a running interview falls back on: the ballast and the refuges.
@Suite struct RescueTests {
  private func journal(
    refuges: [String] = []
  ) throws -> (SimulatedFileSystem, Store, DraftJournal) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    store.refuges = refuges
    store.keepBallast()
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events.prefix(4) { try journal.append(event) }
    return (disk, store, journal)
  }

  @Test(arguments: [ENOSPC, EDQUOT])
  func `on a full disk the ballast is thrown off and the answer saved`(code: Int32) throws {
    let (disk, store, journal) = try journal()
    #expect(store.hasBallast)
    disk.fail(.init(.write, number: 1, code: code))
    try journal.append(SampleInterview.events[4])
    #expect(journal.trouble == nil)
    #expect(!store.hasBallast)
    #expect(try store.journal(journal.name).events == Array(SampleInterview.events.prefix(5)))
    #expect(store.keepBallast() && store.hasBallast)
  }

  @Test func `on a full disk the ballast lets the interview be finished`() throws {
    let (disk, store, journal) = try journal()
    try journal.save()
    disk.fail(.init(.create, number: 1, code: ENOSPC))
    _ = try store.complete(
      journal, SampleInterview.response, personal: SampleInterview.personal, milliseconds: 1,
      isPersonal: SampleInterview.isPersonal)
    #expect(!store.hasBallast)
    #expect(try store.responseList().responses.count == 1)
  }

  @Test func `a disk with little room keeps no ballast and says so`() throws {
    let (disk, store, _) = try journal()
    try disk.unlink("/store/ballast")
    disk.fail(.init(.write, number: 1, code: ENOSPC, isPersistent: true))
    #expect(!store.keepBallast() && !store.hasBallast)
    disk.fail(.init(.write, number: 1, code: EIO))
    #expect(!store.keepBallast())
    #expect(try disk.list("/store").allSatisfy { !AtomicFile.isTemporary($0.name) })
  }

  /// The store takes nothing any more, its disk does not sync.
  private func driveOut(
    _ disk: SimulatedFileSystem, _ journal: DraftJournal, _ events: some Sequence<JournalEvent>
  ) throws {
    disk.fail(.init(nil, number: 1, code: EIO, isPersistent: true, below: "/store"))
    for event in events { try journal.append(event) }
    disk.fail(nil)
  }

  @Test func `a draft goes to the refuge and comes home`() throws {
    let (disk, store, journal) = try journal(refuges: ["/gone/x", "/refuge"])
    try disk.makeDirectories("/refuge")
    try driveOut(disk, journal, SampleInterview.events[4..<7])
    #expect(journal.isInRefuge && journal.trouble == nil)
    #expect(journal.path.hasPrefix("/gone/x") || journal.path.hasPrefix("/refuge"))
    for left in disk.afterPowerCut(at: disk.steps.count, states: 20, seed: 4) {
      let next = try Store.open("/store", for: SampleInterview.holder, on: left)
      next.refuges = ["/gone/x", "/refuge"]
      let findings = try next.recover(at: SampleInterview.now)
      #expect(findings.contains { if case .broughtHome = $0 { true } else { false } })
      let draft = try #require(try next.draftList().drafts.first)
      #expect(try next.draftList().drafts.count == 1)
      #expect(try next.journal(draft.name).events == Array(SampleInterview.events.prefix(7)))
      #expect(try next.recover(at: SampleInterview.now).isEmpty)
      #expect(try left.status(journal.path) == nil)
    }
    store.close()
  }

  @Test func `coming home may be interrupted at any moment`() throws {
    let (disk, store, journal) = try journal(refuges: ["/refuge"])
    try driveOut(disk, journal, SampleInterview.events[4..<7])
    let start = disk.steps.count
    _ = try store.recover(at: SampleInterview.now)
    store.close()
    for count in start...disk.steps.count {
      for left in disk.afterPowerCut(at: count, states: 6, seed: 9) {
        let next = try Store.open("/store", for: SampleInterview.holder, on: left)
        next.refuges = ["/refuge"]
        _ = try next.recover(at: SampleInterview.now)
        let drafts = try next.draftList().drafts
        #expect(drafts.count == 1, "step \(count)")
        #expect(
          try drafts.first.map { try next.journal($0.name).events }
            == Array(SampleInterview.events.prefix(7)), "step \(count)")
      }
    }
  }

  @Test func `what a refuge holds of others is left alone`() throws {
    let (disk, _, journal) = try journal(refuges: ["/refuge"])
    try driveOut(disk, journal, SampleInterview.events[4..<7])
    let other = try SampleInterview.store(on: disk, at: "/other")
    other.refuges = ["/refuge", "/nowhere"]
    #expect(try other.recover(at: SampleInterview.now).isEmpty)
    #expect(try disk.status(journal.path) != nil)
  }
}
