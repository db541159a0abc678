import Foundation
import Testing

extension Tag {
  /// Tests that take more than a few seconds.
  @Tag static var slow: Self
}

/// Whole interviews on the residents' questionnaire in a real terminal.
@Suite(.serialized, .enabled(if: TerminalWindow.isAvailable, "tmux is not installed"))
struct InterviewJourneyTests {
  private static let command =
    "suroo interview Questionnaires/residents --seed 1 --now 2026-05-01T10:00:00+06:00"

  @Test(.tags(.slow), arguments: [(80, 24), (60, 20)])
  func `a household of three is asked in Kyrgyz through a power cut`(
    columns: Int, rows: Int
  ) throws {
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store"
    let command =
      Self.command.replacing("suroo ", with: "'\(BuiltProgram.path)' ") + " --store '\(store)'"
    var window = try TerminalWindow(columns: columns, rows: rows, command)
    try window.wait(for: "Маектин башталган күнү")
    var pilot = Autopilot(window)

    // The address, the village typed byte by byte as over a slow line.
    try pilot.answer { Autopilot.code(on: $0) == "A006" }
    try window.send(bytes: Array("Өзгөн-Ылдый ң".utf8))
    try window.wait(for: "Өзгөн-Ылдый ң")
    try window.press("Enter")
    try window.wait { Autopilot.code(on: $0) == "A007" }

    // A constraint is violated and mended.
    try pilot.answer { Autopilot.code(on: $0) == "A010" }
    try window.press("C-u")
    try window.type("5")
    try window.press("Enter")
    try window.wait(for: "! Эң көп үч жолу барылат")
    try window.press("C-u")
    try window.type("1")
    try window.press("Enter")
    try window.wait { Autopilot.code(on: $0) == "A011" }

    // The language is switched midway and back.
    try pilot.answer { Autopilot.code(on: $0) == "A200" }
    try window.press("F3")
    try window.wait(for: "Сколько человек")
    try window.press("F3")
    try window.wait(for: "How many people")
    try window.press("F3")
    try window.wait(for: "канча киши")

    // Three people, then an answer is refused.
    try pilot.answer { Autopilot.code(on: $0) == "A403" }
    try window.press("F8")
    try window.wait(for: "(•) Жооп берүүдөн баш тартты")
    try window.press("Enter")
    try window.wait { Autopilot.code(on: $0) == "A404" }

    // To an earlier question and back.
    try pilot.answer { Autopilot.code(on: $0) == "A407" }
    try window.press("F6")
    try window.wait(for: "Суроого өтүү")
    try window.type("a402")
    try window.wait("the question that was looked for") {
      $0.contains("A402") && !$0.contains("A407")
    }
    try window.press("Enter")
    try window.wait { Autopilot.code(on: $0) == "A402" }
    try window.press("F6")
    try window.type("a407")
    try window.wait("the question that was looked for") {
      $0.contains("A407") && !$0.contains("A402")
    }
    try window.press("Enter")
    try window.wait { Autopilot.code(on: $0) == "A407" }

    // The power goes in the middle; the interview is offered again at the same question.
    try pilot.answer { Autopilot.code(on: $0) == "A601" }
    kill(try window.programProcess(), SIGKILL)
    try window.wait(for: "ENDED=137")
    window = try TerminalWindow(columns: columns, rows: rows, command)
    try window.wait(for: "Аяктабаган: 1 интервью")
    try window.wait(for: "A504 1 Ооба")
    pilot = Autopilot(window, after: pilot)
    try window.press("1")
    try window.wait { Autopilot.code(on: $0) == "A601" }

    // To the end.
    try pilot.answer { $0.contains("Аяктоо алдында") }
    try window.press("F10")
    try window.wait(for: "Интервьюну аяктайсызбы?")
    try window.press("2")
    try window.wait(for: "ENDED=0")

    try check(store: store)
  }

