import Expressions
import Testing

/// xlsform 9.4: what is refused against the shape of a record.
@Suite struct ExpressionProblemTests {
  private func record() -> SampleRecord {
    SampleRecord(
      "age\nname\nsect?\nmembers*\n relation\n g/\n  income\nlast",
      tables: [
        (
          "regions",
          DataTree(columns: ["name", "label", "oblast"], rows: [["1", "Ош", "KG-O"]])
        )
      ])
  }

  @Test(arguments: [
    ("${aeg} > 17", "unknown-name@0-6: There is no question named \"aeg\". Did you mean \"age\"?"),
    ("1 + ${zzzzz}", "unknown-name@4-12: There is no question named \"zzzzz\"."),
    (
      "conact('a')",
      "unknown-function@0-6: There is no function named conact(). Did you mean concat()?"
    ),
    (
      "count-if(${members}, 1)",
      "unknown-function@0-8: There is no function named count-if(). Write count(${roster}[condition])."
    ),
    (
      "matches('a', 'b')",
      "unknown-function@0-7: There is no function named matches(). Write regex(text, pattern)."
    ),
    (
      "if(1, 2)",
      "wrong-arity@0-8: if() takes 3 arguments, not 2. if(condition, value, value): the second value if the condition holds, else the third."
    ),
    ("true(1)", "wrong-arity@0-7: true() takes no arguments, not 1. true(): true."),
    (
      "round()",
      "wrong-arity@0-7: round() takes 1 to 2 arguments, not none. round(number, [number]): the number rounded to places after the point; halves go up."
    ),
    (
      "indexed-repeat(${relation}, ${members}, 1, ${members})",
      "wrong-arity@0-54: indexed-repeat() takes 3 arguments, or 2 more at a time, not 4. indexed-repeat(${…}, ${…}, number, [${…}], [number], …): the answer of a question in the row of a roster at a position."
    ),
    (
      "count(5)",
      "wrong-argument@6-7: count() needs questions, sections or rosters here, not a number. Write a reference such as ${name}, or a path."
    ),
    (
      "sum(1 + 2)",
      "wrong-argument@4-9: sum() needs questions, sections or rosters here, not a number. Write a reference such as ${name}, or a path."
    ),
    (
      "'a'/b",
      "wrong-argument@0-3: A path needs questions, sections or rosters here, not a text. Write a reference such as ${name}, or a path."
    ),
    (
      "${age} | 'x'",
      "wrong-argument@9-12: | needs questions, sections or rosters here, not a text. Write a reference such as ${name}, or a path."
    ),
    (
      "indexed-repeat(${age}, ${members}, 1)",
      "wrong-argument@23-33: \"members\" is not a roster that contains \"age\"."
    ),
    (
      "/form/age",
      "unknown-path@1-5: The record begins with /data, not with /form. Write /data instead."
    ),
    (
      "/age",
      "unknown-path@1-4: The record begins with /data, not with /age. Write /data/age, or ${age}."
    ),
    ("/data/aeg", "unknown-path@6-9: There is no \"aeg\" in \"data\". Did you mean \"age\"?"),
    ("../income", "unknown-path@3-9: There is no \"income\" in \"data\". Write ${income}."),
    ("../../x", "unknown-path@3-5: There is nothing above the record."),
    ("${age}/x", "unknown-path@7-8: \"age\" is a question; there is nothing named \"x\" in it."),
    (
      "instance('region')/root/item",
      "unknown-instance@9-17: There is no list or file named \"region\". Did you mean \"regions\"?"
    ),
    (
      "instance(${age})/root",
      "wrong-argument@9-15: instance() needs the name of a list in quotation marks."
    ),
    (
      "instance('regions')/root/item[name = 1]/lable",
      "unknown-column@40-45: The list \"regions\" has no column \"lable\". Did you mean \"label\"?"
    ),
    (
      "instance('regions')/root/items",
      "unknown-path@25-30: A table has /root/item, not /root/items. Write /root/item."
    ),
    (
      "pulldata('regions', 'lebel', 'name', 1)",
      "unknown-column@20-27: The list \"regions\" has no column \"lebel\". Did you mean \"label\"?"
    ),
    (
      "jr:choice-name('1', '${age}')",
      "wrong-argument@20-28: jr:choice-name() needs a question with choices. Write jr:choice-name(${name}, '${name}')."
    ),
    (
      "jr:choice-name('1', '${agee}')",
      "unknown-name@20-29: There is no question named \"agee\". Did you mean \"age\"?"
    ),
    (
      "jr:choice-name('1', '${sect')",
      "expression-syntax@20-28: The reference that begins here has no closing brace. Add } after the name."
    ),
    (
      "missing(${members})",
      "wrong-argument@8-18: missing() needs a question. Write missing(${name})."
    ),
    (
      "digest('a', 'MD4')",
      "wrong-argument@12-17: digest() does not know \"MD4\". There are MD5, SHA-1, SHA-256, SHA-384, SHA-512."
    ),
    (
      "digest('a', 'MD5', 'hexa')",
      "wrong-argument@19-25: digest() does not know \"hexa\". There are base64, hex."
    ),
    ("${last-saved#age}", "unknown-instance@0-17: The last saved record is not available here."),
    (
      "${age} ==",
      "expression-syntax@7-9: \"==\" is not a sign of the expression language. Write = for equality."
    ),
  ])
  func `each mistake has a name, a place and a way out`(source: String, expected: String) {
    #expect(record().problems(of: source, at: "last") == [expected])
  }

