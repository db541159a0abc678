internal import SurveyBasics

/// `=` or `!=` of two numbers.
final class NumberEquality: Condition {
  let left: any Evaluable
  let right: any Evaluable
  let isNegated: Bool

  init(_ left: any Evaluable, _ right: any Evaluable, isNegated: Bool) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    let number = left.number(&evaluation)
    return Value.areEqual(number, right.number(&evaluation)) != isNegated
  }
}

/// `=` or `!=` of two texts, byte for byte.
final class TextEquality: Condition {
  let left: any Evaluable
  let right: any Evaluable
  let isNegated: Bool

  init(_ left: any Evaluable, _ right: any Evaluable, isNegated: Bool) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    let text = left.text(&evaluation)
    return text.isExactly(right.text(&evaluation)) != isNegated
  }
}

/// `=` or `!=` of two truth values.
final class TruthEquality: Condition {
  let left: any Evaluable
  let right: any Evaluable
  let isNegated: Bool

  init(_ left: any Evaluable, _ right: any Evaluable, isNegated: Bool) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    let truth = left.boolean(&evaluation)
    return (truth == right.boolean(&evaluation)) != isNegated
  }
}

/// `=` or `!=` where the types are known only when the values are, or where
/// sets of several nodes take part.
final class GeneralEquality: Condition {
  let left: any Evaluable
  let right: any Evaluable
  let isNegated: Bool
  /// Whether an empty set of nodes compares as the empty text.
  let emptyIsText: (left: Bool, right: Bool)

  init(
    _ left: any Evaluable, _ right: any Evaluable, isNegated: Bool,
    emptyIsText: (left: Bool, right: Bool)
  ) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
    self.emptyIsText = emptyIsText
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    var first = left.value(&evaluation)
    var second = right.value(&evaluation)
    if emptyIsText.left, case .nodes(let nodes) = first, nodes.isEmpty { first = .text("") }
    if emptyIsText.right, case .nodes(let nodes) = second, nodes.isEmpty { second = .text("") }
    return evaluation.holds(first, second, isNegated: isNegated)
  }
}

/// `<`, `<=`, `>` or `>=`, numeric on both sides.
final class Order: Condition {
  let left: any Evaluable
  let right: any Evaluable
  let operation: ExpressionTree.Operator
  /// Whether a side may be several nodes, one of which is enough.
  let isExistential: Bool

  init(
    _ left: any Evaluable, _ operation: ExpressionTree.Operator, _ right: any Evaluable,
    isExistential: Bool
  ) {
    self.left = left
    self.right = right
    self.operation = operation
    self.isExistential = isExistential
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    guard isExistential else {
      let number = left.number(&evaluation)
      return holds(number, right.number(&evaluation))
    }
    let first = bounds(of: left, &evaluation)
    let second = bounds(of: right, &evaluation)
    guard let first, let second else { return false }
    return operation == .less || operation == .lessOrEqual
      ? holds(first.lowerBound, second.upperBound) : holds(first.upperBound, second.lowerBound)
  }

  private func holds(_ left: Double, _ right: Double) -> Bool {
    switch operation {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder: false
    }
  }

  /// The smallest and the greatest number of a side; nil when it has none.
  ///
  /// One pair of nodes satisfies an order exactly when the extremes do.
  private func bounds(
    of side: any Evaluable, _ evaluation: inout Evaluation
  ) -> ClosedRange<Double>? {
    let value = side.value(&evaluation)
    guard case .nodes(let nodes) = value else {
      let number = evaluation.number(of: value)
      return number.isNaN ? nil : number...number
    }
    var bounds: ClosedRange<Double>?
    for node in nodes where evaluation.spend(1) {
      let number = evaluation.number(of: node)
      guard !number.isNaN else { continue }
      bounds = min(number, bounds?.lowerBound ?? number)...max(number, bounds?.upperBound ?? number)
    }
    return bounds
  }
}

extension Evaluation {
  /// Whether `=` (or `!=`) holds between two values, for some pair of nodes
  /// where there are several.
  mutating func holds(_ left: Value, _ right: Value, isNegated: Bool) -> Bool {
    switch (left, right) {
    case (.boolean, _), (_, .boolean):
      let truth = boolean(of: left)
      return (truth == boolean(of: right)) != isNegated
    case (.nodes(let first), .nodes(let second)):
      return holds(first, second, isNegated: isNegated)
    case (.nodes(let nodes), let other), (let other, .nodes(let nodes)):
      for node in nodes where spend(1) {
        let isEqual =
          if case .number(let number) = other {
            Value.areEqual(self.number(of: node), number)
          } else {
            areEqual(.text(text(of: node)), other)
          }
        if isEqual != isNegated { return true }
      }
      return false
    default:
      return areEqual(left, right) != isNegated
    }
  }

  private mutating func holds(
    _ left: [NodeReference], _ right: [NodeReference], isNegated: Bool
  ) -> Bool {
    guard spend(left.count + right.count), !left.isEmpty, !right.isEmpty else { return false }
    let first = Set(left.map { ExactText(text(of: $0)) })
    let second = Set(right.map { ExactText(text(of: $0)) })
    guard isNegated else { return !first.isDisjoint(with: second) }
    return first.count > 1 || second.count > 1 || first != second
  }

  /// Equality of two values neither of which is a set or a truth value.
  private mutating func areEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.text(let first), .text(let second)): return first.isExactly(second)
    case (.number, _), (_, .number):
      let number = number(of: left)
      return Value.areEqual(number, self.number(of: right))
    case (.text(let text), let date), (let date, .text(let text)):
      guard let days = DateText(text)?.days(zone: zone) else { return false }
      return Value.areEqual(days, number(of: date))
    default:
      let number = number(of: left)
      return Value.areEqual(number, self.number(of: right))
    }
  }
}

/// A text that equals another only byte for byte.
struct ExactText: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactText, right: ExactText) -> Bool { left.text.isExactly(right.text) }

  func hash(into hasher: inout Hasher) {
    hasher.combine(text.utf8.count)
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
