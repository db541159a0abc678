import SurveyBasics
import Testing

@Suite struct CivilTests {
  @Test func `every day of four centuries survives the way to days and back`() {
    var expected = CivilDate(year: 1800, month: 1, day: 1)
    for days in -62091...84006 {
      let date = CivilDate(daysSinceEpoch: days)
      #expect(date == expected)
      #expect(date.daysSinceEpoch == days)
      expected =
        CivilDate(year: date.year, month: date.month, day: date.day + 1)
        ?? CivilDate(year: date.year, month: date.month + 1, day: 1)
        ?? CivilDate(year: date.year + 1, month: 1, day: 1)
    }
  }

  @Test(arguments: [
    ("2026-01-05", "2026-01-05"), ("2026-1-5", "2026-01-05"), ("2024-02-29", "2024-02-29"),
  ])
  func `dates are read with one or two digits`(text: String, expected: String) {
    #expect(CivilDate(text)?.description == expected)
  }

  @Test(arguments: [
    "", "2023-02-29", "1983-09-31", "26-01-05", "2026-001-05", "2026-01", "2026-01-05T",
    "2026-01-0x",
    "+026-01-05",
  ])
  func `what is no date is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [("2021-01-03", 7, 53), ("2021-01-04", 1, 1), ("2024-12-30", 1, 1)])
  func `weeks follow ISO 8601`(text: String, weekday: Int, week: Int) throws {
    let date = try #require(CivilDate(text))
    #expect(date.weekday == weekday)
    #expect(date.isoWeek == week)
  }

  @Test(arguments: [
    ("9:05", "09:05:00"), ("23:59:59.9", "23:59:59.900"), ("00:00:00.0005", "00:00:00"),
  ])
  func `times are read to the millisecond`(text: String, expected: String) {
    #expect(CivilTime(text)?.description == expected)
  }

  @Test(arguments: ["24:00", "12:60", "12", "12:5", "1:2:3", "12:30:30.", "12:30:30.x", ""])
  func `what is no time is refused`(text: String) {
    #expect(CivilTime(text) == nil)
  }

  @Test(arguments: [
    ("2026-05-01T10:15:30.250+06:00", "2026-05-01T10:15:30.250+06:00", 1_777_608_930_250),
    ("2026-05-01T04:15:30.250Z", "2026-05-01T04:15:30.250+00:00", 1_777_608_930_250),
    ("1969-12-31T23:59-0330", "1969-12-31T23:59:00.000-03:30", 12_540_000),
  ])
  func `timestamps keep instant and offset`(text: String, printed: String, instant: Int) {
    let timestamp = Timestamp(text)
    #expect(timestamp?.description == printed)
    #expect(timestamp?.milliseconds == instant)
  }

  @Test func `a generator with a key depends on the key alone`() {
    var first = SeededGenerator(seed: 7, key: [1, 2])
    var second = SeededGenerator(seed: 7, key: [1, 2])
    var other = SeededGenerator(seed: 7, key: [2, 1])
    let drawn = (0..<4).map { _ in first.next() }
    #expect(drawn == (0..<4).map { _ in second.next() })
    #expect(drawn != (0..<4).map { _ in other.next() })
    #expect((0..<1000).allSatisfy { _ in (0..<1).contains(first.unit()) })
  }
}
