internal import SurveyBasics

/// One evaluation under way: where it stands, and how much it may still do.
struct Evaluation {
  let context: any EvaluationContext
  /// The node that the whole expression is evaluated at.
  let start: NodeReference
  /// What `current()` means.
  let current: NodeReference
  /// The context node here: `start`, or the candidate of a predicate.
  var node: NodeReference
  /// The position of the context node among the candidates, counted from 1.
  var position = 1
  /// The number of candidates.
  var size = 1
  private(set) var failure: EvaluationProblem?
  private var visits = ExpressionLimits.visits

  init(_ context: any EvaluationContext, at node: NodeReference, current: NodeReference) {
    self.context = context
    self.start = node
    self.current = current
    self.node = node
  }

  /// Ends the evaluation: what comes after counts for nothing.
  mutating func fail(_ message: String) {
    if failure == nil { failure = EvaluationProblem(message) }
  }

  /// Notes work on some nodes or bytes; false when the expression has done
  /// more than it may, and loops have to end.
  @inline(__always)
  mutating func spend(_ count: Int) -> Bool {
    visits -= count
    if visits >= 0, failure == nil { return true }
    fail("The expression asks for too much work; it looks at more than 5 million nodes.")
    return false
  }

  /// The text, or the empty one and a failure when it is too long.
  mutating func limited(_ text: String) -> String {
    guard text.utf8.count <= ExpressionLimits.textLength else {
      fail("The expression makes a text of more than 1 MiB.")
      return ""
    }
    return text
  }

  /// The minutes by which the wall clock of the interview is ahead of UTC.
  var zone: Int { context.now.offset }

  func number(of text: String) -> Double {
    Value.number(of: text, zone: zone)
  }
}

// MARK: - Nodes

extension Evaluation {
  /// The text of a node; of an inner node the texts of all its leaves.
  mutating func text(of node: NodeReference) -> String {
    guard node.tree == 0 else { return context.table(node.tree - 1).text(of: node.index) }
    var leaves: [NodeReference] = []
    context.appendChildren(of: node.index, to: &leaves)
    guard !leaves.isEmpty else { return context.text(of: node.index) }
    var text = ""
    for leaf in leaves where spend(1) { text += self.text(of: leaf) }
    return limited(text)
  }

  mutating func number(of node: NodeReference) -> Double {
    if node.tree == 0 {
      let number = context.number(of: node.index)
      if !number.isNaN { return number }
    }
    return number(of: text(of: node))
  }

  /// The node above; nil for the root of the record and the document of a table.
  func parent(of node: NodeReference) -> NodeReference? {
    if node.tree == 0 {
      let parent = context.parent(of: node.index)
      return parent >= 0 ? NodeReference(record: parent) : nil
    }
    guard node.index >= 0 else { return nil }
    let parent = context.table(node.tree - 1).parent(of: node.index)
    return NodeReference(tree: node.tree, index: parent)
  }
}

// MARK: - Conversions (xlsform 6.6)

extension Evaluation {
  mutating func text(of value: Value) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): DecimalText.text(of: number)
    case .boolean(let boolean): boolean ? "true" : "false"
    case .date(let date): date.description
    case .dateTime(let moment): Evaluation.text(of: moment, zone: zone)
    case .nodes(let nodes): nodes.first.map { text(of: $0) } ?? ""
    }
  }

  mutating func number(of value: Value) -> Double {
    switch value {
    case .text(let text): number(of: text)
    case .number(let number): number
    case .boolean(let boolean): boolean ? 1 : 0
    case .date(let date): Double(date.daysSinceEpoch)
    case .dateTime(let moment): moment.days
    case .nodes(let nodes): nodes.first.map { number(of: $0) } ?? .nan
    }
  }

  /// A lone node is true when its text is not empty, as in JavaRosa; several
  /// nodes are true.
  mutating func boolean(of value: Value) -> Bool {
    switch value {
    case .text(let text): !text.isEmpty
    case .number(let number): Value.isTrue(number)
    case .boolean(let boolean): boolean
    case .date, .dateTime: true
    case .nodes(let nodes): boolean(of: nodes)
    }
  }

  mutating func boolean(of nodes: [NodeReference]) -> Bool {
    guard nodes.count == 1 else { return !nodes.isEmpty }
    guard nodes[0].tree == 0 else { return !text(of: nodes[0]).isEmpty }
    guard context.isEmpty(nodes[0].index) else { return true }
    var children: [NodeReference] = []
    context.appendChildren(of: nodes[0].index, to: &children)
    return !children.isEmpty
  }

  /// Whether a value counts as “no value” for `coalesce` and `once`.
  mutating func isBlank(_ value: Value) -> Bool {
    switch value {
    case .text(let text): text.isEmpty
    case .number(let number): number.isNaN
    case .boolean, .date, .dateTime: false
    case .nodes: text(of: value).isEmpty
    }
  }

  /// A moment with milliseconds and the offset of the interview.
  static func text(of moment: CivilDateTime, zone: Int) -> String {
    Timestamp(moment, offset: zone).description
  }
}
