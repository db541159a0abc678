/// What is wrong with an expression, before its place in a file is known.
public struct ExpressionProblem: Error, Hashable, Sendable {
  /// The stable name of the rule, such as `expression-syntax`,
  /// `unknown-name`, `unknown-function`, `wrong-arity`.
  public var id: String
  /// Whether the expression can still be used.
  public var isWarning: Bool
  /// What is wrong, in full sentences.
  public var message: String
  /// The part that is meant, as offsets of UTF-8 bytes of the source.
  public var range: Range<Int>
  /// What to do, as a sentence, where that can be said.
  public var fix: String?

  /// Creates a problem.
  public init(
    _ id: String, _ message: String, at range: Range<Int>, fix: String? = nil,
    isWarning: Bool = false
  ) {
    self.id = id
    self.message = message
    self.range = range
    self.fix = fix
    self.isWarning = isWarning
  }
}
