/// `or` over any number of conditions; the rest is not looked at after the first true one.
final class Disjunction: Condition {
  let parts: [any Evaluable]

  init(_ parts: [any Evaluable]) { self.parts = parts }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    for part in parts where part.boolean(&evaluation) { return true }
    return false
  }
}

/// `and` over any number of conditions; the rest is not looked at after the first false one.
final class Conjunction: Condition {
  let parts: [any Evaluable]

  init(_ parts: [any Evaluable]) { self.parts = parts }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    for part in parts where !part.boolean(&evaluation) { return false }
    return true
  }
}

/// A minus sign before a value.
final class Negation: Numeric {
  let operand: any Evaluable

  init(_ operand: any Evaluable) { self.operand = operand }

  func number(_ evaluation: inout Evaluation) -> Double { -operand.number(&evaluation) }
}

/// A chain of sums or of products, from left to right.
final class Arithmetic: Numeric {
  let first: any Evaluable
  let terms: [(operation: ExpressionTree.Operator, operand: any Evaluable)]

  init(
    _ first: any Evaluable, _ terms: [(operation: ExpressionTree.Operator, operand: any Evaluable)]
  ) {
    self.first = first
    self.terms = terms
  }

  func number(_ evaluation: inout Evaluation) -> Double {
    var result = first.number(&evaluation)
    for (operation, operand) in terms {
      let number = operand.number(&evaluation)
      switch operation {
      case .add: result += number
      case .subtract: result -= number
      case .multiply: result *= number
      case .divide: result /= number
      case .remainder: result = result.truncatingRemainder(dividingBy: number)
      case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
      }
    }
    return result
  }
}

/// `if(condition, then, otherwise)`; only the branch that is needed is looked at.
final class Choice: Evaluable {
  let condition: any Evaluable
  let then: any Evaluable
  let otherwise: any Evaluable

  init(_ condition: any Evaluable, _ then: any Evaluable, _ otherwise: any Evaluable) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }

  private func branch(_ evaluation: inout Evaluation) -> any Evaluable {
    condition.boolean(&evaluation) ? then : otherwise
  }

  func value(_ evaluation: inout Evaluation) -> Value { branch(&evaluation).value(&evaluation) }
  func text(_ evaluation: inout Evaluation) -> String { branch(&evaluation).text(&evaluation) }
  func number(_ evaluation: inout Evaluation) -> Double { branch(&evaluation).number(&evaluation) }
  func boolean(_ evaluation: inout Evaluation) -> Bool { branch(&evaluation).boolean(&evaluation) }
}

/// `coalesce(value, substitute)`, and `once(value)` with the node itself as value.
final class Coalescence: Evaluable {
  let preferred: any Evaluable
  let substitute: any Evaluable
  private let isNodeSet: Bool
  private let question: QuestionNode?

  init(_ preferred: any Evaluable, _ substitute: any Evaluable) {
    self.preferred = preferred
    self.substitute = substitute
    isNodeSet = preferred is any NodeSet
    question = preferred as? QuestionNode
  }

  func value(_ evaluation: inout Evaluation) -> Value {
    let value = preferred.value(&evaluation)
    return evaluation.isBlank(value) ? substitute.value(&evaluation) : value
  }

  func text(_ evaluation: inout Evaluation) -> String {
    guard isNodeSet else {
      let value = value(&evaluation)
      return evaluation.text(of: value)
    }
    let text = preferred.text(&evaluation)
    return text.isEmpty ? substitute.text(&evaluation) : text
  }

  func number(_ evaluation: inout Evaluation) -> Double {
    guard let question else {
      let value = value(&evaluation)
      return evaluation.number(of: value)
    }
    let node = question.index(&evaluation)
    guard evaluation.context.isEmpty(node) else { return evaluation.context.number(of: node) }
    return substitute.number(&evaluation)
  }
}

/// `not(condition)`.
final class Opposite: Condition {
  let operand: any Evaluable

  init(_ operand: any Evaluable) { self.operand = operand }

  func boolean(_ evaluation: inout Evaluation) -> Bool { !operand.boolean(&evaluation) }
}

/// A number without its fraction, for positions.
final class WholeNumber: Numeric {
  let operand: any Evaluable

  init(_ operand: any Evaluable) { self.operand = operand }

  func number(_ evaluation: inout Evaluation) -> Double {
    operand.number(&evaluation).rounded(.towardZero)
  }
}
