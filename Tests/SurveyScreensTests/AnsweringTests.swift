import InterfaceText
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalUI
import Testing

@Suite struct AnsweringTests {
  @Test func `an answer is journaled on Enter and the next question is shown`() throws {
    var rehearsal = try Rehearsal(budget())
    #expect(rehearsal.codes == ["A101"])
    rehearsal.answer("Айгүл")
    #expect(rehearsal.journal.actions == [.answer(key: "a101_name", text: "Айгүл")])
    #expect(rehearsal.codes == ["A102"])
    #expect(rehearsal.state.describe().status.saved == "сакталды 10:42")
  }

  @Test func `every accepted answer carries the number after the one before`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.answer("Айгүл")
    rehearsal.answer("45")
    rehearsal.answer("1")
    #expect(
      rehearsal.journal.events.map(\.number) == Array(1...rehearsal.journal.events.count))
  }

  @Test func `an answer that the constraint refuses keeps the focus and its text`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.press(.enter)
    rehearsal.answer("7")
    #expect(rehearsal.codes == ["A102"])
    #expect(rehearsal.message == "Жашы 18ден 110го чейин болушу керек")
    #expect(rehearsal.text("a102_age") == "")
    rehearsal.answer("0")
    #expect(rehearsal.text("a102_age") == "70")
  }

  @Test func `a required question stops going on but never going back`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.press(.enter, .enter)
    #expect(rehearsal.codes == ["A102"])
    #expect(rehearsal.state.describe().message?.kind == .error)
    rehearsal.type("7")
    rehearsal.press(.pageUp)
    #expect(rehearsal.codes == ["A101"])
    #expect(rehearsal.journal.actions == [.unfinished(key: "a102_age", text: "7")])
    rehearsal.press(.enter)
    guard case .typed(let field, _)? = rehearsal.question?.control else {
      Issue.record("no field")
      return
    }
    #expect(field.text == "7")
  }

  @Test func `a special answer is marked, accepted with Enter, and cleared by the same key`()
    throws
  {
    var rehearsal = try Rehearsal(budget())
    rehearsal.press(.enter, .function(5))
    #expect(rehearsal.question?.specials.map(\.isMarked) == [true, false])
    rehearsal.press(.function(5))
    #expect(rehearsal.question?.specials.map(\.isMarked) == [false, false])
    rehearsal.press(.function(8), .enter)
    #expect(rehearsal.journal.actions == [.special(key: "a102_age", reason: .refused)])
    #expect(rehearsal.codes == ["A601"])
    rehearsal.press(.pageUp)
    #expect(rehearsal.summary == "Жазылган: Жооп берүүдөн баш тартты")
    rehearsal.answer("30")
    #expect(rehearsal.text("a102_age") == "30")
  }

  @Test func `typing takes a mark away`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.press(.enter, .function(5))
    rehearsal.type("30")
    #expect(rehearsal.question?.specials.map(\.isMarked) == [false, false])
  }

  @Test func `a pending answer stands beside the recorded one`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.press(.enter)
    rehearsal.answer("30")
    rehearsal.answer("2")
    rehearsal.press(.pageUp)
    rehearsal.type("1")
    #expect(rehearsal.summary == "Жазылган: 2 Жок → күтүүдө: 1 Ооба")
  }

  @Test func `each type takes what people type`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.press(.enter)
    rehearsal.answer("30")
    rehearsal.answer("1")
    rehearsal.answer("13")
    rehearsal.answer("31")
    rehearsal.answer("2,50")
    rehearsal.answer("05032026")
    rehearsal.answer("04.2026")
    rehearsal.answer("1430")
    rehearsal.answer("42.874 74.612")
    rehearsal.answer("1")
    for (key, text) in [
      ("a702_channels", "1 3"), ("a703_priorities", "school water roads"),
      ("a704_hectares", "2.5"), ("a705_hearing", "2026-03-05"), ("a706_month", "2026-04-01"),
      ("a707_time", "14:30:00"), ("a708_place", "42.874 74.612"), ("a709_leaflet", "OK"),
    ] {
      #expect(rehearsal.text(key) == text, "\(key)")
    }
    #expect(rehearsal.codes == ["B01"])
  }

  @Test func `text is trimmed and brought to one form of its letters`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.answer("  Байэл и\u{306}  ")
    #expect(rehearsal.text("a101_name") == "Байэл й")
  }

  @Test func `the sign of a number is turned with Space before its digits`() throws {
    var rehearsal = try Rehearsal(form("- {type: integer, name: t1, label: T}"), language: .en)
    rehearsal.answer(" 12")
    #expect(rehearsal.text("t1") == "-12")
  }

  @Test func `questions of a field list stand on one screen`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.go(to: "c01_council")
    #expect(rehearsal.codes == ["C01", "C02"])
    rehearsal.press(.tab)
    rehearsal.answer("2")
    // The required first question was left out.
    #expect(rehearsal.codes == ["C01", "C02"])
    #expect(rehearsal.text("c02_office") == "2")
    #expect(rehearsal.question?.code == "C01")
    rehearsal.press(.text("1"), .pageDown)
    #expect(rehearsal.codes == ["Z99"])
  }

  @Test func `a question marked quick goes on by itself`() throws {
    var rehearsal = try Rehearsal(
      form(
        """
        - {type: select_one l, name: q1, label: Q, appearance: quick}
        - {type: text, name: q2, label: R}
        """, choices: "- {list_name: l, name: 1, label: A}\n- {list_name: l, name: 2, label: B}"),
      language: .en)
    rehearsal.type("2")
    #expect(rehearsal.text("q1") == "2")
    #expect(rehearsal.codes == ["Q2"])
  }
}
