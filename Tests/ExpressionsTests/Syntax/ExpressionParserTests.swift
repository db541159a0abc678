import Expressions
import Testing

/// xlsform 6.1 and 6.2: trees with the offsets of their source.
@Suite struct ExpressionParserTests {
  private func outline(_ source: String) throws -> String {
    try ExpressionTree(parsing: source).outline
  }

  @Test func `operators of one precedence stay flat, tighter ones nest`() throws {
    #expect(
      try outline("1 - 2 - ${a} * 3 div 4 or x = 'y'") == """
        operation @0-33
          operation @0-22
            number 1 @0-1
            - @2-3
            number 2 @4-5
            - @6-7
            operation @8-22
              reference a @8-12
              * @13-14
              number 3 @15-16
              div @17-20
              number 4 @21-22
          or @23-25
          operation @26-33
            path @26-27
              child::x @26-27
            = @28-29
            text "y" @30-33
        """)
  }

  @Test func `paths keep axes, tests and predicates`() throws {
    #expect(
      try outline("${m}[position() = 2]/g//@id[.. != '']/*") == """
        path @0-39
          reference m @0-20
            predicate
              operation @5-19
                call position @5-15
                = @16-17
                number 2 @18-19
          child::g @21-22
          descendant-or-self::node() @22-24
          attribute::id @24-37
            predicate
              operation @28-36
                path @28-30
                  parent::node() @28-30
                != @31-33
                text "" @34-36
          child::* @38-39
        """)
  }

  @Test func `filters over a whole set differ from predicates on a reference`() throws {
    #expect(
      try outline("(${m} | current()/..)[1]") == """
        filter @0-24
          union @1-20
            reference m @1-5
            path @8-20
              call current @8-17
              parent::node() @18-20
          predicate
            number 1 @22-23
        """)
    #expect(
      try outline("(${m})[1]") == """
        filter @0-9
          reference m @1-5
          predicate
            number 1 @7-8
        """)
  }

  @Test func `offsets count UTF-8 bytes`() throws {
    #expect(
      try outline("${жаш} > 'өмүр'") == """
        operation @0-22
          reference жаш @0-9
          > @10-11
          text "өмүр" @12-22
        """)
  }

  @Test(arguments: [
    ("5mod 2", "5 mod 2"), ("div div div", "div div div"), ("* * *", "* * *"),
    ("and and or", "and and or"), ("mod", "mod"), ("a-b", "a-b"), ("a - b", "a - b"),
    ("${x}-1", "${x} - 1"), ("${x}mod 2", "${x} mod 2"), ("--1", "--1"), ("- (1 + 2)", "-(1 + 2)"),
    ("(1 + 2) + 3", "(1 + 2) + 3"), ("1 + (2 + 3)", "1 + (2 + 3)"), ("((1))", "1"),
    ("3.", "3"), (".5", "0.5"), ("/", "/"), ("/data/a", "/data/a"),
    ("//a", "//a"), (".//a", ".//a"), ("./a/../b", "./a/../b"), ("child::a/self::node()", "a/."),
    ("/descendant-or-self::node()", "/descendant-or-self::node()"),
    ("a[b[c = 1]][2]", "a[b[c = 1]][2]"),
    ("\"it's\"", "\"it's\""), ("jr:choice-name('a','${b}')", "jr:choice-name('a', '${b}')"),
    ("odk:*", "odk:*"), ("text()", "text()"), ("a/node()", "a/node()"), ("(1)[1]/a", "1[1]/a"),
    ("(a/b)/c", "(a/b)/c"), ("${last-saved#q}", "${last-saved#q}"),
    (". >= 0 and\n\t. < 5", ". >= 0 and . < 5"),
    ("(a | b)/c", "(a | b)/c"), ("concat()", "concat()"), ("3 < 4 < 5", "3 < 4 < 5"),
  ])
  func `what is printed says the same`(source: String, printed: String) throws {
    let tree = try ExpressionTree(parsing: source)
    #expect(tree.description == printed)
    #expect(try ExpressionTree(parsing: printed).withoutPlaces == tree.withoutPlaces)
  }

  @Test func `a chain of thousands of terms is one level deep`() throws {
    let source = "1" + String(repeating: " + 1", count: 10_000)
    #expect(SampleRecord("q").text(source, at: "q") == "10001")
  }
}
