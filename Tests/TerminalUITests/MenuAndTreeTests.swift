import TerminalUI
import Testing

@Suite struct MenuAndTreeTests {
  static let words = ChoiceListTests.words

  @Test func `a menu is answered by number, by arrow, by typing`() {
    let menu = Menu(title: "Чыгуу", items: ["Улантуу", "Сактап чыгуу", "Токтотуу"])
    func outcome(_ keys: [Key]) -> Menu.Outcome {
      var menu = menu
      return keys.reduce(.open) { _, key in menu.handle(key) }
    }
    #expect(outcome([.text("2")]) == .picked(1))
    #expect(outcome([.text("7")]) == .open)
    #expect(outcome([.down, .enter]) == .picked(1))
    #expect(outcome([.enter]) == .picked(0))
    #expect(outcome([.text("т"), .text("о"), .enter]) == .picked(2))
    #expect(outcome([.text("щ"), .enter]) == .open)
    #expect(outcome([.text("т"), .escape]) == .open)
    #expect(outcome([.escape]) == .closed)
    #expect(outcome([.text(" ")]) == .open)
  }

  @Test func `the command menu lists what the bindings say`() {
    let menu = Menu(title: "Буйруктар", commands: KeyMapTests.map)
    let lines = menu.block(width: 40, glyphs: .ascii, words: Self.words).lines.map(\.plain)
    #expect(
      lines == [
        "Буйруктар", "", "> 1 Суроо боюнча жардам  F1", "  2 Буйруктар  F2",
      ])
  }

  static let tree = Tree([
    .init(depth: 0, mark: "+", label: "А. Үй"), .init(depth: 1, mark: "+", label: "А01 Жашы"),
    .init(depth: 1, mark: "!", label: "А02 Жынысы"), .init(depth: 0, mark: ".", label: "Б. Эмгек"),
    .init(depth: 1, mark: "-", label: "Б01 Иши", detail: "жаш эмес"),
  ])

  @Test func `a tree folds, and a search looks into what is folded`() {
    var tree = Self.tree
    #expect(tree.handle(.down) == true)
    #expect(tree.handle(.left) == true)
    #expect(tree.cursor == 0)
    #expect(tree.handle(.left) == true)
    #expect(tree.visible == [0, 3, 4])
    #expect(
      tree.block(width: 30, glyphs: .ascii).lines.map(\.plain) == [
        "> + + А. Үй", "  . - Б. Эмгек", "  -     Б01 Иши  (жаш эмес)",
      ])
    for letter in "жын" { _ = tree.handle(.text(letter)) }
    #expect(tree.visible == [2] && tree.cursor == 2)
    #expect(tree.handle(.escape) == true)
    #expect(tree.visible == [0, 1, 2, 3, 4] && tree.cursor == 2)
    #expect(tree.handle(.escape) == false)
    #expect(tree.handle(.enter) == false)
    #expect(tree.block(width: 10, glyphs: .full).lines.allSatisfy { $0.width <= 10 })
  }

  @Test func `an empty tree takes any key without harm`() {
    var tree = Tree([])
    for key in [Key.up, .left, .right, .end, .text("a"), .backspace, .escape] {
      _ = tree.handle(key)
    }
    #expect(tree.block(width: 10, glyphs: .full).lines.isEmpty)
  }
}
