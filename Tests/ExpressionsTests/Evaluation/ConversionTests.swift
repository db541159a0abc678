import Expressions
import Testing

/// xlsform 6.6, row by row.
@Suite struct ConversionTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("a\nb\nempty\nhidden\nr*\n q\nlast")
    record.set("a", "5")
    record.set("b", "x")
    record.set("hidden", "9")
    record.hide("hidden")
    for (row, value) in ["1", "2", "", "x"].enumerated() { record.set("r[\(row + 1)]/q", value) }
    return record
  }

  @Test(arguments: [
    ("number('')", ""), ("number('+1')", ""), ("number('1e3')", ""), ("number('- 1')", ""),
    ("number('Infinity')", ""), ("number('1.')", "1"), ("number('.5')", "0.5"), ("number('.')", ""),
    ("number('-')", ""), ("number('--1')", ""), ("number('1,5')", "1.5"), ("number('1,000.5')", ""),
    ("number('  7\t')", "7"), ("number('0x10')", ""), ("number('2026-01-05')", "20458"),
    ("number('2026-1-5')", "20458"), ("number('2026-13-05')", ""), ("number(true())", "1"),
    ("number(false())", "0"), ("number(${empty})", ""), ("number(${hidden})", ""),
    ("number('123456789012345678901234567890')", "123456789012345680000000000000"),
    ("number('0.1') + 0.2", "0.30000000000000004"),
    ("number('1.7976931348623157')", "1.7976931348623157"),
  ])
  func `texts become numbers`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test(arguments: [
    ("string(1 div 0)", "Infinity"), ("string(-1 div 0)", "-Infinity"), ("concat(0 div 0)", "NaN"),
    ("string(-0)", "0"), ("1 div 3", "0.3333333333333333"), ("1000000 * 1000000", "1000000000000"),
    ("0.1 * 0.0000001", "0.00000001"), ("10000000000000000000000 * 10", "100000000000000000000000"),
    ("1.50", "1.5"), ("true()", "true"), ("1 = 2", "false"), ("100 div 8", "12.5"),
    ("4112230000 * 1", "4112230000"), ("string(today())", "2026-05-01"),
    ("string(now())", "2026-05-01T10:15:30.250+06:00"), ("string(${q})", "1"),
    ("${hidden}", ""), ("0 div 0", ""),
  ])
  func `values become texts in plain notation`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test(arguments: [
    ("boolean('')", false), ("boolean('  ')", true), ("boolean('false')", true),
    ("boolean('0')", true), ("boolean(0)", false), ("boolean(-0)", false),
    ("boolean(0 div 0)", false), ("boolean(0.0000000000001)", false), ("boolean(0.001)", true),
    ("boolean(${a})", true), ("boolean(${empty})", false), ("boolean(${hidden})", false),
    ("not(${empty})", true), ("boolean(${q})", true), ("boolean(${r}[q = 'none'])", false),
    ("boolean(${r}[3])", true), ("boolean(${r}[3]/q)", false), ("boolean(today())", true),
    ("${empty} or 0", false), ("${a} and 'x'", true), ("boolean(/data)", true),
  ])
  func `values become truth`(source: String, expected: Bool) {
    #expect(record().text(source, at: "last") == "\(expected)")
  }

  @Test(arguments: [
    ("true() = 'x'", true), ("false() = ''", true), ("${a} = true()", true),
    ("${empty} = false()", true),
    ("${q} = 2", true), ("${q} = 'x'", true), ("${q} = 'y'", false), ("${q} != 'x'", true),
    ("${q} = ''", true), ("${r}[q = 'y']/q = ''", false), ("${r}[q = 'y']/q != ''", false),
    ("${r}[9]/q = ''", true), ("${hidden} = ''", true), ("${hidden} != ''", false),
    ("${empty} = ''", true), ("${empty} != 'x'", true), ("not(${empty} = 'x')", true),
    ("${a} = '5'", true), ("${a} = 5", true), ("${a} = '5.0'", false), ("${a} = 5.0", true),
    ("'01' = 1", true), ("'017.' = '17.000'", false), ("17 = '17.0'", true), ("'a' = 'A'", false),
    ("6.1 - 7.8 = -1.7", true), ("0 div 0 = 0 div 0", false), ("0 div 0 != 0 div 0", true),
    ("1 div 0 = 1 div 0", true), ("${q} = ${a}", false), ("${r}[1]/q = ${q}", true),
    ("${q} > 1", true), ("${q} > 2", false), ("2 > ${q}", true), ("${q} < ${q}", true),
    ("${empty} > 5", false), ("${empty} <= 5", false), ("'abc' < 'abcd'", false),
    ("'2' < '10'", true),
    ("3 < 4 < 5", true), ("3 > 2 > 1", false), ("1 = 1 = 1", true), ("1 != 1 = false()", true),
    ("if(true(), ${a}, 'z') = 5", true), ("if(true(), ${q}, 'z') = 2", true),
    ("if(false(), 'z', ${empty}) = ''", true), ("coalesce(${empty}, 3) > 2", true),
    ("'é' = 'e\u{301}'", false),
  ])
  func `comparisons follow the types`(source: String, expected: Bool) {
    #expect(record().text(source, at: "last") == "\(expected)")
  }

  @Test(arguments: [
    ("5 mod 3.1", "1.9"), ("0 div 0", ""), ("${empty} + 1", ""), ("coalesce(${empty}, 0) + 1", "1"),
    ("'a' + 'b'", ""), ("'1' + '2'", "3"), ("true() + true()", "2"), ("7 mod 0", ""),
    ("-7 div 0", "-Infinity"), ("2 * -3", "-6"), ("- - 2", "2"), ("1 + 2 * 3 - 4 div 2", "5"),
  ])
  func `arithmetic is that of numbers`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test func `an empty answer beside an operator short-circuits nothing it needs`() {
    let record = record()
    #expect(record.text("false() and date('x') = 1", at: "last") == "false")
    #expect(record.text("if(true(), 1, date('x'))", at: "last") == "1")
    #expect(record.text("coalesce(1, date('x'))", at: "last") == "1")
    #expect(record.problems.isEmpty)
    #expect(record.text("true() and date('x') = 1", at: "last") == "false")
    #expect(record.problems == ["date() has no date in \"x\"."])
  }

  @Test func `one value wanted from many is the first, with a warning`() {
    let record = record()
    #expect(record.text("${q} + 1", at: "last") == "2")
    #expect(
      record.problems(of: "1 + ${q}", at: "last") == [
        "ambiguous-value@4-8: \"q\" has a value in each row of its roster; the first one is taken here. "
          + "Choose the row: ${roster}[position() = 1]/q, or use sum(), max(), join()."
      ])
    #expect(
      record.problems(of: "${q} = 1 and sum(${q}) > 1", at: "last") == [
        "ambiguous-value@0-4: \"q\" has a value in each row of its roster; "
          + "the comparison holds if it holds for one of them. "
          + "Choose the row: ${roster}[position() = 1]/q, or count them: count(${roster}[q = …]) > 0."
      ])
    #expect(record.problems(of: "sum(${q}) > 1", at: "last").isEmpty)
  }
}