  /// Functions of other tools, and the one of the field that needs the ids of texts.
  @Test(arguments: [
    "index", "count-if", "sum-if", "min-if", "max-if", "join-if", "rank-value", "rank-index",
    "item-at", "item-index", "item-present", "de-duplicate", "choice-label", "duration",
    "linebreak", "empty", "hash", "format-number", "geo-scatter", "short-geopoint",
    "phone-call-log", "device-info", "username", "matches", "exists", "upper-case", "lower-case",
    "string-join", "avg", "median", "jr:itext",
  ])
  func `functions of other tools are refused with what to write instead`(name: String) throws {
    let problems = record().problems(of: "\(name)('a', 'b')", at: "last")
    #expect(problems.count == 1)
    let opening = "unknown-function@0-\(name.count): There is no function named \(name)(). "
    let problem = try #require(problems.first)
    #expect(problem.hasPrefix(opening))
    let hint = problem.dropFirst(opening.count)
    #expect(!hint.isEmpty && !hint.hasPrefix("Did you mean"), "\(problem)")
  }

  @Test func `all mistakes are found at once`() {
    let problems = record().problems(of: "${x1} + foo() * count(1) = ${x2}", at: "last")
    #expect(
      problems.map { $0.prefix { $0 != ":" } } == [
        "unknown-name@0-5", "unknown-function@8-11", "wrong-argument@22-23", "unknown-name@27-32",
      ])
  }

  @Test func `a name borne twice is refused`() {
    let record = SampleRecord("g/\n a\nh/\n a\nlast")
    #expect(
      record.problems(of: "${a} = 1", at: "last") == [
        "ambiguous-name@0-4: 2 questions or sections are named \"a\". Give them different names."
      ])
    record.set("h/a", "7")
    #expect(record.text("../h/a", at: "last") == "7")
  }

  @Test func `attributes give nothing, with a warning`() {
    let record = record()
    #expect(record.text("count(${age}/@x)", at: "last") == "0")
    #expect(
      record.problems(of: "${age}/@x", at: "last") == [
        "empty-path@7-9: Answers have no attributes; this gives nothing."
      ])
  }

  @Test func `the number of rows stands beside its roster`() {
    let record = record()
    record.set("age", "3")
    let expression = record.compiled("../age + ${age}", at: "members", role: .rosterCount)
    #expect(expression?.number(at: NodeReference(record: 0), in: record) == 6)
    #expect(record.problems(of: "age", at: "members", role: .rosterCount).count == 1)
    #expect(expression?.dependencies.map(\.definition) == [1])
  }
}
