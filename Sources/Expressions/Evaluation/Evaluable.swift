/// A compiled part of an expression.
///
/// Each part can give its result in every form, so that a number that is
/// compared with a number never becomes a text on the way. A part evaluates
/// each of its own parts at most once, which keeps the time of an evaluation
/// proportional to the size of the expression.
protocol Evaluable: AnyObject, Sendable {
  func value(_ evaluation: inout Evaluation) -> Value
  func text(_ evaluation: inout Evaluation) -> String
  func number(_ evaluation: inout Evaluation) -> Double
  func boolean(_ evaluation: inout Evaluation) -> Bool
  /// Appends the nodes of a node-set in document order; other results have none.
  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference])
  /// The part itself where its result is at most one node.
  ///
  /// A property, because asking the type of a part costs more than evaluating it.
  var singleNode: (any SingleNode)? { get }
}

extension Evaluable {
  var singleNode: (any SingleNode)? { nil }

  func text(_ evaluation: inout Evaluation) -> String {
    let value = value(&evaluation)
    return evaluation.text(of: value)
  }

  func number(_ evaluation: inout Evaluation) -> Double {
    let value = value(&evaluation)
    return evaluation.number(of: value)
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    let value = value(&evaluation)
    return evaluation.boolean(of: value)
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    if case .nodes(let found) = value(&evaluation) { nodes += found }
  }

  /// The first node, relevant or not where there is only one.
  func firstNode(_ evaluation: inout Evaluation) -> NodeReference? {
    guard let singleNode else { return nodes(&evaluation).first }
    return singleNode.node(&evaluation)
  }

  func nodes(_ evaluation: inout Evaluation) -> [NodeReference] {
    var nodes: [NodeReference] = []
    appendNodes(&evaluation, to: &nodes)
    return nodes
  }
}

/// A part whose result is true or false.
protocol Condition: Evaluable {}

extension Condition {
  func value(_ evaluation: inout Evaluation) -> Value { .boolean(boolean(&evaluation)) }
  func text(_ evaluation: inout Evaluation) -> String {
    boolean(&evaluation) ? "true" : "false"
  }
  func number(_ evaluation: inout Evaluation) -> Double { boolean(&evaluation) ? 1 : 0 }
}

/// A part whose result is a number.
protocol Numeric: Evaluable {}

extension Numeric {
  func value(_ evaluation: inout Evaluation) -> Value { .number(number(&evaluation)) }
  func text(_ evaluation: inout Evaluation) -> String {
    DecimalText.text(of: number(&evaluation))
  }
  func boolean(_ evaluation: inout Evaluation) -> Bool { Value.isTrue(number(&evaluation)) }
}

/// A part whose result is a text.
protocol Textual: Evaluable {}

extension Textual {
  func value(_ evaluation: inout Evaluation) -> Value { .text(text(&evaluation)) }
  func number(_ evaluation: inout Evaluation) -> Double {
    let text = text(&evaluation)
    return evaluation.number(of: text)
  }
  func boolean(_ evaluation: inout Evaluation) -> Bool { !text(&evaluation).isEmpty }
}

/// A part whose result is a set of nodes.
protocol NodeSet: Evaluable {}

extension NodeSet {
  func value(_ evaluation: inout Evaluation) -> Value { .nodes(nodes(&evaluation)) }
}

/// A part whose result is at most one node.
protocol SingleNode: NodeSet {
  func node(_ evaluation: inout Evaluation) -> NodeReference?
}

extension SingleNode {
  var singleNode: (any SingleNode)? { self }

  func text(_ evaluation: inout Evaluation) -> String {
    guard let node = node(&evaluation) else { return "" }
    return evaluation.text(of: node)
  }

  func number(_ evaluation: inout Evaluation) -> Double {
    guard let node = node(&evaluation) else { return .nan }
    return evaluation.number(of: node)
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    guard let node = node(&evaluation),
      node.tree != 0 || evaluation.context.isRelevant(node.index)
    else { return }
    nodes.append(node)
  }
}
