import SurveyBasics
import TerminalTestSupport
import TerminalUI
import Testing

@Suite struct SurfaceTests {
  @Test func `text is clipped at the edges and wide characters are never halved`() {
    var surface = Surface(size: Size(columns: 6, rows: 2))
    #expect(surface.write("ab漢字", at: Point(x: 1, y: 0)) == 5)
    #expect(surface.write("xyz", at: Point(x: 4, y: 1), width: 2) == 6)
    surface.write("nowhere", at: Point(x: 0, y: 7))
    #expect(Snapshot(surface).rows == [" ab漢", "    xy"])
  }

  @Test func `overwriting half of a wide character clears the other half`() {
    var surface = Surface(size: Size(columns: 6, rows: 1))
    surface.write("漢字漢", at: Point(x: 0, y: 0))
    surface.write("x", at: Point(x: 1, y: 0))
    surface.write("y", at: Point(x: 2, y: 0))
    #expect(Snapshot(surface).rows == [" xy 漢"])
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `widths add up and no half stands alone`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var surface = Surface(size: Size(columns: 9, rows: 3))
    for _ in 0..<40 {
      let place = Point(
        x: Int.random(in: -2..<10, using: &chance), y: Int.random(in: -1..<4, using: &chance))
      surface.write(["漢字", "x", "ң😀", "\u{1B}"].randomElement(using: &chance) ?? "", at: place)
    }
    for y in 0..<3 {
      let row = (0..<9).map { surface[Point(x: $0, y: y)] }
      #expect(row.reduce(0) { $0 + $1.width } == 9, "seed \(seed)")
      for x in 0..<9 where row[x].width == 0 { #expect(x > 0 && row[x - 1].width == 2) }
    }
  }

  @Test func `a part of the screen is cut off row by row and filled`() {
    var surface = Surface(size: Size(columns: 5, rows: 4))
    var rest = Rect(surface.size)
    surface.write("Баш", at: rest.takeTop(1).origin, Style(.title))
    surface.fill(rest.takeTop(1), with: Glyphs.ascii(.rule), Style(.rule))
    surface.fill(rest.takeRight(2), with: Glyphs.ascii(.empty))
    #expect(rest.takeBottom(9) == Rect(x: 0, y: 2, width: 3, height: 2))
    #expect(rest.takeTop(1).size.rows == 0)
    surface.fill(Rect(x: 3, y: 3, width: 90, height: 90))
    #expect(Snapshot(surface).rows == ["Баш", "-----", "   ..", ""])
    #expect(Snapshot(surface).styles == ["TTT", "RRRRR", "", ""])
  }

  @Test func `styles and cursor are in the snapshot`() {
    var surface = Surface(size: Size(columns: 8, rows: 2))
    var line = StyledText("F2", Style(.key))
    line.append(" Меню")
    surface.write(line, at: Point(x: 0, y: 0))
    surface.write("Ката", at: Point(x: 1, y: 1), Style(.error))
    surface.cursor = Point(x: 1, y: 1)
    #expect(
      Snapshot(surface).description == """
        F2 Меню
         Ката
        --- styles
        KK
        .EEEE
        cursor: 1,1
        """)
  }

  @Test func `a block scrolls to its focus and says what is hidden`() {
    var block = Block()
    block.append(StyledText("Суроо"), width: 10)
    for number in 1...9 { block.append(StyledText("жооп \(number)"), width: 10) }
    func picture(focus: Int, rows: Int) -> [String] {
      block.focus = Point(x: 0, y: focus)
      var surface = Surface(size: Size(columns: 10, rows: rows))
      surface.draw(
        block, in: Rect(surface.size), pinned: 1, more: "дагы", glyphs: .ascii)
      #expect(surface.cursor != nil)
      return Snapshot(surface).rows
    }
    #expect(picture(focus: 1, rows: 5) == ["Суроо", "жооп 1", "жооп 2", "жооп 3", "v дагы"])
    #expect(picture(focus: 5, rows: 5) == ["Суроо", "^ дагы", "жооп 4", "жооп 5", "v дагы"])
    #expect(picture(focus: 9, rows: 5) == ["Суроо", "^ дагы", "жооп 7", "жооп 8", "жооп 9"])
    for rows in 1...10 {
      for focus in 0...9 where rows > 4 {
        #expect(picture(focus: focus, rows: rows).contains(block.lines[focus].plain))
      }
    }
  }

  @Test func `every role has something other than colour to tell it by`() {
    let looks = Role.allCases.filter(\.showsWithoutColour).map {
      Theme.mono.look(of: Style($0))
    }
    #expect(Set(looks).count == looks.count)
    #expect(!looks.contains(Theme.mono.look(of: .text)))
    #expect(
      looks.allSatisfy { $0.colour == nil && ($0.isBold || $0.isUnderlined || $0.isReversed) })
    // A warning is bold and underlined as a whole.
    for role in Role.allCases where role != .warning {
      for theme in Theme.allCases {
        let plain = theme.look(of: Style(role))
        #expect(theme.look(of: Style(role, .bold)) != plain)
        #expect(theme.look(of: Style(role, .underline)) != plain)
      }
    }
  }

  @Test(arguments: Glyphs.Sign.allCases)
  func `a sign is one cell in every tier`(sign: Glyphs.Sign) {
    for glyphs in Glyphs.allCases { #expect(CellWidth.of(glyphs(sign)) == 1) }
    #expect(Glyphs.ascii(sign).utf8.count == 1)
  }

  @Test func `a bar never hides a part and is full only when whole`() {
    for glyphs in Glyphs.allCases {
      for part in 0...300 {
        let bar = glyphs.bar(part, of: 300, width: 10)
        #expect(bar.count == 10)
        #expect((bar == String(repeating: glyphs(.empty), count: 10)) == (part == 0))
        #expect((bar == String(repeating: glyphs(.full), count: 10)) == (part == 300))
      }
    }
    #expect(Glyphs.full.bar(1, of: 2, width: 3, showsRest: false) == "█▌ ")
    #expect(Glyphs.ascii.bar(0, of: 0, width: 3) == "...")
    #expect(Glyphs.ascii.bar(9, of: 3, width: 3) == "###")
  }
}
