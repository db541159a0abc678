import Expressions
import SurveyModel

/// What the rules of a question speak of.
///
/// Answers are drawn from around the numbers and texts in them and the answers
/// to the questions that they read.
struct RuleLiterals: Sendable {
  private(set) var numbers: [Double] = []
  private(set) var texts: [String] = []
  /// The other questions that are read.
  private(set) var readings: [Int32] = []
  /// Whether nothing but the answer decides, so that limits hold in every interview.
  private(set) var isAlone = true

  init(_ rules: [CompiledExpression], of definition: Int32) {
    for rule in rules {
      if let tree = try? ExpressionTree(parsing: rule.source) { visit(tree) }
      let readsOthers = rule.dependencies.contains { $0.definition != definition }
      if readsOthers || rule.usesClock || rule.usesChance { isAlone = false }
      for dependency in rule.dependencies
      where dependency.kind == .value && dependency.definition != definition
        && !readings.contains(dependency.definition)
      {
        readings.append(dependency.definition)
      }
    }
  }

  private mutating func visit(_ tree: ExpressionTree) {
    switch tree {
    case .number(let number, _): if !numbers.contains(number) { numbers.append(number) }
    case .text(let text, _): if !texts.contains(text) { texts.append(text) }
    default: for part in tree.parts { visit(part) }
    }
  }
}

/// Which choices of a question open the way to other questions.
struct Mentions {
  /// The names of choices that an expression compares a question with, by the name of the question.
  private(set) var choices: [(question: String, choice: String)] = []

  init(_ rule: CompiledExpression) {
    if let tree = try? ExpressionTree(parsing: rule.source) { visit(tree) }
  }

  private mutating func visit(_ tree: ExpressionTree) {
    switch tree {
    case .operation(let first, let terms, _) where terms.count == 1 && terms[0].operation == .equal:
      add(first, terms[0].operand)
      add(terms[0].operand, first)
    case .call("selected", _, let arguments, _) where arguments.count == 2:
      add(arguments[0], arguments[1])
    default: break
    }
    for part in tree.parts { visit(part) }
  }

  private mutating func add(_ left: ExpressionTree, _ right: ExpressionTree) {
    guard case .reference(let reference, _, _) = left else { return }
    switch right {
    case .text(let text, _): choices.append((reference.name, text))
    case .number(let number, _): choices.append((reference.name, Value.text(of: number)))
    default: break
    }
  }
}

extension ExpressionTree {
  /// The expressions directly inside this one.
  fileprivate var parts: [ExpressionTree] {
    switch self {
    case .number, .text: []
    case .reference(_, let predicates, _): predicates
    case .call(_, _, let arguments, _): arguments
    case .negation(let operand, _): [operand]
    case .operation(let first, let terms, _): [first] + terms.map(\.operand)
    case .union(let parts, _): parts
    case .filter(let base, let predicates, _): [base] + predicates
    case .path(let start, let steps, _):
      (start.expression.map { [$0] } ?? []) + steps.flatMap(\.predicates)
    }
  }
}

extension ExpressionTree.Start {
  fileprivate var expression: ExpressionTree? {
    if case .expression(let tree) = self { tree } else { nil }
  }
}
