import Foundation
import Testing

/// Answers a questionnaire in a terminal as an interviewer would: reads the code of
/// the question on the screen and presses the keys for it.
struct Autopilot {
  let window: TerminalWindow
  /// What is typed for questions by their code; `[]` takes what stands there.
  var answers: [String: [Stroke]]
  /// Answers for questions of roster rows, one list of strokes for each time that the code comes.
  var rowAnswers: [String: [[Stroke]]] = [:]
  /// The codes that were met, in order.
  var met: [String] = []

  /// A key or a text.
  enum Stroke {
    case key(String)
    case text(String)
  }

  init(_ window: TerminalWindow, answers: [String: [Stroke]]) {
    self.window = window
    self.answers = answers
  }

  /// The code of the question that has the focus; nil on other screens.
  static func code(on screen: String) -> String? {
    for line in screen.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
      let words = line.drop { $0 == " " || $0 == ">" }
      let word = words.prefix { $0 != " " && $0 != "*" }
      if word.first == "A", word.dropFirst().first?.isNumber == true, line.prefix(4).contains("A") {
        return String(word)
      }
    }
    return nil
  }

  /// Answers questions until a condition holds for the screen.
  mutating func answer(
    until isReached: (String) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var screen = try window.screen()
    for _ in 0..<400 {
      if isReached(screen) { return }
      let code = Self.code(on: screen)
      if let code { met.append(code) }
      for stroke in strokes(for: code, on: screen) { try press(stroke) }
      screen = try settled(after: screen, code, sourceLocation)
    }
    Issue.record("the end was not reached; the screen shows:\n\(screen)")
  }

  /// Waits until the screen differs from a former one and stands still.
  private func settled(
    after former: String, _ code: String?, _ sourceLocation: SourceLocation
  ) throws -> String {
    var last = ""
    return try window.wait(
      "another screen after \(code ?? "a note")", sourceLocation: sourceLocation
    ) { shown in
      defer { last = shown }
      return shown != former && shown == last && Self.isWhole(shown)
    }
  }

  /// Whether a frame is whole: the key bar stands on its last line.
  private static func isWhole(_ screen: String) -> Bool {
    screen.contains("F1") || screen.contains("Esc")
  }

  private func strokes(for code: String?, on screen: String) -> [Stroke] {
    guard let code else { return [.key("Enter")] }
    if let rows = rowAnswers[code], !rows.isEmpty {
      return rows[min(met.count { $0 == code } - 1, rows.count - 1)]
    }
    if let known = answers[code] { return known }
    if screen.contains("[ ]") || screen.contains("[x]") { return [.key("Space"), .key("Enter")] }
    if screen.contains("( )") || screen.contains("(•)") {
      return [.key("Down"), .key("Up"), .key("Enter")]
    }
    return [.key("Enter")]
  }

  private func press(_ stroke: Stroke) throws {
    switch stroke {
    case .key(let key): try window.press(key)
    case .text(let text): try window.type(text)
    }
  }
}
