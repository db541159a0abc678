import TerminalUI
import Testing

@Suite struct KeyMapTests {
  enum Action { case help, menu, leave }

  static let map = KeyMap<Action>([
    Binding(.help, keys: [.function(1)], short: "Жардам", long: "Суроо боюнча жардам"),
    Binding(.menu, keys: [.function(2), .control("p")], short: "Меню", long: "Буйруктар"),
    Binding(.leave, keys: [.function(9)], short: "Чыгуу", long: "Сактап чыгуу", isEnabled: false),
  ])

  @Test func `a disabled binding does not fire and is not offered`() {
    #expect(Self.map.action(for: .function(9)) == nil)
    #expect(Self.map.binding(for: .function(9))?.shortLabel == "Чыгуу")
    #expect(Self.map.bar(width: 80).plain == "F1 Жардам F2 Меню")
    #expect(
      Self.map.help(width: 60).lines.map(\.plain) == [
        "F1          Суроо боюнча жардам", "F2, Ctrl+P  Буйруктар",
      ])
  }

  @Test func `Ctrl means the place of the key`() {
    #expect(Self.map.action(for: .control("p")) == .menu)
    #expect(Self.map.action(for: .control("з")) == .menu)
    #expect(Self.map.action(for: .control("З")) == .menu)
  }

  @Test func `the key bar leaves out what does not fit`() {
    #expect(Self.map.bar(width: 10).plain == "F1 Жардам")
    #expect(Self.map.bar(width: 8).plain == "F2 Меню")
    #expect(Self.map.bar(width: 80, limit: 1).plain == "F1 Жардам")
  }

  @Test(arguments: [
    (Key.text("-"), false), (.text("["), false), (.text("д"), false), (.text("5"), true),
    (.text(" "), true), (.control("a"), false), (.control("i"), false), (.control("g"), true),
    (.function(11), false), (.function(10), true), (.enter, true),
  ])
  func `keys that some layout or terminal lacks carry no command`(key: Key, isFit: Bool) {
    #expect(key.isFitForCommand == isFit)
  }

  @Test func `the other layout is read both ways`() {
    #expect(LayoutSwap.swapped("fyf") == "ана")
    #expect(LayoutSwap.swapped("ана") == "fyf")
    #expect(LayoutSwap.swapped("J=-\\") == "Оңөү")
    #expect(LayoutSwap.keyLetter("ц") == "w")
    #expect(LayoutSwap.keyLetter("q") == "q")
  }

  @Test(arguments: [
    ([Key.escape, .text("1")], [Key.function(1)]), ([.escape, .text("0")], [.function(10)]),
    ([.escape, .escape], [.function(2)]), ([.escape, .text("ж")], [.text("ж")]),
    ([.escape, .enter, .text("3")], [.enter, .text("3")]), ([.text("1")], [.text("1")]),
  ])
  func `Escape and a digit are a function key`(keys: [Key], meant: [Key]) {
    var pairs = EscapePairs()
    #expect(keys.compactMap { pairs.complete($0) } == meant)
    #expect(!pairs.isArmed)
  }
}
