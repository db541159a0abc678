import FileSimulation
import FileStorage
import Glibc
import ResponseStorage
import SurveyModel
import Testing

@Suite struct DraftJournalTests {
  private func journal() throws -> (SimulatedFileSystem, Store, DraftJournal) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events.prefix(4) { try journal.append(event) }
    return (disk, store, journal)
  }

  @Test func `after a failed sync everything is written to a new draft`() throws {
    let (disk, store, journal) = try journal()
    let old = journal.name
    disk.fail(.init(.sync, number: 1, code: EIO))
    try journal.append(SampleInterview.events[4])
    #expect(journal.name == old + "_2")
    #expect(journal.trouble == nil)
    #expect(journal.journal.continues == old)
    try journal.append(SampleInterview.events[5])
    for left in disk.afterPowerCut(at: disk.steps.count, states: 30, seed: 1) {
      let next = try Store.open("/store", for: SampleInterview.holder, on: left)
      _ = try next.recover(at: SampleInterview.now)
      let list = try next.draftList()
      #expect(list.drafts.map(\.name) == [old + "_2"])
      #expect(
        try next.journal(old + "_2").events == Array(SampleInterview.events.prefix(6)))
    }
    #expect(try store.draftList().drafts.count == 1)
  }

  @Test(arguments: [ENOSPC, EROFS, EIO, EFBIG])
  func `what is not saved is said and saved as soon as the disk allows`(code: Int32) throws {
    let (disk, store, journal) = try journal()
    disk.fail(.init(number: 1, code: code, isPersistent: true))
    for event in SampleInterview.events[4..<7] {
      #expect(throws: StorageError.self) { try journal.append(event) }
      #expect(journal.trouble != nil)
    }
    disk.fail(nil)
    try journal.save()
    #expect(journal.trouble == nil)
    let draft = try #require(try store.draftList().drafts.first)
    #expect(try store.journal(draft.name).events == Array(SampleInterview.events.prefix(7)))
  }

  @Test func `a full disk keeps the draft and its name`() throws {
    let (disk, _, journal) = try journal()
    let name = journal.name
    disk.fail(.init(.write, number: 1, code: ENOSPC))
    #expect(
      throws: StorageError.file(FileError(.write, path: journal.path, code: ENOSPC))
    ) { try journal.append(SampleInterview.events[4]) }
    try journal.append(SampleInterview.events[5])
    #expect(journal.name == name)
    #expect(journal.trouble == nil)
  }

  @Test(arguments: [ENOSPC, EIO, EROFS], [false, true])
  func `after any failure every saved answer is found again`(
    code: Int32, isPersistent: Bool
  ) throws {
    for number in 1... {
      let disk = SimulatedFileSystem()
      let store = try SampleInterview.store(on: disk)
      disk.fail(.init(number: number, code: code, isPersistent: isPersistent))
      var saved = 0
      if let journal = try? store.begin(SampleInterview.opening) {
        for event in SampleInterview.events.prefix(6) where (try? journal.append(event)) != nil {
          saved = event.number
        }
      }
      guard disk.failures > 0 else { return }
      for left in disk.afterPowerCut(at: disk.steps.count, states: 6, seed: 2) {
        let next = try Store.open("/store", for: SampleInterview.holder, on: left)
        _ = try next.recover(at: SampleInterview.now)
        let list = try next.draftList()
        guard saved > 0 else { continue }
        let draft = try #require(list.drafts.first, "operation \(number)")
        #expect(list.drafts.count == 1)
        let found = try next.journal(draft.name).events
        #expect(
          found.starts(with: SampleInterview.events.prefix(saved)), "operation \(number)")
      }
    }
  }
}
