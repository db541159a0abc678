import Foundation
import SurveyBasics
import Testing
import Workbooks

@Suite struct WritingTests {
  /// Texts that are easily taken for something else.
  static let texts = [
    "yes", "no", "010", "1.0", "2026-01-01", "~", "null", "", " leading", "trailing ", "a: b", "a:",
    ":a", "a #b", "#a", "- a", "-", "-1", "?", "? a", "[a]", "{a}", "a, b", "&a", "*a", "!a", "|",
    ">", "> 5", "%", "@a", "`a`", "'a'", "it's", "\"a\"", "a\"b", "\\n", "a\\", "<<", "=", "= 1",
    "---", "--- a", "...", "${age} > 15 and ${work} = 'yes'", "https://a.kg/b", "a\tb", "\ta",
    "Айылыңыздын аты ким?", "ө ү ң", "👩‍🌾 🇰🇬", "e\u{301}", "'\u{301}", " \u{301}a\nb", "a\u{A0}b",
    "a\u{FEFF}",
    "a\u{2028}b", "a\u{85}b", "a\u{7F}b", "a\u{1}b", "\u{FFFF}", "_x0041_", "_x005F_", "_x",
    "\u{10FFFF}",
    "one\ntwo", "one\ntwo\n", "one\n\ntwo", "\none", "one\n\n", "\n", " \n ", "  one\n two",
    "one \ntwo ",
    "one\n \ntwo", "a: b\n# c\n- d", "one\n\ttwo", "\tone\ntwo", "one\n---\ntwo", "&lt; <b> & ]]>",
    String(repeating: "ң", count: 20_000), String(repeating: "word ", count: 200) + "end",
    String(repeating: "line\n", count: 300),
  ]

  private func workbook(_ tables: [(String, [String], [[String]])]) -> Workbook {
    Workbook(
      file: "w",
      sheets: tables.map { name, headers, rows in
        Sheet(
          name: name, place: Place(file: "w"),
          rows: ([headers] + rows).enumerated().map { number, texts in
            Row(
              number: number + 1, place: Place(file: "w"),
              cells: texts.enumerated().filter { !$0.element.isEmpty }.map {
                Cell(column: $0.offset, place: Place(file: "w", text: $0.element))
              })
          })
      })
  }

  /// The texts of a workbook, byte by byte, without places.
  private func content(_ workbook: Workbook) -> [String] {
    workbook.sheets.flatMap { sheet in
      [sheet.name]
        + sheet.rows.flatMap { row in
          row.cells.map { "\(row.number) \($0.column) \(Array($0.text.utf8))" }
        }
    }
  }

  private func values() throws -> Workbook {
    let path = try #require(Bundle.module.path(forResource: "Fixtures/values.xlsx", ofType: nil))
    var diagnostics: [Diagnostic] = []
    return try Workbook(contentsOf: path, diagnostics: &diagnostics)
  }

