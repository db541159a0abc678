public import Expressions
import SurveyBasics
public import SurveyModel

extension Interview {
  // MARK: Finding

  /// The question, section or row with a key (`members[r2]/age`) or a path
  /// (`/data/members[2]/age`); nil when there is none.
  public func node(at key: String) -> NodeIndex? {
    guard case .node(let node) = find(key) else { return nil }
    return NodeIndex(node)
  }

  /// The roster with a key (`members`) or a path; nil when there is none.
  public func roster(at key: String) -> RosterIndex? {
    guard case .list(let list) = find(key) else { return nil }
    return RosterIndex(list)
  }

  /// The key by which a node is named in everything stored.
  public func key(of node: NodeIndex) -> String { record.key(of: node.value) }
  /// The path of a node with rows by position.
  public func path(of node: NodeIndex) -> String { record.path(of: node.value) }
  /// The key of a roster.
  public func key(of roster: RosterIndex) -> String { record.listKey(of: roster.value) }
  /// The path of a roster.
  public func path(of roster: RosterIndex) -> String { record.path(ofList: roster.value) }

  /// The definition of a node.
  public func definition(of node: NodeIndex) -> Definition {
    plan.definitions[Int(record.definitions[Int(node.value)])]
  }

  /// The definition of a roster.
  public func definition(of roster: RosterIndex) -> Definition {
    plan.definitions[Int(record.lists[Int(roster.value)].roster)]
  }

  /// The node of the section, row or root around a node; nil for the root.
  public func parent(of node: NodeIndex) -> NodeIndex? {
    let parent = record.parentNode(of: node.value)
    return parent < 0 ? nil : NodeIndex(parent)
  }

  /// The relevant rows of a roster in order, as nodes.
  public func rows(of roster: RosterIndex) -> [NodeIndex] {
    record.lists[Int(roster.value)].relevant.map {
      NodeIndex(record.rowTable[Int($0)].base)
    }
  }

  /// The roster that a row belongs to; nil for other nodes.
  public func roster(ofRow node: NodeIndex) -> RosterIndex? {
    let row = record.rows[Int(node.value)]
    guard row > 0, record.rowTable[Int(row)].base == node.value else { return nil }
    return RosterIndex(record.rowTable[Int(row)].list)
  }

  /// The position of a row among the relevant rows of its roster, counted from 1;
  /// 0 for a row that was set aside, 1 for other nodes.
  public func position(of node: NodeIndex) -> Int { record.position(of: node.value) }

  // MARK: State

  /// The answer in record form, as expressions see it: empty when there is none or it
  /// is not relevant.
  public func text(of node: NodeIndex) -> String { record.text(of: node.value) }

  /// The answer in record form even when it is not relevant now.
  public func keptText(of node: NodeIndex) -> String { record.stored[Int(node.value)] }

  /// Why there is no answer, when a reason was given and the question is relevant.
  public func missingReason(of node: NodeIndex) -> MissingReason? {
    isRelevant(node) ? record.givenReason(of: node.value) : nil
  }

  /// Whether a node and everything around it is relevant.
  public func isRelevant(_ node: NodeIndex) -> Bool { record.isRelevantNode(node.value) }

  /// Whether a question has an answer or a reason why it has none.
  public func isAnswered(_ node: NodeIndex) -> Bool {
    !record.isEmpty(node.value) || missingReason(of: node) != nil
  }

  /// Whether an answer has to be given now; a question that a terminal cannot
  /// serve is never required.
  public func isRequired(_ node: NodeIndex) -> Bool {
    guard let question = question(node.value), question.type != .unsupported,
      let rule = question.required
    else { return false }
    return holds(rule.expression, at: node.value)
  }

  /// Whether a node or anything around it is read-only now.
  public func isReadOnly(_ node: NodeIndex) -> Bool {
    if let question = question(node.value), isSealed(question) { return true }
    var current = node.value
    while current >= 0 {
      let definition = plan.definitions[Int(record.definitions[Int(current)])]
      if let rule = definition.readOnly, holds(rule, at: current) { return true }
      current = record.parentNode(of: current)
    }
    return false
  }

