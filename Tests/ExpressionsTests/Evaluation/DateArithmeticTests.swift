import Expressions
import Testing

/// xlsform 6.7; the clock stands at 2026-05-01T10:15:30.250+06:00.
@Suite struct DateArithmeticTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("birth\nvisit\nmoment\nempty\nlast")
    record.set("birth", "1990-03-31")
    record.set("visit", "2026-05-01")
    record.set("moment", "2026-05-01T12:00:00")
    return record
  }

  @Test(arguments: [
    ("number(date('1970-01-02'))", "1"), ("${visit} - ${birth}", "13180"),
    ("today() - ${birth}", "13180"), ("date(${visit} + 1)", "2026-05-02"),
    ("int((today() - ${birth}) div 365.25)", "36"), ("${visit} = today()", "true"),
    ("today() = '2026-5-1'", "true"), ("today() = 'x'", "false"), ("today() != ${empty}", "true"),
    ("${visit} = '2026-5-1'", "false"), ("${visit} >= today()", "true"),
    ("${visit} > 2026-01-01", "true"), ("${moment} > now()", "true"),
    ("${moment} > ${visit}", "true"),
    ("${moment} - ${visit}", "0.5"), ("now() > today()", "true"), ("now() - today() < 0.5", "true"),
    ("'2018-01-01' + 1", "17533"), ("date('2026-01-05') = date-time('2026-01-05T00:00')", "true"),
    ("'2026-05-01T06:00:00Z' - ${moment}", "0"), ("'2026-05-01T12:00:00+06' - ${moment}", "0"),
    ("if(true(), today(), 0) = '2026-05-01'", "true"), ("today() = 20574", "true"),
    ("min(${visit}, ${birth})", "7394"), ("date(max(${visit}, ${birth}))", "2026-05-01"),
  ])
  func `dates count whole days, moments local fractions`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }
}
