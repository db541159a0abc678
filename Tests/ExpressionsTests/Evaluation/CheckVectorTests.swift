import Expressions
import Testing

/// xlsform 11.2 with every row.
@Suite struct CheckVectorTests {
  @Test(arguments: [
    ("1 - 2 - 3", "-4"), ("2 * 3 div 8 * 2", "1.5"), ("3 + 3 * 3", "12"), ("-(8*5)", "-40"),
    ("-'19'", "-19"), ("5 mod -3", "2"), ("-5 mod 3", "-2"), ("5 mod 0", ""),
    ("'123' * '456'", "56088"), ("true() + 8", "9"), ("true() or true() and false()", "true"),
    ("(true() or true()) and false()", "false"), ("false() or 0 + 2", "true"),
    ("(false() or 0) + 2", "2"), ("3 < (4 < 5)", "false"), ("6 < 7 - 4", "false"),
    ("true() = 17", "true"), ("0 = false()", "true"), ("'-17' > '-172'", "true"),
    ("'0017.' = 17", "true"), ("boolean('  ')", "true"), ("number('- 17')", ""),
    ("number(' -12345.6789  ')", "-12345.6789"), ("string(-0)", "0"),
    ("string(1 div 0)", "Infinity"), ("int(' -12345.6789 ')", "-12345"),
    ("number(date('2008-09-05'))", "14127"), ("number(date('1941-12-07'))", "-10252"),
    ("date('2008-09-08') - date('1983-10-06')", "9104"), ("date(6.5)", "1970-01-07"),
    ("round('14.29123456789', 1)", "14.3"), ("round('12345.12345', -1)", "12350"),
    ("round('-0.5')", "0"), ("round('-12345.15', 1)", "-12345.1"),
    ("substr('hello', 1, 4)", "ell"), ("translate('hello world','hello','')", " wrd"),
    ("substring-before('hello','')", ""), ("substring-after('hello','')", "hello"),
    ("selected-at('apple baby crimson', 2)", "crimson"), ("count-selected('')", "0"),
    ("checklist(-1, 1, 'a', 'b')", "false"), ("checklist(1, 3, 'a', 'b')", "true"),
    ("if('', 5, 'abc')", "abc"), ("boolean-from-string(1.0001)", "false"),
    ("format-date('2018-01-02T10:20:30.123', '%Y-%m-%e %H:%M:%S')", "2018-01-2 10:20:30"),
    ("round(decimal-date-time('2000-01-01T10:20:30Z'), 10)", "10957.4309027778"),
    ("digest('some text','MD5','hex')", "552e21cd4cd9918678e3c1a0df491bc3"),
    ("digest('some text','MD5')", "VS4hzUzZkYZ448Gg30kbww=="),
    ("geofence('0.5 0.5 0 0', '0 0;0 1;1 1;1 0;0 0')", "true"),
    ("round(distance('0 1 0 0;0 91 0 0'))", "10018696"),
  ])
  func `every vector holds`(source: String, expected: String) {
    #expect(SampleRecord("q").text(source, at: "q") == expected)
  }
}
