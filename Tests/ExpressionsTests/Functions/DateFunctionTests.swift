import Expressions
import Testing

/// xlsform 7.6; the clock stands at 2026-05-01T10:15:30.250+06:00.
@Suite struct DateFunctionTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("d\nt\nlast")
    record.set("d", "2026-01-05")
    record.set("t", "14:30:00")
    return record
  }

  @Test(arguments: [
    ("today()", "2026-05-01"), ("now()", "2026-05-01T10:15:30.250+06:00"),
    ("date('2026-1-5')", "2026-01-05"),
    ("date(0)", "1970-01-01"), ("date(-0.5)", "1969-12-31"),
    ("date('2026-05-01T23:30:00')", "2026-05-01"),
    ("date('2026-05-01T23:30:00Z')", "2026-05-02"), ("date('')", ""),
    ("date(${d} + 30)", "2026-02-04"),
    ("date('20458')", "2026-01-05"), ("date-time('2026-01-05')", "2026-01-05T00:00:00.000+06:00"),
    ("date-time(0.5)", "1970-01-01T12:00:00.000+06:00"), ("date-time('')", ""),
    ("decimal-date-time('1970-01-01T00:00:00Z')", "0"), ("decimal-date-time('1970-01-02')", "0.75"),
    ("decimal-date-time(3.5)", "3.5"), ("decimal-date-time('')", ""),
    ("decimal-date-time('x')", ""),
    ("decimal-date-time(date('1970-01-02'))", "0.75"), ("decimal-time('06:00:00')", "0.25"),
    ("decimal-time(${t}) > 0.6", "true"), ("decimal-time('06:00:00+06:00')", "0.25"),
    ("decimal-time('00:00:00Z')", "0.25"),
    ("decimal-time('23:00:00.000-06:00')", "0.4583333333333333"),
    ("decimal-time('2026-01-05T12:00:00')", "0.5"), ("decimal-time('25:00:00')", ""),
    ("decimal-time(now()) > 0.4", "true"), ("format-date(${d}, '%d.%m.%Y')", "05.01.2026"),
    ("format-date(${d}, '%e.%n.%y')", "5.1.26"), ("format-date(${d}, '%a %e %b')", "Дш 5 янв"),
    ("format-date('2026-05-01T09:05:07.045', '%h:%M:%S.%3 %H')", "9:05:07.045 09"),
    ("format-date('2024-12-30', '%W')", "01"), ("format-date(${d}, '100%%')", "100%"),
    ("format-date('', '%Y')", ""),
    ("format-date-time(now(), '%Y-%m-%d %H:%M')", "2026-05-01 10:15"),
    ("format-date(20458, '%Y-%m-%d')", "2026-01-05"), ("format-date(${d}, '')", ""),
  ])
  func `dates and times give what the table says`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test(arguments: ["1983-09-31", "tomorrow", "2026-02-30", "99999999999"])
  func `what is no date is empty and noted`(text: String) {
    let record = record()
    #expect(record.text("date('\(text)')", at: "last") == "")
    #expect(record.problems == ["date() has no date in \"\(text)\"."])
  }

  @Test func `clock and language are told apart`() {
    let record = record()
    #expect(record.compiled("now()", at: "last")?.usesClock == true)
    #expect(record.compiled("format-date(${d}, '%Y')", at: "last")?.usesLanguage == false)
    #expect(record.compiled("format-date(${d}, '%b')", at: "last")?.usesLanguage == true)
    #expect(record.compiled("format-date(${d}, ${t})", at: "last")?.usesLanguage == true)
  }

  @Test(arguments: [("%Q", "The format has no code \"%Q\"."), ("%Y%", "ends with a single %")])
  func `faulty formats are refused when read`(format: String, part: String) {
    let problems = record().problems(of: "format-date(${d}, '\(format)')", at: "last")
    #expect(problems.first?.contains(part) == true, "\(problems)")
    let record = record()
    #expect(record.text("format-date(${d}, concat('\(format)', ''))", at: "last").contains("%"))
    #expect(record.problems.count == 1)
  }
}
