import Expressions
import Testing

/// xlsform 7.2.
@Suite struct TextFunctionTests {
  private func record() -> SampleRecord {
    let record = SampleRecord("a\nempty\nr*\n v\nlast\nq?")
    record.set("a", "5")
    record.set("last", "  өз   баасы ")
    for (row, value) in ["a", "", "b"].enumerated() { record.set("r[\(row + 1)]/v", value) }
    return record
  }

  @Test(arguments: [
    ("string(5.0)", "5"), ("string()", "  өз   баасы "), ("concat()", ""),
    ("concat('a', 1, true())", "a1true"),
    ("concat(${v})", "ab"), ("concat('x', ${v}, 'y')", "xaby"), ("join(',', ${v})", "a,,b"),
    ("join('-', ${v}, 'c', ${empty})", "a--b-c-"), ("join(',')", ""),
    ("substr('hello', 1)", "ello"), ("substr('hello', -2)", "lo"),
    ("substr('hello', 0, -1)", "hell"),
    ("substr('hello', 3, 2)", ""), ("substr('hello', 0, 99)", "hello"),
    ("substr('hello', -99, 2)", "he"),
    ("substr('өмүр', 1, 3)", "мү"), ("substr('hello', 'x')", "hello"),
    ("substring('12345', 2)", "2345"), ("substring('12345', 1.5, 2.6)", "234"),
    ("substring('12345', 0, 3)", "12"), ("substring('12345', 0 div 0, 3)", ""),
    ("substring('12345', -42, 1 div 0)", "12345"), ("substring('12345', -1 div 0, 1 div 0)", ""),
    ("substring-before('1999/04/01', '/')", "1999"),
    ("substring-after('1999/04/01', '/')", "04/01"),
    ("substring-before('abc', 'x')", ""), ("substring-after('abc', 'x')", ""),
    ("translate('bar', 'abc', 'AB')", "BAr"), ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
    ("translate('aa', 'aa', 'xy')", "xx"), ("translate('Жаш', 'ЖШ', 'жш')", "жаш"),
    ("string-length('өмүр')", "4"), ("string-length('')", "0"), ("string-length()", "13"),
    ("normalize-space('  a \n b  ')", "a b"), ("normalize-space()", "өз баасы"),
    ("contains('hello', 'ell')", "true"), ("contains('hello', '')", "true"),
    ("contains('hello', 'Ell')", "false"), ("contains('ab', 'abc')", "false"),
    ("contains('aab', 'ab')", "true"), ("starts-with('hello', 'he')", "true"),
    ("starts-with('hello', '')", "true"), ("starts-with('he', 'hello')", "false"),
    ("ends-with('hello', 'lo')", "true"), ("ends-with('hello', '')", "true"),
    ("ends-with('lo', 'hello')", "false"), ("string-length(uuid())", "36"),
    (
      "regex(uuid(), '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')", "true"
    ),
    ("string-length(uuid(8))", "8"), ("uuid(0)", ""), ("uuid() = uuid()", "false"),
    ("base64-decode('0LbQsNGI')", "жаш"), ("base64-decode('aGk')", "hi"),
    ("base64-decode('aGk=')", "hi"),
    ("base64-decode('!!')", ""), ("base64-decode('/w==')", ""), ("base64-decode('')", ""),
    ("digest('', 'SHA-1', 'hex')", "00"), ("jr:choice-name('2', '${q}')", "q:2:0"),
    ("jr:choice-name('2', ${q})", "q:2:0"), ("jr:choice-name('other', '${q}')", ""),
    ("jr:choice-name('', '${q}')", ""), ("missing(${a})", ""),
  ])
  func `text functions give what the table says`(source: String, expected: String) {
    #expect(record().text(source, at: "last") == expected)
  }

  @Test func `missing tells the reason and nothing off the route`() {
    let record = record()
    record.miss("empty", "refused")
    #expect(record.text("missing(${empty})", at: "last") == "refused")
    #expect(record.text("missing(${empty}) = 'refused'", at: "last") == "true")
    record.hide("empty")
    #expect(record.text("missing(${empty})", at: "last") == "")
    let dependencies = record.compiled("missing(${empty})", at: "last")?.dependencies
    #expect(dependencies?.map(\.kind) == [.missing])
  }

  @Test func `a signed message is read only when it is authentic`() {
    let record = record()
    let message = String(repeating: "A", count: 86) + "BoaQ=="
    let trusted = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc="
    let other = String(repeating: "A", count: 43) + "="
    let signed = "extract-signed('\(message)', '\(trusted)')"
    #expect(record.text("string-length(\(signed)) > 0", at: "last") == "true")
    #expect(record.text("extract-signed('\(message)', '\(other)')", at: "last") == "")
    #expect(record.text("extract-signed('x', 'y')", at: "last") == "")
  }

  @Test func `a label follows the language`() {
    let record = record()
    let expression = record.compiled("jr:choice-name('2', '${q}')", at: "last")
    #expect(expression?.usesLanguage == true)
    record.language = 2
    #expect(record.text("jr:choice-name('2', '${q}')", at: "last") == "q:2:2")
  }

  @Test func `texts have a greatest length`() {
    let record = record()
    record.set("a", String(repeating: "x", count: 600_000))
    #expect(record.text("concat(${a}, ${a})", at: "last") == "")
    #expect(record.text("uuid(99999999)", at: "last") == "")
    #expect(
      record.problems
        == Array(
          repeating: "The expression makes a text of more than 1 MiB.", count: 2))
  }
}
