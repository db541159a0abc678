import InterfaceText
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalUI
import Testing

@Suite struct MovingTests {
  @Test func `Escape and a digit are a function key`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.press(.escape)
    #expect(rehearsal.state.describe().status.escape != nil)
    rehearsal.press(.text("0"))
    guard case .review = rehearsal.state.describe().content else {
      Issue.record("no review")
      return
    }
  }

  @Test func `undo names what it takes back, shows it, and redo brings it back`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.answer("Ana")
    rehearsal.answer("30")
    rehearsal.press(.control("z"))
    #expect(rehearsal.message == "Undone: A102. Ctrl+Y does it again.")
    #expect(rehearsal.codes == ["A102"] && rehearsal.text("a102_age") == "")
    rehearsal.press(.control("z"))
    #expect(rehearsal.codes == ["A101"] && rehearsal.text("a101_name") == "")
    rehearsal.press(.control("y"), .control("y"))
    #expect(rehearsal.text("a101_name") == "Ana" && rehearsal.text("a102_age") == "30")
    #expect(rehearsal.message == "Done again: A102")
  }

  @Test func `undo takes back typing before answers`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.answer("Ana")
    rehearsal.type("3")
    rehearsal.press(.control("z"))
    #expect(rehearsal.text("a101_name") == "Ana")
    rehearsal.press(.control("z"))
    #expect(rehearsal.text("a101_name") == "")
  }

  @Test func `a change that reaches further asks first and can be left`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.go(to: "a601_knows_budget")
    rehearsal.answer("1")
    rehearsal.answer("13")
    rehearsal.go(to: "a601_knows_budget")
    rehearsal.answer("2")
    guard case .menu(let menu, _) = rehearsal.state.describe().content else {
      Issue.record("no dialog")
      return
    }
    #expect(menu.message.plain.hasPrefix("Will be set aside: 1 answer\n"))
    rehearsal.press(.enter)
    #expect(rehearsal.codes == ["A601"] && rehearsal.text("a601_knows_budget") == "1")
    rehearsal.answer("2")
    rehearsal.press(.text("2"))
    #expect(rehearsal.text("a601_knows_budget") == "2" && rehearsal.codes == ["A704"])
    rehearsal.press(.control("z"))
    #expect(rehearsal.text("a702_channels") == "1 3")
  }

  @Test func `a warning is fixed or kept with a reason`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.press(.enter)
    rehearsal.answer("95")
    rehearsal.press(.text("1"))
    #expect(rehearsal.codes == ["A102"])
    rehearsal.press(.enter, .text("2"), .enter)
    #expect(rehearsal.message == "Write the reason in a few words")
    rehearsal.answer("passport")
    #expect(rehearsal.codes == ["A601"])
    #expect(
      rehearsal.journal.actions.suffix(1) == [.confirm(key: "a102_age", reason: "passport")])
  }

  @Test func `the tree says why a question is not asked and goes to the others`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.go(to: "a702_channels")
    #expect(rehearsal.message == "Not asked because of: A601")
    rehearsal.press(.escape, .escape)
    #expect(rehearsal.codes == ["A101"])
  }

  @Test func `rows are added, named and removed`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.go(to: "b01_first_name")
    rehearsal.answer("Ana")
    rehearsal.answer("30")
    rehearsal.answer("1")
    #expect(rehearsal.codes == ["B01"])
    rehearsal.answer("Bek")
    #expect(rehearsal.state.describe().header.row == "2. Bek")
    rehearsal.press(.control("d"), .text("2"))
    #expect(rehearsal.journal.actions.last == .removeRow(key: "members[r2]"))
    #expect(rehearsal.message == "Row removed: 2. Bek")
    rehearsal.press(.control("z"))
    #expect(rehearsal.text("members[r2]/b01_first_name") == "Bek")
  }

  @Test func `no means going on after the last row`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.go(to: "b01_first_name")
    rehearsal.press(.enter, .enter, .enter)
    #expect(rehearsal.codes == ["C01", "C02"])
  }

  @Test func `F3 switches the questions and the interface with them`() throws {
    var rehearsal = try Rehearsal(budget())
    rehearsal.type("Ай")
    rehearsal.press(.function(3))
    #expect(rehearsal.state.language == .ru)
    #expect(rehearsal.question?.text.plain == "Как вас зовут?")
    #expect(rehearsal.message == "Язык вопросов: Русский")
    #expect(rehearsal.journal.actions == [.language(tag: "ru")])
    rehearsal.press(.enter)
    #expect(rehearsal.text("a101_name") == "Ай")
    rehearsal.press(.control("o"))
    #expect(rehearsal.state.language == .en)
    #expect(rehearsal.question?.text.plain == "Сколько вам лет?")
  }

  @Test func `F7 goes round the questions that need attention`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.press(.function(7))
    #expect(rehearsal.message == "F7: nothing to do here")
    rehearsal.press(.function(10), .pageUp)
    #expect(rehearsal.state.describe().status.attention == "to check: 3")
    var seen: [String] = []
    for _ in 0..<4 {
      rehearsal.press(.function(7))
      seen.append(rehearsal.question?.code ?? "")
    }
    #expect(seen == ["A102", "A601", "C01", "A102"])
  }

  @Test func `the review leads to a question and back`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.press(.function(10))
    guard case .review(let review) = rehearsal.state.describe().content else {
      Issue.record("no review")
      return
    }
    #expect(review.list.choices.count == 3)
    #expect(review.obstacle == "Cannot finish yet: 3 errors left")
    rehearsal.press(.function(10))
    #expect(rehearsal.message == "Cannot finish yet: 3 errors left")
    rehearsal.press(.enter)
    #expect(rehearsal.codes == ["A102"])
    rehearsal.answer("30")
    guard case .review(let after) = rehearsal.state.describe().content else {
      Issue.record("not back")
      return
    }
    #expect(after.list.choices.count == 2)
  }

  @Test func `a broken-off interview is closed with a reason`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.answer("Ana")
    rehearsal.press(.control("k"))
    rehearsal.answer("the respondent left")
    #expect(rehearsal.journal.finished?.response.partialReason == "the respondent left")
    #expect(rehearsal.journal.finished?.response.missing["z99_remarks"] == .notReached)
    #expect(rehearsal.state.isOver)
  }

  @Test func `a note is stored and can be taken back`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.press(.function(4))
    rehearsal.answer("ask again")
    #expect(rehearsal.journal.actions == [.comment(key: "a101_name", text: "ask again")])
    #expect(rehearsal.state.describe().status.note == "note")
    rehearsal.press(.control("z"))
    #expect(rehearsal.state.describe().status.note == nil)
  }

  @Test func `what was typed and left is listed in the review`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.type("Ana")
    rehearsal.press(.function(10))
    guard case .review(let review) = rehearsal.state.describe().content else {
      Issue.record("no review")
      return
    }
    #expect(
      review.list.choices.last?.label.plain == "? A101  Typed but not accepted: Ana")
  }

  @Test func `a required question needs attention once it was seen and left`() throws {
    var rehearsal = try Rehearsal(budget(), language: .en)
    rehearsal.press(.enter)
    #expect(rehearsal.state.describe().status.attention == nil)
    rehearsal.press(.pageUp)
    #expect(rehearsal.state.describe().status.attention == "to check: 1")
    rehearsal.press(.function(7))
    #expect(rehearsal.codes == ["A102"])
  }
}
