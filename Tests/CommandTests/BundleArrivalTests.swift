import Foundation
import JSONRecords
import Testing

/// Bundles as they arrive at the centre: sealed, with one lost on the way, taken back.
@Suite struct BundleArrivalTests {
  private static let questionnaire = """
    survey:
    - type: integer
      name: age
      label: How old are you?
      constraint: . >= 0 and . <= 120
    settings:
    - form_id: short
      version: 7
    """

  private let folder: TemporaryFolder
  private let file: String
  private var stick: String { "\(folder.path)/stick" }

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.write(Self.questionnaire, to: "q.yaml")
    for name in ["stick", "lost"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    try run("setup", "--interviewer", "bek", store: "centre")
    try collect(3, in: "KG-O", seed: 1)
  }

  @discardableResult
  private func run(
    _ arguments: String..., store: String, status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> BuiltProgram.Run {
    let run = try BuiltProgram.run(
      arguments + ["--store", "\(folder.path)/\(store)"], environment: ["LANG": "en_US.UTF-8"])
    try #require(
      run.status == status, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
    return run
  }

  private func collect(_ count: Int, in region: String, seed: Int) throws {
    try run(
      "simulate", file, "--count", "\(count)", "--seed", "\(seed)", "--region", region,
      store: region)
  }

  /// Makes a key and returns its file and its public half.
  private func key(_ name: String) throws -> (file: String, recipient: String) {
    let path = "\(folder.path)/\(name).key"
    let made = try BuiltProgram.run("key", "new", "--out", path)
    return (path, String(try #require(made.output.firstMatch(of: /age1[a-z0-9]+/)?.0)))
  }

  /// Writes a bundle and returns its path.
  private func bundle(to place: String, sealedTo recipient: String? = nil) throws -> String {
    let sealing = recipient.map { ["--recipient", $0] } ?? []
    let bundled = try BuiltProgram.run(
      ["bundle", "--store", "\(folder.path)/KG-O", "--to", "\(folder.path)/\(place)"] + sealing)
    try #require(bundled.status == 0, "\(bundled.errors)")
    return try #require(bundled.lines.first)
  }

  private func report(_ run: BuiltProgram.Run) throws -> JSONValue {
    try JSONReader.value(of: Array(run.output.utf8))
  }

  /// What a store says that it holds.
  private func holdings(_ store: String) throws -> [String] {
    [try run("list", "--digest", store: store).output, try run("list", store: store).output]
  }

  @Test func `a sealed bundle is taken whole with its key`() throws {
    let key = try key("centre")
    _ = try bundle(to: "stick", sealedTo: key.recipient)
    let merged = try report(run("merge", stick, "--key", key.file, "--json", store: "centre"))
    #expect(merged["totals"]?["quarantined_count"] == 0)
    #expect(merged["totals"]?["new"] == merged["totals"]?["read"])
    #expect(merged["totals"]?["new"] != 0)
    #expect(try holdings("centre") == holdings("KG-O"))
  }

  @Test func `without its key it is refused by name, and the rest merged`() throws {
    try collect(2, in: "KG-J", seed: 2)
    let sealed = try bundle(to: "stick", sealedTo: key("centre").recipient)
    let before = try holdings("centre")
    let closed = try run("merge", stick, store: "centre", status: 1)
    #expect(closed.output.contains("\(sealed) is sealed, and no key was given."))
    #expect(closed.output.contains("--key"))
    #expect(try holdings("centre") == before)
    let other = try run("merge", stick, "--key", key("other").file, store: "centre", status: 1)
    #expect(other.output.contains("\(sealed) is sealed to other keys."))
    #expect(try holdings("centre") == before)
    try run("merge", stick, "\(folder.path)/KG-J", store: "centre", status: 1)
    #expect(try holdings("centre") == holdings("KG-J"))
  }

  @Test func `a bundle that was lost on the way is missing until it comes`() throws {
    let lost = try bundle(to: "lost")
    try collect(2, in: "KG-O", seed: 2)
    _ = try bundle(to: "stick")
    let first = try report(run("merge", stick, "--json", store: "centre"))
    let missing = try #require(first["missing"]?.elements)
    #expect(missing.map { $0["what"]?.text } == ["bundle"])
    #expect(missing.first?["count"] == 1)
    let told = try #require(missing.first?["examples"]?[0]?.text)
    let hash = try #require(told.split(separator: " ").last)
    #expect(try BuiltProgram.run("bundle", "--verify", lost, "--json").output.contains(hash))
    let again = try run("merge", stick, store: "centre")
    #expect(again.output.contains("Bundles that never came: 1"))
    #expect(again.output.contains(told))
    let found = try report(run("merge", lost, stick, "--json", store: "centre"))
    #expect(found["missing"]?.elements?.isEmpty == true)
    // Its receipt is there now, so that it is not asked for again.
    let whole = try report(run("merge", stick, "--json", store: "centre"))
    #expect(whole["missing"]?.elements?.isEmpty == true)
  }

  @Test func `a merge that is taken back leaves nothing that counts`() throws {
    try collect(2, in: "KG-J", seed: 2)
    try run("merge", "\(folder.path)/KG-J", store: "centre")
    let before = try holdings("centre")
    let key = try key("centre")
    _ = try bundle(to: "stick", sealedTo: key.recipient)
    try run("merge", stick, "--key", key.file, store: "centre")
    let after = try holdings("centre")
    #expect(after != before)
    try run("merge", "--undo", store: "centre")
    #expect(try holdings("centre") == before)
    let receipts = try FileManager.default.contentsOfDirectory(
      atPath: "\(folder.path)/centre/receipts")
    #expect(receipts.isEmpty)
    try run("merge", stick, "--key", key.file, store: "centre")
    #expect(try holdings("centre") == after)
  }
}
