import Expressions

extension ExpressionTree {
  /// The parts directly below, those in predicates marked.
  var parts: [(tree: ExpressionTree, isPredicate: Bool)] {
    switch self {
    case .number, .text: []
    case .reference(_, let predicates, _): predicates.map { ($0, true) }
    case .call(_, _, let arguments, _): arguments.map { ($0, false) }
    case .negation(let operand, _): [(operand, false)]
    case .operation(let first, let terms, _):
      [(first, false)] + terms.map { ($0.operand, false) }
    case .union(let members, _): members.map { ($0, false) }
    case .filter(let base, let predicates, _): [(base, false)] + predicates.map { ($0, true) }
    case .path(let start, let steps, _):
      (start.base.map { [($0, false)] } ?? [])
        + steps.flatMap { step in step.predicates.map { ($0, true) } }
    }
  }

  /// Calls `body` with every part, the whole first.
  ///
  /// - Parameters:
  ///   - predicate: The part whose predicate this is in; nil outside predicates.
  ///   - body: Is given the part and the innermost part whose predicate it is in.
  func visit(
    inPredicateOf predicate: ExpressionTree? = nil,
    _ body: (_ part: ExpressionTree, _ predicate: ExpressionTree?) -> Void
  ) {
    body(self, predicate)
    for (tree, isPredicate) in parts {
      tree.visit(inPredicateOf: isPredicate ? self : predicate, body)
    }
  }

  /// The text, for a text in quotation marks.
  var literal: String? {
    if case .text(let text, _) = self { text } else { nil }
  }

  /// Whether it is `.` alone.
  var isOwnNode: Bool {
    guard case .path(.context, let steps, _) = self, steps.count == 1 else { return false }
    return steps[0].axis == .self && steps[0].test == .node && steps[0].predicates.isEmpty
  }
}

extension ExpressionTree.Start {
  fileprivate var base: ExpressionTree? {
    if case .expression(let base) = self { base } else { nil }
  }
}
