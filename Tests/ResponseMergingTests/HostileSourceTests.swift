import FileSimulation
import FileStorage
import Glibc
import JSONRecords
import ResponseMerging
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import Testing

/// Sources that are damaged or want to do harm: refused by name, the rest merged.
@Suite struct HostileSourceTests {
  /// Merges one line among good ones and returns why it was not taken.
  private func reason(of line: [UInt8]) throws -> String? {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let bytes =
      try SampleRecords.lines([SampleRecords.response(1)]) + line + [0x0A]
      + SampleRecords.lines([SampleRecords.response(2)])
    try AtomicFile.write(bytes, to: "/stick/a.ndjson", on: files)
    let store = try SampleRecords.store(at: "/store", on: files)
    let report = try store.merging(["/stick"], on: files)
    #expect(report.totals.new == (report.totals.quarantined == 0 ? 3 : 2))
    #expect(report.totals.read == 3)
    #expect(report.sources[0].quarantine.allSatisfy { $0.place == "/stick/a.ndjson:2" })
    #expect(report.hasFindings == (report.totals.quarantined > 0))
    if let path = report.quarantinePath {
      #expect(try files.contents(of: path) == line + [0x0A])
      #expect(try store.merging(["/stick"], on: files).quarantinePath == path)
    }
    return report.sources[0].quarantine.first?.reason
  }

  private func changed(_ member: String, _ value: JSONValue?) throws -> [UInt8] {
    var object = try SampleRecords.response(3).object
    object[member] = value
    return try CheckedRecord(.response, naming: object).line()
  }

