public import Expressions

/// What only a question has.
public struct Question: Sendable {
  /// The kind of answer.
  public var type: AnswerType
  /// Whether the interviewer meets it; calculations and hidden questions are not shown.
  public var isShown: Bool
  /// What fills it by itself, for questions such as `start` and `today`.
  public var automatic: AutomaticAnswer?
  /// The choices, for types that have them.
  public var choices: ChoiceSource?
  /// Whether an answer has to be given, with the message.
  public var required: Rule?
  /// What an answer has to satisfy, with the message.
  public var constraint: Rule?
  /// What an answer should satisfy, with the message; it may be confirmed with a reason.
  public var warning: Rule?
  /// The expression that gives the answer.
  public var calculation: CompiledExpression?
  /// The questions whose change runs the calculation; it runs at no other time then.
  public var triggers: [Int32]
  /// The value at the beginning.
  public var defaultValue: DefaultValue?
  /// The missing reasons that may be given instead of an answer.
  public var special: [MissingReason]
  /// Whether the answer is kept apart from the response.
  public var isPersonal: Bool
  /// Who answers it.
  public var scope: Scope
  /// The key=value pairs of the column `parameters`.
  public var parameters: [String: String]
  /// The names that this question had in earlier versions.
  public var formerNames: [String]
  /// How simulated respondents answer, as written.
  public var simulation: String?

  /// Who answers a question.
  public enum Scope: String, Sendable {
    /// The interviewer, during the interview.
    case interviewer
    /// The supervisor, afterwards.
    case supervisor
  }

  /// Creates a shown question of a type with no rules.
  public init(type: AnswerType) {
    self.type = type
    isShown = true
    triggers = []
    special = []
    isPersonal = false
    scope = .interviewer
    parameters = [:]
    formerNames = []
  }
}

/// A condition with the message for the case that it does not hold.
public struct Rule: Sendable {
  /// The condition.
  public let expression: CompiledExpression
  /// What is shown when it does not hold; empty where the author gave nothing.
  public let message: LocalizedText

  /// Creates a rule.
  public init(_ expression: CompiledExpression, message: LocalizedText = .none) {
    self.expression = expression
    self.message = message
  }
}

/// The value of a question when a record or roster row begins.
public enum DefaultValue: Sendable {
  /// A text in record form.
  case literal(String)
  /// An expression, evaluated once for each new record or row.
  case expression(CompiledExpression)
}

/// Where the choices of a question come from.
public struct ChoiceSource: Sendable {
  /// The list.
  public enum Origin: Sendable {
    /// A list of the questionnaire, by its index.
    case list(Int)
    /// The answers of a question of a roster.
    case roster(question: Int32)
  }

  /// The list.
  public let origin: Origin
  /// Which of them are offered; all when nil.
  public let filter: CompiledExpression?
  /// Whether the order is drawn by chance.
  public let isRandomized: Bool
  /// The seed of the order; drawn once for the interview when nil.
  public let seed: CompiledExpression?

  /// Creates a source.
  public init(
    _ origin: Origin, filter: CompiledExpression? = nil, isRandomized: Bool = false,
    seed: CompiledExpression? = nil
  ) {
    self.origin = origin
    self.filter = filter
    self.isRandomized = isRandomized
    self.seed = seed
  }
}
