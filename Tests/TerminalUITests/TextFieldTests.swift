import SurveyBasics
import TerminalUI
import Testing

@Suite struct TextFieldTests {
  static func typed(_ keys: [Key], into text: String = "", lines: TextField.Lines = .one)
    -> TextField
  {
    var field = TextField(text, lines: lines)
    for key in keys { _ = field.handle(key, width: 6) }
    return field
  }

  @Test func `typing goes in at the caret`() {
    #expect(Self.typed([.text("а"), .text("ң")]).text == "аң")
    let field = Self.typed([.left, .text("x")], into: "б")
    #expect(field.text == "xб")
    #expect(field.caret == 1)
  }

  @Test func `a mark joins the letter before it`() {
    let field = Self.typed([.text("е"), .text("\u{301}"), .text("н"), .left, .backspace])
    #expect(field.text == "н" && field.caret == 0)
  }

  @Test(arguments: [
    (Key.control("u"), ""), (.control("w"), "Кара "), (.backspace, "Кара Су"),
    (.delete, "Кара Суу"),
  ])
  func `deleting takes a letter, a word or all`(key: Key, text: String) {
    #expect(Self.typed([key], into: "Кара Суу").text == text)
  }

  @Test func `typing is undone by words, a paste in one step`() {
    var field = Self.typed("эки сөз".map { .text($0) })
    _ = field.handle(.paste("a\r\nb\u{1B}c"))
    #expect(field.text == "эки сөзa b c")
    #expect(field.handle(.control("z")) == true)
    #expect(field.text == "эки сөз")
    #expect(field.undo() == true)
    #expect(field.text == "эки ")
    #expect(field.undo() == true)
    #expect(field.text.isEmpty)
    #expect(field.handle(.control("z")) == false)
    #expect(field.redo() == true)
    #expect(field.text == "эки ")
    _ = field.handle(.text("x"))
    #expect(field.redo() == false)
  }

  @Test func `a long line is shown around the caret`() {
    var field = TextField("0123456789")
    #expect(field.block(width: 5).lines.map(\.plain) == ["6789 "])
    #expect(field.block(width: 5).focus == Point(x: 4, y: 0))
    _ = field.handle(.home)
    #expect(field.block(width: 5).lines.map(\.plain) == ["01234"])
    #expect(field.block(width: 5).focus == Point(x: 0, y: 0))
  }

  @Test func `several lines wrap, and the arrows follow the rows`() {
    var field = TextField("аба баба\nв", lines: .many)
    #expect(field.block(width: 6).lines.map(\.plain) == ["аба   ", "баба  ", "в     "])
    #expect(field.block(width: 6).focus == Point(x: 1, y: 2))
    #expect(field.handle(.up, width: 6) == true)
    #expect(field.caret == 5)
    #expect(field.handle(.end, width: 6) == true)
    #expect(field.caret == 8)
    #expect(field.handle(.up, width: 6) == true)
    #expect(field.handle(.home, width: 6) == true)
    #expect(field.caret == 0)
    #expect(field.handle(.up, width: 6) == false)
    #expect(field.handle(.enter) == true)
    #expect(field.text == "\nаба баба\nв")
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `undo and redo lead back, whatever was pressed`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let keys: [Key] = [
      .text("a"), .text("ң"), .text("\u{301}"), .text(" "), .text("漢"), .paste("x\ny"), .enter,
      .backspace, .delete, .left, .right, .home, .end, .up, .down, .control("w"), .control("z"),
      .control("y"), .text("\u{200D}"), .text("👩"), .text("\u{1F1F0}"),
    ]
    for lines in [TextField.Lines.one, .many] {
      var field = TextField("", lines: lines)
      for _ in 0..<200 {
        _ = field.handle(keys.randomElement(using: &chance) ?? .up, width: 7)
        #expect(field.caret >= 0 && field.caret <= field.text.count, "seed \(seed)")
        let block = field.block(width: 7)
        #expect(block.lines.allSatisfy { $0.width == 7 }, "seed \(seed)")
        #expect(block.focus.map { $0.x < 7 && block.lines.indices.contains($0.y) } == true)
      }
      let end = field.text
      var steps = 0
      while field.undo() { steps += 1 }
      #expect(field.text.isEmpty, "seed \(seed)")
      for _ in 0..<steps { _ = field.redo() }
      #expect(field.text == end, "seed \(seed)")
    }
  }
}
