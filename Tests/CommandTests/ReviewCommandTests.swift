import Foundation
import Testing

/// `suroo review` and `suroo decide` on responses that simulated people left.
@Suite(.serialized) struct ReviewCommandTests {
  private let folder: TemporaryFolder
  private let ids: [String]
  private var store: String { "\(folder.path)/store" }

  init() throws {
    folder = try TemporaryFolder()
    let store = "\(folder.path)/store"
    #expect(try BuiltProgram.run("setup", "--store", store, "--interviewer", "bek").status == 0)
    let simulated = try BuiltProgram.run(
      "simulate", "Questionnaires/hearing", "--count", "3", "--seed", "1", "--store", store)
    #expect(simulated.status == 0, "\(simulated.errors)")
    let list = try BuiltProgram.run("list", "--store", store)
    ids = list.lines.dropFirst().map { String($0.prefix(12)) }
    try #require(ids.count == 3)
  }

  private func decide(_ arguments: String...) throws -> BuiltProgram.Run {
    try BuiltProgram.run(["decide", "--store", store] + arguments)
  }

  @Test func `a response is approved, and returned with remarks on its questions`() throws {
    let approved = try decide(ids[0], "approve", "--text", "Жакшы")
    #expect(approved.status == 0, "\(approved.errors)")
    let returned = try decide(
      ids[1], "return", "--question", "d004_date", "--comment", "Күнүн тактаңыз", "--json")
    #expect(returned.status == 0, "\(returned.errors)")
    #expect(returned.output.contains(#""verdict":"returned""#))
    let decided = try decide("--list", "--interface", "en")
    #expect(decided.lines.contains { $0.contains(ids[0]) && $0.contains("approved") })
    #expect(decided.lines.contains { $0.contains(ids[1]) && $0.contains("returned") })
    #expect(!decided.output.contains(ids[2]))
    let list = try BuiltProgram.run("list", "--store", store, "--returned")
    #expect(list.output.contains("Күнүн тактаңыз"))
  }

  @Test func `how responses stand and what was returned is listed in Kyrgyz`() throws {
    #expect(try decide(ids[0], "approve").status == 0)
    #expect(
      try decide(ids[1], "return", "--question", "d004_date", "--comment", "Тактаңыз").status == 0)
    let words = ["--interface", "ky", "--store", store]
    let list = try BuiltProgram.run(["list"] + words)
    for (id, standing) in zip(ids, ["кабыл алынды", "кайтарылды", "жаңы"]) {
      #expect(list.lines.contains { $0.hasPrefix(id) && $0.hasSuffix("  \(standing)") })
    }
    let returned = try BuiltProgram.run(["list", "--returned"] + words)
    try #require(returned.lines.count == 2)
    #expect(
      returned.cells[0] == [
        "ID", "Кайтарылган", "Анкета", "Бирдик", "Интервьюер", "Суроо", "Айтылганы",
      ])
    #expect(returned.lines[1].hasSuffix("d004_date  bek: Тактаңыз"))
  }

  @Test func `a decision is confirmed and listed in Kyrgyz`() throws {
    let words = ["--interface", "ky"]
    let approved = try BuiltProgram.run(
      ["decide", "--store", store, ids[0], "approve", "--text", "Жакшы"] + words)
    #expect(approved.output == "\(ids[0]) кабыл алынды, нуска 1\n", "\(approved.errors)")
    let returned = try BuiltProgram.run(
      [
        "decide", "--store", store, ids[1], "return", "--question", "d004_date", "--comment",
        "Тактаңыз",
      ] + words)
    #expect(
      returned.output == "\(ids[1]) кайтарылды, нуска 1, жооп күткөн пикирлер: 1\n",
      "\(returned.errors)")
    let listed = try decide("--list", "--interface", "ky").cells
    #expect(
      listed.first == ["ID", "Нуска", "Чечим", "Ким", "Ролу", "Дата", "Текст"], "\(listed)")
    let row = try #require(listed.first { $0.first == ids[1][...] })
    #expect(row.prefix(5) == [ids[1][...], "1", "кайтарылды", "bek", "супервайзер"])
  }

  @Test func `decisions made apart are marked in Kyrgyz with the one that counts`() throws {
    let other = "\(folder.path)/other"
    try FileManager.default.copyItem(atPath: store, toPath: other)
    #expect(try decide(ids[0], "approve").status == 0)
    let returned = try BuiltProgram.run(
      "decide", "--store", other, "--by", "aida", ids[0], "return", "--text", "Кайра караңыз")
    #expect(returned.status == 0, "\(returned.errors)")
    #expect(try BuiltProgram.run("merge", "--store", store, other).status == 0)
    let rows = try decide("--list", "--interface", "ky").cells.filter { $0.first == ids[0][...] }
    #expect(rows.count == 2)
    for row in rows { #expect(row.contains("бөлөк чечимдер, эсептелгени: кайтарылды")) }
  }

  @Test func `what cannot be decided is refused and nothing is kept`() throws {
    #expect(try decide(ids[0], "return").status == 64)
    #expect(try decide(ids[0], "return", "--question", "no_such", "--comment", "x").status == 64)
    #expect(try decide("ffffffffffff", "approve").status == 66)
    #expect(try decide(ids[0], "approve", "--revision", "0000").status == 77)
    #expect(try decide("--list").lines.count <= 1)
  }

  @Test func `a later decision of the same person replaces the former one`() throws {
    #expect(try decide(ids[0], "return", "--text", "Кайра карап чыгыңыз").status == 0)
    #expect(try decide(ids[0], "approve").status == 0)
    let lines = try decide("--list", "--interface", "en").lines.filter { $0.contains(ids[0]) }
    #expect(lines.count == 1)
    #expect(lines[0].contains("approved"))
    #expect(!lines[0].contains("contested"))
  }

  @Test func `line by line the table and the response are read`() throws {
    let run = try BuiltProgram.run(
      ["review", "--plain", "--interface", "en", "--store", store], input: "1\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("3 of 3"))
    for id in ids { #expect(run.output.contains(id)) }
    #expect(run.output.contains("D001"))
  }

  @Test(.enabled(if: TerminalWindow.isAvailable, "tmux is not installed"))
  func `on the screen a question is commented on and the response returned`() throws {
    let window = try TerminalWindow(
      columns: 80, rows: 24,
      "'\(BuiltProgram.path)' review --interface ky --store '\(store)'")
    try window.wait(for: "3 ичинен 3")
    try window.press("Enter")
    try window.wait(for: "D001")
    try window.press("Down", "F4")
    try window.wait(for: "Эмнени карап чыгуу керек")
    try window.type("Тактап бериңиз")
    try window.press("Enter")
    try window.wait(for: "bek")
    try window.press("F8")
    try window.wait(for: "Интервьюерге сөз")
    try window.press("Enter")
    try window.wait("the decision") { !$0.contains("Интервьюерге сөз") }
    try window.press("F9")
    try window.wait(for: "3 ичинен 3")
    try window.press("F9")
    try window.wait(for: "ENDED=0")
    let decided = try decide("--list", "--interface", "en").lines.dropFirst()
    #expect(decided.count == 1)
    #expect(decided.first?.contains("returned") == true)
  }
}
