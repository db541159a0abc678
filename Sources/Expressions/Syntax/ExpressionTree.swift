/// An expression as it was written: operators, calls, paths and literals, each
/// with the UTF-8 offsets of its source.
///
/// Parentheses leave no trace; the printed form puts them where they are
/// needed. Operators of one precedence stay together in one flat node, so a
/// chain of a thousand terms is not a thousand levels deep.
public indirect enum ExpressionTree: Hashable, Sendable {
  /// A number.
  case number(Double, Range<Int>)
  /// A text in quotation marks.
  case text(String, Range<Int>)
  /// `${name}` with its predicates, which belong to the last step of the path
  /// that the name stands for.
  case reference(Reference, [ExpressionTree], Range<Int>)
  /// A function call; the first range is that of the name.
  case call(String, Range<Int>, [ExpressionTree], Range<Int>)
  /// A minus sign before an operand.
  case negation(ExpressionTree, Range<Int>)
  /// Operands joined from left to right by operators of one precedence.
  case operation(ExpressionTree, [Term], Range<Int>)
  /// Node-sets joined by `|`.
  case union([ExpressionTree], Range<Int>)
  /// A parenthesised expression or call with predicates over its whole result.
  case filter(ExpressionTree, [ExpressionTree], Range<Int>)
  /// Steps from a start.
  case path(Start, [Step], Range<Int>)

  /// The name inside `${…}`.
  public struct Reference: Hashable, Sendable {
    /// The name of a question, section or roster.
    public var name: String
    /// Whether the record saved most recently is meant instead of this one.
    public var isLastSaved: Bool

    /// Creates a reference.
    public init(_ name: String, isLastSaved: Bool = false) {
      self.name = name
      self.isLastSaved = isLastSaved
    }
  }

  /// An operator and the operand at its right.
  public struct Term: Hashable, Sendable {
    /// The operator.
    public var operation: Operator
    /// The offsets of the operator.
    public var operatorRange: Range<Int>
    /// The operand.
    public var operand: ExpressionTree

    /// Creates a term.
    public init(operation: Operator, operatorRange: Range<Int>, operand: ExpressionTree) {
      self.operation = operation
      self.operatorRange = operatorRange
      self.operand = operand
    }
  }

  /// Where a path begins.
  public enum Start: Hashable, Sendable {
    /// The context node.
    case context
    /// The root of the record.
    case root
    /// The nodes that an expression gives.
    case expression(ExpressionTree)
  }

  /// One step of a path.
  public struct Step: Hashable, Sendable {
    /// The direction.
    public var axis: Axis
    /// Which nodes of that direction.
    public var test: NodeTest
    /// The conditions, applied one after the other.
    public var predicates: [ExpressionTree]
    /// The offsets of the step with its predicates.
    public var range: Range<Int>

    /// Creates a step.
    public init(
      axis: Axis, test: NodeTest, predicates: [ExpressionTree] = [], range: Range<Int>
    ) {
      self.axis = axis
      self.test = test
      self.predicates = predicates
      self.range = range
    }
  }

  /// The directions that a step may take.
  public enum Axis: String, Hashable, Sendable, CaseIterable {
    /// The nodes directly below.
    case child
    /// The node itself.
    case `self`
    /// The node directly above.
    case parent
    /// The attributes of a node.
    case attribute
    /// The node itself and everything below it.
    case descendantOrSelf = "descendant-or-self"
  }

  /// The condition of a step on the names or kinds of nodes.
  public enum NodeTest: Hashable, Sendable {
    /// Nodes of this name, a prefix included.
    case name(String)
    /// Named nodes with this prefix.
    case prefix(String)
    /// Named nodes.
    case any
    /// Nodes of every kind.
    case node
    /// `text()`: the text of a node.
    case text
    /// `comment()`: nothing, as records hold no comments.
    case comment
  }

  /// The offsets of the whole expression, outer parentheses left out.
  public var range: Range<Int> {
    switch self {
    case .number(_, let range), .text(_, let range), .reference(_, _, let range),
      .call(_, _, _, let range), .negation(_, let range), .operation(_, _, let range),
      .union(_, let range), .filter(_, _, let range), .path(_, _, let range):
      range
    }
  }
}
