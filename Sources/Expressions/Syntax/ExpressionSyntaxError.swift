/// Why a text is no expression: what is wrong, where, and how to mend it.
public struct ExpressionSyntaxError: Error, Hashable, Sendable {
  /// What was found and what was expected, in full sentences.
  public var message: String
  /// The part that is meant, as offsets of UTF-8 bytes; empty at the end of the text.
  public var range: Range<Int>
  /// What to write instead, as a sentence, where that can be said.
  public var hint: String?

  /// Creates an error.
  public init(_ message: String, at range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.range = range
    self.hint = hint
  }
}

extension ExpressionSyntaxError: CustomStringConvertible {
  /// The message and the hint.
  public var description: String { hint.map { "\(message) \($0)" } ?? message }
}
