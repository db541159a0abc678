import FileSimulation
import FileStorage
import Foundation
import JSONRecords
import ResponseStorage
import SurveyModel
import Testing

/// Runs the program of the article “Reading a store without suroo” on stores
/// that were written here.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
    "Python 3 is not installed (apt: python3)."))
struct PythonReaderTests {
  private let program: String

  init() throws {
    let article = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(
        path: "Sources/ResponseStorage/ResponseStorage.docc/ReadingAStore.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let parts = text.components(separatedBy: "```python\n")
    try #require(parts.count == 2)
    program = try #require(parts[1].components(separatedBy: "\n```\n").first)
    #expect(program.split(separator: "\n", omittingEmptySubsequences: false).count <= 100)
  }

  private func run(
    _ store: String, _ questionnaire: String, _ options: String...
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-I", "-c", program, store, questionnaire] + options
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: printed, as: UTF8.self),
      String(decoding: said, as: UTF8.self)
    )
  }

  private func cells(_ table: String) throws -> [[String: String]] {
    let lines = table.split(separator: "\n").map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
    let head = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(zip(head, $0)) { first, _ in first } }
  }

  @Test func `the responses of a store come out as a table, the latest revision only`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/store"
      let store = try SampleInterview.store(on: POSIXFileSystem(), at: path)
      let first = try SampleInterview.run(in: store).response
      var ran = try run(path, "residents")
      #expect(ran.status == 0, "\(ran.errors)")
      var rows = try cells(ran.output)
      try #require(rows.count == 1)
      #expect(rows[0]["response_id"] == first.responseID)
      #expect(rows[0]["age"] == "34")
      #expect(rows[0]["area_ha"] == "2.5")
      #expect(rows[0]["channels"] == "1 9")
      #expect(rows[0]["members[r2]/name"] == "Айгүл")
      #expect(rows[0]["income"] == "(refused)")
      #expect(rows[0]["phone"] == nil)
      rows = try cells(try run(path, "residents", "--personal").output)
      #expect(rows[0]["phone"] == "0555 999999")

      var corrected = first
      corrected.revision = 2
      corrected.parents = [try #require(first.revisionID)]
      corrected.answers["age"] = .integer(43)
      _ = try store.add(corrected, personal: SampleInterview.personal)
      rows = try cells(try run(path, "residents").output)
      #expect(rows.map { $0["age"] } == ["43"])
      #expect(try run(path, "council").output.split(separator: "\n").count == 1)

      let tombstone = Tombstone(
        responseID: first.responseID, reason: "withdrawn", by: "bek", role: .supervisor,
        at: SampleInterview.now)
      try store.add(CheckedRecord(.tombstone, naming: tombstone.record))
      ran = try run(path, "residents")
      #expect(ran.output.split(separator: "\n").count == 1)
      store.close()
    }
  }

  @Test func `a sealed journal is named as such`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/store"
      let store = try SampleInterview.sealingStore(on: POSIXFileSystem(), at: path)
      let journal = try store.begin(SampleInterview.opening)
      store.close()
      let ran = try run(path, "residents")
      #expect(ran.status == 0)
      #expect(ran.errors == "\(journal.path): this journal is sealed\n")
    }
  }

  @Test func `segments are read, and what is damaged is named and left out`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/store"
      let store = try SampleInterview.store(on: POSIXFileSystem(), at: path)
      let stored = try SampleInterview.run(in: store)
      store.close()
      let centre = "\(folder)/centre"
      let files = POSIXFileSystem()
      try SampleInterview.store(on: files, at: centre).close()
      let record = try CheckedRecord(stored.record)
      try files.makeDirectories("\(centre)/segments/m1")
      try files.makeDirectories("\(centre)/segments/.staged")
      let line = try record.line() + [0x0A]
      let damaged = Array(String(decoding: line, as: UTF8.self).replacing("34", with: "35").utf8)
      for segment in ["m1", ".staged"] {
        try AtomicFile.create(
          line + damaged, at: "\(centre)/segments/\(segment)/residents.responses.ndjson", on: files)
      }
      let ran = try run(centre, "residents")
      #expect(ran.status == 1)
      #expect(try cells(ran.output).map { $0["age"] } == ["34"])
      #expect(ran.errors.contains("residents.responses.ndjson:2: the content is not what its name"))
      #expect(ran.errors.split(separator: "\n").count == 1)
    }
  }
}
