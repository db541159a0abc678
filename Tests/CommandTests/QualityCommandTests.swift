import Foundation
import Testing

/// `suroo quality` on responses that simulated people left in a store.
@Suite struct QualityCommandTests {
  private static let questionnaire = """
    survey:
    - {type: select_one yn, name: knows, label: 'Do you know?', special: dont_know refused, required: 'yes'}
    - {type: integer, name: age, label: 'How old?', constraint: '. >= 0 and . < 120', required: 'yes'}
    choices:
    - {list_name: yn, name: 1, label: 'Yes'}
    - {list_name: yn, name: 2, label: 'No'}
    settings:
    - {form_id: short, version: 1}
    """

  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/store" }

  init() throws {
    folder = try TemporaryFolder()
    let file = try folder.write(Self.questionnaire, to: "q.yaml")
    #expect(try BuiltProgram.run("setup", "--store", store, "--interviewer", "ana").status == 0)
    let run = try BuiltProgram.run(
      "simulate", file, "--count", "30", "--seed", "1", "--store", store)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `each check says what it looked at, in the language of the person`() throws {
    for (language, word) in [("en", "looked at"), ("ru", "рассмотрено"), ("ky", "каралды")] {
      let run = try BuiltProgram.run("quality", "--store", store, "--interface", language)
      #expect(run.status == 0)
      #expect(run.lines.filter { $0.contains(word) }.count == 10)
      #expect(run.lines.allSatisfy { $0.count <= 80 })
    }
  }

  @Test func `the report for programs is one object a questionnaire`() throws {
    let run = try BuiltProgram.run("quality", "--store", store, "--json", "--check", "k1")
    #expect(run.status == 0)
    let line = try #require(run.lines.first)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?["interviews"] as? Int == 30)
    let checks = try #require(object?["checks"] as? [[String: Any]])
    #expect(checks.map { $0["check"] as? String } == ["K1"])
    #expect(checks.first?["used"] as? Int == 30)
  }

  @Test func `an okay is kept as a review and needs its reason`() throws {
    let list = try BuiltProgram.run("list", "--store", store)
    let id = String(try #require(list.lines.dropFirst().first).prefix(12))
    #expect(
      try BuiltProgram.run("quality", "--store", store, "--okay", "T1", "--response", id).status
        == 64)
    let run = try BuiltProgram.run(
      "quality", "--store", store, "--okay", "T1", "--response", id, "--reason", "алгачкы")
    #expect(run.status == 0, "\(run.errors)")
    let reviews = try FileManager.default.subpathsOfDirectory(atPath: "\(store)/reviews")
      .filter { $0.hasSuffix(".json") }
    #expect(reviews.count == 1)
  }

  @Test func `an unknown check and an empty store are told`() throws {
    let unknown = try BuiltProgram.run("quality", "--store", store, "--check", "Z9")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("D1, D2, M1"))
    let other = try BuiltProgram.run("quality", "--store", store, "--questionnaire", "x")
    #expect(other.status == 66)
  }
}
