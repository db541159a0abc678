import FileSimulation
import FileStorage
import Foundation
import ResponseMerging
import ResponseStorage
import Sealing
import SurveyModel
import Testing

/// Checks every file that is written with Python's `jsonschema`, which knows
/// nothing of this program.
@Suite struct SchemaTests {
  private static let schemas = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/ResponseStorage/Schemas").path

  private static let script = """
    import json, pathlib, sys
    from jsonschema import Draft202012Validator, RefResolver
    schemas = {}
    for path in pathlib.Path(sys.argv[1]).glob("*.schema.json"):
        schema = json.loads(path.read_text())
        Draft202012Validator.check_schema(schema)
        schemas[schema["$id"]] = schema
    def check(kind, value, path):
        schema = schemas["https://suroo.example/schemas/1/" + kind]
        resolver = RefResolver.from_schema(schema, store=schemas)
        for error in Draft202012Validator(schema, resolver=resolver).iter_errors(value):
            print(path, error.json_path, error.message)
    kinds = {"bundles.jsonl": "bundle-entry", "merges.jsonl": "merge", "merge.json": "merge",
        "removed.jsonl": "removed-entry", "journal.jsonl": "journal-line"}
    count = 0
    for path in sorted(pathlib.Path(sys.argv[2]).rglob("*")):
        if path.suffix not in (".json", ".jsonl", ".ndjson", ".suroo") or path.name == "entries.json":
            continue
        text = path.read_text()
        for line in [text] if path.suffix == ".json" else text.splitlines():
            value = json.loads(line)
            kind = kinds.get(path.name) or value["format"].removeprefix("suroo-")
            check(kind, value, path)
            count += 1
    print("checked", count)
    """

  /// Runs Python; nil when it cannot be started.
  private static func python(_ arguments: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static var hasValidator: Bool {
    (try? python("-c", "import jsonschema").status) == 0
  }

  @Test(.enabled(if: hasValidator, "python3-jsonschema is not installed"))
  func `every file of a store agrees with its schema`() throws {
    try withTemporaryFolder { folder in
      let store = try SampleInterview.store(on: POSIXFileSystem(), at: "\(folder)/store")
      _ = try SampleInterview.run(in: store)
      var partial = SampleInterview.response
      partial.status = .partial
      partial.partialReason = "кетти"
      _ = try store.add(partial, personal: nil)
      let making = Store.BundleMaking(program: "suroo test", at: SampleInterview.now)
      _ = try store.writeBundle(store.bundleContents(.all), to: folder, making)
      _ = try store.writeCopy(to: folder, making)
      let (status, output) = try Self.python("-c", Self.script, Self.schemas, folder)
      let lines = SampleInterview.events.count + 2
      #expect(output == "checked \(lines + 5 + 2 + 2 * 7)\n")
      #expect(status == 0)
    }
  }

  @Test(.enabled(if: hasValidator, "python3-jsonschema is not installed"))
  func `the lines of a sealed draft agree with their schema`() throws {
    try withTemporaryFolder { folder in
      let store = try SampleInterview.sealingStore(on: POSIXFileSystem(), at: "\(folder)/store")
      _ = try SampleInterview.run(in: store)
      let journal = try store.begin(SampleInterview.opening)
      try journal.append(SampleInterview.events[0])
      let (status, output) = try Self.python("-c", Self.script, Self.schemas, folder)
      #expect(output == "checked \(SampleInterview.events.count + 2 + 2 + 4)\n")
      #expect(status == 0)
    }
  }

  @Test(.enabled(if: hasValidator, "python3-jsonschema is not installed"))
  func `what a merge and a tombstone leave agrees with its schema`() throws {
    try withTemporaryFolder { folder in
      let files = POSIXFileSystem()
      let store = try SampleInterview.store(on: files, at: "\(folder)/store")
      let ended = try SampleInterview.run(in: store).response.responseID
      try files.makeDirectories("\(folder)/stick")
      let making = Store.BundleMaking(program: "suroo test", at: SampleInterview.now)
      let written = try store.writeBundle(
        store.bundleContents(.all, personal: .sealed([AgeIdentity().recipient])),
        to: "\(folder)/stick", making)
      let centre = try SampleInterview.store(on: files, at: "\(folder)/centre")
      func merge() throws {
        _ = try Merge(into: centre, from: files, by: "bek", at: SampleInterview.now)
          .run(["\(folder)/stick"])
      }
      try merge()
      #expect(try centre.undoLastMerge(by: "bek", at: SampleInterview.now) != .nothing)
      try merge()
      let end = Tombstone(
        responseID: ended, reason: "consent", by: "bek", role: .supervisor,
        at: SampleInterview.now)
      let line = try CheckedRecord(.tombstone, naming: end.record).line()
      try AtomicFile.create(line + [0x0A], at: "\(folder)/stick/end.ndjson", on: files)
      try merge()
      // Three merges and what was undone; three records and that they were swept.
      #expect(try centre.mergeNotes().count == 4)
      #expect(try centre.removedIDs().count == 3)
      #expect(try store.writtenBundles().map(\.sha256) == [written.trailer.sha256])
      let (status, output) = try Self.python("-c", Self.script, Self.schemas, folder)
      #expect(output.wholeMatch(of: /checked \d+\n/) != nil, "\(output)")
      #expect(status == 0)
    }
  }

  @Test(.enabled(if: hasValidator, "python3-jsonschema is not installed"))
  func `the frozen samples agree with the schemas`() throws {
    let folder = try #require(Bundle.module.path(forResource: "Fixtures/Version1", ofType: nil))
    let (status, output) = try Self.python("-c", Self.script, Self.schemas, folder)
    #expect(output.wholeMatch(of: /checked \d+\n/) != nil, "\(output)")
    #expect(status == 0)
  }

  @Test(.enabled(if: hasValidator, "python3-jsonschema is not installed"))
  func `the schemas refuse what is wrong`() throws {
    try withTemporaryFolder { folder in
      let store = try SampleInterview.store(on: POSIXFileSystem(), at: "\(folder)/store")
      var response = SampleInterview.response
      response.responseID = "not a uuid"
      _ = try store.add(response, personal: nil)
      let output = try Self.python("-c", Self.script, Self.schemas, "\(folder)/store").output
      #expect(output.contains("$.response_id"))
    }
  }
}
