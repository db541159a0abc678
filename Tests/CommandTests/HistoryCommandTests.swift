import Foundation
import Testing

/// The history of an interview that was asked through a pipe.
@Suite struct HistoryCommandTests {
  private static let questionnaire = """
    survey:
    - type: integer
      name: age
      label: How old are you?
    - type: text
      name: called
      label: What is your name?
      personal: yes
    settings:
    - form_id: short
      version: 7
    """

  @Test func `an interview is told with its times and without personal answers`() throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store"
    let file = try folder.write(Self.questionnaire, to: "q.yaml")
    let run = try BuiltProgram.run(
      ["interview", "--interface", "en", "--store", store, file],
      input: "34\nАйгүл-Құпия\n\n2\n")
    #expect(run.status == 0, "\(run.errors)")
    let list = try BuiltProgram.run("list", "--store", store)
    let id = String(list.lines[1].prefix(12))
    let history = try BuiltProgram.run("history", "--timing", "--store", store, id)
    #expect(history.status == 0, "\(history.errors)")
    #expect(history.output.contains("short 7"))
    #expect(history.output.contains("\nrevision 1  "))
    #expect(history.output.contains(" active, sessions: 1, questions: 2, changed answers: 0"))
    #expect(history.output.contains("question  active  visits  entries  changes"))
    #expect(!history.output.contains("Құпия"))
    let json = try BuiltProgram.run("history", "--json", "--personal", "--store", store, id)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let revisions = try #require(object["revisions"] as? [[String: Any]])
    #expect(revisions.count == 1)
    let timing = try #require(revisions[0]["timing"] as? [String: Any])
    #expect((timing["questions"] as? [[String: Any]])?.count == 2)
    #expect(json.output.contains("Құпия"))
    let without = try BuiltProgram.run("history", "--json", "--store", store, id)
    #expect(!without.output.contains("Құпия"))
    #expect(try BuiltProgram.run("history", "--store", store, "ffff").status == 66)
  }

  @Test func `a finished response is corrected for a reason until it is approved`() throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store"
    let file = try folder.write(Self.questionnaire, to: "q.yaml")
    #expect(
      try BuiltProgram.run(
        ["interview", "--interface", "en", "--store", store, file], input: "34\nАйгүл\n\n2\n"
      ).status == 0)
    let list = try BuiltProgram.run("list", "--store", store)
    let id = String(list.lines[1].prefix(12))
    func correct(_ input: String, because reason: String...) throws -> BuiltProgram.Run {
      try BuiltProgram.run(
        ["interview", "--interface", "en", "--store", store, "--correct", id] + reason,
        input: input)
    }
    #expect(try correct("", because: "--reason", " ").status == 64)
    #expect(try correct("").status == 64)
    let left = try correct("43\n!9\n1\n", because: "--reason", "mistyped")
    #expect(left.status == 0, "\(left.errors)")
    let again = try correct("", because: "--reason", "mistyped")
    #expect(again.status == 77)
    #expect(again.errors.contains("suroo interview --resume"))
    let resumed = try BuiltProgram.run(
      ["interview", "--interface", "en", "--store", store, "--resume", id], input: "\n\n2\n")
    #expect(resumed.status == 0, "\(resumed.errors)")
    let history = try BuiltProgram.run("history", "--store", store, id)
    #expect(history.output.contains("revision 2"), "\(resumed.output)")
    #expect(history.output.contains("mistyped"))
    let json = try BuiltProgram.run("history", "--json", "--store", store, id)
    #expect(json.output.contains("\"personal_changed\":false"))
    #expect(!json.output.contains("\"personal_changed\":true"))
    #expect(history.output.contains("34") && history.output.contains("43"))
    #expect(
      try BuiltProgram.run("decide", "--store", store, "--by", "super", id, "approve").status == 0)
    let approved = try correct("", because: "--reason", "once more")
    #expect(approved.status == 77)
    #expect(approved.errors.contains("was approved"))
  }
}
