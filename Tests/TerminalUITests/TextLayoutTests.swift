import SurveyBasics
import TerminalUI
import Testing

@Suite struct TextLayoutTests {
  @Test(arguments: [
    ("", 0), ("Айыл өкмөтү", 11), ("е\u{301}", 1), ("漢字", 4), ("한", 2), ("😀", 2),
    ("\u{1B}[31m", 5), ("a\u{202E}b", 3), ("a\u{200B}b", 3), ("❤\u{FE0F}", 1), ("\u{301}a", 2),
    ("12,5 кг", 7),
  ])
  func `a text takes as many cells as the table says`(text: String, width: Int) {
    #expect(CellWidth.of(text) == width)
  }

  @Test(arguments: [
    ("Жашы \u{1B}[2J", "Жашы ·[2J"), ("\u{9B}x", "·x"), ("a\u{202E}b", "a·b"),
    ("\u{FEFF}a", "·a"), ("\u{E000}\u{10FFFF}", "··"), ("a\r\nb", "a··b"),
    ("\u{301}", "·"), ("ңөү Ёй №", "ңөү Ёй №"), ("\u{AD}", "·"),
  ])
  func `foreign text cannot command a terminal`(text: String, shown: String) {
    #expect(ForeignText.shown(text) == shown)
  }

  @Test func `a character has at most five code points`() {
    let tall = "a" + String(repeating: "\u{301}", count: 40) + "b"
    #expect(ForeignText.shown(tall).unicodeScalars.count == 6)
  }

  @Test(arguments: [
    ("Акыркы 7 күндө иштедиңизби", 12, ["Акыркы", "7 күндө", "иштедиңизби"]),
    ("калганы 12,5 кг болду", 12, ["калганы", "12,5 кг", "болду"]),
    ("бюджет 2 400 сом", 13, ["бюджет", "2 400 сом"]),
    ("караңыз Б07 боюнча", 14, ["караңыз", "Б07 боюнча"]),
    ("социалдык-экономикалык", 12, ["социалдык-", "экономикалык"]),
    ("узунсөзболотэкен", 6, ["узунсө", "зболот", "экен"]),
    ("", 5, [""]), ("а\n\nб", 5, ["а", "", "б"]), ("  ичинде", 10, ["  ичинде"]),
    ("2-3", 2, ["2-", "3"]), ("12 сом 345 667 891 сом", 11, ["12 сом", "345 667 891", "сом"]),
    ("1 2 3 4 5 6", 5, ["1 2 3", "4 5 6"]),
  ])
  func `lines break where a reader expects it`(text: String, width: Int, lines: [String]) {
    #expect(StyledText(text).wrapped(to: width).map(\.plain) == lines)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `no line is too wide and no letter is lost`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let alphabet = Array("абң 1-漢😀e\u{301}\u{1B}  \n")
    for width in 2..<12 {
      let letters = (0..<60).map { _ in alphabet.randomElement(using: &chance) ?? "x" }
      let text = StyledText(String(letters))
      let lines = text.wrapped(to: width)
      #expect(lines.allSatisfy { $0.width <= width }, "seed \(seed)")
      let before = ForeignText.shown(String(letters.filter { !$0.isWhitespace }))
      let after = lines.map(\.plain).joined().filter { !$0.isWhitespace }
      #expect(String(after) == before, "seed \(seed)")
    }
  }

  static let marked: [(String, [(String, Style.Marks)])] = [
    ("**Бүгүн** келдиби", [("Бүгүн", Style.Marks.bold), (" келдиби", [])]),
    ("_жок_", [("жок", .underline)]), ("a_b_c", [("a_b_c", [])]), ("2 ** 3", [("2 ** 3", [])]),
    ("**ачык", [("**ачык", [])]), ("_**эки**_", [("эки", [.bold, .underline])]),
    ("____", [("____", [])]), ("** **", [("** **", [])]),
  ]

  @Test(arguments: marked)
  func `emphasis is read and unbalanced marks are shown`(
    source: String, runs: [(String, Style.Marks)]
  ) {
    let found = StyledText(markup: source).runs
    #expect(found.map(\.text) == runs.map(\.0))
    #expect(found.map(\.style.marks) == runs.map(\.1))
  }

  @Test func `a page of numbers wraps like a page of words`() {
    let text = StyledText(String(repeating: "123 ", count: 20_000))
    #expect(text.wrapped(to: 40).allSatisfy { $0.width <= 40 })
  }

  @Test func `emphasis that is never closed costs no more than one look`() {
    let source = String(repeating: "_a **b ", count: 20_000)
    #expect(StyledText(markup: source).plain == source)
  }

  @Test func `a cut text ends in the sign`() {
    #expect(StyledText("Айыл өкмөтү").cut(to: 6, with: "…").plain == "Айыл …")
    #expect(StyledText("Айыл").cut(to: 4, with: "…").plain == "Айыл")
    #expect(StyledText("漢字漢").cut(to: 4, with: "~").plain == "漢~")
    #expect(StyledText("ab").cut(to: 0, with: "~").plain == "")
  }
}
