import Foundation
import JSONRecords
import ResponseStorage
import Testing

/// What others collected comes together, as a person at the centre would do it.
@Suite struct MergeCommandTests {
  private static let questionnaire = """
    survey:
    - type: integer
      name: age
      label: How old are you?
      constraint: . >= 0 and . <= 120
    - type: select_one yn
      name: works
      label: Do you work?
    choices:
    - list_name: yn
      name: 1
      label: Yes
    - list_name: yn
      name: 2
      label: No
    settings:
    - form_id: short
      version: 7
    """

  private let folder: TemporaryFolder
  private var stick: String { "\(folder.path)/stick" }

  init() throws {
    folder = try TemporaryFolder()
    let file = try folder.write(Self.questionnaire, to: "q.yaml")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/stick", withIntermediateDirectories: true)
    for (number, region) in ["KG-O", "KG-J", "KG-N"].enumerated() {
      let store = "\(folder.path)/\(region)"
      let simulated = try BuiltProgram.run(
        "simulate", file, "--count", "5", "--seed", "\(number + 1)", "--region", region, "--store",
        store)
      try #require(simulated.status == 0, "\(simulated.errors)")
      let bundled = try BuiltProgram.run("bundle", "--to", stick, "--store", store)
      try #require(bundled.status == 0, "\(bundled.errors)")
    }
  }

  private func run(_ arguments: String..., store: String) throws -> BuiltProgram.Run {
    try BuiltProgram.run(
      arguments + ["--store", "\(folder.path)/\(store)"], environment: ["LANG": "en_US.UTF-8"])
  }

