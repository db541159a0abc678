import Foundation
import SurveyBasics
import Testing
import Workbooks

@Suite struct SpreadsheetTests {
  @Test func `cells become text as the author sees them`() throws {
    let (workbook, diagnostics) = try read(fixture: "values.xlsx")
    #expect(workbook.sheets.map(\.name) == ["survey", "notes"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    let rows = workbook.sheets[0].rows
    #expect(rows.map(\.number) == [1, 2, 5, 6, 7, 8])
    #expect(rows[1].cells.map(\.text) == ["integer", "age", "Жашы"])
    #expect(
      rows[2].cells.map(\.text)
        == ["TRUE", "FALSE", "3", "2.5", "1000000000000000000000", "-0.00000025"])
    #expect(
      rows[3].cells.map(\.text)
        == [
          "2026-05-01 00:00:00", "2026-05-01 10:15:30", "08:30:00", "1900-01-01 00:00:00",
          "2026-05-01 00:00:00", "12",
        ])
    #expect(rows[4].cells.map(\.text) == ["two bold words", "first\nsecond", "010"])
    #expect(rows[5].cells.map(\.text) == ["merged"])
    #expect(rows[4].cells[2].place.description.hasSuffix("values.xlsx[survey!C7]"))
    #expect(diagnostics.map(\.id) == ["formula-without-result"])
    #expect(diagnostics.first?.place.position == .cell("D7", sheet: "survey"))
  }

  @Test func `days counted from 1904 are the same days`() throws {
    let (workbook, _) = try read(fixture: "epoch-1904.xlsx")
    #expect(workbook.sheets[0].rows[0].cells.map(\.text) == ["2026-05-01 00:00:00"])
  }

  @Test func `prefixes, missing addresses, inline texts and stored results are understood`() throws
  {
    let (workbook, diagnostics) = try read(fixture: "by-hand.xlsx")
    let rows = workbook.sheets[0].rows
    #expect(rows[0].cells.map(\.text) == ["base", "in line"])
    #expect(rows[1].number == 4)
    #expect(rows[1].cells.map(\.text) == ["result", "2", "2026-05-01 08:00:00"])
    #expect(rows[1].cells.map(\.column) == [1, 2, 5])
    #expect(
      diagnostics.map(\.description) == [
        """
        by-hand.xlsx[survey!D4]: error: The formula of this cell has no result, only #DIV/0!.
          #DIV/0!
          fix: Repair the formula or replace it by its value.
        """
      ])
  }

  @Test func `external and piled up entities give nothing away and take no time`() throws {
    let (workbook, _) = try read(fixture: "entities.xlsx")
    let texts = workbook.sheets.flatMap(\.rows).flatMap(\.cells).map(\.text)
    #expect(texts.allSatisfy { $0.utf8.count < 100_000 })
    if let host = try? String(contentsOfFile: "/etc/hostname", encoding: .utf8) {
      #expect(!texts.contains { $0.contains(host.trimmingCharacters(in: .whitespacesAndNewlines)) })
    }
  }

  @Test func `a sheet that breaks off gives what could be read and a finding`() throws {
    let (workbook, diagnostics) = try read(fixture: "broken-sheet.xlsx")
    #expect(workbook.sheets[0].rows.map { $0.cells.map(\.text) } == [["1"]])
    #expect(diagnostics.map(\.id) == ["damaged-part"])
  }

  @Test(arguments: [
    ("bomb.xlsx", WorkbookError.Code.tooLarge), ("many-parts.xlsx", .tooLarge),
    ("opendocument.xlsx", .unsupported), ("make_workbooks.py", .unsupported),
    ("none.xlsx", .missing), ("", .unreadable),
  ])
  func `what cannot be read is refused with a sentence`(
    _ name: String, _ code: WorkbookError.Code
  ) throws {
    let error = #expect(throws: WorkbookError.self) { try read(fixture: name) }
    #expect(error?.code == code)
    #expect(error?.description.hasSuffix(".") ?? false)
  }

  @Test(arguments: [
    ("old.xls", [0xD0, 0xCF, 0x11, 0xE0], WorkbookError.Code.unsupported),
    ("locked.xlsx", [0xD0, 0xCF, 0x11, 0xE0], .unsupported), ("text.xlsx", [0x61], .damaged),
    ("empty.xlsx", [], .damaged), ("torn.xlsx", [0x50, 0x4B, 0x03, 0x04, 0x00], .damaged),
    ("zip.yaml", [0x50, 0x4B, 0x03, 0x04], .unsupported), ("noending", [0x61], .unsupported),
  ])
  func `bytes of another kind are refused by name`(
    _ file: String, _ bytes: [UInt8], _ code: WorkbookError.Code
  ) {
    var diagnostics: [Diagnostic] = []
    let error = #expect(throws: WorkbookError.self) {
      try Workbook(bytes: bytes, file: file, diagnostics: &diagnostics)
    }
    #expect(error?.code == code)
    #expect(error?.description.contains("\"\(file)\"") ?? false)
  }

  @Test func `no workbook with torn or altered bytes crashes the reader`() throws {
    let path = try #require(Bundle.module.path(forResource: "Fixtures/values.xlsx", ofType: nil))
    let bytes = try Workbook.bytes(ofFile: path, named: path)
    var chance = SeededGenerator(seed: 7)
    for round in 0..<60 {
      var altered = bytes
      if round % 3 == 0 { altered.removeLast(Int.random(in: 1..<bytes.count, using: &chance)) }
      for _ in 0..<3 where !altered.isEmpty {
        altered[Int.random(in: 0..<altered.count, using: &chance)] = .random(
          in: 0...255, using: &chance)
      }
      var diagnostics: [Diagnostic] = []
      _ = try? Workbook(bytes: altered, file: "a.xlsx", diagnostics: &diagnostics)
    }
  }
}

/// Reads a file of the fixtures.
func read(fixture name: String) throws -> (Workbook, [Diagnostic]) {
  let folder = try #require(Bundle.module.path(forResource: "Fixtures", ofType: nil))
  var diagnostics: [Diagnostic] = []
  let workbook = try Workbook(
    contentsOf: "\(folder)/\(name)", named: name.isEmpty ? "x.xlsx" : name,
    diagnostics: &diagnostics)
  return (workbook, diagnostics)
}
