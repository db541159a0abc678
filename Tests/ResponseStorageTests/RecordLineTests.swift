import FileSimulation
import FileStorage
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import Testing

/// Files of records, read a line at a time and checked fast.
@Suite struct RecordLineTests {
  // MARK: - Lines

  private func lines(of bytes: [UInt8]) throws -> [RecordLine] {
    let files = SimulatedFileSystem()
    try AtomicFile.write(bytes, to: "/records.ndjson", on: files)
    let reader = try RecordLines("/records.ndjson", on: files)
    var lines: [RecordLine] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\nb\n", ["", "", "b"]),
  ])
  func `lines come with their places`(text: String, expected: [String]) throws {
    let found = try lines(of: Array(text.utf8))
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
    #expect(found.map(\.number) == Array(1..<found.count + 1))
    for line in found {
      #expect(Array(text.utf8)[line.offset..<line.offset + line.length].elementsEqual(line.bytes))
      #expect(line.hasNewline == (line.offset + line.length < text.utf8.count))
    }
  }

  @Test func `pieces of any length give the same lines`() throws {
    var generator = SeededGenerator(seed: 7464)
    let text = Array("one\n\nthree and more\nfour".utf8)
    for _ in 0..<200 {
      var rest = text[...]
      let reader = RecordLines {
        let piece = rest.prefix(Int.random(in: 1...6, using: &generator))
        rest = rest.dropFirst(piece.count)
        return Array(piece)
      }
      var found: [RecordLine] = []
      while let line = try reader.next() { found.append(line) }
      #expect(found.map(\.length) == [3, 0, 14, 4])
      #expect(found.map(\.offset) == [0, 4, 5, 20])
    }
  }

  @Test func `a line that is too long is passed over and counted`() throws {
    let limit = RecordLines.longest
    let mebibyte = Array(repeating: UInt8(ascii: "a"), count: 1 << 20)
    let longest = Array(repeating: mebibyte, count: limit >> 20)
    var pieces = longest + [[0x0A]] + longest + [Array("a\nb\n".utf8)] + longest + longest
    pieces.reverse()
    let reader = RecordLines { pieces.popLast() ?? [] }
    var found: [RecordLine] = []
    while let line = try reader.next() { found.append(line) }
    #expect(found.map(\.isTooLong) == [false, true, false, true])
    #expect(found.map(\.length) == [limit, limit + 1, 1, 2 * limit])
    #expect(found.map { $0.bytes.count } == [limit, 0, 1, 0])
    #expect(found.map(\.hasNewline) == [true, true, true, false])
    #expect(found[2].offset == 2 * limit + 3)
  }

  // MARK: - Checking

  private static func records() throws -> [CheckedRecord] {
    let review = Review(
      responseID: SampleInterview.opening.responseID, revisionID: "ab", after: ["x"],
      kind: .comment, question: "age", text: "“Тактап”\n\"бериңиз\" \u{1F}", by: "bek",
      role: .supervisor, at: SampleInterview.now)
    return [
      try CheckedRecord(.response, naming: SampleInterview.response.record),
      try CheckedRecord(.review, naming: review.record),
      try CheckedRecord(
        .tombstone,
        naming: Tombstone(
          responseID: "0197", reason: "", by: "b", role: .centre, at: SampleInterview.now
        ).record),
      try CheckedRecord(
        .receipt,
        naming: Receipt(
          bundle: "ff", store: "s", records: ["b"], by: "bek", at: SampleInterview.now
        ).record),
    ]
  }

  @Test func `a line is checked without being read`() throws {
    for record in try Self.records() {
      let line = try RecordLineChecker().check(record.line())
      #expect(line.format == record.format)
      #expect(line.id.hex == record.id)
      #expect(line.responseID == record.responseID)
      #expect(line.bytes == (try record.line()))
      #expect(line.isAsRead)
      #expect(try line.record() == record)
    }
  }

  @Test func `members are found by name`() throws {
    #expect(RecordMember.allCases.count == RecordMember.names.count)
    let records = try Self.records()
    let response = try RecordLineChecker().check(records[0].line())
    #expect(response.text(.interviewer) == "ana")
    #expect(response.integer(.revision) == 1)
    #expect(response.json(.parents) == [])
    #expect(response.json(.questionnaire)?["version"] == "2026.1")
    #expect(response.text(.verdict) == nil)
    #expect(response.text(.revision) == nil)
    #expect(response.integer(.interviewer) == nil)
    let review = try RecordLineChecker().check(records[1].line())
    #expect(review.text(.revisionID) == "ab")
    for member in RecordMember.allCases {
      #expect(response.json(member) == records[0].object[member.name])
      #expect(review.json(member) == records[1].object[member.name])
    }
  }

  @Test func `a record written for people is the same record`() throws {
    let checker = RecordLineChecker()
    for record in try Self.records() {
      let line = try checker.check(JSONWriter.indented(.object(record.object)))
      #expect(line.bytes == (try record.line()))
      #expect(line.id.hex == record.id)
      #expect(!line.isAsRead)
    }
  }

  @Test func `random records and damage to them are judged as by reading`() throws {
    var generator = SeededGenerator(seed: 6962)
    let checker = RecordLineChecker()
    let records = try Self.records()
    var sound = 0
    for number in 0..<4000 {
      let record = records[number % records.count]
      var bytes = try number % 3 == 0 ? JSONWriter.indented(.object(record.object)) : record.line()
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes.remove(at: place)
        case 2:
          bytes.insert(Array(" \n,:\"0".utf8).randomElement(using: &generator) ?? 0, at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      let expected = Result { () throws(RecordError) in
        try CheckedRecord(record: bytes)
      }
      let found = Result { () throws(RecordError) in try checker.check(bytes) }
      switch (expected, found) {
      case (.success(let expected), .success(let found)):
        sound += 1
        #expect(found.id.hex == expected.id)
        #expect(found.bytes == (try expected.line()))
      case (.failure(let expected), .failure(let found)): #expect(expected == found)
      default: Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(expected), \(found)")
      }
    }
    #expect(sound > 1000)
  }
}

extension CheckedRecord {
  /// Reads and checks a record the slow way.
  fileprivate init(record bytes: [UInt8]) throws(RecordError) {
    let value: JSONValue
    do throws(JSONReadingError) {
      value = try JSONReader.value(of: bytes)
    } catch {
      throw .json(error)
    }
    guard let object = value.members else {
      throw .member("(the record)", expected: "an object")
    }
    try self.init(object)
  }
}