  /// Why the warning on a question was set aside; nil while it was not.
  public func confirmation(of node: NodeIndex) -> String? { record.confirmations[node.value] }

  /// The remark on a question.
  public func comment(on node: NodeIndex) -> String? { record.comments[node.value]?.text }

  /// The index of the language shown.
  public var language: Int { record.languageIndex }

  /// Evaluations that went wrong so far, each once.
  public var evaluationProblems: [EvaluationProblem] { record.problems }

  // MARK: Texts

  /// The label in the language shown, with answers put in; empty without one.
  public func label(of node: NodeIndex) -> String { shown(definition(of: node).label, node) }
  /// The hint in the language shown; empty without one.
  public func hint(of node: NodeIndex) -> String { shown(definition(of: node).hint, node) }
  /// The guidance in the language shown; empty without one.
  public func guidance(of node: NodeIndex) -> String { shown(definition(of: node).guidance, node) }

  /// The label of a roster in the language shown.
  public func label(of roster: RosterIndex) -> String {
    let list = record.lists[Int(roster.value)]
    let definition = plan.definitions[Int(list.roster)]
    return shown(
      definition.label, NodeIndex(record.node(of: definition.parent, in: list.row)))
  }

  func shown(_ text: LocalizedText, _ node: NodeIndex) -> String {
    guard let compiled = text[record.languageIndex] else { return "" }
    return record.evaluating(node.value, RuleNumber.display) {
      compiled.text(at: NodeReference(record: node.value), in: record)
    }
  }

  // MARK: Choices

  /// A choice as it is offered.
  public struct OfferedChoice: Hashable, Sendable {
    /// What is stored.
    public let name: String
    /// What is shown.
    public let label: String
    /// Whether it excludes all others.
    public let isExclusive: Bool
  }

  /// The choices of a question that are offered now, in order.
  public func choices(of node: NodeIndex) -> [OfferedChoice] {
    let items = record.offeredItems(of: node.value)
    guard case .list(let index) = question(node.value)?.choices?.origin else {
      return items.map {
        let text = record.text(of: $0)
        return OfferedChoice(name: text, label: text, isExclusive: false)
      }
    }
    let list = plan.questionnaire.choiceLists[index]
    return items.map {
      OfferedChoice(
        name: list.name(of: Int($0)), label: record.label(of: Int($0), in: index, for: node.value),
        isExclusive: list.exclusive.contains(Int($0)))
    }
  }

  // MARK: Expressions

  /// Compiles and evaluates an expression as if it were a calculation at a node.
  ///
  /// - Returns: The value, nil when the expression does not compile, and every problem found.
  public func evaluate(
    _ source: String, at node: NodeIndex
  ) -> (value: Value?, problems: [ExpressionProblem]) {
    let site = ExpressionSite(record.definitions[Int(node.value)])
    let compiled = CompiledExpression.compile(source, in: plan.questionnaire.shape, at: site)
    let value = record.evaluating(node.value, RuleNumber.display) {
      compiled.expression?.evaluate(at: NodeReference(record: node.value), in: record)
    }
    return (value, compiled.problems)
  }

  /// Who answers what expressions ask, for conversions of values.
  public var context: any EvaluationContext { record }

  /// The root.
  public var root: NodeIndex { NodeIndex(0) }
}

extension Interview {
  /// Every node inside a node and the node itself, in document order: relevant or
  /// not, rows that were set aside or removed left out.
  ///
  /// - Complexity: O(nodes).
  public func nodesInOrder(inside node: NodeIndex? = nil) -> [NodeIndex] {
    var nodes: [NodeIndex] = []
    append((node ?? root).value, to: &nodes)
    return nodes
  }

  private func append(_ node: Int32, to nodes: inout [NodeIndex]) {
    nodes.append(NodeIndex(node))
    let row = record.rows[Int(node)]
    for child in plan.questionnaire.shape.children(of: record.definitions[Int(node)]) {
      if plan.definitions[Int(child)].rosterRules != nil {
        for inner in record.lists[Int(record.list(of: child, in: row))].active {
          append(record.rowTable[Int(inner)].base, to: &nodes)
        }
      } else {
        append(record.node(of: child, in: row), to: &nodes)
      }
    }
  }
}
