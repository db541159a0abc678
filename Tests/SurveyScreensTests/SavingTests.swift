import InterfaceText
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct SavingTests {
  @Test func `nothing is shown as saved before the journal says so`() throws {
    let interview = try Rehearsal.interview(budget())
    var state = InterviewState(
      interview, language: .en, nextEvent: 1, at: Rehearsal.moment(0))
    let first = state.update(.begin, at: Rehearsal.moment(1))
    guard case .journal(let visit)? = first.first else {
      Issue.record("no visit")
      return
    }
    #expect(visit.action == .visit(key: "a101_name"))
    _ = state.update(.saved, at: Rehearsal.moment(1))
    for character in "Ana" {
      #expect(state.update(.key(.text(character)), at: Rehearsal.moment(2)).isEmpty)
    }
    let effects = state.update(.key(.enter), at: Rehearsal.moment(3))
    #expect(effects.count == 1)
    #expect(state.describe().status.saved == nil)
    _ = state.update(.saved, at: Rehearsal.moment(4))
    #expect(state.describe().status.saved == "saved 10:42")
  }

  @Test func `an answer that could not be stored is said, kept and stored later`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.journal.isFull = true
    rehearsal.answer("Ana")
    let screen = rehearsal.state.describe()
    #expect(screen.status.notSaved == "The answer is NOT saved: no space left on device")
    guard case .menu(let menu, _) = screen.content else {
      Issue.record("no dialog")
      return
    }
    #expect(menu.title == "NOT SAVED")
    rehearsal.press(.text("1"))
    #expect(rehearsal.state.describe().status.notSaved != nil)
    rehearsal.press(.text("2"))
    rehearsal.answer("30")
    #expect(rehearsal.journal.actions.isEmpty)
    rehearsal.journal.isFull = false
    rehearsal.press(.text("1"))
    #expect(
      rehearsal.journal.actions == [
        .answer(key: "a101_name", text: "Ana"), .answer(key: "a102_age", text: "30"),
      ])
    #expect(
      rehearsal.journal.events.map(\.number) == Array(1...rehearsal.journal.events.count))
    #expect(rehearsal.state.describe().status.notSaved == nil)
  }

  @Test func `what is not saved at all is told before where the rest was saved`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.journal.refuge = RecordingJournal.refuge
    rehearsal.answer("Ana")
    #expect(rehearsal.state.describe().status.refuge?.contains(RecordingJournal.refuge) == true)
    #expect(rehearsal.state.describe().status.saved != nil)
    rehearsal.journal.isFull = true
    rehearsal.answer("30")
    let frame = rehearsal.frame(80, 24).description
    #expect(frame.contains("NOT saved") && !frame.contains("The disk of the store failed"))
  }

  @Test func `leaving with answers not stored asks first`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.journal.isFull = true
    rehearsal.answer("Ana")
    rehearsal.press(.text("2"), .function(9))
    #expect(!rehearsal.state.isOver)
    guard case .menu(let menu, _) = rehearsal.state.describe().content else {
      Issue.record("no dialog")
      return
    }
    #expect(menu.list.choices.count == 3)
    rehearsal.press(.text("2"))
    #expect(!rehearsal.state.isOver)
    rehearsal.press(.function(9))
    rehearsal.press(.text("3"))
    #expect(rehearsal.state.isOver)
  }

  @Test func `a response that could not be stored is finished at the next attempt`() throws {
    var rehearsal = try Rehearsal(form("- {type: text, name: q1, label: Q}"), language: .en)
    rehearsal.answer("x")
    rehearsal.journal.isFull = true
    rehearsal.press(.function(10), .text("2"))
    #expect(rehearsal.journal.finished == nil)
    rehearsal.journal.isFull = false
    rehearsal.press(.text("1"))
    #expect(rehearsal.journal.finished?.response.answers == ["q1": .text("x")])
    #expect(rehearsal.state.isOver)
    #expect(
      rehearsal.journal.events.map(\.number) == Array(1...rehearsal.journal.events.count))
  }

  @Test func `what is typed and not accepted is stored on leaving and comes back`() throws {
    var first = try Rehearsal(budget())
    first.answer("Айгүл")
    first.type("4")
    first.press(.function(9))
    #expect(first.state.isOver)
    #expect(
      first.journal.events.suffix(2).map(\.action) == [
        .unfinished(key: "a102_age", text: "4"), .pause,
      ])
    var second = try Rehearsal(budget(), former: first.journal.events)
    #expect(second.codes == ["A102"])
    #expect(second.message == nil)
    second.answer("5")
    #expect(second.text("a102_age") == "45")
    #expect(second.journal.events.first?.number == first.journal.events.count + 1)
  }

  @Test func `an interview that broke off says so`() throws {
    var first = try Rehearsal(budget(), language: .en)
    first.answer("Ana")
    let second = try Rehearsal(budget(), language: .en, former: first.journal.events)
    #expect(second.message == "Recovered after a break. Check the last answer.")
  }

  @Test(arguments: [InputEvent.Leaving.hangUp, .terminated, .interrupted])
  func `every way of being ended stores what is typed`(reason: InputEvent.Leaving) throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.type("Ай")
    rehearsal.send(.leave(reason))
    #expect(rehearsal.state.isOver)
    #expect(
      rehearsal.journal.events.suffix(2).map(\.action) == [
        .unfinished(key: "a101_name", text: "Ай"), .pause,
      ])
  }

  @Test func `a window that is gone ends even when nothing can be stored`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.journal.isFull = true
    rehearsal.type("Ай")
    rehearsal.send(.leave(.hangUp))
    #expect(rehearsal.state.isOver)
  }

  @Test func `Ctrl+C asks and the harmless answer comes first`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.press(.control("c"))
    guard case .menu(let menu, _) = rehearsal.state.describe().content else {
      Issue.record("no dialog")
      return
    }
    #expect(menu.list.choices.map(\.label.plain) == ["Continue", "Save and leave"])
    rehearsal.press(.enter)
    #expect(!rehearsal.state.isOver && rehearsal.codes == ["A101"])
    rehearsal.press(.control("c"), .text("2"))
    #expect(rehearsal.state.isOver)
  }

  @Test func `the session runs a terminal until the interview is left`() throws {
    let journal = RecordingJournal()
    let interview = try Rehearsal.interview(budget())
    let state = InterviewState(interview, language: .ky, nextEvent: 1, at: Rehearsal.moment(0))
    let session = InterviewSession(state, journal: journal) { Rehearsal.moment(1) }
    let terminal = ScriptedTerminal(
      size: Size(columns: 60, rows: 20), keys: [.text("А"), .enter, .escape, .text("9")])
    guard case .left = session.run(on: terminal, glyphs: .full) else {
      Issue.record("not left")
      return
    }
    #expect(terminal.frames.count == 4)
    #expect(journal.events.last?.action == .pause)
  }

  @Test func `typing that was taken back does not come back as an empty answer`() throws {
    var first = try Rehearsal(budget())
    first.answer("Айгүл")
    first.press(.pageUp)
    first.type("x")
    // Nowhere to go back to from the first question: the second, by the tree.
    first.go(to: "a102_age")
    first.go(to: "a101_name")
    first.press(.backspace)
    first.go(to: "a102_age")
    first.press(.function(9))
    #expect(
      first.journal.actions.suffix(2) == [
        .unfinished(key: "a101_name", text: "Айгүлx"), .unfinished(key: "a101_name", text: ""),
      ])
    var second = try Rehearsal(budget(), former: first.journal.events)
    second.press(.pageUp)
    #expect(second.summary == "Жазылган: Айгүл")
  }
}
