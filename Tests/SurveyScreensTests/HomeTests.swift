import InterfaceText
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct HomeTests {
  private static var facts: HomeFacts {
    var facts = HomeFacts(
      interviewer: "Айгүл Төрөкулова", region: "KG-O", store: "/home/ana/suroo",
      questionnaireFolder: "Questionnaires")
    facts.questionnaires = [
      HomeItem(id: "Questionnaires/residents", label: "Тургундарды сурамжылоо"),
      HomeItem(id: "Questionnaires/hearing", label: "Угууга байкоо"),
    ]
    facts.drafts = 2
    facts.returned = [HomeItem(id: "r1", label: "residents  KG-O-017-05  2026-05-01")]
    facts.responses = 31
    facts.undecided = 12
    facts.conflicts = 1
    facts.places = [HomeItem(id: "/media/stick", label: "/media/stick")]
    facts.answered = [HomeItem(id: "residents", label: "Тургундарды сурамжылоо (31)")]
    return facts
  }

  private static let questions = [
    HomeItem(id: "a601", label: "a601  Бюджет тууралуу билесизби?"),
    HomeItem(id: "region", label: "region"),
  ]

  private func state(_ language: InterfaceLanguage = .ky) -> HomeState {
    HomeState(Self.facts, language: language)
  }

  /// Presses keys and returns the last effect.
  private func press(_ state: inout HomeState, _ keys: Key...) -> HomeEffect? {
    var last: HomeEffect?
    for key in keys { last = state.update(.input(.key(key))) ?? last }
    return last
  }

  @Test func `only what can be done is offered`() {
    let empty = HomeState(
      HomeFacts(interviewer: "ana", region: nil, store: "s", questionnaireFolder: "q"),
      language: .en)
    let transcript = Transcript()
    LinearRendering.render(empty, to: transcript)
    #expect(transcript.text.contains("New interview"))
    #expect(transcript.text.contains("Merge"))
    for absent in ["Drafts", "Sent back", "Review", "Results", "Quality", "Region"] {
      #expect(!transcript.text.contains(absent), "\(absent)")
    }
  }

  @Test func `without questionnaires a new interview says where they were looked for`() {
    var state = HomeState(
      HomeFacts(interviewer: "ana", region: nil, store: "s", questionnaireFolder: "/q"),
      language: .en)
    #expect(press(&state, .text("1")) == nil)
    #expect(state.describe().message?.text.contains("/q") == true)
  }

  @Test func `digits lead to every effect`() {
    func effect(_ keys: [Key], answers: [HomeState.Message] = []) -> HomeEffect? {
      var state = state()
      var last: HomeEffect?
      for key in keys {
        last = state.update(.input(.key(key))) ?? last
        if last == .questions(questionnaire: "residents") {
          _ = state.update(.questions(Self.questions))
        }
      }
      return last
    }
    #expect(
      effect([.text("1"), .text("2")]) == .interview(questionnaire: "Questionnaires/hearing"))
    #expect(effect([.text("2")]) == .drafts)
    #expect(effect([.text("3"), .text("1")]) == .correct(response: "r1"))
    #expect(effect([.text("4"), .text("1")]) == .review)
    #expect(effect([.text("4"), .text("2")]) == .conflicts)
    #expect(effect([.text("5"), .text("1")]) == .bundle(folder: "/media/stick"))
    #expect(effect([.text("6"), .text("1")]) == .tryMerge(source: "/media/stick"))
    #expect(
      effect([.text("7"), .text("1"), .text("1"), .text("1")])
        == .tabulate(questionnaire: "residents", rows: "a601", by: nil))
    #expect(
      effect([.text("7"), .text("1"), .text("1"), .text("3")])
        == .tabulate(questionnaire: "residents", rows: "a601", by: "region"))
    #expect(effect([.text("8")]) == .quality)
    #expect(effect([.text("9")]) == .leave)
    #expect(effect([.escape, .text("9")]) == .leave)
  }

  @Test func `merging is tried first and done only when it is confirmed`() {
    var state = state()
    _ = press(&state, .text("6"), .text("2"))
    for character in "/srv/b" { _ = press(&state, .text(character)) }
    #expect(press(&state, .enter) == .tryMerge(source: "/srv/b"))
    let report = HomeReport(
      title: "Эмне болот", lines: ["31 жаңы"], next: .merge(source: "/srv/b"))
    _ = state.update(.report(report))
    #expect(press(&state, .enter) == nil)
    var other = state
    #expect(press(&other, .text("2")) == nil)
    #expect(press(&state, .text("1")) == .merge(source: "/srv/b"))
  }

  @Test func `a failure is said and the screen stays`() {
    var state = state()
    _ = press(&state, .text("5"))
    _ = state.update(.failed("Флешка толду."))
    #expect(state.describe().message?.kind == .error)
    #expect(press(&state, .pageUp) == nil)
    #expect(press(&state, .text("4"), .text("1")) == .review)
  }

  @Test func `without conflicts the review is opened at once`() {
    var facts = Self.facts
    facts.conflicts = 0
    var state = HomeState(facts, language: .ky)
    #expect(press(&state, .text("4")) == .review)
  }

  @Test func `a new interview that was asked for among the drafts begins with its questionnaire`() {
    var state = state()
    #expect(press(&state, .text("2")) == .drafts)
    #expect(state.update(.newInterview) == nil)
    #expect(
      press(&state, .text("2")) == .interview(questionnaire: "Questionnaires/hearing"))
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `the home screen looks and reads as recorded`(language: InterfaceLanguage) throws {
    var text = ""
    func add(_ state: HomeState) {
      for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
        let size = Size(columns: columns, rows: rows)
        text += "\(Snapshot(GridRenderer(glyphs: .full).draw(state.describe(), size: size)))\n\n"
      }
    }
    var state = state(language)
    add(state)
    _ = press(&state, .text("6"))
    add(state)
    let lines = (1...40).map { "\($0)  \(String(repeating: "█", count: $0))" }
    _ = state.update(.report(HomeReport(title: "a601", lines: lines)))
    _ = press(&state, .down, .down)
    add(state)
    let transcript = Transcript()
    var input = ["5", "2", "/media/x", "", "9"][...]
    var plain = HomeState(Self.facts, language: language)
    let ending = plain.run(
      nextLine: {
        input.popFirst().map {
          transcript.line($0)
          return $0
        }
      }, output: transcript,
      perform: { effect in
        guard case .bundle(let folder) = effect else { return nil }
        return [.report(HomeReport(title: "OK", lines: [folder]))]
      })
    #expect(ending == .leave)
    try expectGolden(text + transcript.text, "home-\(language.rawValue)")
  }
}

/// One screen said line by line.
private enum LinearRendering {
  static func render(_ state: HomeState, to output: Transcript) {
    var renderer = LinearRenderer(introduces: false)
    renderer.render(state.describe(), to: output)
  }
}
