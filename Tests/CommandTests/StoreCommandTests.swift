import Foundation
import Testing

/// Interviews line by line through a pipe, and what the store tells of them.
@Suite struct StoreCommandTests {
  private static let questionnaire = """
    survey:
    - type: integer
      name: age
      label: How old are you?
      constraint: . >= 0 and . <= 120
      constraint_message: Between 0 and 120.
      required: yes
      special: dont_know refused
    - type: select_one yn
      name: works
      label: Do you work?
      relevant: ${age} >= 15
    - type: text
      name: called
      label: What is your name?
      personal: yes
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
  private let file: String
  private var store: String { "\(folder.path)/store" }

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.write(Self.questionnaire, to: "q.yaml")
  }

  private func interview(_ lines: String..., arguments: [String] = []) throws -> BuiltProgram.Run {
    try BuiltProgram.run(
      ["interview", "--interface", "en", "--store", store, file] + arguments,
      input: lines.map { $0 + "\n" }.joined())
  }

  @Test func `an interview through a pipe is stored and shown as it was typed`() throws {
    let run = try interview("200", "34", "2", "Айгүл", "", "2")
    #expect(run.status == 0)
    #expect(run.output.contains("Error: Between 0 and 120. You typed “200”."))
    #expect(run.errors.contains("there is no full-screen terminal"))
    let list = try BuiltProgram.run("list", "--interface", "en", "--store", store)
    try #require(list.lines.count == 2)
    #expect(list.lines[1].contains("short"))
    #expect(list.lines[1].contains("complete"))
    let id = String(list.lines[1].prefix(12))
    let shown = try BuiltProgram.run("show", "--store", store, id)
    #expect(shown.output.contains("age: How old are you?\n    34\n"))
    #expect(shown.output.contains("works: Do you work?\n    2 No\n"))
    #expect(shown.output.contains("called: What is your name?\n    Айгүл\n"))
    let record = try BuiltProgram.run("show", "--json", "--store", store, id)
    #expect(record.output.contains("\"age\": 34"))
    #expect(!record.output.contains("Айгүл"))
    #expect(try StoreValidation.complaints(about: store) == "")
  }

  @Test func `the end of the input saves, and the interview goes on where it was`() throws {
    let first = try interview("34")
    #expect(first.status == 0)
    #expect(first.output.contains("To be continued later."))
    let drafts = try BuiltProgram.run("list", "--drafts", "--store", store)
    try #require(drafts.lines.count == 2)
    let second = try interview(
      "1", "Айгүл", "", "2", arguments: ["--resume", String(drafts.lines[1].prefix(12))])
    #expect(second.status == 0)
    #expect(second.output.contains("Do you work?"))
    #expect(!second.output.contains("How old are you?"))
    #expect(try BuiltProgram.run("list", "--drafts", "--store", store).lines.count == 1)
    #expect(try BuiltProgram.run("list", "--store", store).lines.count == 2)
  }

  @Test func `drafts and responses are listed in the languages of the program`() throws {
    _ = try interview("34")
    let drafts = try BuiltProgram.run("list", "--drafts", "--interface", "ky", "--store", store)
    try #require(drafts.lines.count == 2)
    #expect(
      drafts.cells[0] == [
        "ID", "Башталган убакыт", "Анкета", "Аймак", "Бирдик", "Интервьюер", "Жооптор",
        "Акыркы жооп",
      ])
    #expect(
      try interview(
        "1", "Айгүл", "", "2", arguments: ["--resume", String(drafts.lines[1].prefix(12))]
      ).status == 0)
    let list = try BuiltProgram.run("list", "--interface", "ky", "--store", store)
    try #require(list.lines.count == 2)
    #expect(
      list.cells[0] == [
        "ID", "Бүткөн", "Анкета", "Аймак", "Бирдик", "Интервьюер", "Абалы", "Нуска", "Текшерүү",
      ])
    #expect(list.cells[1].suffix(3) == ["аяктады", "1", "жаңы"])
    let russian = try BuiltProgram.run(
      "list", "--store", store, environment: ["LANG": "ru_RU.UTF-8"])
    try #require(russian.lines.count == 2)
    #expect(russian.cells[1].suffix(3) == ["завершена", "1", "новое"])
    #expect(try BuiltProgram.run("list", "--interface", "de", "--store", store).status == 64)
  }

  @Test func `a special answer is kept as a reason`() throws {
    #expect(try interview("!8", "", "Айгүл", "", "2").status == 0)
    let record = try BuiltProgram.run("list", "--json", "--store", store)
    let id = try #require(record.output.firstMatch(of: /"response_id":"([^"]+)"/)?.1)
    let shown = try BuiltProgram.run("show", "--json", "--store", store, String(id))
    #expect(shown.output.contains("\"age\": \"refused\""))
  }

  @Test func `personal values stand in no other file of the store`() throws {
    _ = try interview("34", "1", "Айгүл-Құпия", "", "2")
    let responses = try FileManager.default.subpathsOfDirectory(atPath: "\(store)/responses")
      .filter { $0.hasSuffix(".json") }
    #expect(responses.count == 3)
    for path in responses {
      let text = try String(contentsOfFile: "\(store)/responses/\(path)", encoding: .utf8)
      #expect(text.contains("Айгүл-Құпия") == path.hasSuffix(".personal.json"), "\(path)")
    }
  }

  @Test func `a second process on the store is told who holds it`() throws {
    let holder = try TerminalLessHolder(store: store, file: file)
    defer { holder.stop() }
    let run = try BuiltProgram.run("interview", "--store", store, file)
    #expect(run.status == 75)
    #expect(run.errors.contains(String(holder.process.processIdentifier)))
  }

  @Test func `a wrong prefilled value stops before anything is stored`() throws {
    let run = try interview("34", arguments: ["--set", "age=old"])
    #expect(run.status == 64)
    #expect(run.errors.contains("age=old"))
    #expect(try BuiltProgram.run("list", "--drafts", "--store", store).lines.count == 1)
  }

  @Test func `setup says where the store is and refuses a second one`() throws {
    let first = try BuiltProgram.run("setup", "--store", store, "--region", "KG-O")
    #expect(first.status == 0)
    #expect(first.output == "\(store)\n")
    let second = try BuiltProgram.run("setup", "--store", store)
    #expect(second.status == 73)
  }
}

/// A program that waits in an interview and so holds the store.
private final class TerminalLessHolder {
  let process = Process()
  private let input = Pipe()

  init(store: String, file: String) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = ["interview", "--store", store, "--interface", "en", file]
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It holds the store once it asks.
    _ = output.fileHandleForReading.availableData
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
