import FileSimulation
import FileStorage
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import SurveyTestSupport
import Testing

/// Sealed journals that are not as they were written.
@Suite struct SealedDamageTests {
  private static let name = "2026-05-01_0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b"
  private static let path = "/store/drafts/\(name).draft/journal.jsonl"
  private static let count = 12

  private func journal() throws -> (disk: SimulatedFileSystem, store: Store, bytes: [UInt8]) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.sealingStore(on: disk)
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events.prefix(Self.count) { try journal.append(event) }
    try journal.close()
    return (disk, store, try disk.contents(of: Self.path))
  }

  /// The events of the lines that lie before a place.
  private func whole(_ bytes: [UInt8], before place: Int) -> ArraySlice<JournalEvent> {
    SampleInterview.events.prefix(max(0, bytes[..<place].count { $0 == 0x0A } - 1))
  }

  @Test func `any changed byte is found, with the key and without it`() throws {
    let (disk, store, bytes) = try journal()
    let bits = SlowTests.areWanted ? Array(0..<8) : [0]
    for place in bytes.indices {
      let expected = whole(bytes, before: place)
      let isFirst = !bytes[..<place].contains(0x0A)
      for bit in bits {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        disk.replaceContents(of: Self.path, with: changed)
        store.draftKey = nil
        #expect(!(try store.draftList().troubles.isEmpty), "byte \(place), bit \(bit)")
        store.draftKey = SampleInterview.draftKey
        let found = try? store.journal(Self.name).events
        #expect(found.map { $0[...] } == (isFirst ? nil : expected), "byte \(place), bit \(bit)")
      }
    }
  }

  @Test func `cut at every byte it is recovered without the key`() throws {
    let (original, store, bytes) = try journal()
    store.close()
    for place in 0..<bytes.count {
      let disk = original.afterPowerCut(
        at: original.steps.count, states: 0, seed: 0, remembering: false)[1]
      disk.replaceContents(of: Self.path, with: Array(bytes[..<place]))
      let next = try Store.open("/store", for: SampleInterview.holder, on: disk)
      defer { next.close() }
      _ = try next.recover(at: SampleInterview.now)
      guard bytes[..<place].contains(0x0A) else {
        #expect(try disk.contents(of: Self.path) == Array(bytes[..<place]))
        continue
      }
      #expect(try next.draftList().drafts.first?.contents == nil, "byte \(place)")
      next.draftKey = SampleInterview.draftKey
      let expected = whole(bytes, before: place)
      let events = try next.journal(Self.name).events
      #expect(events.prefix(expected.count) == expected, "byte \(place)")
      #expect(events.count == expected.count + (bytes[place - 1] == 0x0A ? 0 : 1))
      // It goes on, sealed, and is read back.
      let resumed = try next.resume(Self.name)
      try resumed.append(
        SampleInterview.event(resumed.nextNumber, .answer(key: "age", text: "7")))
      #expect(try next.journal(Self.name).events.last?.action == .answer(key: "age", text: "7"))
    }
  }

  @Test func `damage in the middle is recovered without the key and goes on with it`() throws {
    let (disk, store, bytes) = try journal()
    store.close()
    var damaged = bytes
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    damaged[ends[6] + 30] ^= 1
    disk.replaceContents(of: Self.path, with: damaged)
    let next = try Store.open("/store", for: SampleInterview.holder, on: disk)
    let findings = try next.recover(at: SampleInterview.now)
    guard case .recovered(Self.name, let new, let damage)? = findings.first, findings.count == 1
    else {
      Issue.record("\(findings)")
      return
    }
    #expect(damage.line == 8 && damage.lostKeys.isEmpty)
    #expect(try disk.contents(of: Self.path) == damaged)
    #expect(try next.recover(at: SampleInterview.now).isEmpty)
    next.draftKey = SampleInterview.draftKey
    #expect(try next.recover(at: SampleInterview.now).isEmpty)
    #expect(try next.draftList().drafts.map(\.name) == [new])
    let journal = try next.journal(new)
    #expect(journal.events.dropLast() == SampleInterview.events.prefix(6))
    #expect(journal.continues == Self.name)
    let resumed = try next.resume(new)
    for event in SampleInterview.events[7..<Self.count] { try resumed.append(event) }
    #expect(try next.journal(new).events.suffix(5) == SampleInterview.events[7..<Self.count])
  }

  // MARK: - Somebody who can compute checksums

  /// The lines of a journal with right checksums, whatever stands in them.
  private func chained(_ bodies: [[UInt8]]) -> [UInt8] {
    var sum: UInt32 = 0
    var bytes: [UInt8] = []
    for body in bodies {
      sum = ~sum
      for byte in body {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
      }
      sum = ~sum
      let digits = String(sum, radix: 16)
      let padded = String(repeating: "0", count: 8 - digits.count) + digits
      bytes += body + Array(#","c":"\#(padded)"}"#.utf8) + [0x0A]
    }
    return bytes
  }

  @Test func `nothing changed on purpose is taken, whatever the checksums say`() throws {
    let (disk, store, bytes) = try journal()
    let bodies = bytes.split(separator: 0x0A).map { Array($0.dropLast(16)) }
    #expect(chained(bodies) == bytes)
    let sealedLine = 5
    for place in bodies[sealedLine].indices {
      var changed = bodies
      changed[sealedLine][place] ^= 1
      disk.replaceContents(of: Self.path, with: chained(changed))
      let found = try? store.journal(Self.name).events
      #expect(found == nil || found == Array(SampleInterview.events.prefix(4)), "byte \(place)")
    }
    // A later time, the sealed part of another line, a line under another number.
    func expectKept(_ count: Int, _ bodies: [[UInt8]]) throws {
      disk.replaceContents(of: Self.path, with: chained(bodies))
      #expect(try store.journal(Self.name).events == Array(SampleInterview.events.prefix(count)))
    }
    func text(_ line: Int) -> String { String(decoding: bodies[line], as: UTF8.self) }
    var later = bodies
    later[5] = Array(text(5).replacing("T10:15:37", with: "T10:15:38").utf8)
    #expect(later[5] != bodies[5])
    try expectKept(4, later)
    var moved = bodies
    moved[5] = Array(text(6).replacing(#"{"n":6,"#, with: #"{"n":5,"#).utf8)
    try expectKept(4, moved)
    // The recovery keeps what stands before and leaves the file alone.
    let findings = try store.recover(at: SampleInterview.now)
    guard case .recovered(Self.name, let new, let damage)? = findings.first else {
      Issue.record("\(findings)")
      return
    }
    #expect(damage.lostKeys.contains("members[r2]/age"))
    #expect(try store.journal(new).events.dropLast() == SampleInterview.events.prefix(4))
    // Lines of another draft of the same store do not pass for lines of this one.
    var opening = SampleInterview.opening
    opening.responseID = "0197a6d2-c4e1-7b3a-9f00-000000000000"
    let other = try store.begin(opening)
    for event in SampleInterview.events.prefix(3) { try other.append(event) }
    let foreign = try disk.contents(of: other.path).split(separator: 0x0A)
      .map { Array($0.dropLast(16)) }
    try expectKept(0, [bodies[0]] + foreign[1...])
  }

  @Test func `bytes of chance never crash the reader`() throws {
    let (disk, store, whole) = try journal()
    var generator = SeededGenerator(seed: 9)
    for round in 0..<150 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &generator)))
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        bytes.insert(
          UInt8.random(in: .min ... .max, using: &generator),
          at: Int.random(in: 0...bytes.count, using: &generator))
      }
      disk.replaceContents(of: Self.path, with: bytes)
      #expect(throws: Never.self, "round \(round)") { try store.draftList() }
    }
  }
}
