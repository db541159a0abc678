import Foundation
import JSONRecords
import Testing

@Suite struct DoctorCommandTests {
  private func findings(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> (status: Int32, found: [(subject: String, state: String, text: String)]) {
    let run = try BuiltProgram.run(
      ["doctor", "--json", "--interface", "en"] + arguments,
      environment: ["TZ": "Asia/Bishkek"].merging(environment) { $1 })
    let value = try JSONReader.value(of: run.output.utf8)
    let found = (value["findings"]?.elements ?? []).map {
      (
        subject: $0["subject"]?.text ?? "", state: $0["state"]?.text ?? "",
        text: $0["text"]?.text ?? ""
      )
    }
    return (run.status, found)
  }

  @Test func `a place without a store is told what to do`() throws {
    let folder = try TemporaryFolder()
    let run = try BuiltProgram.run(
      "doctor", "--interface", "ky", "--store", "\(folder.path)/none")
    #expect(run.status == 1)
    #expect(run.output.contains("suroo setup"))
    #expect(run.output.contains("сактагыч жок"))
  }

  @Test func `what is only here, a bad key and a wrong zone are problems`() throws {
    let round = try RoundQuestionnaire()
    _ = try BuiltProgram.run("setup", "--region", "KG-O", "--store", round.store)
    _ = try BuiltProgram.run(round.interview(), input: RoundQuestionnaire.answersAndFinish)
    let (status, found) = try findings(
      "--store", round.store, round.questionnaire, environment: ["TZ": "UTC"])
    #expect(status == 1)
    #expect(found.contains { $0.subject == "copies" && $0.state == "problem" })
    #expect(found.contains { $0.subject == "clock" && $0.text.contains("KG-O") })
    #expect(
      found.contains { $0.subject == "store" && $0.state == "fine" && $0.text.contains("1") })
    #expect(found.contains { $0.subject == "questionnaires" && $0.text.hasSuffix(": 2") })
    // The clock of the machine that reads is behind that of the one that wrote.
    let path = "\(round.store)/STORE.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("\"recipients\": []", with: "\"recipients\": [\"age1wrong\"]")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let again = try findings("--store", round.store)
    #expect(again.found.contains { $0.subject == "keys" && $0.text.contains("age1wrong") })
    #expect(!again.found.contains { $0.subject == "clock" && $0.state == "problem" })
  }

  @Test func `a questionnaire with errors and a locale without UTF-8 are named`() throws {
    let round = try RoundQuestionnaire()
    _ = try BuiltProgram.run("setup", "--store", round.store)
    let broken = try round.folder.write("survey: [", to: "broken.yaml")
    let (status, found) = try findings(
      "--store", round.store, broken, environment: ["LANG": "C", "LC_ALL": ""])
    #expect(status == 1)
    #expect(
      found.contains {
        $0.subject == "questionnaires" && $0.state == "problem" && $0.text.contains("broken.yaml")
      })
    #expect(found.contains { $0.subject == "locale" && $0.state == "problem" })
  }

  @Test func `a damaged response and a lost last line are found`() throws {
    let round = try RoundQuestionnaire()
    _ = try BuiltProgram.run(round.interview(), input: RoundQuestionnaire.answersAndFinish)
    _ = try BuiltProgram.run(round.interview(), input: "5\n")
    let files = FileManager.default.enumerator(atPath: round.store)?.compactMap { $0 as? String }
    for file in files ?? [] {
      let path = "\(round.store)/\(file)"
      if file.hasSuffix(".json"), file.hasPrefix("responses/"), !file.contains(".events") {
        try Data("{}".utf8).write(to: URL(filePath: path))
        try? FileManager.default.removeItem(atPath: "\(round.store)/index")
      } else if file.hasSuffix("journal.jsonl") {
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(#"{"n":"#.utf8))
        try handle.close()
      }
    }
    let (status, found) = try findings("--store", round.store)
    #expect(status == 1)
    #expect(found.contains { $0.state == "problem" && $0.text.contains("/responses/") })
    #expect(found.contains { $0.state == "note" && $0.text.contains("not whole") })
  }
}
