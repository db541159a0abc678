import Expressions
import SurveyBasics
import Testing

/// What is refused, where, and what to write instead.
@Suite struct ExpressionSyntaxErrorTests {
  private func shown(_ source: String) -> String {
    do throws(ExpressionSyntaxError) {
      return try ExpressionTree(parsing: source).description
    } catch {
      let place = Place(file: "f", text: source, range: error.range)
      return Diagnostic("x", .error, error.message, at: place, fix: error.hint).description
        .split(separator: "\n").dropFirst().joined(separator: "\n") + "\n" + error.message
    }
  }

  @Test func `a caret shows where`() {
    #expect(
      shown("${a} == 5") == """
          ${a} == 5
               ^~
          fix: Write = for equality.
        "==" is not a sign of the expression language.
        """)
    #expect(
      shown("${жаш} > 5 && ${b}") == """
          ${жаш} > 5 && ${b}
                     ^~
          fix: Write and.
        "&&" is not a sign of the expression language.
        """)
    #expect(
      shown("if(${a} = 1 'x', 'y')") == """
          if(${a} = 1 'x', 'y')
                      ^~~
          fix: Put a comma between the arguments of if().
        A comma, an operator or ")" is expected here, not "'x'".
        """)
    #expect(
      shown("concat('a', (1 + 2)") == """
          concat('a', (1 + 2)
                ^
          fix: Add ) where it belongs.
        "(" is not closed.
        """)
    #expect(
      shown("1 +") == """
          1 +
             ^
        A value is expected after "+".
        """)
  }

  @Test(arguments: [
    ("", "The expression is empty."), ("   ", "The expression is empty."),
    ("a => b", "Write >= for “at least”."), ("a =< b", "Write <= for “at most”."),
    ("a <> b", "Write != for “not equal”."), ("a || b", "Write or."), ("!a", "Write not(…)"),
    ("a % b", "Write mod"), ("a ^ 2", "Write pow("), ("‘x’", "straight quotation mark"),
    ("“x”", "straight quotation mark"), ("«x»", "straight quotation mark"),
    ("a ≠ b", "Write !=."), ("a ≤ b", "Write <=."), ("a × b", "Write *."), ("a ÷ b", "Write div."),
    ("a − b", "minus sign of the keyboard"), ("a\u{a0}= b", "no-break space"),
    ("a And b", "Write and in small letters."), ("a OR b", "Write or in small letters."),
    ("5 mod2", "Put a blank after mod."), ("a div-1", "Put a blank after div."),
    ("a is b", "Write = for equality."), ("a is not empty", "${name} != ''"),
    ("a not 5", "Write != for “not equal”"), ("a between 1 and 5", ". >= 1 and . <= 5"),
    ("if ${a} > 5", "Write the condition alone"), ("a > 01.05.2026", "date('2026-05-01')"),
    ("first name", "a text needs quotation marks"),
    ("'abc", "no closing quotation mark"), ("${a", "no closing brace"),
    ("${ a }", "Remove the blanks: ${a}."), ("${}", "no name between the braces"),
    ("${1a}", "\"1a\" is not a name."), ("$a", "Write ${a}."), ("{a}", "Write ${name}"),
    ("${a:b}", "\"a:b\" is not a name."), ("(1 + 2", "\"(\" is not closed."),
    ("1)", "This parenthesis closes nothing."), ("a]", "This bracket closes nothing."),
    ("a[]", "no condition between the brackets"), ("a[1", "\"[\" is not closed."),
    ("concat(1,)", "An argument is missing before \")\"."),
    ("concat(,1)", "An argument is missing before \",\"."), ("concat(1;2)", "Write a comma"),
    ("if(a b, 1, 2)", "quotation marks"), ("1, 2", "A comma may stand only between"),
    ("* 5", "An operator is expected here"), ("= 5", "= needs a value on its left: . for"),
    ("1 + + 2", "There is no plus sign before a value"), ("a/", "A name is expected after \"/\""),
    ("a/5", "A name is expected after \"/\""), ("a//", "A name is expected after \"//\""),
    ("a/count(b)", "Put the path inside the function: count(path)."),
    ("following-sibling::a", "${roster}[position() > …]"),
    ("ancestor::a", "Write .. for each level"),
    ("'a' 'b'", "another operator between them"), ("5 (3)", "Only the name of a function"),
    ("@", "A name is expected here"), ("a::b", "is not a direction of a path"), ("a #", "${name}"),
    ("\u{1F600}", "is not a sign"), ("a \u{7}", "is not a sign"), (":", "is not a sign"),
  ])
  func `errors say what was expected`(source: String, part: String) {
    let message = shown(source)
    #expect(message.contains(part), "\(message)")
  }

  @Test func `nesting, length and numbers have limits`() {
    let deep = String(repeating: "(", count: 100_000)
    #expect(shown(String(deep.prefix(60_000))).contains("nested more than 200 levels"))
    #expect(shown(String(repeating: "-", count: 60_000) + "1").contains("nested more than 200"))
    #expect(shown(String(repeating: "a[", count: 30_000)).contains("nested more than 200"))
    #expect(shown(String(repeating: "if(1,", count: 10_000)).contains("nested more than 200"))
    #expect(shown(deep).contains("at most 65536 are allowed"))
    #expect(shown(String(repeating: "9", count: 400)).contains("too large"))
    let allowed = String(repeating: "(", count: 199) + "1" + String(repeating: ")", count: 199)
    #expect(shown(allowed) == "1")
  }
}
