import InterfaceText
import SurveyBasics
import SurveyModel
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct DraftsTests {
  private func summary(
    _ id: String, minutes: Int = 0, isLocked: Bool = false
  ) throws -> DraftSummary {
    var rehearsal = try Rehearsal(budget())
    rehearsal.answer("Айгүл")
    rehearsal.answer("45")
    rehearsal.press(.function(5), .enter)
    rehearsal.type("2")
    rehearsal.press(.function(9))
    var summary = DraftSummary(
      id: id, rehearsal.interview, events: rehearsal.journal.events, language: .ky,
      isLocked: isLocked)
    summary.place = "KG-O-017-05"
    summary.lastAt = Timestamp(
      milliseconds: summary.lastAt.milliseconds + minutes * 60_000, offset: 360)
    return summary
  }

  @Test func `a summary tells who, when, how far and the last answers`() throws {
    let summary = try summary("a")
    #expect(summary.interviewer == "ana" && summary.title == "Бюджет жана айыл")
    #expect(summary.answered == 3 && !summary.brokeOff)
    #expect(summary.lastAnswers == ["A101 Айгүл", "A102 45", "A601 Билбейм"])
    #expect(summary.unfinished == "2")
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `drafts look and read as recorded`(language: InterfaceLanguage) throws {
    var state = try DraftsState(
      [summary("a"), summary("b", minutes: 5, isLocked: true)], language: language)
    var text = ""
    for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
      let size = Size(columns: columns, rows: rows)
      text += "\(Snapshot(GridRenderer(glyphs: .full).draw(state.describe(), size: size)))\n\n"
    }
    let transcript = Transcript()
    var lines = ["7", "1", ")", "1"][...]
    let choice = state.ask(
      nextLine: {
        lines.popFirst().map {
          transcript.line($0)
          return $0
        }
      }, output: transcript)
    #expect(choice == .resume(id: "a"))
    try expectGolden(text + transcript.text, "drafts-\(language.rawValue)")
  }

  @Test func `keys choose, page through the drafts and leave`() throws {
    let drafts = [try summary("a"), try summary("b", minutes: 5)]
    func choice(_ keys: Key...) -> DraftsState.Choice {
      var state = DraftsState(drafts, language: .en)
      return state.ask(
        on: ScriptedTerminal(size: Size(columns: 60, rows: 20), keys: keys), glyphs: .full)
    }
    #expect(choice(.enter) == .resume(id: "b"))
    #expect(choice(.pageDown, .text("1")) == .resume(id: "a"))
    #expect(choice(.text("2")) == .new)
    #expect(choice(.text("3")) == .leave)
    #expect(choice(.down, .enter) == .new)
    #expect(choice(.escape, .text("9")) == .leave)
    #expect(choice() == .leave)
  }

  @Test func `without drafts there is nothing to ask`() {
    #expect(DraftsState([], language: .ky).choice == .new)
  }
}