  private func read(_ bytes: [UInt8], _ file: String) throws -> Workbook {
    var diagnostics: [Diagnostic] = []
    let workbook = try Workbook(bytes: bytes, file: file, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.description) == [])
    return workbook
  }

  @Test(arguments: ["w.yaml", "w.xlsx"])
  func `every text reads back as itself, as a value and as a header`(_ file: String) throws {
    for text in Self.texts {
      let header = text.isEmpty || text.utf8.count > 500 ? "c" : text
      let workbook = workbook([
        ("survey", ["a", "b", header], [["x", text], [text, "", "z"]])
      ])
      do {
        let copy = try read(workbook.bytes(forFile: file), file)
        #expect(content(copy) == content(workbook), "\(text.debugDescription)")
      } catch {
        Issue.record("\(text.prefix(40).debugDescription): \(error)")
      }
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `texts of any characters read back as themselves`(_ seed: UInt64) throws {
    let parts = [
      " ", "\n", ":", "#", "-", "'", "\"", "\\", "a", "ң", "\t", "|", ">", "%", "_x0041_",
      "\u{301}",
      "\u{2028}", "👩‍🌾", "0", "~", "[", "{", "!", "&", "*", "?", ",", "\u{7}", "\u{A0}", "${a}", "--",
    ]
    var chance = SeededGenerator(seed: seed)
    let texts = (0..<200).map { _ in
      (0..<Int.random(in: 1...8, using: &chance)).map { _ in
        parts.randomElement(using: &chance) ?? ""
      }.joined()
    }
    let workbook = workbook([("survey", ["a", "b"], texts.map { ["x", $0] })])
    for file in ["w.yaml", "w.xlsx"] {
      let copy = try read(workbook.bytes(forFile: file), file)
      #expect(content(copy) == content(workbook), "seed \(seed)")
    }
  }

  @Test func `YAML is written in blocks with quotation marks only where they are needed`() throws {
    let workbook = workbook([
      (
        "survey", ["type", "name", "label::Кыргызча (ky)", "#"],
        [
          ["text", "a", "Айылыңыздын аты: толук", "see 010"],
          ["note", "b", "First line.\nSecond: line.", ""],
          ["integer", "yes", "it's 5 #1", "~"],
        ]
      ),
      ("choices", ["list_name", "name"], []),
      ("nothing", [], []),
    ])
    #expect(
      try String(decoding: workbook.bytes(forFile: "w.yaml"), as: UTF8.self) == """
        survey:
        - type: text
          name: a
          label::Кыргызча (ky): 'Айылыңыздын аты: толук'
          '#': see 010
        - type: note
          name: b
          label::Кыргызча (ky): |-
            First line.
            Second: line.
        - type: integer
          name: yes
          label::Кыргызча (ky): 'it''s 5 #1'
          '#': ~
        yxf:
          headers:
            survey:
            - type
            - name
            - label::Кыргызча (ky)
            - '#'
            choices:
            - list_name
            - name

        """)
  }

  @Test func `empty rows are left out, the order of sheets, rows and columns is kept`() throws {
    let first = workbook([
      ("settings", ["z", "a"], [["1", "2"]]), ("survey", ["b"], [["1"], [""], ["0"], [""]]),
      ("choices", ["list_name"], []),
    ])
    for file in ["w.yaml", "w.xlsx"] {
      let copy = try read(first.bytes(forFile: file), file)
      #expect(copy.sheets.map(\.name) == ["settings", "survey", "choices"])
      #expect(copy.sheets[1].rows.map { $0.cells[0].text } == ["b", "1", "0"])
      #expect(copy.sheets[0].rows[0].cells.map(\.text) == ["z", "a"])
    }
  }

  @Test func `going there and back gives the same bytes`() throws {
    for workbook in [try values(), workbook([("survey", ["a"], Self.texts.map { [$0] })])] {
      let yaml = try workbook.bytes(forFile: "w.yaml")
      let xlsx = try workbook.bytes(forFile: "w.xlsx")
      #expect(try workbook.bytes(forFile: "w.yaml") == yaml)
      #expect(try workbook.bytes(forFile: "w.xlsx") == xlsx)
      #expect(try read(yaml, "w.yaml").bytes(forFile: "w.xlsx") == xlsx)
      #expect(try read(xlsx, "w.xlsx").bytes(forFile: "w.yaml") == yaml)
    }
  }

  @Test func `a column without a header is named, line ends and invisible marks are tidied`() throws
  {
    let workbook = workbook([("survey", ["a", "", "c"], [["1", "\u{FEFF}2\r\n3\r4", ""]])])
    #expect(workbook.cellsWithoutHeader.map(\.text) == ["\u{FEFF}2\r\n3\r4"])
    let copy = try read(workbook.bytes(forFile: "w.xlsx"), "w.xlsx")
    #expect(copy.sheets[0].rows[0].cells.map(\.text) == ["a", "column_B", "c"])
    #expect(copy.sheets[0].rows[1].cells[1].text == "2\n3\n4")
  }

  @Test(arguments: [
    (["a", "a"], "survey", "w.yaml", WorkbookError.Code.unsupported),
    (["a"], "survey", "w.ods", .unsupported), (["a"], "survey", "w", .unsupported),
    (["a"], "a/b", "w.xlsx", .unsupported), (["a"], "yxf", "w.yaml", .unsupported),
    ([String(repeating: "ң", count: 600)], "survey", "w.yaml", .tooLarge),
    (["a"], String(repeating: "s", count: 32), "w.xlsx", .unsupported),
    ([String(repeating: "a", count: 40_000)], "survey", "w.xlsx", .tooLarge),
  ])
  func `what a file cannot hold is refused`(
    _ headers: [String], _ sheet: String, _ file: String, _ code: WorkbookError.Code
  ) throws {
    let workbook = workbook([(sheet, headers, [["1", "2"]])])
    #expect {
      try workbook.bytes(forFile: file)
    } throws: { error in
      (error as? WorkbookError)?.code == code
    }
  }
}
