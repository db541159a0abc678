public import InterfaceText
public import SurveyEngine

/// What is said about an answer that a rule refuses, where the author of the
/// questionnaire has said nothing.
public struct ProblemWords: Sendable {
  private let words: Wording

  /// Creates the words of a language.
  public init(_ words: Wording) {
    self.words = words
  }

  /// What is wrong with a text that is no answer of its type.
  ///
  /// - Parameters:
  ///   - fault: What is wrong.
  ///   - typed: What was typed, in words.
  ///   - parameters: The parameters of the question, which give the ends of a scale.
  /// - Returns: A sentence that says how to mend it.
  public func text(
    of fault: AnswerText.Fault, typed: String, parameters: [String: String]
  ) -> String {
    switch fault {
    case .notAnInteger: words(.errorNotInteger)
    case .notANumber: words(.errorNotNumber)
    case .tooManyDigits: words(.errorTooManyDigits)
    case .notADate: words(.errorNotDate)
    case .notATime: words(.errorNotTime)
    case .notADateTime: words(.errorNotDateTime)
    case .notAChoice: words(.errorNotAChoice, .answer(typed))
    case .excludesOthers: words(.errorExcludesOthers)
    case .incompleteRanking: words(.rankPrompt)
    case .outOfRange:
      words(
        .errorOutOfRange, .low(words.decimal(parameters["start"] ?? "1")),
        .high(words.decimal(parameters["end"] ?? "10")))
    case .notAPosition: words(.errorNotGeopoint)
    case .notALine: words(.errorNotLine)
    case .notOK, .takesNoAnswer: words(.errorConstraint)
    }
  }

  /// What is said about a rule without a message of its own.
  public func text(of kind: Problem.Kind) -> String {
    switch kind {
    case .required: words(.errorRequired)
    case .type, .constraint: words(.errorConstraint)
    case .warning: words(.errorWarning)
    }
  }
}