  private func bundles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: stick).sorted().map { "\(stick)/\($0)" }
  }

  @Test func `two centres that merge in other orders hold the same`() throws {
    let bundles = try bundles()
    try #require(bundles.count == 3)
    for (centre, sources) in [("a", bundles), ("b", [bundles[2], bundles[0]])] {
      for source in sources {
        let merged = try run("merge", source, store: centre)
        #expect(merged.status == 0, "\(merged.output) \(merged.errors)")
      }
    }
    let whole = try run("merge", "--json", stick, "\(folder.path)/KG-J", store: "b")
    #expect(whole.status == 0)
    let report = try JSONReader.value(of: Array(whole.output.utf8))
    let totals = try #require(report["totals"]?.members)
    let numbers = ["read", "new", "known", "quarantined_count"].map { totals[$0]?.int ?? -1 }
    #expect(numbers[0] == numbers[1] + numbers[2] + numbers[3])
    #expect(numbers[1] > 0 && numbers[3] == 0)
    let digests = try ["a", "b"].map { try run("list", "--digest", store: $0).output }
    #expect(digests[0] == digests[1])
    #expect(try run("list", store: "a").lines.count == 16)
    #expect(try run("list", "--region", "KG-J", store: "b").lines.count == 6)
    #expect(try run("list", "--status", "returned", store: "b").lines.count == 1)
    #expect(try run("conflicts", store: "b").status == 0)
    let id = String(try run("list", store: "b").lines[1].prefix(12))
    #expect(try run("show", id, store: "b").output.contains("How old are you?"))
    let receipts = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/a/receipts")
    #expect(receipts.count == 3)
  }

  @Test func `a trial writes nothing, and the last merge can be taken back`() throws {
    let first = try bundles()[0]
    #expect(try run("merge", first, store: "a").status == 0)
    let before = try run("list", "--digest", store: "a").output
    let trial = try run("merge", "--dry-run", stick, store: "a")
    #expect(trial.status == 0, "\(trial.errors)")
    #expect(trial.output.contains("nothing was written"))
    #expect(try run("list", "--digest", store: "a").output == before)
    #expect(try run("merge", stick, store: "a").status == 0)
    #expect(try run("list", "--digest", store: "a").output != before)
    #expect(try run("merge", "--undo", store: "a").status == 0)
    #expect(try run("list", "--digest", store: "a").output == before)
    #expect(try run("merge", "--undo", store: "a").status == 0)
    #expect(try run("list", store: "a").lines.count == 1)
  }

  @Test func `a cut bundle is refused by name, the rest merged`() throws {
    let bundles = try bundles()
    let data = try Data(contentsOf: URL(filePath: bundles[1]))
    try data.dropLast(100).write(to: URL(filePath: bundles[1]))
    let merged = try run("merge", "--interface", "en", stick, store: "a")
    #expect(merged.status == 1)
    #expect(merged.output.contains("The closing line is missing."))
    #expect(try run("list", store: "a").lines.count == 11)
    let salvaged = try run("merge", "--salvage", bundles[1], store: "a")
    #expect(salvaged.status == 1)
    #expect(try run("list", store: "a").lines.count == 16)
    var flipped = try Data(contentsOf: URL(filePath: bundles[2]))
    flipped[flipped.count / 2] ^= 1
    try flipped.write(to: URL(filePath: bundles[2]))
    let damaged = try run("merge", "--json", bundles[2], store: "b")
    #expect(damaged.status == 1)
    let report = try JSONReader.value(of: Array(damaged.output.utf8))
    #expect(report["sources"]?[0]?["quarantined_count"] == 1)
    #expect(report["sources"]?[0]?["bundle"]?.isNull == true)
    #expect(report["sources"]?[0]?["new"] == 0)
    let sound = try run("merge", "--json", "--salvage", bundles[2], store: "b")
    #expect(sound.status == 1)
    #expect(try JSONReader.value(of: Array(sound.output.utf8))["sources"]?[0]?["new"] != 0)
  }

  @Test func `the store itself is no source`() throws {
    #expect(try run("merge", stick, store: "a").status == 0)
    #expect(try run("merge", "\(folder.path)/a", store: "a").status == 64)
    #expect(try run("merge", "\(folder.path)/a/segments", store: "a").status == 64)
    #expect(try run("merge", store: "a").status == 64)
  }
  /// The records of two corrections of one response that were made apart.
  private func fork() throws -> (id: String, heads: [CheckedRecord]) {
    let listed = try run("list", "--json", store: "KG-O")
    let first = try JSONReader.value(of: Array(try #require(listed.lines.first).utf8))
    let id = try #require(first["response_id"]?.text)
    let shown = try run("show", "--json", id, store: "KG-O")
    let record = try #require(JSONReader.value(of: Array(shown.output.utf8)).members)
    let heads = try [(20, "1"), (30, "2")].map { age, works in
      var fork = record
      var answers = record["answers"]?.members ?? [:]
      (answers["age"], answers["works"]) = (.integer(age), .string(works))
      fork["answers"] = .object(answers)
      fork["missing"] = [:]
      fork["revision"] = 2
      fork["parents"] = [record["revision_id"] ?? .null]
      return try CheckedRecord(.response, naming: fork)
    }
    return (id, heads)
  }

  @Test func `a conflict is shown side by side and settled`() throws {
    let (id, heads) = try fork()
    let lines = try heads.flatMap { head -> [UInt8] in try head.line() + [0x0A] }
    let file = "\(folder.path)/forks.ndjson"
    try Data(lines).write(to: URL(filePath: file))
    let merged = try run("merge", stick, file, "--interface", "en", store: "a")
    #expect(merged.status == 1)
    #expect(merged.output.contains("age, works"))
    let conflicts = try run("conflicts", "--interface", "en", store: "a")
    #expect(conflicts.status == 1)
    #expect(conflicts.output.contains("How old are you?"))
    #expect(conflicts.output.contains("common beginning: revision 1"))
    #expect(try run("list", "--status", "conflict", store: "a").lines.count == 2)
    let wrong = try run("resolve", id, "--take", "zz", store: "a")
    #expect(wrong.status == 64)
    let settled = try run(
      "resolve", id, "--take", String(heads[0].id.prefix(12)), "--question",
      "works=\(heads[1].id.prefix(12))", "--reason", "called back", store: "a")
    #expect(settled.status == 0, "\(settled.errors)")
    #expect(try run("conflicts", store: "a").status == 0)
    let shown = try JSONReader.value(of: Array(run("show", "--json", id, store: "a").output.utf8))
    #expect(shown["answers"]?["age"] == 20)
    #expect(shown["answers"]?["works"] == "2")
    #expect(shown["revision"] == 3)
    #expect(
      Set((shown["parents"]?.elements ?? []).compactMap(\.text)) == Set(heads.map(\.id)))
    #expect(shown["made"]?["reason"] == "called back")
    #expect(shown["made"]?["role"] == "supervisor")
    #expect(try run("resolve", id, "--take", heads[0].id, store: "a").status == 64)
  }

  @Test
  func `on the screen versions are chosen question by question and settled with both parents`()
    throws
  {
    let (id, heads) = try fork()
    let lines = try heads.flatMap { head -> [UInt8] in try head.line() + [0x0A] }
    let file = "\(folder.path)/forks.ndjson"
    try Data(lines).write(to: URL(filePath: file))
    #expect(try run("merge", stick, file, store: "a").status == 1)
    let order = try run("conflicts", "--json", store: "a")
    let conflict = try JSONReader.value(of: Array(order.output.utf8))
    let first = try #require(conflict["heads"]?.elements?.first?["revision_id"]?.text)
    // Everything of the first, but what the second question says in the other.
    let screen = try BuiltProgram.run(
      ["resolve", "--plain", "--interface", "en", "--store", "\(folder.path)/a"],
      input: "1\n!0\n!6\n1\n2\n2\n!0\n\ncalled back\n!9\n")
    #expect(screen.status == 0, "\(screen.errors)")
    #expect(screen.output.contains("No version chosen yet for 2 questions"))
    #expect(screen.output.contains("Say why first"))
    #expect(screen.output.contains("Settled. Revision 3"), "\(screen.output)")
    #expect(screen.output.contains("There are no open conflicts."))
    let shown = try JSONReader.value(of: Array(run("show", "--json", id, store: "a").output.utf8))
    let isFirst = first == heads[0].id
    #expect(shown["answers"]?["age"] == (isFirst ? 20 : 30))
    #expect(shown["answers"]?["works"] == (isFirst ? "2" : "1"))
    #expect(
      Set((shown["parents"]?.elements ?? []).compactMap(\.text)) == Set(heads.map(\.id)))
    #expect(shown["made"]?["reason"] == "called back")
    #expect(try run("conflicts", store: "a").status == 0)
  }
}
