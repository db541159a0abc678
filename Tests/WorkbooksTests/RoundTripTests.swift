import Foundation
import SurveyBasics
import SurveyTestSupport
import Testing
import Workbooks

/// Workbooks that other programs wrote, there and back;
/// `Fixtures/make_round_trips.py` makes them anew.
@Suite struct RoundTripTests {
  static let names = ["libreoffice", "openpyxl", "recalculated"]

  private func converted(_ bytes: [UInt8], from: String, to: String) throws -> [UInt8] {
    var diagnostics: [Diagnostic] = []
    let workbook = try Workbook(bytes: bytes, file: from, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.description) == [])
    return try workbook.bytes(forFile: to)
  }

  @Test(arguments: names)
  func `nothing changes between .xlsx, YAML, .xlsx and YAML`(_ name: String) throws {
    let path = try #require(
      Bundle.module.path(forResource: "Fixtures/RoundTrip/\(name).xlsx", ofType: nil))
    let source = Array(try Data(contentsOf: URL(filePath: path)))
    let yaml = try converted(source, from: "q.xlsx", to: "q.yaml")
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/RoundTrip/\(name).yaml")
    try expectGolden(String(decoding: yaml, as: UTF8.self), at: golden.path)
    let workbook = try converted(yaml, from: "q.yaml", to: "q.xlsx")
    #expect(try converted(workbook, from: "q.xlsx", to: "q.yaml") == yaml)
    #expect(try converted(yaml, from: "q.yaml", to: "q.xlsx") == workbook)
  }

  @Test func `LibreOffice keeps everything of a workbook of another program`() throws {
    let (first, _) = try read(fixture: "RoundTrip/openpyxl.xlsx")
    let (second, _) = try read(fixture: "RoundTrip/recalculated.xlsx")
    #expect(
      try first.bytes(forFile: "q.yaml") == second.bytes(forFile: "q.yaml"))
    #expect(second.sheets.map(\.isHidden) == [false, false, false, true])
  }
}
