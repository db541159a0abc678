/// Where an expression stands, which decides what its names and `.` mean.
public struct ExpressionSite: Hashable, Sendable {
  /// What the expression is for.
  public enum Role: Hashable, Sendable {
    /// A rule, calculation or default of a definition: `.` is its node.
    case rule
    /// The number of rows of a roster: `.` is a hidden sibling before it, so
    /// the expression is evaluated at the node that encloses the roster, and
    /// `..` is that node.
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
  /// What was compiled; definitions are copied often and hold up to seven expressions.
  private let content: Content

  private final class Content: Sendable {
    let source: String
    let dependencies: [Dependency]
    let usesClock: Bool
    let usesChance: Bool
    let usesLanguage: Bool
    let labelledQuestions: Set<Int32>
    let code: any Evaluable
    /// The look-up that a choice filter allows.
    let key: ColumnKey?
    let isPosition: Bool

    init(_ source: String, _ compiler: ExpressionCompiler, _ operand: Operand) {
      self.source = source
      dependencies = compiler.dependencies
      usesClock = compiler.usesClock
      usesChance = compiler.usesChance
      usesLanguage = compiler.usesLanguage
      labelledQuestions = compiler.labelledQuestions
      code = operand.code
      key = operand.usesPosition ? nil : operand.key
      isPosition = if case .number = operand.type { true } else { false }
    }
  }

  /// The text that was compiled.
  public var source: String { content.source }
  /// What it reads from the record, without repetition.
  public var dependencies: [Dependency] { content.dependencies }
  /// Whether the result may differ at another time of the same state (`now`, `today`).
  public var usesClock: Bool { content.usesClock }
  /// Whether the result may differ at each evaluation (`random`, `uuid`, unseeded `randomize`).
  public var usesChance: Bool { content.usesChance }
  /// Whether the result depends on the language that is shown.
  public var usesLanguage: Bool { content.usesLanguage }
  /// The questions whose choice labels it gives (`jr:choice-name`), and so reads
  /// whatever those labels show.
  public var labelledQuestions: Set<Int32> { content.labelledQuestions }

  /// Compiles an expression.
  ///
  /// - Returns: The expression, nil when a problem prevents it, and everything
  ///   found, warnings included.
  public static func compile(
    _ source: String, in shape: RecordShape, at site: ExpressionSite
  ) -> (expression: CompiledExpression?, problems: [ExpressionProblem]) {
    let tree: ExpressionTree
    do throws(ExpressionSyntaxError) {
      tree = try ExpressionTree(parsing: source)
    } catch {
      let problem = ExpressionProblem(
        "expression-syntax", error.message, at: error.range, fix: error.hint)
      return (nil, [problem])
    }
    return compile(tree, source: source, in: shape, at: site)
  }

  /// Compiles a tree that was read before.
  ///
  /// - Returns: As ``compile(_:in:at:)``.
  public static func compile(
    _ tree: ExpressionTree, source: String, in shape: RecordShape, at site: ExpressionSite
  ) -> (expression: CompiledExpression?, problems: [ExpressionProblem]) {
    var compiler = ExpressionCompiler(shape, site)
    guard let operand = compiler.compile(tree) else { return (nil, compiler.problems) }
    return (CompiledExpression(source, compiler, operand), compiler.problems)
  }

  init(_ source: String, _ compiler: ExpressionCompiler, _ operand: Operand) {
    content = Content(source, compiler, operand)
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
    var evaluation = evaluation(at: node, in: context, current: current)
    let value = content.code.value(&evaluation)
    return evaluation.succeeds() ? value : .text("")
  }

  /// The result as text (xlsform 6.6), NaN as empty: what is stored.
  public func text(at node: NodeReference, in context: any EvaluationContext) -> String {
    var evaluation = evaluation(at: node, in: context, current: nil)
    let text = content.code.text(&evaluation)
    guard evaluation.succeeds() else { return "" }
    if text == "NaN", case .number = content.code.value(&evaluation) { return "" }
    return text
  }

  /// The result as a number.
  public func number(at node: NodeReference, in context: any EvaluationContext) -> Double {
    var evaluation = evaluation(at: node, in: context, current: nil)
    let number = content.code.number(&evaluation)
    return evaluation.succeeds() ? number : .nan
  }

  /// The result as true or false.
  public func isTrue(
    at node: NodeReference, in context: any EvaluationContext, current: NodeReference? = nil
  ) -> Bool {
    var evaluation = evaluation(at: node, in: context, current: current)
    let truth = content.code.boolean(&evaluation)
    return evaluation.succeeds() && truth
  }

  /// The indexes of the items of a table that a choice filter keeps, in order.
  ///
  /// Equality tests of a column with something that does not depend on the item
  /// go through the index of the table.
  public func items(
    of table: DataTree, numbered number: Int32, current: NodeReference,
    in context: any EvaluationContext
  ) -> [Int32] {
    let tree = number + 1
    var evaluation = evaluation(
      at: NodeReference(tree: tree, index: 0), in: context, current: current)
    let candidates: [Int32]
    if let key = content.key, let column = key.column.number(in: table) {
      candidates = table.items(column: column, equalTo: key.value.text(&evaluation))
    } else {
      candidates = Array(0..<Int32(table.itemCount))
    }
    guard table.columns != nil, evaluation.spend(candidates.count) else { return [] }
    evaluation.size = table.itemCount
    var kept: [Int32] = []
    for item in candidates where evaluation.spend(1) {
      evaluation.node = NodeReference(tree: tree, index: table.item(Int(item)))
      evaluation.position = Int(item) + 1
      let isKept =
        content.isPosition
        ? content.code.number(&evaluation) == Double(item + 1) : content.code.boolean(&evaluation)
      if isKept { kept.append(item) }
    }
    return evaluation.succeeds() ? kept : []
  }

  private func evaluation(
    at node: NodeReference, in context: any EvaluationContext, current: NodeReference?
  ) -> Evaluation {
    var evaluation = Evaluation(context, at: node, current: current ?? node)
    if node.tree > 0, node.index > 0,
      let item = context.table(node.tree - 1).itemIndex(of: node.index)
    {
      evaluation.position = item + 1
      evaluation.size = context.table(node.tree - 1).itemCount
    }
    return evaluation
  }
}

extension Evaluation {
  /// Whether nothing went wrong; reports what did.
  func succeeds() -> Bool {
    guard let failure else { return true }
    context.report(failure)
    return false
  }
}
