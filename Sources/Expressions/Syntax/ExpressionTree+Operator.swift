extension ExpressionTree {
  /// An operator between two operands.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    /// True if one side is.
    case or
    /// True if both sides are.
    case and
    /// Equality.
    case equal = "="
    /// Inequality.
    case notEqual = "!="
    /// Less than.
    case less = "<"
    /// Less than or equal.
    case lessOrEqual = "<="
    /// Greater than.
    case greater = ">"
    /// Greater than or equal.
    case greaterOrEqual = ">="
    /// Addition.
    case add = "+"
    /// Subtraction.
    case subtract = "-"
    /// Multiplication.
    case multiply = "*"
    /// Division.
    case divide = "div"
    /// The remainder, with the sign of the left operand.
    case remainder = "mod"

    /// How tightly the operator binds, 1 for the loosest.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .notEqual: 3
      case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
      case .add, .subtract: 5
      case .multiply, .divide, .remainder: 6
      }
    }

    /// The operator spelled by a name, if it is one.
    init?(name: String) {
      switch name {
      case "or": self = .or
      case "and": self = .and
      case "div": self = .divide
      case "mod": self = .remainder
      default: return nil
      }
    }
  }
}
