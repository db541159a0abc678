import SurveyBasics
import TerminalUI
import Testing

@Suite struct KeyDecoderTests {
  static let sequences: [(String, [Key])] = [
    ("a", [.text("a")]), ("ң", [.text("ң")]), ("Ө!", [.text("Ө"), .text("!")]),
    ("😀", [.text("😀")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{7F}", [.backspace]), ("\u{08}", [.backspace]), ("\u{03}", [.control("c")]),
    ("\u{1A}", [.control("z")]), ("\u{00}", [.unknown]),
    ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.right]), ("\u{1B}[D", [.left]),
    ("\u{1B}[H", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[5~", [.pageUp]),
    ("\u{1B}[6;2~", [.pageDown]), ("\u{1B}[2~", [.insert]), ("\u{1B}[3~", [.delete]),
    ("\u{1B}[Z", [.backTab]), ("\u{1B}OP", [.function(1)]), ("\u{1B}[[E", [.function(5)]),
    ("\u{1B}[15~", [.function(5)]), ("\u{1B}[17~", [.function(6)]), ("\u{1B}[21~", [.function(10)]),
    ("\u{1B}[24~", [.function(12)]), ("\u{1B}[1;2S", [.function(4)]),
    ("\u{1B}1", [.function(1)]), ("\u{1B}0", [.function(10)]),
    ("\u{1B}[1094::119;5u", [.control("w")]), ("\u{1B}[1094;5u", [.control("w")]),
    ("\u{1B}[27;5;113~", [.control("q")]), ("\u{1B}[1185u", [.text("ҡ")]),
    ("\u{1B}[97;1:3u", []), ("\u{1B}[99~x", [.text("x")]), ("\u{1B}OzЖ", [.text("Ж")]),
    ("\u{1B}[<0;3;4Mя", [.text("я")]), ("\u{1B}[?1;2cя", [.text("я")]),
    ("\u{1B}[200~Ош\u{1B}[A\r\nx\u{1B}[201~1", [.paste("Ош\u{1B}[A\r\nx"), .text("1")]),
    ("\u{1B}[200~\u{1B}[201~1", [.text("1")]),
    ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{1B}ж", [.escape, .text("ж")]),
    ("ж\u{1B}[Aж", [.text("ж"), .up, .text("ж")]), ("\u{1B}[1\rя", [.enter, .text("я")]),
  ]

  @Test(arguments: sequences)
  func `bytes give the same keys however they are cut`(bytes: String, keys: [Key]) {
    let units = bytes.utf8.map { KeyDecoder.Unit.byte($0) }
    var whole = KeyDecoder()
    #expect(whole.feed(units) == keys)
    for cut in units.indices {
      var decoder = KeyDecoder()
      let found = decoder.feed(units[..<cut]) + decoder.feed(units[cut...])
      #expect(found == keys, "cut at \(cut)")
    }
    var single = KeyDecoder()
    #expect(units.flatMap { single.feed([$0]) } == keys)
  }

  @Test func `a lone Escape waits until the terminal is silent`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([.byte(0x1B)]).isEmpty)
    #expect(decoder.flush() == [.escape])
    #expect(decoder.flush().isEmpty)
  }

  @Test func `a sequence torn apart by a slow line is joined again`() {
    var decoder = KeyDecoder()
    _ = decoder.feed([.byte(0x1B)])
    #expect(decoder.flush() == [.escape])
    var keys: [Key] = []
    for byte in "[1;5A".utf8 {
      keys += decoder.feed([.byte(byte)])
      keys += decoder.flush()
    }
    #expect(keys == [.up])
  }

  @Test func `a bracket typed after Escape is kept`() {
    var decoder = KeyDecoder()
    _ = decoder.feed([.byte(0x1B)])
    _ = decoder.flush()
    let keys = decoder.feed("[note".utf8.map { .byte($0) })
    #expect(keys == "[note".map { .text($0) })
  }

  @Test func `half a letter survives silence and is not lost before a key`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([.byte(0xD2)]).isEmpty)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.feed([.byte(0xA3)]) == [.text("ң")])
    #expect(decoder.feed([.byte(0xD2), .key(.up)]) == [.text("\u{FFFD}"), .up])
  }

  @Test func `keys the library recognises mean nothing inside a paste`() {
    var decoder = KeyDecoder()
    let keys = decoder.feed([
      .pasteStart, .byte(0x61), .key(.function(9)), .byte(0x62), .pasteEnd, .byte(0x63),
    ])
    #expect(keys == [.paste("ab"), .text("c")])
  }

  @Test func `a paste whose end was lost can be given up`() {
    var decoder = KeyDecoder()
    _ = decoder.feed([.pasteStart, .byte(0x61)])
    #expect(decoder.isInPaste)
    #expect(decoder.abandonPaste() == [.paste("a")])
    #expect(decoder.feed([.byte(0x62)]) == [.text("b")])
  }

  @Test func `an endless paste does not fill the memory`() {
    var decoder = KeyDecoder()
    _ = decoder.feed([.pasteStart])
    _ = decoder.feed([KeyDecoder.Unit](repeating: .byte(0x61), count: 1_200_000))
    let keys = decoder.feed("\u{1B}[201~".utf8.map { .byte($0) })
    guard case .paste(let text) = keys.first else {
      Issue.record("no paste")
      return
    }
    #expect(keys.count == 1 && text.utf8.count <= 1 << 20)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `random bytes neither crash nor block`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var decoder = KeyDecoder()
    let likely = Array("\u{1B}[O~;0129:Auң\r".utf8)
    for _ in 0..<5_000 {
      let pick = Int.random(in: 0..<256 + 256, using: &chance)
      let byte = pick < 256 ? UInt8(pick) : likely[pick % likely.count]
      _ = decoder.feed([.byte(byte)])
      if pick % 7 == 0 { _ = decoder.flush() }
    }
    _ = decoder.flush()
    _ = decoder.feed([.pasteEnd, .key(.enter)])
    #expect(decoder.feed([.byte(0x78)]) == [.text("x")], "seed \(seed)")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `invalid bytes are repaired as the standard library does`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var decoder = KeyDecoder()
    // C2 begins control characters, which are not typed.
    let bytes = (0..<500).map { _ in UInt8.random(in: 0xC3...0xFF, using: &chance) }
      .flatMap { [$0, UInt8.random(in: 0x80...0xBF, using: &chance), UInt8(ascii: "x")] }
    let typed = decoder.feed(bytes.map { .byte($0) })
    let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
      Key.text(Character($0))
    }
    #expect(typed == expected, "seed \(seed)")
  }
}
