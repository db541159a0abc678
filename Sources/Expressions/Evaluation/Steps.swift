/// The ways from one node to others that a step describes, resolved for the
/// nodes that can occur.
enum StepWay: Sendable {
  /// To the definitions below each definition, with the roster in whose row
  /// they are looked for.
  case down([Int32: [Target]])
  /// Down in a table: to children of a name, or to all.
  case tableDown(String?)
  case up
  /// To the node itself and everything below.
  case subtree
  /// Keeps nodes of these definitions.
  case keep(Set<Int32>)
  /// Keeps nodes of a table with this name.
  case tableKeep(String)
  case nothing

  struct Target: Sendable {
    var definition: Int32
    var anchor: Int32
  }
}

/// A condition on the nodes that a step has found.
struct Predicate: Sendable {
  enum Kind: Sendable {
    /// The position that is kept.
    case position
    /// A truth value.
    case condition
    /// Known only when evaluated: a number is a position.
    case dynamic
  }

  var kind: Kind
  var code: any Evaluable
  /// Whether the result is the same for all candidates.
  var isConstant: Bool
}

/// A step from every node of a set, with its predicates applied for each of
/// them apart.
final class PathStep: NodeSet {
  let base: any Evaluable
  let way: StepWay
  let predicates: [Predicate]
  /// Whether the result may hold a node twice or out of order.
  let needsSorting: Bool

  init(
    from base: any Evaluable, _ way: StepWay, _ predicates: [Predicate], needsSorting: Bool
  ) {
    self.base = base
    self.way = way
    self.predicates = predicates
    self.needsSorting = needsSorting
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    let origins = base.nodes(&evaluation)
    var found: [NodeReference] = []
    for origin in origins where evaluation.spend(1) {
      var candidates: [NodeReference] = []
      evaluation.append(from: origin, way, to: &candidates)
      evaluation.filter(&candidates, predicates)
      found += candidates
      guard found.count <= ExpressionLimits.nodeCount else {
        evaluation.fail("The expression selects more than a million nodes.")
        return
      }
    }
    nodes += needsSorting ? evaluation.inDocumentOrder(found) : found
  }
}

/// The nodes of a set that satisfy predicates, counted over the whole set or
/// over the nodes with the same parent.
final class FilteredNodes: NodeSet {
  let base: any Evaluable
  let predicates: [Predicate]
  let isCountedByParent: Bool

  init(_ base: any Evaluable, _ predicates: [Predicate], isCountedByParent: Bool) {
    self.base = base
    self.predicates = predicates
    self.isCountedByParent = isCountedByParent
  }

  func appendNodes(_ evaluation: inout Evaluation, to nodes: inout [NodeReference]) {
    var candidates = base.nodes(&evaluation)
    guard isCountedByParent else {
      evaluation.filter(&candidates, predicates)
      nodes += candidates
      return
    }
    var rest = candidates[...]
    while let first = rest.first, evaluation.spend(1) {
      let parent = evaluation.parent(of: first)
      var group = Array(rest.prefix { evaluation.parent(of: $0) == parent })
      rest = rest.dropFirst(group.count)
      evaluation.filter(&group, predicates)
      nodes += group
    }
  }
}

extension Evaluation {
  fileprivate mutating func append(
    from origin: NodeReference, _ way: StepWay, to nodes: inout [NodeReference]
  ) {
    let isRecord = origin.tree == 0
    switch way {
    case .down(let targets):
      guard isRecord, let below = targets[context.definition(of: origin.index)] else { return }
      for target in below {
        context.appendNodes(
          of: target.definition, anchor: target.anchor, from: origin.index, to: &nodes)
      }
    case .tableDown(let name):
      guard !isRecord else { return }
      let table = context.table(origin.tree - 1)
      for child in table.children(of: origin.index)
      where name == nil || table.name(of: child) == name {
        nodes.append(NodeReference(tree: origin.tree, index: child))
      }
    case .up:
      if let parent = parent(of: origin) { nodes.append(parent) }
    case .subtree:
      appendSubtree(of: origin, to: &nodes)
    case .keep(let definitions):
      if isRecord, definitions.contains(context.definition(of: origin.index)) {
        nodes.append(origin)
      }
    case .tableKeep(let name):
      if !isRecord, origin.index >= 0,
        context.table(origin.tree - 1).name(of: origin.index) == name
      {
        nodes.append(origin)
      }
    case .nothing: break
    }
    _ = spend(nodes.count)
  }

  /// Without recursion, as a table may be nested as deep as its file likes.
  private mutating func appendSubtree(of node: NodeReference, to nodes: inout [NodeReference]) {
    var waiting = [node]
    while let next = waiting.popLast(), spend(1) {
      nodes.append(next)
      var children: [NodeReference] = []
      if next.tree == 0 {
        context.appendChildren(of: next.index, to: &children)
      } else {
        children = context.table(next.tree - 1).children(of: next.index).map {
          NodeReference(tree: next.tree, index: $0)
        }
      }
      waiting += children.reversed()
    }
  }

  /// Keeps the nodes that satisfy all predicates, one predicate after the other.
  mutating func filter(_ nodes: inout [NodeReference], _ predicates: [Predicate]) {
    guard !predicates.isEmpty else { return }
    let outer = (node, position, size)
    for predicate in predicates {
      if predicate.kind == .position, predicate.isConstant {
        let number = predicate.code.number(&self)
        let isInside = number >= 1 && number <= Double(nodes.count) && number == number.rounded()
        nodes = isInside ? [nodes[Int(number) - 1]] : []
        continue
      }
      var kept: [NodeReference] = []
      size = nodes.count
      for (index, candidate) in nodes.enumerated() where spend(1) {
        node = candidate
        position = index + 1
        if isSatisfied(predicate) { kept.append(candidate) }
      }
      nodes = kept
    }
    (node, position, size) = outer
  }

  private mutating func isSatisfied(_ predicate: Predicate) -> Bool {
    switch predicate.kind {
    case .condition: return predicate.code.boolean(&self)
    case .position: return predicate.code.number(&self) == Double(position)
    case .dynamic:
      let value = predicate.code.value(&self)
      guard case .number(let number) = value else { return boolean(of: value) }
      return number == Double(position)
    }
  }
}
