import InterfaceText
import SurveyBasics
import Testing

@Suite struct WordingTests {
  @Test func `places are filled by name, in any order`() {
    let words = Wording(.ky)
    #expect(words(.savedAt, .time("10:42")) == "сакталды 10:42")
    #expect(
      words(.recordedPending, .pending("1 Ооба"), .answer("2 Жок"))
        == "Жазылган: 2 Жок → күтүүдө: 1 Ооба")
  }

  @Test func `braces in what is inserted stay as they are`() {
    #expect(Wording(.en)(.rowAdded, .name("{count} {")) == "Row added: {count} {")
  }

  @Test func `a place without a value shows its name`() {
    #expect(Wording(.en)(.savedAt) == "saved {time}")
  }

  @Test(
    arguments: [
      (0, "ошибок"), (1, "ошибка"), (2, "ошибки"), (4, "ошибки"), (5, "ошибок"), (11, "ошибок"),
      (12, "ошибок"), (14, "ошибок"), (21, "ошибка"), (22, "ошибки"), (111, "ошибок"),
      (121, "ошибка"), (1004, "ошибки"),
    ])
  func `Russian words follow the number beside them`(number: Int, word: String) {
    #expect(Wording(.ru)(.reviewCannotFinish, .count(number)).hasSuffix("\(number) \(word)"))
  }

  @Test func `English has two forms and Kyrgyz one`() {
    let english = Wording(.en)
    #expect(english(.answersSetAside, .count(1)) == "Set aside: 1 answer")
    #expect(english(.answersSetAside, .count(3)) == "Set aside: 3 answers")
    #expect(Wording(.ky)(.answersSetAside, .count(3)) == "Четке коюлду: 3 жооп")
  }

  @Test(
    arguments: [
      (InterfaceLanguage.ky, "5-март, 2026-жыл", "бейш, 5-март, 2026-жыл", "2026-жыл, март"),
      (.ru, "5 марта 2026 г.", "чт, 5 марта 2026 г.", "март 2026 г."),
      (.en, "5 March 2026", "Thu, 5 March 2026", "March 2026"),
    ])
  func `dates are said in words`(
    language: InterfaceLanguage, date: String, withWeekday: String, month: String
  ) throws {
    let day = try #require(CivilDate(year: 2026, month: 3, day: 5))
    let words = Wording(language)
    #expect(words.date(day) == date)
    #expect(words.dateWithWeekday(day) == withWeekday)
    #expect(words.month(of: day) == month)
  }

  @Test(arguments: InterfaceLanguage.allCases)
  func `there are twelve months and seven weekdays`(language: InterfaceLanguage) {
    let words = Wording(language)
    for key in [TextKey.months, .monthsInDate, .monthsShort] {
      #expect(Set(words.list(key)).count == 12)
    }
    #expect(Set(words.list(.weekdaysShort)).count == 7)
  }

  @Test func `the fraction stands after the mark of the language`() {
    #expect(Wording(.ky).decimal("12.5") == "12,5")
    #expect(Wording(.en).decimal("12.5") == "12.5")
  }
}
