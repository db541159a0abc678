import Foundation
import SurooCommands
import Testing

/// The command lines that people copy from the README and from the help are
/// such as the program understands.
@Suite struct CommandExampleTests {
  /// The lines of a text that call `suroo`, without what a shell leaves out.
  private static func examples(in text: String) -> [String] {
    text.split(separator: "\n").flatMap { line in
      line.components(separatedBy: "&&").compactMap { part in
        let command = part.trimmed
        return command.hasPrefix("suroo ") ? command : nil
      }
    }
  }

  /// The words of a command line as a shell splits them; nil when a quotation
  /// mark is not closed.
  private static func words(of line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      switch (character, quote) {
      case (let mark, let open?) where mark == open: quote = nil
      case ("\"", nil), ("'", nil):
        quote = character
        word = word ?? ""
      case (" ", nil):
        if let done = word { words.append(done) }
        word = nil
      // A comment, a pipe or a redirection: the rest is not the program's.
      case ("#", nil), ("|", nil), (">", nil):
        if word == nil { return words }
        word?.append(character)
      default: word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return quote == nil ? words : nil
  }

  /// What `age1…` stands for.
  private let recipient = "age19uskun4e7p8vz6m070k09nkwalz2zlveyn43ymsjfqnlhkhxw3dsvq78mv"

  private static let readme: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""
    // Only what stands in a block of code is an example.
    let blocks = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
    return blocks.flatMap { examples(in: $0.element) }
  }()

  @Test func `The README and the help are full of examples`() {
    #expect(Self.readme.count > 30)
    #expect(Program.help.flatMap(Self.examples).count > 20)
  }

  @Test(arguments: Set(readme + Program.help.flatMap(examples)).sorted())
  func `An example is understood`(line: String) throws {
    let words = try #require(Self.words(of: line), "a quotation mark is not closed")
    // Usage lines of the help name what may be left out in brackets.
    guard !words.contains(where: { $0.hasPrefix("[") || $0.hasPrefix("<") }) else { return }
    let arguments = words.dropFirst().map { $0 == "age1…" ? recipient : $0 }
    let objection = Program.objection(to: arguments)
    #expect(objection == nil)
  }

  @Test func `An example that is not understood is told`() throws {
    #expect(Self.words(of: "suroo eval \"1 + 'a b'\" # three") == ["suroo", "eval", "1 + 'a b'"])
    #expect(try #require(Program.objection(to: ["list", "--too"])).contains("--too"))
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
