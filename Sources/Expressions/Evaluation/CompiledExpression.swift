/// Where an expression stands, which decides what its names and `.` mean.
public struct ExpressionSite: Hashable, Sendable {
  /// What the expression is for.
  public enum Role: Hashable, Sendable {
    /// A rule, calculation or default of a definition: `.` is its node.
    case rule
    /// The number of rows of a roster: `.` is a hidden sibling before it.
    case rosterCount
    /// Text shown with a definition.
    case text
    /// A condition on each item of a table: `.` is the item.
    case choiceFilter(table: Int32)
    /// A condition on each row of a roster from which choices are taken: `.` is the row.
    case rosterChoiceFilter(roster: Int32)
  }

  /// The number of the definition that has the expression.
  public var definition: Int32
  /// What the expression is for.
  public var role: Role

  /// Creates a site.
  public init(_ definition: Int32, _ role: Role = .rule) {
    self.definition = definition
    self.role = role
  }
}

/// An expression with every name, function and literal resolved, ready to be
/// evaluated any number of times at any node of its definition.
public struct CompiledExpression: Sendable {
  /// The text that was compiled.
  public let source: String
  /// What it reads from the record, without repetition.
  public let dependencies: [Dependency]
  /// Whether the result may differ at another time of the same state (`now`, `today`).
  public let usesClock: Bool
  /// Whether the result may differ at each evaluation (`random`, `uuid`, unseeded `randomize`).
  public let usesChance: Bool
  /// Whether the result depends on the language that is shown.
  public let usesLanguage: Bool

  /// Compiles an expression.
  ///
  /// - Returns: The expression, nil when a problem prevents it, and everything
  ///   found, warnings included.
  public static func compile(
    _ source: String, in shape: RecordShape, at site: ExpressionSite
  ) -> (expression: CompiledExpression?, problems: [ExpressionProblem]) {
    (nil, [])
  }

  /// Evaluates the expression at a node.
  ///
  /// - Parameters:
  ///   - node: The context node (`.`): an item of a table for a choice filter.
  ///   - context: Who holds the answers.
  ///   - current: What `current()` means; the context node when nil.
  /// - Returns: The value; an evaluation that fails is reported to the context
  ///   and gives the empty text.
  public func evaluate(
    at node: NodeReference, in context: any EvaluationContext, current: NodeReference? = nil
  ) -> Value {
    .text("")
  }

  /// The result as text (xlsform 6.6), NaN as empty: what is stored.
  public func text(at node: NodeReference, in context: any EvaluationContext) -> String { "" }

  /// The result as a number.
  public func number(at node: NodeReference, in context: any EvaluationContext) -> Double { .nan }

  /// The result as true or false.
  public func isTrue(
    at node: NodeReference, in context: any EvaluationContext, current: NodeReference? = nil
  ) -> Bool { false }

  /// The indexes of the items of a table that a choice filter keeps, in order.
  ///
  /// Equality tests of a column with something that does not depend on the item
  /// go through the index of the table.
  public func items(
    of table: DataTree, numbered number: Int32, current: NodeReference,
    in context: any EvaluationContext
  ) -> [Int32] { [] }
}
