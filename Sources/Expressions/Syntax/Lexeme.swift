/// A smallest part of an expression together with the UTF-8 offsets it takes.
struct Lexeme: Hashable, Sendable {
  /// What the part is.
  enum Kind: Hashable, Sendable {
    case number(Double)
    case text(String)
    case name(String)
    /// `${name}` or `${last-saved#name}`.
    case reference(ExpressionTree.Reference)
    /// An operator between two operands.
    case operation(ExpressionTree.Operator)
    /// `prefix:*`.
    case prefixWildcard(String)
    case wildcard
    case union
    case openParenthesis, closeParenthesis
    case openBracket, closeBracket
    case comma
    case slash, doubleSlash
    case dot, doubleDot
    case at
    case doubleColon
    case end
  }

  var kind: Kind
  var range: Range<Int>

  /// Whether an operand may end here, which makes `*`, `and`, `or`, `div` and
  /// `mod` operators when they come next.
  var canEndOperand: Bool {
    switch kind {
    case .number, .text, .name, .reference, .prefixWildcard, .wildcard, .closeParenthesis,
      .closeBracket, .dot, .doubleDot:
      true
    case .operation, .union, .openParenthesis, .openBracket, .comma, .slash, .doubleSlash, .at,
      .doubleColon, .end:
      false
    }
  }

  /// Whether an operand may begin here.
  var canBeginOperand: Bool {
    switch kind {
    case .number, .text, .name, .reference, .prefixWildcard, .wildcard, .openParenthesis, .slash,
      .doubleSlash, .dot, .doubleDot, .at:
      true
    case .operation(let operation): operation == .subtract
    case .union, .closeParenthesis, .openBracket, .closeBracket, .comma, .doubleColon, .end: false
    }
  }
}
