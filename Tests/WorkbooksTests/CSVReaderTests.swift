import SurveyBasics
import Testing
import Workbooks

@Suite struct CSVReaderTests {
  @Test func `quoted fields keep separators, quotation marks and line breaks`() throws {
    let (workbook, diagnostics) = try read(
      "\u{FEFF}name,label\r\nyes,\"Ooba, \"\"албетте\"\"\r\nэкинчи сап\",x\nno,,y\n", "choices.csv")
    #expect(diagnostics.isEmpty)
    #expect(workbook.sheets.map(\.name) == ["choices"])
    let rows = workbook.sheets[0].rows
    #expect(rows.map(\.number) == [1, 2, 3])
    #expect(
      rows.map { $0.cells.map(\.text) } == [
        ["name", "label"], ["yes", "Ooba, \"албетте\"\nэкинчи сап", "x"], ["no", "y"],
      ])
    #expect(rows[2].cells.map(\.column) == [0, 2])
    #expect(rows[1].cells[1].place.description == "choices.csv:2:6")
    #expect(rows[1].cells[2].place.description == "choices.csv:3:13")
    #expect(rows[2].cells[1].place.description == "choices.csv:4:5")
  }

  @Test(arguments: ["a,b;c\n", "a;b,c;d\n", "a\tb,c\td\n", "\"a;b;c;d\",e\n"])
  func `the separator is the one that occurs most often outside quotation marks`(
    _ text: String
  ) throws {
    let (workbook, _) = try read(text, "list.csv")
    let expected = [
      "a,b;c\n": ["a", "b;c"], "a;b,c;d\n": ["a", "b,c", "d"], "a\tb,c\td\n": ["a", "b,c", "d"],
      "\"a;b;c;d\",e\n": ["a;b;c;d", "e"],
    ]
    #expect(workbook.sheets[0].rows[0].cells.map(\.text) == expected[text])
  }

  @Test func `columns count characters, also in Cyrillic`() throws {
    let (workbook, _) = try read("аты,өңү\nАйша,көк\n", "list.csv")
    #expect(workbook.sheets[0].rows[1].cells[1].place.position == .line(2, column: 6))
  }

  @Test func `a quotation mark without its partner is shown where it opens`() throws {
    let (workbook, diagnostics) = try read("name,label\na,\"one\nb,two\n", "list.csv")
    #expect(workbook.sheets[0].rows.count == 1)
    #expect(
      diagnostics.map(\.description) == [
        """
        list.csv:2:3: error: The quotation mark that opens here has no partner; the file is read up \
        to this line.
          "one
          ^
          fix: Close it with " or, if it belongs to the text, write it twice.
        """
      ])
  }

  @Test func `text behind a closing quotation mark is reported and kept`() throws {
    let (workbook, diagnostics) = try read("\"one\" two,b\n", "list.csv")
    #expect(workbook.sheets[0].rows[0].cells.map(\.text) == ["one two", "b"])
    #expect(diagnostics.map(\.id) == ["text-after-quotation"])
    #expect(diagnostics.first?.place.position == .line(1, column: 6))
  }

  @Test func `bytes that are not UTF-8 are reported at the first of them`() throws {
    var diagnostics: [Diagnostic] = []
    let bytes: [UInt8] = Array("name\nда ".utf8) + [0xE4, 0xE0, 0x0A]
    let workbook = try Workbook(bytes: bytes, file: "list.csv", diagnostics: &diagnostics)
    #expect(workbook.sheets[0].rows.count == 2)
    #expect(diagnostics.map(\.id) == ["not-utf8"])
    #expect(diagnostics.first?.place.position == .line(2, column: 4))
  }

  @Test func `UTF-16 is refused with the way to mend it`() {
    #expect {
      var diagnostics: [Diagnostic] = []
      _ = try Workbook(
        bytes: [0xFF, 0xFE, 0x61, 0x00], file: "list.csv", diagnostics: &diagnostics)
    } throws: {
      "\($0)".contains("CSV UTF-8")
    }
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}", "a", "\"", "\"\"", ",,,\n"])
  func `no file, however short, is too much`(_ text: String) throws {
    let (workbook, _) = try read(text, "list.csv")
    #expect(workbook.sheets.count == 1)
  }
}

/// Reads a text as a file of that name.
func read(_ text: String, _ file: String) throws -> (Workbook, [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let workbook = try Workbook(bytes: Array(text.utf8), file: file, diagnostics: &diagnostics)
  return (workbook, diagnostics)
}
