/// How much an expression may ask for.
///
/// A questionnaire can come from anywhere, so nothing in it may exhaust the
/// stack, the memory or the patience of the person at the keyboard. The limits
/// lie far above what questionnaires in use need.
public enum ExpressionLimits {
  /// The most UTF-8 bytes of one expression.
  public static let length = 65_536
  /// The deepest nesting of parentheses, calls, predicates and signs.
  public static let depth = 200
  /// The most UTF-8 bytes of a text that an evaluation makes.
  public static let textLength = 1_048_576
  /// The most nodes of one set.
  public static let nodeCount = 1_000_000
  /// The most nodes that one evaluation may look at, repeated looks counted.
  public static let visits = 5_000_000
}
