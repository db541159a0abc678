public import SurveyModel

/// One question over all interviews: everybody who was asked it.
///
/// A question that an interview did not ask leaves no entry, so a share over
/// the entries is a share of those asked. In a roster each row has its entry.
public struct QuestionColumn: Sendable {
  /// The name that stands for the question in all interviews: the key without
  /// rows, such as `members/age`.
  public let name: String
  /// The question in the questionnaire; nil when only other versions have it.
  public let definition: Definition?
  /// What came of asking, ordered by interview, then by row.
  public let entries: [Entry]

  /// What came of asking a question once.
  public struct Entry: Sendable {
    /// The index of the interview in the sample.
    public let interview: Int
    /// The key of the answer, such as `members[r2]/age`.
    public let key: String
    /// The answer, or why there is none.
    public let outcome: Outcome
  }

  /// An answer, or why there is none.
  public enum Outcome: Hashable, Sendable {
    /// The answer.
    case answered(AnswerValue)
    /// Why there is none.
    case missing(MissingReason)
  }
}

extension QuestionColumn.Entry {
  /// The answer, nil when there is none.
  public var answer: AnswerValue? {
    if case .answered(let value) = outcome { value } else { nil }
  }

  /// The answer as a number, nil for everything else.
  public var number: Double? {
    switch answer {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .text, .list, .point, .points, .rows, nil: nil
    }
  }

  /// Whether there is no answer for that reason.
  public func isMissing(_ reason: MissingReason) -> Bool {
    outcome == .missing(reason)
  }
}