  private func check(store: String) throws {
    let list = try BuiltProgram.run("list", "--store", store)
    try #require(list.lines.count == 2)
    let id = String(list.lines[1].prefix(12))
    let shown = try BuiltProgram.run("show", "--store", store, id)
    for text in [
      "a006_village: Айыл\n    Өзгөн-Ылдый ң\n",
      "a010_visit: Бул үйгө канчанчы жолу келишиңиз?\n    1\n",
      "-- members[r3]\n", "-- requests[r1]\n", "    (refused)\n", "Бермет",
    ] {
      #expect(shown.output.contains(text), "\(text)")
    }
    #expect(!shown.output.contains("members[r4]"))
    #expect(try StoreValidation.complaints(about: store) == "")
    try compareWithDrive(store: store, id: id)
  }

  /// The same answers given by `drive` make the same response.
  private func compareWithDrive(store: String, id: String) throws {
    let record = try BuiltProgram.run("show", "--json", "--store", store, id).output
    let stored = try object(record)
    var steps: [[String: Any]] = []
    for line in try journal(of: store) {
      guard let key = line["q"] as? String else { continue }
      switch line["op"] as? String {
      case "answer": steps.append(["set": key, "value": line["v"] ?? ""])
      case "special": steps.append(["special": key, "reason": line["v"] ?? ""])
      default: continue
      }
    }
    #expect(steps.count > 90)
    steps.append(["finish": true])
    let input = try steps.map { step in
      String(decoding: try JSONSerialization.data(withJSONObject: step), as: UTF8.self) + "\n"
    }.joined()
    let run = try BuiltProgram.run(
      "drive", "--seed", "1", "--now", "2026-05-01T10:00:00+06:00", "Questionnaires/residents",
      input: input)
    let driven = try object(try #require(run.lines.last))["response"] as? [String: Any]
    for member in ["answers", "missing"] {
      // The interviewer's account is the one thing that differs between the two.
      let left = try leaving(out: "a001_interviewer", of: stored[member])
      let right = try leaving(out: "a001_interviewer", of: driven?[member])
      #expect(left == right)
      #expect(left.count > 10)
    }
  }

  private func journal(of store: String) throws -> [[String: Any]] {
    let draft = try #require(
      FileManager.default.subpathsOfDirectory(atPath: "\(store)/drafts")
        .first { $0.hasSuffix("journal.jsonl") })
    let text = try String(contentsOfFile: "\(store)/drafts/\(draft)", encoding: .utf8)
    return try text.split(separator: "\n").map { try object(String($0)) }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "no object: \(text)")
  }

  private func leaving(out key: String, of value: Any?) throws -> String {
    var members = try #require(value as? [String: Any])
    members[key] = nil
    let data = try JSONSerialization.data(withJSONObject: members, options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }
}

extension TerminalWindow {
  fileprivate func wait(
    sourceLocation: SourceLocation = #_sourceLocation, until condition: (String) -> Bool
  ) throws {
    try wait("the next question", sourceLocation: sourceLocation, until: condition)
  }
}

extension Autopilot {
  /// The strokes for questions that do not take the first choice.
  fileprivate init(_ window: TerminalWindow) {
    self.init(window, answers: Self.common)
    rowAnswers = Self.people
  }

  /// The same pilot at another window.
  fileprivate init(_ window: TerminalWindow, after former: Autopilot) {
    self.init(window)
    met = former.met
  }

  private static let common: [String: [Stroke]] = [
    "A002": [.key("Enter")], "A007": typed("17"), "A008": typed("5"), "A011": [.key("Enter")],
    "A200": typed("3"), "A401": typed("1981"), "A406": typed("10"), "A607": typed("20"),
    "A802": typed("1"), "A803": typed("03.2026"), "A807": typed("10"), "A903": typed("0"),
    "A1303": typed("2"), "A1405": [.key("Enter")],
  ]

  private static let people: [String: [[Stroke]]] = [
    "A201": [typed("Бермет"), typed("Асан"), typed("Үсөн")],
    "A202": [chosen("1"), chosen("2"), chosen("3")],
    "A203": [chosen("1"), chosen("2"), chosen("1")],
    "A204": [typed("45"), typed("40"), typed("20")],
    "A1402": [chosen("1"), typed("555123456")],
  ]

  private static func typed(_ text: String) -> [Stroke] { [.text(text), .key("Enter")] }
  private static func chosen(_ code: String) -> [Stroke] { [.key(code), .key("Enter")] }
}
