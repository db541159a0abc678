import Foundation
import Testing

/// Sealed drafts as an interviewer meets them: setup, interview, power cut, wrong
/// passphrase, right one, the end.
@Suite(.serialized) struct SealedDraftJourneyTests {
  private let folder: TemporaryFolder
  private let questionnaire: String
  private var store: String { "\(folder.path)/store" }
  private var environment: [String: String] {
    ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path]
  }
  private static let passphrase = "ак калпак тоо"

  init() throws {
    folder = try TemporaryFolder()
    questionnaire = try folder.write(
      """
      settings: {id_string: sealed, form_title: Sealed, version: "1"}
      survey:
      - {type: text, name: first, label: First question}
      - {type: text, name: second, label: Second question}
      """, to: "sealed.yaml")
  }

  /// Sets the store up without a terminal.
  @discardableResult
  private func setUp(_ more: String...) throws -> BuiltProgram.Run {
    let run = try BuiltProgram.run(
      ["setup", "--interviewer", "Ana", "--seal-drafts", "--store", store] + more,
      input: "\(Self.passphrase)\n\(Self.passphrase)\n")
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  private func interview(_ more: String..., input: [String]) throws -> BuiltProgram.Run {
    try BuiltProgram.run(
      ["interview", questionnaire, "--plain", "--interface", "en", "--store", store] + more,
      input: input.map { $0 + "\n" }.joined())
  }

  /// The files below the folder of the test that hold a text.
  private func files(holding text: String) throws -> [String] {
    let needle = Data(text.utf8)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { name in
      let path = "\(folder.path)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return false }
      return try Data(contentsOf: URL(filePath: path)).range(of: needle) != nil
    }
  }

  @Test func `line by line: set up, killed, found nowhere, resumed, finished`() throws {
    let setup = try PseudoTerminal(
      ["setup", "--interviewer", "Ana", "--seal-drafts", "--store", store],
      environment: environment)
    for question in ["New passphrase: ", "The same again: "] {
      try #require(
        setup.read(forMilliseconds: 20_000) { $0.contains(question) }, "\(setup.output)")
      setup.enter(Self.passphrase)
    }
    try #require(
      setup.read(forMilliseconds: 20_000) { $0.contains("drafts are sealed") }, "\(setup.output)")
    #expect(!setup.output.contains(Self.passphrase))

    let arguments = [
      "interview", questionnaire, "--plain", "--interface", "en", "--store", store,
    ]
    let asked = try PseudoTerminal(arguments, environment: environment)
    try #require(asked.read(forMilliseconds: 20_000) { $0.contains("Passphrase of the drafts: ") })
    asked.enter(Self.passphrase)
    try #require(asked.read(forMilliseconds: 20_000) { $0.contains("Answer:") }, "\(asked.output)")
    asked.enter("жашырын жооп")
    try #require(
      asked.read(forMilliseconds: 20_000) { $0.contains("Second question") }, "\(asked.output)")
    asked.kill()
    #expect(!asked.output.contains(Self.passphrase))
    #expect(try files(holding: "жашырын").isEmpty)
    #expect(try files(holding: Self.passphrase).isEmpty)
    #expect(try !files(holding: "suroo-journal").isEmpty)

    let again = try PseudoTerminal(arguments, environment: environment)
    try #require(again.read(forMilliseconds: 20_000) { $0.contains("Passphrase of the drafts: ") })
    again.enter("ак калпак")
    try #require(
      again.read(forMilliseconds: 20_000) {
        $0.components(separatedBy: "Passphrase of the drafts: ").count == 3
      }, "\(again.output)")
    #expect(again.output.contains("That is not the passphrase. Nothing was changed; try again."))
    again.enter(Self.passphrase)
    try #require(
      again.read(forMilliseconds: 20_000) { $0.contains("Continue this interview") },
      "\(again.output)")
    #expect(again.output.contains("жашырын жооп"))
    again.enter("1")
    try #require(
      again.read(forMilliseconds: 20_000) { $0.contains("Second question") }, "\(again.output)")
    again.enter("экинчи")
    again.enter("")
    again.enter("2")
    try #require(
      again.read(forMilliseconds: 20_000) { $0.contains("/responses/sealed/") }, "\(again.output)")
    let drafts = try BuiltProgram.run("list", "--drafts", "--json", "--store", store)
    #expect(drafts.status == 0 && drafts.output.isEmpty)
    let responses = try BuiltProgram.run("list", "--json", "--store", store)
    #expect(responses.lines.count == 1)
    // What is finished is not sealed, as the documentation says; its journal still is.
    #expect(try files(holding: "жашырын").allSatisfy { $0.contains("/responses/") })
  }

  @Test(.enabled(if: TerminalWindow.isAvailable, "tmux is not installed"))
  func `on the screen: stars, a wrong one, what was being typed is there again`() throws {
    try setUp()
    let command =
      "'\(BuiltProgram.path)' interview '\(questionnaire)' --interface ky --store '\(store)'"
    var window = try TerminalWindow(columns: 80, rows: 24, command)
    try window.wait(for: "Каралама интервьюлардын сырсөзү")
    try window.type("туура эмес")
    try window.wait(for: "**********")
    #expect(try !window.screen().contains("эмес"))
    try window.press("Enter")
    try window.wait(for: "Сырсөз туура эмес. Эч нерсе өзгөргөн жок")
    try window.press("F3")
    try window.wait(for: "Пароль черновиков")
    try window.press("F3")
    try window.wait(for: "Passphrase of the drafts")
    try window.type(Self.passphrase)
    try window.press("Enter")
    try window.wait(for: "First question")
    try window.type("биринчи")
    try window.press("Enter")
    try window.wait(for: "Second question")
    try window.type("жарым")
    // What is being typed is kept every three seconds.
    Thread.sleep(forTimeInterval: 4)
    kill(try window.programProcess(), SIGKILL)
    try window.wait(for: "ENDED=137")
    for text in ["биринчи", "жарым", Self.passphrase] { #expect(try files(holding: text).isEmpty) }

    window = try TerminalWindow(columns: 80, rows: 24, command)
    try window.wait(for: "Каралама интервьюлардын сырсөзү")
    try window.type(Self.passphrase)
    try window.press("Enter")
    let shown = try window.wait(for: "Бул интервьюну улантуу")
    #expect(shown.contains("биринчи") && shown.contains("жарым"))
    try window.press("Enter")
    try window.wait(for: "Second question")
    try window.press("F9")
    try window.wait(for: "ENDED=0")
  }

  @Test func `without the passphrase the list works, and nothing is begun or lost`() throws {
    try setUp()
    #expect(try interview("--new", input: [Self.passphrase, "жашырын", ""]).status == 0)
    let listed = try BuiltProgram.run(
      "list", "--drafts", "--interface", "en", "--store", store)
    #expect(listed.status == 0 && listed.lines.count == 2)
    #expect(listed.output.contains("sealed") && !listed.output.contains("жашырын"))
    let wrong = try interview("--new", input: ["wrong words", "жашырын"])
    #expect(wrong.status == 77)
    #expect(wrong.errors.contains("That is not the passphrase"))
    let none = try interview("--new", input: [""])
    #expect(none.status == 77)
    #expect(none.errors.contains("Without the passphrase no interview can be begun"))
    #expect(try BuiltProgram.run("list", "--drafts", "--json", "--store", store).lines.count == 1)
    let doctor = try BuiltProgram.run("doctor", "--interface", "en", "--store", store)
    #expect(doctor.output.contains("drafts are sealed with a passphrase only"))
    #expect(doctor.output.contains("drafts: 1"))
  }

  @Test func `the home screen asks once in a run`() throws {
    try setUp()
    #expect(try interview("--new", input: [Self.passphrase, "жашырын", ""]).status == 0)
    // Drafts, the passphrase, leave for later; drafts again, leave for later; out.
    let run = try BuiltProgram.run(
      ["home", "--plain", "--interface", "en", "--store", store],
      input: ["2", Self.passphrase, "3", "2", "3", "!9"].map { $0 + "\n" }.joined())
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.components(separatedBy: "Continue this interview").count == 3)
    #expect(run.output.contains("жашырын"))
    #expect(!run.errors.contains("passphrase"), "\(run.errors)")
  }

  @Test func `a forgotten passphrase: the key of the centre opens, goes on and sets another`()
    throws
  {
    let key = "\(folder.path)/centre.key"
    let made = try BuiltProgram.run("key", "new", "--out", key)
    let recipient = try #require(
      made.output.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("age1") })
    try setUp("--recipient", String(recipient))
    #expect(try interview("--new", input: [Self.passphrase, "жашырын", ""]).status == 0)
    let journal = try #require(try files(holding: "suroo-journal").first { $0.hasSuffix("jsonl") })
    let path = "\(folder.path)/\(journal)"
    let opened = try BuiltProgram.run("open", "--key", key, path)
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(opened.output.contains(#""op":"answer","q":"first","v":"жашырын""#))
    let other = "\(folder.path)/other.key"
    #expect(try BuiltProgram.run("key", "new", "--out", other).status == 0)
    #expect(try BuiltProgram.run("open", "--key", other, path).status == 77)
    #expect(
      try BuiltProgram.run(["open", "--passphrase", path], input: "wrong words\n").status == 77)

    let resumed = try interview("--key", key, input: ["1", "экинчи", ""])
    #expect(resumed.status == 0 && resumed.output.contains("Second question"), "\(resumed.errors)")
    let change = ["setup", "--change", "--seal-drafts", "--store", store]
    let short = try BuiltProgram.run(change + ["--key", key], input: "кыска\nкыска\n")
    #expect(short.status == 64 && short.errors.contains("at least 8 characters"))
    let changed = try BuiltProgram.run(
      change + ["--key", key], input: "жаңы сырсөз\nжаңы сырсөз\n")
    #expect(changed.status == 0, "\(changed.errors)")
    #expect(try interview("--new", input: [Self.passphrase]).status == 77)
    #expect(try interview("--new", input: ["жаңы сырсөз", ""]).status == 0)
    // Sealing can be given up for new interviews; what is sealed stays so.
    #expect(
      try BuiltProgram.run("setup", "--change", "--no-seal-drafts", "--store", store).status == 0)
    #expect(try interview("--new", input: ["ачык", ""]).status == 0)
    #expect(try files(holding: "ачык").count == 1)
  }
}
