import Foundation
import Testing

/// What one interview reads of the one that was saved before it (xlsform 8.1).
@Suite struct LastSavedTests {
  private static let questionnaire = """
    survey:
    - {type: text, name: district, label: District, default: "${last-saved#district}"}
    - {type: integer, name: n, label: Number}
    - {type: calculate, name: used, calculation: "${n} - ${last-saved#n}"}
    settings:
    - {form_id: meters, version: '1'}

    """

  @Test func `an interview begins with what was saved last and keeps it while it goes on`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.questionnaire, to: "q.yaml")
    let store = "\(folder.path)/store"
    func interview(_ more: [String], _ input: String) throws -> (output: String, errors: String) {
      let run = try BuiltProgram.run(
        ["interview"] + more + ["--plain", "--interface", "en", "--store", store], input: input)
      #expect(run.status == 0, "\(run.errors)")
      return (run.output, run.errors)
    }
    func used() throws -> Set<String> {
      let names = FileManager.default.enumerator(atPath: store)?.compactMap { $0 as? String } ?? []
      return Set(
        try names.filter { $0.hasSuffix(".json") && $0.contains("responses") }.compactMap { name in
          let text = try String(contentsOfFile: "\(store)/\(name)", encoding: .utf8)
          return text.firstMatch(of: /"used": "(-?\d+)"/).map { String($0.1) }
        })
    }
    _ = try interview([file, "--new"], "Nookat\n10\n\n2\n")
    // A draft began after the first response and is finished after the second.
    _ = try interview([file, "--new"], "\n")
    let draft = try BuiltProgram.run("list", "--drafts", "--json", "--store", store)
    let second = try interview([file, "--new"], "\n25\n\n2\n")
    #expect(second.output.contains("Recorded: Nookat"))
    #expect(try used() == ["15"])
    let id = try #require(draft.output.firstMatch(of: /"response_id":"([0-9a-f-]+)"/)?.1)
    _ = try interview(["--resume", String(id)], "40\n\n2\n")
    #expect(try used() == ["15", "30"], "what was saved last when it began")
  }
}
