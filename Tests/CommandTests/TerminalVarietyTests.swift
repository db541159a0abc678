import Testing

/// The first question in terminals of many kinds.
@Suite(.serialized, .enabled(if: TerminalWindow.isAvailable, "tmux is not installed"))
struct TerminalVarietyTests {
  private static let question = "Маектин башталган күнү"

  private func window(
    _ folder: TemporaryFolder, _ environment: [String: String], columns: Int = 80, rows: Int = 24
  ) throws -> TerminalWindow {
    try TerminalWindow(
      columns: columns, rows: rows,
      "'\(BuiltProgram.path)' interview Questionnaires/residents --interface ky"
        + " --now 2026-05-01T10:00:00+06:00 --store '\(folder.path)/store'",
      environment: environment)
  }

  @Test(arguments: ["screen", "tmux-256color", "xterm", "linux", "vt220", "xterm-mono"])
  func `a terminal that can move its cursor shows a full screen`(name: String) throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, ["TERM": name])
    let screen = try window.wait(for: Self.question)
    #expect(screen.contains("F1 Жардам"))
    try window.press("F9")
    try window.wait(for: "ENDED=0")
  }

  @Test func `a terminal without line signs gets ASCII ones`() throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, ["TERM": "vt100"])
    let screen = try window.wait(for: Self.question)
    #expect(screen.contains("--------------------"))
    #expect(!screen.contains("─"))
    #expect(!screen.contains("█"))
  }

  @Test(arguments: [["LANG": "C", "LC_ALL": "C"], ["LANG": "ky_KG.UTF-8", "LC_ALL": ""]])
  func `Cyrillic is shown and typed whatever the locale`(environment: [String: String]) throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, environment.merging(["TERM": "screen"]) { $1 })
    try window.wait(for: Self.question)
    try window.press("F6")
    try window.type("ңөү")
    try window.wait(for: "ңөү")
  }

  @Test(arguments: ["dumb", "", "no-such-terminal"])
  func `a terminal that cannot is told why, and asked line by line`(name: String) throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, ["TERM": name])
    try window.wait(for: "толук экрандуу терминал")
    let shown = try window.wait(for: Self.question)
    #expect(!shown.contains("F1 Жардам"))
    try window.type("!9")
    try window.press("Enter")
    try window.wait(for: "ENDED=0")
  }

  @Test func `without colour nothing is lost`() throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, ["TERM": "screen", "NO_COLOR": "1"])
    try window.wait(for: Self.question)
    #expect(!(try window.styledScreen().contains(/\u{1b}\[[0-9;]*3[1-7]m/)))
  }

  @Test func `a window that is too small says so and comes back`() throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, ["TERM": "screen"])
    let first = try window.wait(for: Self.question)
    try window.resize(columns: 38, rows: 9)
    try window.wait(for: "40×12")
    try window.resize(columns: 80, rows: 24)
    try window.wait("the first frame") { $0 == first }
  }

  @Test func `consequences of a change are told`() throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, ["TERM": "screen"])
    try window.wait(for: Self.question)
    // Date, oblast, raion, aimak: the first of each.
    for code in ["A003", "A004", "A005", "A006"] {
      if code != "A003" { try window.press("Down", "Up") }
      try window.press("Enter")
      try window.wait("question \(code)") { Autopilot.code(on: $0) == code }
    }
    try goTo("a003", in: window)
    try window.press("Down", "Enter")
    let cleared = try window.wait(for: "Тазаланды")
    #expect(cleared.contains("A004"))
    #expect(cleared.contains("A005"))
    // What a filter takes away does not come back by itself, and nothing else is promised.
    #expect(!cleared.contains("кайтарылса"))
  }

  @Test func `people set aside come back`() throws {
    let folder = try TemporaryFolder()
    let window = try window(folder, ["TERM": "screen"])
    try window.wait(for: Self.question)
    try goTo("a101", in: window)
    try window.press("1", "Enter")
    try window.wait("the greeting") { Autopilot.code(on: $0) == nil }
    try window.press("Enter")
    try window.wait { Autopilot.code(on: $0) == "A102" }
    try window.press("1", "Enter")
    try window.wait { Autopilot.code(on: $0) == "A200" }
    try window.type("3")
    try window.press("Enter")
    try window.wait { Autopilot.code(on: $0) == "A201" }
    try window.type("Бермет")
    try window.press("Enter")
    try window.wait(for: "Бермет")
    try change(people: "1", in: window)
    // The consequence is told before it comes, and the change is made only when it is wanted.
    try window.wait(for: "Четке коюлган саптар: 2")
    try window.press("2")
    try window.wait { Autopilot.code(on: $0) == "A201" }
    try change(people: "3", in: window)
    try window.wait(for: "Кайтарылган саптар: 2")
    try goTo("a201", in: window)
    try window.wait(for: "Бермет")
  }

  private func change(people: String, in window: TerminalWindow) throws {
    try goTo("a200", in: window)
    try window.press("C-u")
    try window.type(people)
    try window.press("Enter")
  }

  private func goTo(_ code: String, in window: TerminalWindow) throws {
    try window.press("F6")
    try window.wait(for: "Суроого өтүү")
    try window.type(code)
    try window.wait("the hit") { $0.contains(">") && $0.uppercased().contains(code.uppercased()) }
    try window.press("Enter")
    try window.wait("question \(code)") { Autopilot.code(on: $0) == code.uppercased() }
  }
}

extension TerminalWindow {
  fileprivate func wait(
    sourceLocation: SourceLocation = #_sourceLocation, until condition: (String) -> Bool
  ) throws {
    try wait("the next question", sourceLocation: sourceLocation, until: condition)
  }
}
