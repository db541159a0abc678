extension ExpressionTree {
  /// The tree with all offsets zero, so that two trees can be compared by what they say.
  package var withoutPlaces: ExpressionTree {
    let none = 0..<0
    switch self {
    case .number(let number, _): return .number(number, none)
    case .text(let text, _): return .text(text, none)
    case .reference(let reference, let predicates, _):
      return .reference(reference, predicates.map(\.withoutPlaces), none)
    case .call(let name, _, let arguments, _):
      return .call(name, none, arguments.map(\.withoutPlaces), none)
    case .negation(let operand, _): return .negation(operand.withoutPlaces, none)
    case .operation(let first, let terms, _):
      let terms = terms.map {
        Term(operation: $0.operation, operatorRange: none, operand: $0.operand.withoutPlaces)
      }
      return .operation(first.withoutPlaces, terms, none)
    case .union(let members, _): return .union(members.map(\.withoutPlaces), none)
    case .filter(let base, let predicates, _):
      return .filter(base.withoutPlaces, predicates.map(\.withoutPlaces), none)
    case .path(let start, let steps, _):
      let steps = steps.map {
        Step(
          axis: $0.axis, test: $0.test, predicates: $0.predicates.map(\.withoutPlaces), range: none)
      }
      guard case .expression(let base) = start else { return .path(start, steps, none) }
      return .path(.expression(base.withoutPlaces), steps, none)
    }
  }
}
