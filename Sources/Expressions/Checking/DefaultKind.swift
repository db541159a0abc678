/// Whether the cell of a `default` is an expression (xlsform 8.6).
public enum DefaultKind: Sendable {
  /// The text itself is the value.
  case literal
  /// The text is an expression, evaluated once.
  case expression

  /// Classifies a default.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - minusIsLiteral: True for dates and positions, where a minus sign belongs to the value.
  public init(_ text: String, minusIsLiteral: Bool) {
    self = .literal
  }
}
