import Foundation
import JSONRecords
import Testing

/// A short questionnaire, its store, and what both tell after a run went wrong.
struct RoundQuestionnaire {
  /// The questions, no two with a character in common.
  ///
  /// So a screen that draws only what has changed draws each as a whole.
  static let questions = [
    "qwertyui", "asdfghjk", "zxcvbnmp", "QWERTYUI", "ASDFGHJK", "ZXCVBNMP", "йцукенгш", "фывапрол",
  ]
  /// How many questions there are.
  static let count = questions.count

  let folder: TemporaryFolder
  let questionnaire: String
  let store: String

  init() throws {
    folder = try TemporaryFolder()
    var text = "settings: {id_string: round, form_title: Round, version: \"1\"}\nsurvey:\n"
    for (index, question) in Self.questions.enumerated() {
      text += "- {type: integer, name: q\(index + 1), label: \(question)}\n"
    }
    questionnaire = try folder.write(text, to: "round.yaml")
    store = "\(folder.path)/store"
  }

  /// The words that lead an interview line by line.
  func interview() -> [String] { interviewOnScreen() + ["--plain"] }

  /// The words that lead an interview on the full screen.
  func interviewOnScreen() -> [String] {
    ["interview", questionnaire, "--new", "--interface", "en", "--store", store]
  }

  /// Lines that answer every question with a number that names it, then finish.
  static let answers = (1...count).map { "\($0 * 11)\n" }.joined()
  static let answersAndFinish = answers + "\n2\n"

  /// The answers that a run has called recorded, in order.
  static func acknowledged(in output: String) -> [Int] {
    output.split(separator: "\n").compactMap { line in
      line.range(of: "Recorded: ").flatMap { Int(line[$0.upperBound...].drop { $0 == " " }) }
    }
  }

  /// The answers of the journals below a folder, each as far as its lines are
  /// whole, read without the program.
  static func journals(below folder: String) throws -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for path in paths where path.hasSuffix("/journal.jsonl") {
      let bytes = try Array(Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
      let whole = bytes.lastIndex(of: 0x0A).map { bytes[...$0] } ?? []
      found[path] = whole.split(separator: 0x0A).compactMap { line in
        guard let members = (try? JSONReader.value(of: line))?.members,
          members["op"]?.text == "answer"
        else { return nil }
        return members["v"]?.text.flatMap { Int($0) }
      }
    }
    return found
  }

  /// The answers of the finished responses of the store.
  func responses() throws -> [[Int]] {
    let run = try BuiltProgram.run("list", "--json", "--store", store)
    #expect(run.status == 0, "\(run.errors)")
    return try run.lines.map { line in
      let id = try #require(JSONReader.value(of: line.utf8)["response_id"]?.text)
      let shown = try BuiltProgram.run("show", id, "--json", "--store", store)
      let answers = try JSONReader.value(of: shown.output.utf8)["answers"]
      return (1...Self.count).compactMap { answers?["q\($0)"]?.int }
    }
  }

  /// Opens the store as the next interview does and checks that nothing that
  /// was acknowledged is missing from what is found there.
  ///
  /// - Returns: What the program said of it.
  @discardableResult
  func expectRecovered(
    _ acknowledged: [Int], refuge: String? = nil, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let opened = try BuiltProgram.run(
      interview(), environment: refuge.map { ["XDG_STATE_HOME": $0] } ?? [:])
    #expect(opened.status == 0, "\(opened.errors)", sourceLocation: sourceLocation)
    var kept = try responses()
    kept += try Self.journals(below: store).values
    #expect(
      kept.contains { $0.starts(with: acknowledged) }, comment, sourceLocation: sourceLocation)
    return opened.errors
  }
}
