import SurveyBasics
import Testing

@Suite struct DiagnosticTests {
  @Test func `a diagnostic shows place, text, caret, notes and fix`() {
    let diagnostic = Diagnostic(
      "unknown-name", .error, "There is no question named \"aeg\".",
      at: Place(file: "a.yaml", .line(14, column: 15), text: "1 + ${aeg} > 17", range: 4..<10),
      notes: [.init("The list begins here.", at: Place(file: "a.yaml", .line(2, column: 1)))],
      fix: "Did you mean \"age\"?")
    #expect(
      diagnostic.description == """
        a.yaml:14:15: error: There is no question named "aeg".
          1 + ${aeg} > 17
              ^~~~~~
        a.yaml:2:1: note: The list begins here.
          fix: Did you mean "age"?
        """)
  }

  @Test func `carets stand under Cyrillic characters and nothing reaches the terminal`() {
    let place = Place(
      file: "a.xlsx", .cell("C5", sheet: "survey"), text: "өң\u{1b}[31m x", range: 9..<10)
    let diagnostic = Diagnostic("x", .warning, "Look.\u{202e}", at: place)
    #expect(
      diagnostic.description == """
        a.xlsx[survey!C5]: warning: Look.·
          өң·[31m x
                 ^
        """)
  }

  @Test func `only the line that is meant is shown, cut around the part that is meant`() {
    let long =
      "first\n" + String(repeating: "a", count: 200) + "!" + String(repeating: "b", count: 200)
    let place = Place(file: "f", .file, text: long, range: 206..<207)
    let lines = Diagnostic("x", .error, "m", at: place).description.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].count <= 80)
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    let mark = lines[1].firstIndex(of: "!").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(caret == mark)
  }
}
