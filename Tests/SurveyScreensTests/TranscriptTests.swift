import InterfaceText
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct TranscriptTests {
  /// Plays lines and returns everything said and typed.
  private func play(
    _ lines: [String], _ language: InterfaceLanguage, journal: RecordingJournal = .init()
  ) throws -> String {
    let interview = try Rehearsal.interview(budget(), language: language)
    let state = InterviewState(
      interview, language: language, nextEvent: 1, at: Rehearsal.moment(0))
    var seconds = 0
    let session = InterviewSession(state, journal: journal) {
      seconds += 1
      return Rehearsal.moment(seconds)
    }
    let transcript = Transcript()
    var rest = lines[...]
    _ = session.run(
      nextLine: {
        guard let line = rest.popFirst() else { return nil }
        transcript.line(line)
        return line
      }, output: transcript)
    return transcript.text
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `a whole interview reads as recorded`(language: InterfaceLanguage) throws {
    let journal = RecordingJournal()
    let lines = [
      "Айгүл", "12", "", "!5", "(", "95", "2", "паспорту боюнча", "!1", "1", "1 99", "1 3",
      "3 1 2", "2,5", "31022026", "05.03.2026", "04.2026", "1430", "42.874 74.612", "1",
      "Бакыт", "61", "1", "Жазгүл", "58", "2", "2", "", "!!Макул", "!4", "", "!0", "2",
    ]
    try expectGolden(play(lines, language, journal: journal), "interview-\(language.rawValue)")
    #expect(journal.finished?.response.status == .complete)
  }

  @Test func `commands in plain mode read as recorded`() throws {
    let lines = [
      "!2", "", "!жок", "!6", "A601", "2", "!3", "!repeat", "!", "!note", "later", "!undo",
      "!redo", "!6", "слово", "", "!7", "!0", "2", "!9",
    ]
    try expectGolden(play(lines, .ky), "commands-ky")
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `that the answers had to be saved elsewhere is said at once, and once`(
    language: InterfaceLanguage
  ) throws {
    let journal = RecordingJournal()
    journal.refuge = RecordingJournal.refuge
    let text = try play(["Айгүл", "12"], language, journal: journal)
    #expect(text.ranges(of: RecordingJournal.refuge).count == 1)
    try expectGolden(text, "refuge-plain-\(language.rawValue)")
  }

  @Test func `the end of the input saves and leaves`() throws {
    let journal = RecordingJournal()
    let text = try play(["Айгүл"], .en, journal: journal)
    #expect(text.hasSuffix("Saved. To be continued later.\n"))
    #expect(journal.events.last?.action == .pause)
  }
}
