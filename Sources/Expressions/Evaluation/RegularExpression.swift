internal import CRE2

/// A compiled regular expression in the syntax of RE2.
///
/// Matching takes time linear in the length of the text, whatever the pattern.
final class RegularExpression: @unchecked Sendable {
  // RE2 objects may be used by several threads at once once they are built,
  // and this one is set in the initialiser only.
  private let pattern: OpaquePointer

  /// What is wrong with the pattern, nil when nothing is.
  let problem: String?

  init(_ text: String) {
    var text = text
    let pattern = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        var empty: CChar = 0
        return withUnsafePointer(to: &empty) {
          CRE2PatternCreate(bytes.baseAddress ?? $0, bytes.count)
        }
      }
    }
    self.pattern = pattern
    problem = CRE2PatternError(pattern).map { String(cString: $0) }
  }

  deinit { CRE2PatternRelease(pattern) }

  /// Whether the whole text has the form; false for a pattern with a problem.
  func matches(_ text: String) -> Bool {
    guard problem == nil else { return false }
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        var empty: CChar = 0
        return withUnsafePointer(to: &empty) {
          CRE2PatternMatches(pattern, bytes.baseAddress ?? $0, bytes.count)
        }
      }
    }
  }
}

/// `regex(text, pattern)`.
final class PatternMatch: Condition {
  let text: any Evaluable
  let pattern: any Evaluable
  /// The pattern where it is a literal.
  let literal: RegularExpression?

  init(_ text: any Evaluable, _ pattern: any Evaluable, literal: RegularExpression?) {
    self.text = text
    self.pattern = pattern
    self.literal = literal
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    let text = text.text(&evaluation)
    if let literal { return literal.matches(text) }
    let expression = RegularExpression(pattern.text(&evaluation))
    if let problem = expression.problem {
      evaluation.context.report(EvaluationProblem("regex() has a faulty pattern: \(problem)."))
    }
    return expression.matches(text)
  }
}
