import Sealing
import SurveyBasics
import Testing

@Suite struct PaperKeyTests {
  private let identity = AgeIdentity()

  @Test func `the lines read back in any order, case and grouping`() throws {
    let lines = PaperKey.lines(of: identity)
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.count == 26 })
    #expect(try PaperKey.identity(lines) == identity)
    let careless = lines.reversed().map { "  " + $0.uppercased().replacing(" ", with: "-") + " " }
    #expect(try PaperKey.identity(careless.map { $0.replacing(":-", with: " : ") }) == identity)
    #expect(try PaperKey.identity(lines + [lines[0]]) == identity)
  }

  @Test func `a mistyped character is named by its line and place`() {
    let lines = PaperKey.lines(of: identity)
    for line in lines.indices {
      for place in 0..<19 {
        let index = 3 + place + place / 4
        var characters = Array(lines[line])
        let right = characters[index]
        characters[index] = right == "q" ? "p" : "q"
        var wrong = lines
        wrong[line] = String(characters)
        #expect(
          throws: PaperKey.Problem.mistyped(line: line + 1, place: place + 1, character: right)
        ) {
          try PaperKey.identity(wrong)
        }
      }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `several mistyped characters are never taken for a key`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var lines = PaperKey.lines(of: identity)
    let line = Int.random(in: 0..<5, using: &generator)
    var characters = Array(lines[line])
    for _ in 0..<Int.random(in: 2...12, using: &generator) {
      let place = Int.random(in: 0..<19, using: &generator)
      characters[3 + place + place / 4] =
        "qpzry9x8gf2tvdw0s3jn54khce6mua7l".randomElement(using: &generator) ?? "q"
    }
    guard String(characters) != lines[line] else { return }
    lines[line] = String(characters)
    #expect(throws: PaperKey.Problem.self, "seed \(seed)") { try PaperKey.identity(lines) }
  }

  @Test func `lines that are missing, cut, exchanged or mixed are named`() {
    let lines = PaperKey.lines(of: identity)
    let others = PaperKey.lines(of: AgeIdentity())
    #expect(throws: PaperKey.Problem.missing(line: 3)) {
      try PaperKey.identity(Array(lines[..<2] + lines[3...]))
    }
    #expect(throws: PaperKey.Problem.length(line: 2, found: 18)) {
      try PaperKey.identity([lines[0], String(lines[1].dropLast())] + lines[2...])
    }
    #expect(throws: PaperKey.Problem.mixed) {
      try PaperKey.identity(lines[..<2] + [others[2]] + lines[3...])
    }
    #expect(throws: PaperKey.Problem.twice(line: 1)) {
      try PaperKey.identity(lines + [others[0]])
    }
    let exchanged = ["1\(lines[1].dropFirst())", "2\(lines[0].dropFirst())"] + lines[2...]
    #expect(throws: PaperKey.Problem.self) { try PaperKey.identity(exchanged) }
  }
}

@Suite struct KeyFileTests {
  @Test func `a file of a key reads back, with comments and others beside it`() throws {
    let (first, second) = (AgeIdentity(), AgeIdentity())
    let text = KeyFile.text(of: first, made: "2026-05-01")
    #expect(try KeyFile.identities(in: text) == [first])
    let paper = PaperKey.lines(of: second).joined(separator: "\r\n")
    #expect(try KeyFile.identities(in: "\(text)\r\n\n# paper\n\(paper)\n") == [first, second])
  }

  @Test func `what is no key is named by its line and shows nothing of it`() {
    let secret = AgeIdentity().secretText
    #expect(throws: KeyFile.Problem.line(2)) {
      try KeyFile.identities(in: "# key\n\(secret.dropLast())\n")
    }
    #expect(throws: KeyFile.Problem.empty) { try KeyFile.identities(in: "# nothing\n\n") }
    #expect(throws: KeyFile.Problem.paper(.missing(line: 2))) {
      try KeyFile.identities(in: PaperKey.lines(of: AgeIdentity())[0])
    }
    #expect(!KeyFile.Problem.line(2).description.contains(secret.dropFirst(20)))
  }
}