  @Test func `every kind of damage is named`() throws {
    let line = try SampleRecords.response(3).line()
    let text = String(decoding: line, as: UTF8.self)
    #expect(try reason(of: line) == nil)
    #expect(try reason(of: Array(line.dropLast(20)))?.contains("not closed") == true)
    var flipped = line
    flipped[
      try #require(
        text.utf8.firstRange(of: "34".utf8).map {
          text.utf8.distance(from: text.utf8.startIndex, to: $0.lowerBound)
        })] ^= 1
    #expect(try reason(of: flipped)?.contains("was changed") == true)
    let twice = text.replacing(
      "{\"active_ms\":27000,", with: "{\"active_ms\":1,\"active_ms\":27000,")
    #expect(try reason(of: Array(twice.utf8))?.contains("twice") == true)
    #expect(try reason(of: [0xFF, 0xFE])?.contains("UTF-8") == true)
    #expect(try reason(of: Array("null".utf8)) != nil)
    #expect(try reason(of: Array(repeating: UInt8(ascii: "["), count: 100_000)) != nil)
    #expect(try reason(of: Array(#"{"format":"suroo-journal","format_version":1}"#.utf8)) != nil)
    let newer = text.replacing("\"format_version\":1", with: "\"format_version\":2")
    #expect(try reason(of: Array(newer.utf8))?.contains("newer") == true)
  }

  @Test(
    arguments: [
      ("parents", ["../../x"]), ("parents", "x"), ("questionnaire", "residents"),
      ("questionnaire", ["id": "a", "version": "1"]), ("answers", []), ("started_at", "yesterday"),
      ("revision", 0), ("status", "done"), ("interviewer", 1), ("events_sha256", "../x"),
    ] as [(String, JSONValue)])
  func `a record that nobody could list is refused`(member: String, value: JSONValue) throws {
    #expect(try reason(of: changed(member, value))?.contains("\"\(member)") == true)
  }

  @Test func `a line beyond the limit is passed over`() throws {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let huge = Array(repeating: UInt8(ascii: "a"), count: RecordLines.longest + 1)
    try AtomicFile.write(
      huge + [0x0A] + SampleRecords.lines([SampleRecords.response(1)]), to: "/stick/a.ndjson",
      on: files)
    let store = try SampleRecords.store(at: "/store", on: files)
    let report = try store.merging(["/stick"], on: files)
    #expect(report.totals.new == 1)
    #expect(report.sources[0].quarantine[0].reason.contains("16 MiB"))
  }

  @Test func `names that lead out of the store stay inside`() throws {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let reference = Response.QuestionnaireReference(
      id: "../../etc", version: "../1", sha256: SampleRecords.questionnaire.sha256)
    let response = try SampleRecords.response(1, questionnaire: reference)
    let inside = try CheckedRecord(
      .questionnaire, naming: QuestionnaireRecord(reference, SampleRecords.sources).record)
    let outside = try CheckedRecord(
      .questionnaire,
      naming: QuestionnaireRecord(
        reference, [Questionnaire.SourceFile(name: "../../../evil", bytes: [1])]
      ).record)
    try AtomicFile.write(
      SampleRecords.lines([response, inside, outside]), to: "/stick/a.ndjson", on: files)
    let store = try SampleRecords.store(at: "/home/store", on: files)
    let start = files.steps.count
    let report = try store.merging(["/stick"], on: files)
    #expect(report.totals.new == 2)
    #expect(report.totals.quarantined == 1)
    let writing: Set<FileError.Operation> = [
      .create, .write, .rename, .unlink, .makeDirectory, .truncate, .removeDirectory,
    ]
    #expect(
      files.steps[start...].allSatisfy {
        !writing.contains($0.operation)
          || $0.path.hasPrefix("/home/store/") && !$0.path.contains("/../")
      })
    let kept = try store.sources(of: reference)
    #expect(kept.map(\.name) == ["lists/places.csv", "residents.yaml"])
  }

  @Test func `two interviews under one id are told from a conflict of edits`() throws {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let own = try SampleRecords.response(1)
    let foreign = try SampleRecords.response(1, answers: ["age": .integer(50)], by: "eve")
    try AtomicFile.write(SampleRecords.lines([own, foreign]), to: "/stick/a.ndjson", on: files)
    let store = try SampleRecords.store(at: "/store", on: files)
    let report = try store.merging(["/stick"], on: files)
    #expect(report.conflicts.map(\.isUnrelated) == [true])
    #expect(report.conflicts[0].heads == [own.id, foreign.id].sorted())
    #expect(report.sources[0].conflicts == 2)
    #expect(report.hasFindings)
  }

  @Test func `a revision that names one of another response replaces nothing`() throws {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let victim = try SampleRecords.response(1)
    let thief = try SampleRecords.response(2, revision: 2, parents: [victim])
    try AtomicFile.write(SampleRecords.lines([victim, thief]), to: "/stick/a.ndjson", on: files)
    let store = try SampleRecords.store(at: "/store", on: files)
    let report = try store.merging(["/stick"], on: files)
    #expect(report.sources[0].superseded == 0)
    #expect(try store.catalog().lineages.count == 2)
  }

  @Test func `what is named and not there is reported under its heading`() throws {
    let files = SimulatedFileSystem()
    try files.makeDirectory("/stick")
    let lost = try SampleRecords.response(1)
    let child = try SampleRecords.response(1, revision: 2, parents: [lost], unit: "u1")
    let events = try SampleRecords.events(2)
    let other = Response.QuestionnaireReference(
      id: "residents", version: "1", sha256: String(repeating: "ab", count: 32))
    let second = try SampleRecords.response(
      2, unit: "u1", questionnaire: other, events: events.id)
    let part = PersonalPart(
      responseID: SampleRecords.id(2), salt: Array(repeating: 7, count: 32),
      answers: ["phone": .text("0555")])
    let personal = try CheckedRecord(.personal, naming: part.record)
    try AtomicFile.write(
      SampleRecords.lines([child, second, personal]), to: "/stick/a.ndjson", on: files)
    let store = try SampleRecords.store(at: "/store", on: files)
    let report = try store.merging(["/stick"], on: files)
    #expect(report.missing.map(\.what) == [.parent, .events, .questionnaire])
    #expect(report.missing.map(\.count) == [1, 1, 2])
    #expect(report.mismatches.map(\.id) == [personal.id])
    #expect(report.unitsTwice.map(\.responses) == [[SampleRecords.id(1), SampleRecords.id(2)]])
    #expect(report.questionnairesTwice.map(\.hashes.count) == [2])
  }

  @Test func `links, devices and the store itself are refused by name`() throws {
    try withTemporaryFolder { folder in
      let files = POSIXFileSystem()
      let store = try SampleRecords.store(at: "\(folder)/store", on: files)
      try files.makeDirectory("\(folder)/stick")
      try AtomicFile.write(
        SampleRecords.lines([SampleRecords.response(1)]), to: "\(folder)/stick/good.ndjson",
        on: files)
      try AtomicFile.write(
        SampleRecords.lines([SampleRecords.response(2)]), to: "\(folder)/elsewhere.ndjson",
        on: files)
      #expect(symlink("\(folder)/elsewhere.ndjson", "\(folder)/stick/link.ndjson") == 0)
      #expect(symlink("/", "\(folder)/stick/root") == 0)
      #expect(mkfifo("\(folder)/stick/pipe.ndjson", 0o600) == 0)
      try AtomicFile.write([1], to: "\(folder)/stick/photo.jpg", on: files)
      let report = try store.merging(
        ["\(folder)/stick", "\(folder)/store", "/dev/zero", "\(folder)/none"], on: files)
      #expect(report.totals.new == 1)
      #expect(report.totals.quarantined == 6)
      #expect(report.sources[0].skipped == ["\(folder)/stick/photo.jpg"])
      #expect(report.sources.map(\.status) == [.damaged, .refused, .refused, .refused])
    }
  }
}
