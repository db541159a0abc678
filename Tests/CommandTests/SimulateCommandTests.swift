import Foundation
import JSONRecords
import Testing

@Suite struct SimulateCommandTests {
  private static let now = "2026-05-01T10:00:00+06:00"

  private func simulate(_ arguments: String...) throws -> BuiltProgram.Run {
    try BuiltProgram.run(["simulate"] + arguments + ["--now", Self.now])
  }

  @Test func `the same seed gives the same bytes, one response a line`() throws {
    let arguments = ["Questionnaires/residents", "--count", "6", "--seed", "7"]
    let first = try BuiltProgram.run(
      ["simulate"] + arguments + ["--now", Self.now, "--ndjson", "-", "--region", "KG-O"])
    let again = try BuiltProgram.run(
      ["simulate"] + arguments + ["--now", Self.now, "--ndjson", "-", "--region", "KG-O"])
    #expect(first.status == 0)
    #expect(first.output == again.output)
    #expect(first.lines.count == 6)
    for line in first.lines {
      let record = try #require(JSONReader.value(of: Array(line.utf8)).members)
      #expect(record["status"]?.text == "complete")
      #expect(record["region"]?.text == "KG-O")
      #expect(record["questionnaire"]?["id"]?.text == "residents")
    }
    #expect(first.errors.contains("interviews        6  (--seed 7"))
  }

  @Test func `responses go into the store with their journals`() throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store"
    let run = try simulate(
      "Questionnaires/residents", "--count", "3", "--seed", "1", "--store", store, "--json")
    #expect(run.status == 0)
    let report = try #require(JSONReader.value(of: Array(run.output.utf8.dropLast())).members)
    #expect(report["interviews"]?.int == 3)
    let list = try BuiltProgram.run("list", "--store", store)
    #expect(list.lines.count { $0.contains("sim-") } == 3)
    let drafts = try FileManager.default.contentsOfDirectory(atPath: "\(store)/drafts")
    #expect(drafts.count == 3)
    #expect(
      try BuiltProgram.run("list", "--drafts", "--store", store).output.contains("sim-") == false)
  }

  @Test func `without a named store nothing is kept`() throws {
    let folder = try TemporaryFolder()
    let arguments = ["simulate", "Questionnaires/check-interview", "--count", "2", "--seed", "1"]
    let home = ["HOME": folder.path, "XDG_DATA_HOME": "\(folder.path)/data", "SUROO_STORE": ""]
    let run = try BuiltProgram.run(arguments, environment: home)
    #expect(run.status == 0)
    #expect(run.output.contains("interviews        2"))
    #expect(run.errors.contains("not kept"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    let named = try BuiltProgram.run(
      arguments, environment: home.merging(["SUROO_STORE": "\(folder.path)/store"]) { $1 })
    #expect(!named.errors.contains("not kept"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["store"])
  }

  @Test func `a fault ends with 1 and drive repeats it from the steps`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      survey:
      - {type: integer, name: a, label: A, required: yes, constraint: . >= 0 and . <= 9}
      - {type: select_one l, name: b, label: B, required: yes, choice_filter: name = 'z'}
      choices:
      - {list_name: l, name: x, label: X}
      """, to: "q.yaml")
    let run = try simulate(file, "--count", "1", "--seed", "4", "--ndjson", "-", "--json")
    #expect(run.status == 1)
    #expect(run.output == "")
    let line = try #require(run.errors.split(separator: "\n").last { $0.hasPrefix("{") })
    let report = try #require(JSONReader.value(of: Array(line.utf8)).members)
    let fault = try #require(report["faults"]?.elements?.first)
    #expect(
      fault["messages"]?.elements?.first?.text
        == "No answer to \"b\" was found that is accepted: no choice is offered.")
    let steps = try #require(fault["steps"]?.elements).compactMap(\.text)
    let command = try #require(fault["command"]?.text).split(separator: " ").map(String.init)
    let driven = try BuiltProgram.run(
      Array(command.dropFirst()), input: steps.joined(separator: "\n") + "\n")
    #expect(driven.status == 0)
    #expect(driven.lines.count == steps.count + 1)
    #expect(driven.lines.dropFirst().dropLast().allSatisfy { $0.contains("\"result\":\"ok\"") })
    #expect(driven.lines.last?.contains("\"result\":\"incomplete\"") ?? false)
  }

  @Test func `questions that are never asked are listed`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      survey:
      - {type: select_one l, name: a, label: A, required: yes}
      - {type: text, name: b, label: B, relevant: "${a} = 'z'"}
      choices:
      - {list_name: l, name: x, label: X}
      """, to: "q.yaml")
    let target = "\(folder.path)/out.ndjson"
    let run = try simulate(file, "--count", "5", "--seed", "4", "--ndjson", target)
    #expect(run.status == 0)
    #expect(run.output.contains("Never asked in 5 interviews:\n  b\n"))
    let lines = try String(contentsOfFile: target, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 5)
  }

  @Test func `values known before stand in every interview`() throws {
    let run = try simulate(
      "Questionnaires/check-interview", "--count", "4", "--seed", "2", "--ndjson", "-",
      "--set", "g01_parent=0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b", "--set", "parent_result=1",
      "--set", "parent_a903=0")
    #expect(run.status == 0)
    #expect(run.lines.count == 4)
    #expect(try simulate("Questionnaires/residents", "--set", "b=1", "--ndjson", "-").status == 64)
  }

  @Test func `a wrong column and a wrong count are refused`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "survey:\n- {type: text, name: a, label: A, simulate: \"${b}\"}\n", to: "q.yaml")
    #expect(try simulate(file, "--ndjson", "-").status == 65)
    #expect(try simulate(file, "--count", "0", "--ndjson", "-").status == 64)
    #expect(try simulate("Questionnaires/residents", "--ndjson", "/nonexistent/x").status == 73)
  }
}
