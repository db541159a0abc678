/// From which of the known nodes a path into the record begins.
enum Origin: Sendable {
  /// The context node, which inside a predicate is the candidate.
  case context
  /// What `current()` means.
  case current
  /// The node that the whole expression is evaluated at.
  case start
}

extension Evaluation {
  @inline(__always)
  func node(_ origin: Origin) -> NodeReference {
    switch origin {
    case .context: node
    case .current: current
    case .start: start
    }
  }

  /// The number of the record's node at an origin; the root when a table stands there.
  @inline(__always)
  func recordNode(_ origin: Origin) -> Int32 {
    let node = node(origin)
    return node.tree == 0 ? node.index : current.tree == 0 ? current.index : 0
  }
}

/// A question of which there is one node in the row of an enclosing roster, or
/// one in the whole record.
final class QuestionNode: SingleNode {
  let definition: Int32
  let anchor: Int32
  let origin: Origin

  init(_ definition: Int32, anchor: Int32, from origin: Origin) {
    self.definition = definition
    self.anchor = anchor
    self.origin = origin
  }

  @inline(__always)
  func index(_ evaluation: inout Evaluation) -> Int32 {
    evaluation.context.node(
      of: definition, anchor: anchor, from: evaluation.recordNode(origin))
  }

  func node(_ evaluation: inout Evaluation) -> NodeReference? {
    NodeReference(record: index(&evaluation))
  }

  func text(_ evaluation: inout Evaluation) -> String {
    evaluation.context.text(of: index(&evaluation))
  }

  func number(_ evaluation: inout Evaluation) -> Double {
    evaluation.context.number(of: index(&evaluation))
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    !evaluation.context.isEmpty(index(&evaluation))
  }
}

/// A section, or the root, of which there is one node.
final class SectionNode: SingleNode {
  let definition: Int32
  let anchor: Int32
  let origin: Origin

  init(_ definition: Int32, anchor: Int32, from origin: Origin) {
    self.definition = definition
    self.anchor = anchor
    self.origin = origin
  }

  func node(_ evaluation: inout Evaluation) -> NodeReference? {
    let from = evaluation.recordNode(origin)
    return NodeReference(
      record: evaluation.context.node(of: definition, anchor: anchor, from: from))
  }
}

/// The node at an origin or one of those that enclose it.
final class EnclosingNode: SingleNode {
  let levels: Int
  let origin: Origin

  init(levels: Int, from origin: Origin) {
    self.levels = levels
    self.origin = origin
  }

  func node(_ evaluation: inout Evaluation) -> NodeReference? {
    var node = evaluation.node(origin)
    for _ in 0..<levels {
      guard let parent = evaluation.parent(of: node) else { return nil }
      node = parent
    }
    return node
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    let nodes = nodes(&evaluation)
    return evaluation.boolean(of: nodes)
  }
}

/// The node at an origin where that is a question: mostly `.`.
final class OriginQuestion: SingleNode {
  let origin: Origin

  init(_ origin: Origin) { self.origin = origin }

  func node(_ evaluation: inout Evaluation) -> NodeReference? { evaluation.node(origin) }

  func text(_ evaluation: inout Evaluation) -> String {
    evaluation.context.text(of: evaluation.recordNode(origin))
  }

  func number(_ evaluation: inout Evaluation) -> Double {
    evaluation.context.number(of: evaluation.recordNode(origin))
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    !evaluation.context.isEmpty(evaluation.recordNode(origin))
  }
}

/// All nodes of a definition in the row of an enclosing roster, or in the whole record.
final class DefinitionNodes: NodeSet {
  let definition: Int32
  let anchor: Int32
  let origin: Origin

  init(_ definition: Int32, anchor: Int32, from origin: Origin) {
    self.definition = definition
    self.anchor = anchor
    self.origin = origin
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    let from = evaluation.recordNode(origin)
    let count = nodes.count
    evaluation.context.appendNodes(of: definition, anchor: anchor, from: from, to: &nodes)
    _ = evaluation.spend(nodes.count - count)
  }

  func count(_ evaluation: inout Evaluation) -> Int {
    evaluation.context.countNodes(
      of: definition, anchor: anchor, from: evaluation.recordNode(origin))
  }

  func sum(_ evaluation: inout Evaluation) -> Double {
    evaluation.context.sumNodes(
      of: definition, anchor: anchor, from: evaluation.recordNode(origin))
  }
}

/// The row of a roster at a position among its relevant rows.
final class RowNode: SingleNode {
  let roster: Int32
  let anchor: Int32
  let origin: Origin
  let position: any Evaluable

  init(_ roster: Int32, anchor: Int32, from origin: Origin, at position: any Evaluable) {
    self.roster = roster
    self.anchor = anchor
    self.origin = origin
    self.position = position
  }

  func node(_ evaluation: inout Evaluation) -> NodeReference? {
    let position = position.number(&evaluation)
    guard position >= 1, position <= Double(Int32.max), position == position.rounded() else {
      return nil
    }
    let from = evaluation.recordNode(origin)
    return evaluation.context
      .row(at: Int(position), of: roster, anchor: anchor, from: from)
      .map { NodeReference(record: $0) }
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool { node(&evaluation) != nil }
}

/// The only node of a definition below the one node of another part.
final class InnerNode: SingleNode {
  let base: any SingleNode
  let definition: Int32
  let anchor: Int32

  init(below base: any SingleNode, _ definition: Int32, anchor: Int32) {
    self.base = base
    self.definition = definition
    self.anchor = anchor
  }

  func node(_ evaluation: inout Evaluation) -> NodeReference? {
    guard let node = base.node(&evaluation) else { return nil }
    return NodeReference(
      record: evaluation.context.node(of: definition, anchor: anchor, from: node.index))
  }

  func boolean(_ evaluation: inout Evaluation) -> Bool {
    let nodes = nodes(&evaluation)
    return evaluation.boolean(of: nodes)
  }
}

/// Several sets as one, in document order, each node once.
final class Union: NodeSet {
  let members: [any Evaluable]

  init(_ members: [any Evaluable]) { self.members = members }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    var found: [NodeReference] = []
    for member in members { member.appendNodes(&evaluation, to: &found) }
    nodes += evaluation.inDocumentOrder(found)
  }
}

extension Evaluation {
  /// The nodes in document order, each once; tables follow the record.
  mutating func inDocumentOrder(_ nodes: [NodeReference]) -> [NodeReference] {
    guard nodes.count > 1, spend(nodes.count) else { return nodes }
    var seen: Set<NodeReference> = []
    let distinct = nodes.filter { seen.insert($0).inserted }
    let keyed = distinct.map { node in (node: node, key: documentKey(of: node)) }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.node)
  }

  /// Numbers that order nodes as the document does.
  ///
  /// Nodes of the record are numbered as they are made, so their place comes
  /// from the way to the root.
  private func documentKey(of node: NodeReference) -> [Int] {
    guard node.tree == 0 else { return [Int(node.tree), Int(node.index)] }
    var key: [Int] = []
    var index = node.index
    while index >= 0 {
      key.append(context.position(of: index))
      key.append(Int(context.definition(of: index)))
      index = context.parent(of: index)
    }
    key.append(0)
    return key.reversed()
  }
}
