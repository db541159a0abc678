import InterfaceText
import JSONRecords

/// What was looked at and what was found, in the language of the interface.
struct Examination {
  /// How serious something is.
  enum State: String {
    /// It is as it should be.
    case fine
    /// It should be known, and nothing has to be done.
    case note
    /// Something has to be done.
    case problem
  }

  /// One thing that was looked at.
  struct Finding {
    let subject: TextKey
    let state: State
    let text: String
    /// What to do; nil when nothing is to be done.
    let advice: String?
  }

  let words: Wording
  private(set) var findings: [Finding] = []

  init(_ words: Wording) {
    self.words = words
  }

  /// Whether something has to be done.
  var hasProblems: Bool { findings.contains { $0.state == .problem } }

  /// Adds what was found, with what to do about it.
  mutating func add(
    _ subject: TextKey, _ state: State, _ text: String, _ advice: TextKey? = nil
  ) {
    findings.append(
      Finding(subject: subject, state: state, text: text, advice: advice.map { words($0) }))
  }

  /// The findings as text, a line each and the advice below.
  var text: String {
    var lines: [String] = []
    let signs: [State: String] = [
      .fine: words(.doctorFine), .note: words(.doctorNote), .problem: words(.doctorProblem),
    ]
    let width = signs.values.map(\.count).max() ?? 0
    for finding in findings {
      let sign = signs[finding.state] ?? ""
      let space = String(repeating: " ", count: width - sign.count + 2)
      lines.append("\(sign)\(space)\(words(finding.subject)): \(finding.text)")
      if let advice = finding.advice {
        lines.append(String(repeating: " ", count: width + 2) + "→ \(advice)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The findings as one JSON value.
  var value: JSONValue {
    [
      "findings": .array(
        findings.map {
          [
            "subject": .string($0.subject.rawValue.dropFirst("doctor".count).lowercased()),
            "state": .string($0.state.rawValue), "text": .string($0.text),
            "advice": $0.advice.map { .string($0) } ?? .null,
          ]
        }),
      "problems": .integer(findings.count { $0.state == .problem }),
    ]
  }
}
