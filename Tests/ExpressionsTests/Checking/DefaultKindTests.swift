import Expressions
import Testing

/// xlsform 8.6: which defaults are expressions.
@Suite struct DefaultKindTests {
  @Test(arguments: [
    ("", false), ("yes", false), ("-1", false), ("3.5", false), ("2020-01-02", false),
    ("a-b", false),
    ("3-1", false), ("some (text)", false), ("'a + b'", false), ("\"2*3\"", false),
    ("12:30:00+06:00", false),
    ("2020-01-02T10:20:30.5+06:00", false), ("modern", false), ("Ош шаары", false),
    ("a.b-c d_e", false),
    ("$5", false), ("div", false), ("${", false), ("10:00-12:00", false),
    ("a + b", true), ("2*3", true), ("some(text)", true), ("today()", true), ("${a}", true),
    ("+996", true),
    ("5*", true), ("a|b", true), ("-", true), ("a - b", true), ("- 5", true), ("5 mod 2", true),
    ("a div b", true), ("jr:choice-name('a', 'b')", true), ("don't + 1", true), ("x ${q} y", true),
  ])
  func `tokens decide`(text: String, isExpression: Bool) {
    #expect(DefaultKind(text, minusIsLiteral: false) == (isExpression ? .expression : .literal))
  }

  @Test(arguments: [
    ("today() - 1", false), ("42.8 - 74.6", false), ("today()", true), ("${a}", true),
  ])
  func `a minus sign in a date or position is part of a literal`(text: String, isExpression: Bool) {
    #expect(DefaultKind(text, minusIsLiteral: true) == (isExpression ? .expression : .literal))
  }
}
