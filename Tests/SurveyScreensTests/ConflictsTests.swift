import InterfaceText
import ResponseMerging
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct ConflictsTests {
  /// Two people corrected one response apart: another age, another answer that
  /// takes questions off the route, a member more.
  private final class Source: ConflictSource {
    let ancestor: Response
    let versions: [Response]
    var settled: [(Settlement, String)] = []
    var outcome = ConflictOutcome.settled(revision: 3, id: String(repeating: "d", count: 64))

    init() throws {
      ancestor = try Supervised.first()
      versions = [
        try Supervised.corrected(
          ancestor,
          [
            .answer(key: "a102_age", text: "59"), .answer(key: "a704_hectares", text: "3"),
            .addRow(key: "members"), .answer(key: "members[r2]/b01_first_name", text: "Бермет"),
          ], by: "ana", role: .interviewer, reason: "кайра сурадым", id: "b"),
        try Supervised.corrected(
          ancestor,
          [
            .answer(key: "a102_age", text: "60"), .answer(key: "a601_knows_budget", text: "2"),
          ], by: "bek", reason: "телефондон", id: "c"),
      ]
    }

    var entry: ConflictEntry {
      ConflictEntry(
        responseID: ancestor.responseID, questionnaire: "budget", unit: "KG-O-017-05",
        interviewer: "ana", versions: 2)
    }

    func open(_ entry: ConflictEntry) throws -> ConflictCase {
      ConflictCase(
        entry: entry, versions: try versions.map { ($0, try Supervised.opened($0)) },
        ancestor: (ancestor, try Supervised.opened(ancestor)))
    }

    func settle(
      _ opened: ConflictCase, by settlement: Settlement, reason: String
    ) throws -> ConflictOutcome {
      settled.append((settlement, reason))
      return outcome
    }
  }

  private let source: Source
  private let session: ConflictsSession

  init() throws {
    source = try Source()
    session = Self.session(source, .ky)
  }

  private static func session(_ source: Source, _ language: InterfaceLanguage) -> ConflictsSession {
    var other = source.entry
    other.unit = "KG-O-018-01"
    return ConflictsSession(
      ConflictsState([source.entry, other], language: language), source: source)
  }

  private func press(_ keys: Key..., in session: ConflictsSession? = nil) {
    for key in keys { (session ?? self.session).send(.input(.key(key))) }
  }

  private func type(_ text: String) {
    for character in text { press(.text(character)) }
  }

  private var comparison: ComparisonDescription? {
    guard case .comparison(let comparison) = session.state.describe().content else { return nil }
    return comparison
  }

  @Test func `only the questions that differ are shown, a row that one lacks as one`() {
    press(.text("1"))
    let questions = comparison?.lines.map { $0.question.plain } ?? []
    #expect(questions.count == 6)
    for (question, code) in zip(questions, ["A102", "A601", "A702", "A703", "A704", "2. Бермет"]) {
      #expect(question.hasPrefix(code), "\(question)")
    }
    #expect(comparison?.lines[0].answers == ["59", "60"])
    #expect(comparison?.lines[0].before?.contains("95") == true)
  }

  @Test func `a version is chosen for every question before it can be settled`() {
    press(.text("1"), .function(10))
    #expect(session.state.describe().message?.kind == .error)
    press(.function(6), .text("2"))
    press(.up, .up, .up, .up, .up, .up, .text("1"))
    press(.function(10))
    press(.enter)
    #expect(source.settled.isEmpty, "a reason is needed")
    type("экөө тең")
    press(.enter)
    #expect(source.settled.count == 1)
    #expect(source.settled.first?.0.base == 1)
    #expect(source.settled.first?.0.choices["a102_age"] == 0)
    #expect(source.settled.first?.0.choices["a601_knows_budget"] == 1)
    #expect(source.settled.first?.1 == "экөө тең")
    #expect(session.state.describe().message?.text.contains("dddddddddddd") == true)
    // The other one is left.
    press(.text("1"))
    #expect(comparison != nil)
  }

  @Test func `what does not fit stays opened, a draft goes back to the list`() {
    press(.text("1"), .function(6), .text("1"), .function(10))
    type("x")
    source.outcome = .misfits([.init(key: "a702_channels", reason: .impossible(.notRelevant("a")))])
    press(.enter)
    #expect(session.state.describe().message?.text.contains("a702_channels") == true)
    #expect(comparison != nil)
    source.outcome = .draft(problems: ["a102_age (required)"])
    press(.function(10))
    type("x")
    press(.enter)
    #expect(session.state.describe().message?.text.contains("a102_age") == true)
    #expect(comparison == nil)
  }

  @Test func `every command works without function keys and Latin letters`() {
    press(.text("1"), .escape, .text("6"), .down, .enter, .escape, .text("0"))
    type("себеп")
    press(.enter)
    #expect(source.settled.first?.0.base == 1)
    press(.escape, .text("9"))
    #expect(session.state.isOver)
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `conflicts look and read as recorded`(language: InterfaceLanguage) throws {
    let session = Self.session(source, language)
    var text = ""
    func add(_ sizes: (Int, Int)...) {
      for (columns, rows) in sizes {
        let size = Size(columns: columns, rows: rows)
        let frame = GridRenderer(glyphs: .full).draw(session.state.describe(), size: size)
        text += "\(columns)x\(rows)\n\(Snapshot(frame))\n\n"
      }
    }
    add((80, 24), (60, 20))
    press(.text("1"), .text("1"), .down, .text("2"), in: session)
    add((132, 43), (80, 24), (60, 20), (40, 12))
    press(.enter, in: session)
    add((60, 20))
    press(.escape, .function(6), .text("1"), .function(10), in: session)
    add((60, 20))
    press(.escape, .function(1), in: session)
    add((60, 20))
    let transcript = Transcript()
    var lines = ["1", "1", "2", "!0", "!6", "1", "!0", "экөө тең", "(", "!9"][...]
    Self.session(source, language).run(
      nextLine: {
        lines.popFirst().map {
          transcript.line($0)
          return $0
        }
      }, output: transcript)
    try expectGolden(text + transcript.text, "conflicts-\(language.rawValue)")
  }
}
