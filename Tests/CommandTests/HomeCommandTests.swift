import Foundation
import Testing

/// The home screen of the built program.
@Suite(.serialized) struct HomeCommandTests {
  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/store" }

  init() throws {
    folder = try TemporaryFolder()
    #expect(
      try BuiltProgram.run(
        "setup", "--store", store, "--interviewer", "Айгүл", "--region", "KG-O"
      ).status == 0)
  }

  @Test func `without a terminal and a command the help is printed`() throws {
    let run = try BuiltProgram.run([])
    #expect(run.status == 64)
    #expect(run.output.contains("SUBCOMMANDS"))
  }

  @Test func `the home screen line by line offers what can be done and does it`() throws {
    let simulated = try BuiltProgram.run(
      "simulate", "Questionnaires/hearing", "--count", "3", "--seed", "1", "--store", store)
    #expect(simulated.status == 0, "\(simulated.errors)")
    let sent = "\(folder.path)/sent"
    try FileManager.default.createDirectory(atPath: sent, withIntermediateDirectories: true)
    let places = try BuiltProgram.run(
      ["home", "--plain", "--interface", "en", "--store", store], input: "3\n!9\n"
    ).lines.filter { $0.hasPrefix("  ") }
    // The last of the places is the one that is typed.
    let typed = try #require(
      places.last { $0.contains("Another folder") }?.split(separator: " ").first)
    let run = try BuiltProgram.run(
      ["home", "--plain", "--interface", "en", "--store", store],
      input: "3\n\(typed)\n\(sent)\n\n6\n\n!9\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Interviewer: Айгүл"))
    #expect(run.output.contains("Written and read back"))
    #expect(run.output.contains("hearing: 3 interviews"))
    let files = try FileManager.default.contentsOfDirectory(atPath: sent)
    #expect(files.filter { $0.hasSuffix(".suroo") }.count == 1)
  }

  @Test func `a choice that does not exist is said to be none`() throws {
    let run = try BuiltProgram.run(
      ["home", "--plain", "--interface", "ru", "--store", store], input: "77\n!9\n")
    #expect(run.status == 0)
    #expect(run.output.contains("77"))
    #expect(!run.output.contains("Возвращено"))
  }

  @Test(.enabled(if: TerminalWindow.isAvailable, "tmux is not installed"))
  func `the program alone opens the home screen, and an interview returns to it`() throws {
    let window = try TerminalWindow(
      columns: 80, rows: 24, "'\(BuiltProgram.path)'",
      environment: ["SUROO_STORE": store, "LANG": "ky_KG.UTF-8"])
    try window.wait(for: "Эмне кылабыз?")
    try window.press("1")
    try window.wait(for: "Анкетаны тандаңыз")
    try window.type("Тургундар")
    try window.press("Enter")
    try window.wait(for: "Маектин башталган күнү")
    try window.press("F9")
    try window.wait(for: "Каралама жазуулар (1)")
    try window.press("F9")
    try window.wait(for: "ENDED=0")
  }
}
