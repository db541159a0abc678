import SurveyBasics
import TerminalUI
import Testing

@Suite struct ChoiceListTests {
  static let words = ListWords(
    code: "Код", search: "Издөө", nothingFound: "табылган жок", otherLayout: "башка тамга",
    position: { "\($1) ичинен \($0)" })

  static func list(
    _ codes: [String], kind: ChoiceList.Kind = .single, selected: [String] = []
  ) -> ChoiceList {
    ChoiceList(
      codes.map { .init(code: $0, label: "жооп \($0)") }, kind: kind, selected: selected)
  }

  @Test func `a digit moves and selects`() {
    var list = Self.list(["1", "2", "3"])
    #expect(list.handle(.text("2")) == .changed)
    #expect(list.selected == ["2"] && list.cursor == 1)
    #expect(list.handle(.text("7")) == .unknownCode("7"))
    #expect(list.handle(.enter) == .accepted)
    #expect(list.selected == ["2"])
  }

  @Test func `digits collect until one code is left`() {
    var list = Self.list(["1", "12", "13", "20"])
    #expect(list.handle(.text("1")) == .moved)
    #expect(list.status(Self.words)?.plain == "Код: 1_")
    #expect(list.handle(.text("9")) == .unknownCode("19"))
    #expect(list.handle(.text("3")) == .changed)
    #expect(list.selected == ["13"])
    #expect(list.handle(.text("1")) == .moved)
    #expect(list.handle(.backspace) == .moved)
    #expect(list.handle(.backspace) == .ignored)
    #expect(list.handle(.text("1")) == .moved)
    #expect(list.handle(.enter) == .accepted)
    #expect(list.selected == ["1"])
  }

  @Test func `the rest of a recognised code is typed on without harm`() {
    var list = Self.list(["10", "20"])
    #expect(list.handle(.text("2")) == .changed)
    #expect(list.handle(.text("0")) == .moved)
    #expect(list.selected == ["20"])
  }

  @Test func `an untouched list accepts nothing by itself`() {
    var list = Self.list(["1", "2"])
    #expect(list.handle(.enter) == .accepted)
    #expect(list.selected.isEmpty)
    #expect(list.handle(.down) == .changed)
    #expect(list.selected == ["1"])
    #expect(list.handle(.down) == .changed)
    #expect(list.handle(.down) == .moved)
    #expect(list.selected == ["2"])
  }

  @Test func `several choices obey the limit`() {
    var list = Self.list(["1", "2", "3"], kind: .multiple(atMost: 2))
    #expect(list.handle(.text(" ")) == .changed)
    #expect(list.handle(.text("3")) == .changed)
    #expect(list.handle(.text("2")) == .tooMany(limit: 2))
    #expect(list.selected == ["1", "3"])
    #expect(list.handle(.text("1")) == .changed)
    #expect(list.selected == ["3"])
  }

  @Test func `an exclusive choice clears the others and gives them back`() {
    var list = ChoiceList(
      [
        .init(code: "1", label: "a"), .init(code: "2", label: "b"),
        .init(code: "9", label: "none", isExclusive: true),
      ], kind: .multiple(atMost: nil), selected: ["1", "2"])
    _ = list.handle(.text("9"))
    #expect(list.selected == ["9"])
    _ = list.handle(.text("9"))
    #expect(list.selected == ["1", "2"])
    _ = list.handle(.text("9"))
    _ = list.handle(.text("1"))
    #expect(list.selected == ["1"])
  }

  @Test func `typing searches, through the other layout too`() {
    let names = ["Ош", "Аламүдүн", "Кара-Суу", "Ана", "Өзгөн", "Суусамыр", "Кеме", "Нарын"]
    var list = ChoiceList(
      names.map { .init(code: $0, label: StyledText($0)) }, isSearchable: true)
    for letter in "су" { #expect(list.handle(.text(letter)) == .moved) }
    #expect(list.found.hits.map { names[$0] } == ["Кара-Суу", "Суусамыр"])
    #expect(list.status(Self.words)?.plain == "Издөө: су_  2 ичинен 1")
    #expect(list.handle(.down) == .moved)
    #expect(list.selected.isEmpty)
    #expect(list.handle(.enter) == .changed)
    #expect(list.selected == ["Суусамыр"] && list.search.isEmpty)
    for letter in "fyf" { _ = list.handle(.text(letter)) }
    #expect(list.found.hits.map { names[$0] } == ["Ана"])
    #expect(list.status(Self.words)?.plain == "Издөө: fyf_  1 ичинен 1  башка тамга")
    #expect(list.handle(.escape) == .moved)
    #expect(list.handle(.escape) == .ignored)
    #expect(list.selected == ["Суусамыр"])
  }

  @Test(arguments: [
    ("озгон", ["Өзгөн шаары"]), ("ЁЛКА", ["Елка"]), ("ала  тоо", ["Ала Тоо"]),
    ("ш", ["Өзгөн шаары"]),
    ("q", []), ("", ["Өзгөн шаары", "Елка", "Ала Тоо"]),
  ])
  func `matching forgives the letters people leave out`(query: String, hits: [String]) {
    let texts = ["Өзгөн шаары", "Елка", "Ала Тоо"]
    let found = TextSearch.find(query, in: texts.map(foldedText))
    #expect(found.hits.map { texts[$0] } == hits)
  }

  @Test func `codes that are no numbers are chosen by their place`() {
    var list = Self.list(["yes", "no"])
    #expect(list.handle(.text("2")) == .changed)
    #expect(list.selected == ["no"])
  }

  @Test func `beside short numbers other codes take numbers that are free`() {
    #expect(ChoiceList.typedCodes(["B-1", "2", "other", "96"]) == ["1", "2", "3", "96"])
    #expect(ChoiceList.typedCodes(["x", "1"]) == ["2", "1"])
  }

  @Test func `codes of many digits are chosen by their place`() {
    var list = Self.list(["41705214", "41705236"])
    #expect(list.handle(.text("2")) == .changed)
    #expect(list.selected == ["41705236"])
  }

  @Test func `the picture marks focus and selection by signs`() {
    var list = Self.list(["1", "2"], selected: ["2"])
    let block = list.block(width: 40, glyphs: .ascii)
    #expect(block.lines.map(\.plain) == ["  1 ( ) жооп 1", "> 2 (*) жооп 2"])
    #expect(block.focus == Point(x: 2, y: 1))
    _ = list.handle(.up)
    #expect(
      list.block(width: 12, glyphs: .full).lines.map(\.plain)
        == ["> 1 (•) жооп", "        1", "  2 ( ) жооп", "        2"])
  }

  @Test func `an empty list takes any key without harm`() {
    for kind in [ChoiceList.Kind.single, .multiple(atMost: 1), .menu] {
      var list = Self.list([], kind: kind)
      for key in [Key.up, .down, .home, .end, .text("1"), .text(" "), .backspace, .enter] {
        _ = list.handle(key)
      }
      list.page(by: 3)
      #expect(list.selected.isEmpty)
      #expect(list.block(width: 20, glyphs: .full).lines.isEmpty)
    }
  }
}
