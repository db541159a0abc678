import SurveyBasics
import Testing
import Workbooks

@Suite struct HostileTextTests {
  @Test(arguments: ["list.csv", "form.yaml"])
  func `no text, however odd, crashes a reader`(_ file: String) throws {
    let pieces =
      [
        "survey:", "\n", "- ", "  ", "\t", "\"", "'", ",", ";", ": ", "|", ">-", "{", "}", "[", "]",
        "&a ", "*a", "!!int ", "#", "yxf:", "headers:", "type", "өң", "e\u{301}", "\r\n", "\r",
        "\u{FEFF}",
        "\u{2028}", "\0", "---", "? ", "\\", "%TAG", "@", "`", "\u{10FFFF}",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F]]
    var chance = SeededGenerator(seed: 11)
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1..<30, using: &chance) {
        bytes += pieces.randomElement(using: &chance) ?? []
      }
      var diagnostics: [Diagnostic] = []
      _ = try? Workbook(bytes: bytes, file: file, diagnostics: &diagnostics)
      _ = try? TextTree.reading(bytes: bytes, file: file, diagnostics: &diagnostics)
      for diagnostic in diagnostics { #expect(!diagnostic.description.isEmpty) }
    }
  }
}
