import FileSimulation
import FileStorage
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import Testing

@Suite struct JournalTests {
  private let name = "2026-05-01_0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b"
  private var path: String { "/store/drafts/\(name).draft/journal.jsonl" }

  /// A store in which the sample was asked and not finished.
  private func disk() throws -> (SimulatedFileSystem, Store) {
    let disk = SimulatedFileSystem()
    let store = try SampleInterview.store(on: disk)
    let journal = try store.begin(SampleInterview.opening)
    for event in SampleInterview.events { try journal.append(event) }
    try journal.close()
    return (disk, store)
  }

  @Test func `a line is JSON with the checksum last`() throws {
    let (disk, _) = try disk()
    let lines = try disk.contents(of: path).split(separator: 0x0A).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(lines.count == SampleInterview.events.count + 1)
    #expect(
      lines[3].hasPrefix(
        #"{"n":3,"t":"2026-05-01T10:15:34.750+06:00","m":4500,"op":"answer","q":"age","v":"34","c":""#
      ))
    #expect(
      lines[13].hasPrefix(
        #"{"n":13,"t":"2026-05-01T10:15:49.750+06:00","m":19500,"op":"undo","c":"#))
    #expect(lines[0].hasPrefix(#"{"format":"suroo-journal","format_version":1,"n":0,"#))
    // python3: zlib.crc32(line.split(',"c":')[0].encode())
    for line in lines { #expect(throws: Never.self) { try JSONReader.value(of: line.utf8) } }
  }

  @Test func `every event survives the way to the file and back`() throws {
    let (_, store) = try disk()
    let journal = try store.journal(name)
    #expect(journal.opening == SampleInterview.opening)
    #expect(journal.events == SampleInterview.events)
    #expect(journal.continues == nil)
  }

  @Test func `any changed byte is found and nothing before it is lost`() throws {
    let (disk, store) = try disk()
    let bytes = try disk.contents(of: path)
    let lineOf = bytes.indices.map { index in bytes[..<index].count { $0 == 0x0A } }
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1
      disk.replaceContents(of: path, with: damaged)
      guard let journal = try? store.journal(name) else {
        #expect(lineOf[index] == 0)
        continue
      }
      #expect(
        journal.events == Array(SampleInterview.events.prefix(max(lineOf[index] - 1, 0))),
        "byte \(index)")
    }
  }

  @Test func `a removed line and two exchanged lines are found`() throws {
    let (disk, store) = try disk()
    let lines = try disk.contents(of: path).split(separator: 0x0A)
    var removed = lines
    removed.remove(at: 5)
    disk.replaceContents(of: path, with: Array(removed.joined(separator: [0x0A])) + [0x0A])
    #expect(try store.journal(name).events.count == 4)
    var exchanged = lines
    exchanged.swapAt(5, 6)
    disk.replaceContents(of: path, with: Array(exchanged.joined(separator: [0x0A])) + [0x0A])
    #expect(try store.journal(name).events.count == 4)
  }

  @Test func `a journal of a newer program is left alone`() throws {
    let (disk, store) = try disk()
    let text = String(decoding: try disk.contents(of: path), as: UTF8.self)
    let body = #"{"format":"suroo-journal","format_version":2,"n":0,"t":"x","op":"open""#
    let newer = Array("\(body),\"c\":\"\(crc(body))\"}\n".utf8)
    #expect(!text.hasPrefix(body))
    disk.replaceContents(of: path, with: newer)
    #expect(
      try store.recover(at: SampleInterview.now) == [
        .trouble(.record(path: path, .newer(format: "suroo-journal", version: 2)))
      ])
    #expect(try disk.contents(of: path) == newer)
  }

  @Test func `bytes of chance never crash the reader`() throws {
    let (disk, store) = try disk()
    let whole = try disk.contents(of: path)
    var generator = SeededGenerator(seed: 9)
    for round in 0..<150 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &generator)))
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        bytes.insert(
          UInt8.random(in: .min ... .max, using: &generator),
          at: Int.random(in: 0...bytes.count, using: &generator))
      }
      disk.replaceContents(of: path, with: bytes)
      #expect(throws: Never.self, "round \(round)") { try store.draftList() }
    }
  }

  /// The checksum computed bit by bit.
  private func crc(_ text: String) -> String {
    var sum: UInt32 = .max
    for byte in text.utf8 {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    let digits = String(~sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
