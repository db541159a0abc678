import FileSimulation
import FileStorage
import Glibc
import ResponseStorage
import Sealing
import SurveyModel
import SurveyTestSupport
import Testing

/// Every promise of a day in the field, whatever the disk does.
@Suite struct CrashTests {
  /// How many states a power cut leaves to look at, besides the two extremes.
  static let chances = SlowTests.areWanted ? 58 : 3

  @Test(arguments: [false, true], [false, true])
  func `a power cut at any moment breaks no promise`(isFAT: Bool, isSealed: Bool) throws {
    let disk = SimulatedFileSystem(isFAT: isFAT)
    var day = FieldDay(sealedWith: isSealed ? SampleInterview.draftKey : nil)
    day.run(on: disk)
    try #require(day.messages.isEmpty)
    let promises = day.promises(at: disk.steps.count)
    try #require(promises.isFinished && promises.bundles.isEmpty == isSealed)
    let seed: UInt64 = 20_260_501
    var states = 0
    let begin = ContinuousClock.now
    for step in 0...disk.steps.count {
      let left = disk.afterPowerCut(
        at: step, states: Self.chances, seed: seed, remembering: false)
      for (index, state) in left.enumerated() {
        states += 1
        if let fault = day.fault(of: state, at: step) {
          Issue.record("step \(step), state \(index), seed \(seed): \(fault)")
        }
      }
    }
    print(
      "\(isFAT ? "FAT" : "ext4")\(isSealed ? ", sealed" : ""): \(states) states after"
        + " \(disk.steps.count) operations, seed \(seed), "
        + "\((ContinuousClock.now - begin) / .seconds(1)) s")
  }

  @Test(arguments: [EIO, ENOSPC, EROFS, EDQUOT], [false, true])
  func `the n-th operation fails and breaks no promise`(code: Int32, isPersistent: Bool) throws {
    try failEach(code, isPersistent, sealedWith: nil)
  }

  @Test(arguments: [EIO, ENOSPC, EROFS, EDQUOT], [false, true])
  func `the n-th operation fails and breaks no promise of a sealed draft`(
    code: Int32, isPersistent: Bool
  ) throws {
    try failEach(code, isPersistent, sealedWith: SampleInterview.draftKey)
  }

  private func failEach(
    _ code: Int32, _ isPersistent: Bool, sealedWith key: DraftKey?
  ) throws {
    var failures = 0
    for number in 1... {
      let disk = SimulatedFileSystem()
      disk.fail(.init(number: number, code: code, isPersistent: isPersistent))
      var day = FieldDay(sealedWith: key)
      day.run(on: disk)
      guard disk.failures > 0 else { break }
      failures += 1
      // The last calls close what is on the disk already, and may fail in silence.
      if isPersistent {
        let reason = "\(FileError(.write, path: "", code: code))".split(separator: ": ").last ?? ""
        let promises = day.promises(at: .max)
        let isDone = key == nil ? !promises.bundles.isEmpty : promises.isFinished
        #expect(!day.messages.isEmpty || isDone, "\(number)")
        #expect(day.messages.allSatisfy { $0.contains(reason) }, "\(day.messages)")
      }
      let end = disk.steps.count
      disk.fail(nil)
      for left in disk.afterPowerCut(at: end, states: 2, seed: 5, remembering: false) {
        if let fault = day.fault(of: left, at: end) {
          Issue.record("operation \(number): \(fault) \(day.messages)")
        }
      }
    }
    print("errno \(code) \(isPersistent ? "from" : "at") each of \(failures) operations")
  }

  // MARK: - A journal that is not as it was written

  private static let name = "2026-05-01_0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b"
  private static let path = "/store/drafts/\(name).draft/journal.jsonl"

  /// A journal of about 2 kB.
  private func journal() throws -> (disk: SimulatedFileSystem, store: Store, bytes: [UInt8]) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events.prefix(14) { try journal.append(event) }
    try journal.close()
    return (disk, store, try disk.contents(of: Self.path))
  }

  /// The events of the lines that lie before a place, none when that is in the first.
  private func whole(_ bytes: [UInt8], before place: Int) -> ArraySlice<JournalEvent> {
    SampleInterview.events.prefix(max(0, bytes[..<place].count { $0 == 0x0A } - 1))
  }

  @Test func `every bit of a journal flipped: what stands before is kept, no more`() throws {
    let (disk, store, bytes) = try journal()
    for place in bytes.indices {
      let expected = whole(bytes, before: place)
      let isFirst = !bytes[..<place].contains(0x0A)
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        disk.replaceContents(of: Self.path, with: changed)
        let found = try? store.journal(Self.name).events
        #expect(found.map { $0[...] } == (isFirst ? nil : expected), "byte \(place), bit \(bit)")
      }
    }
    print("\(bytes.count * 8) bits of a journal of \(bytes.count) bytes")
  }

  @Test func `a journal cut at every byte is recovered up to there`() throws {
    let (_, _, bytes) = try journal()
    for place in 0..<bytes.count {
      let (disk, store, _) = try journal()
      disk.replaceContents(of: Self.path, with: Array(bytes[..<place]))
      let findings = try store.recover(at: SampleInterview.now)
      let expected = whole(bytes, before: place)
      guard bytes[..<place].contains(0x0A) else {
        #expect(findings.count == 1, "byte \(place)")
        #expect(try disk.contents(of: Self.path) == Array(bytes[..<place]))
        continue
      }
      let events = try store.journal(Self.name).events
      let isBetweenLines = bytes[place - 1] == 0x0A
      #expect(events.count == expected.count + (isBetweenLines ? 0 : 1), "byte \(place)")
      #expect(events.prefix(expected.count) == expected, "byte \(place)")
      #expect(try store.resume(Self.name).nextNumber == events.count + 1, "byte \(place)")
    }
  }

  @Test func `lines that were moved, repeated or left out are not accepted`() throws {
    let (disk, store, bytes) = try journal()
    let lines = bytes.split(separator: 0x0A)
    for first in 1..<lines.count - 1 {
      var swapped = lines
      swapped.swapAt(first, first + 1)
      let repeated = lines[...first] + [lines[first]] + lines[(first + 1)...]
      let without = lines[..<first] + lines[(first + 1)...]
      for (changed, kept) in [(swapped[...], first - 1), (repeated, first), (without, first - 1)] {
        disk.replaceContents(of: Self.path, with: Array(changed.joined(separator: [0x0A])) + [0x0A])
        #expect(
          try store.journal(Self.name).events == Array(SampleInterview.events.prefix(kept)))
      }
    }
  }
}
