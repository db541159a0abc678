import Expressions
import Testing

/// xlsform 7.1.
@Suite struct ControlFunctionTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("a\nempty\nown\nr*\n v\n w\nlast")
    record.set("a", "5")
    record.set("own", "kept")
    for (row, pair) in [("1", "2"), ("", "3"), ("1", "4")].enumerated() {
      record.set("r[\(row + 1)]/v", pair.0)
      record.set("r[\(row + 1)]/w", pair.1)
    }
    return record
  }

  @Test(arguments: [
    ("if(${a} > 3, 'big', 'small')", "big"), ("if(${empty}, 1, 2)", "2"),
    ("if(true(), ${a}, 1) + 1", "6"), ("coalesce(${empty}, 'x')", "x"),
    ("coalesce(${a}, 'x')", "5"),
    ("coalesce(0 div 0, 7)", "7"), ("coalesce('', '')", ""), ("coalesce(${empty}, 2) + 1", "3"),
    ("coalesce('abc', 2) + 1", ""), ("coalesce(coalesce('', ''), 9)", "9"), ("true()", "true"),
    ("false()", "false"), ("not(1)", "false"), ("not('')", "true"),
    ("boolean-from-string('1')", "true"),
    ("boolean-from-string('TRUE')", "true"), ("boolean-from-string(1.0)", "true"),
    ("boolean-from-string('yes')", "false"), ("boolean-from-string('')", "false"),
    ("checklist(1, 2, 'a', '')", "true"), ("checklist(2, 2, 'a', '')", "false"),
    ("checklist(2, -1, ${v})", "true"), ("checklist(3, -1, ${v})", "false"),
    ("checklist(-1, -1)", "true"), ("weighted-checklist(5, 6, 'a', 2, '', 100, 'b', 4)", "true"),
    ("weighted-checklist(6, 6, ${v}, ${w})", "true"),
    ("weighted-checklist(-1, 5, ${v}, ${w})", "false"),
    ("depend(${a}, ${empty})", "5"), ("depend(${a}) + 1", "6"),
  ])
  func `control functions give what the table says`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test func `once keeps the value that is there`() {
    let record = record()
    #expect(record.text("once('new')", at: "own") == "kept")
    #expect(record.text("once('new')", at: "empty") == "new")
    for source in ["once(random())", "once(. + 1)", "once(coalesce(${own}, 2))"] {
      let dependencies = record.compiled(source, at: "own")?.dependencies
      #expect(dependencies?.map(\.isOwn) == [true], "\(source)")
    }
  }

  @Test(arguments: [
    ("regex('abc', '[a-c]+')", "true"), ("regex('xabc', '[a-c]+')", "false"),
    ("regex('', '[a-c]*')", "true"), ("regex('өмүр', '\\p{L}+')", "true"),
    ("regex('0555123456', '^0[0-9]{9}$')", "true"), ("regex(${a}, concat('[0-9]', '+'))", "true"),
    ("regex('a\u{a}b', 'a.b')", "false"), ("regex('aaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+')", "false"),
  ])
  func `regex matches the whole text`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test(arguments: [
    ("regex('a', '(?=a)')", "Looking ahead or behind is not possible"),
    ("regex('a', '(a)\\1')", "A pattern cannot refer back"), ("regex('a', '[a')", "missing ]"),
    ("regex('a', 'a++')", "Possessive repetition"),
  ])
  func `patterns that cannot be used are refused when read`(source: String, part: String) {
    let problems = record().problems(of: source, at: "last")
    #expect(problems.count == 1)
    #expect(problems.first?.contains("bad-pattern@11-") == true)
    #expect(problems.first?.contains(part) == true, "\(problems)")
  }

  @Test func `a faulty pattern made while evaluating is noted`() {
    let record = record()
    #expect(record.text("regex('a', concat('(', 'a'))", at: "last") == "false")
    #expect(record.problems == ["regex() has a faulty pattern: missing ): (a."])
    #expect(record.text("weighted-checklist(0, 9, ${v}, 1)", at: "last") == "")
    #expect(record.problems.count == 2)
  }
}
