import Testing

/// xlsform 7.5.
@Suite struct SelectFunctionTests {
  @Test(arguments: [
    ("selected('a b c', 'b')", "true"), ("selected('ab c', 'b')", "false"),
    ("selected('', '')", "true"),
    ("selected('a', '')", "false"), ("selected('a', ' a ')", "true"),
    ("selected('1 2', 2)", "true"),
    ("selected('12', 2)", "false"), ("selected('  a   b ', 'b')", "true"),
    ("is-selected('a', 'a')", "true"),
    ("selected('a', 'A')", "false"), ("selected(${q}, 'y')", "true"), ("selected(., 'y')", "true"),
    ("selected-at('a b', 0)", "a"), ("selected-at('a b', 2)", ""), ("selected-at('a b', -1)", ""),
    ("selected-at('a  b', 1)", "b"), ("selected-at('a', 'x')", ""),
    ("selected-at('42.8 74.6 0 0', 1)", "74.6"),
    ("count-selected('a  b ')", "2"), ("count-selected(${q})", "2"),
    ("count-selected(.) <= 3", "true"),
  ])
  func `lists of choices give what the table says`(source: String, expected: String) {
    let record = SampleRecord("q")
    record.set("q", "x y")
    #expect(record.text(source, at: "q") == expected)
  }
}
