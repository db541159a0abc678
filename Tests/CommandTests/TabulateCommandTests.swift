import Foundation
import JSONRecords
import Testing

/// Tables and exports of stores, as a person asks for them.
@Suite struct TabulateCommandTests {
  private static let questionnaires =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: "\(BuiltProgram.package)/Questionnaires")) ?? []).sorted()

  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/store" }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func simulate(_ name: String, _ count: Int, region: String, seed: Int) throws {
    let run = try BuiltProgram.run(
      "simulate", "Questionnaires/\(name)", "--count", "\(count)", "--seed", "\(seed)", "--region",
      region, "--now", "2026-05-01T10:00:00+06:00", "--store", store)
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: questionnaires)
  func `Python reads back what a shipped questionnaire gave`(_ name: String) throws {
    try simulate(name, 5, region: "KG-O", seed: 11)
    let list = try BuiltProgram.run("list", "--json", "--store", store)
    let id = try #require(
      try JSONReader.value(of: Array((list.lines.first ?? "").utf8))["questionnaire"]?.text)
    for format in ["csv", "ndjson"] {
      let run = try BuiltProgram.run(
        "export", "--questionnaire", id, "--format", format, "--to", "\(folder.path)/\(format)",
        "--language", "ky", "--personal", "--store", store)
      #expect(run.status == 0, "\(run.errors)")
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "\(BuiltProgram.package)/Tests/ExportsTests/Fixtures/readback.py",
      "\(folder.path)/csv", "\(folder.path)/ndjson/\(id).ndjson",
      "\(folder.path)/ndjson/\(id).personal.ndjson",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output.hasSuffix("5 responses, 0 faults\n"), "\(output)")
  }

  @Test func `a table by region adds up to the number of responses, in every format`() throws {
    try simulate("residents", 6, region: "KG-O", seed: 1)
    try simulate("residents", 4, region: "KG-T", seed: 2)
    let arguments = [
      "tabulate", "--questionnaire", "residents", "--rows", "a601_knows_budget", "--by", "region",
      "--store", store, "--interface", "ky",
    ]
    let text = try BuiltProgram.run(arguments + ["--width", "60"])
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.lines.first == "Айыл аймагыңыздын өз бюджети бар экенин уктуңуз беле?")
    #expect(text.lines.contains { $0.hasPrefix("Анкеталар") && $0.hasSuffix("10     6     4") })
    let json = try BuiltProgram.run(arguments + ["--format", "json"])
    let table = try JSONReader.value(of: Array((json.lines.first ?? "").utf8))
    #expect(table["base"]?["responses"]?.int == 10)
    let groups = try #require(table["by"]?["groups"]?.elements)
    let counts = groups.dropFirst().compactMap { $0["base"]?["responses"]?.int }
    #expect(counts == [6, 4])
    #expect(table["cells"]?[0]?["se"]?.isNull == true)
    let csv = try BuiltProgram.run(arguments + ["--format", "csv"])
    #expect(csv.lines.contains { $0.hasSuffix("base,responses,,10,,,") })
  }

  @Test func `what cannot be asked is refused with advice`() throws {
    try simulate("residents", 1, region: "KG-O", seed: 1)
    func run(_ arguments: String...) throws -> BuiltProgram.Run {
      try BuiltProgram.run(
        ["tabulate", "--store", store, "--questionnaire", "residents"] + arguments)
    }
    let name = try run("--rows", "a601_knows_buget")
    #expect(name.status == 64)
    #expect(name.errors.contains("Did you mean \"a601_knows_budget\"?"))
    #expect(try run("--rows", "region", "--strata", "unit").status == 64)
    #expect(try run("--rows", "region", "--in-base", "unknown").status == 64)
    #expect(try run("--rows", "region", "--where", "${a401_age} >").status == 64)
    #expect(try run("--rows", "members/a201_name").errors.contains("personal"))
    #expect(try run("--rows", "region", "--language", "de").errors.contains("it has: "))
    #expect(try run("--rows", "region", "--status", "approved").status == 66)
    let other = try BuiltProgram.run(
      "tabulate", "--questionnaire", "other", "--rows", "region", "--store", store)
    #expect(other.status == 66)
    #expect(other.errors.contains("It holds: residents."))
  }
}
