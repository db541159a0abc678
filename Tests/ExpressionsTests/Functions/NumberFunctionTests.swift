import Expressions
import Testing

/// xlsform 7.3.
@Suite struct NumberFunctionTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("a\nempty\nr*\n v\n bad\nlast")
    record.set("a", "5")
    record.set("last", "12")
    for (row, value) in ["-3", "", "x", "-1.5"].enumerated() {
      record.set("r[\(row + 1)]/v", value)
    }
    return record
  }

  @Test(arguments: [
    ("number('5')", "5"), ("number()", "12"), ("int(2.9)", "2"), ("int(-2.9)", "-2"),
    ("int('x')", ""),
    ("int(1 div 0)", "Infinity"), ("round(2.5)", "3"), ("round(-2.5)", "-2"), ("round(-2.6)", "-3"),
    ("round(12345.1, -2)", "12300"), ("round('12345.15', 1)", "12345.2"),
    ("round(1.005, 2)", "1.01"),
    ("round(99.995, 2)", "100"), ("round(999, -4)", "0"), ("round(5000, -4)", "10000"),
    ("round(0.5)", "1"), ("round(7, 3)", "7"), ("round('x')", ""), ("round(1 div 0)", "Infinity"),
    ("round(2.345, 0 div 0)", ""), ("round(1.25, 400000)", "1.25"), ("round(123, -500)", "0"),
    ("abs(-2)", "2"), ("floor(-2.5)", "-3"), ("ceiling(-2.5)", "-2"), ("pow(2, 10)", "1024"),
    ("pow(2, -1)", "0.5"), ("exp(0)", "1"), ("exp10(3)", "1000"), ("log(1)", "0"),
    ("log10(1000)", "3"),
    ("log(-1)", ""), ("sqrt(16)", "4"), ("sqrt(-1)", ""), ("round(pi(), 5)", "3.14159"),
    ("sin(0)", "0"),
    ("cos(0)", "1"), ("tan(0)", "0"), ("asin(2)", ""), ("acos(1)", "0"), ("atan(0)", "0"),
    ("round(atan2(1, 1), 4)", "0.7854"), ("random() >= 0 and random() < 1", "true"),
    ("sum(${v})", "-4.5"), ("sum(${bad})", "0"), ("sum(${r}[9]/v)", "0"), ("min(${v})", "-3"),
    ("max(${v})", "-1.5"), ("max(${bad})", ""), ("min(3, 1, 2)", "1"), ("max(3, ${empty}, 2)", "3"),
    ("max('', 'x')", ""), ("max(${v}, 4)", "4"), ("min()", ""),
  ])
  func `number functions give what the table says`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test func `chance depends on the call, not on the order`() {
    let record = record()
    #expect(record.text("random() = random()", at: "last") == "false")
    #expect(record.text("random()", at: "last") == record.text("random()", at: "last"))
    #expect(record.compiled("random()", at: "last")?.usesChance == true)
  }
}
