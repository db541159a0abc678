import Expressions
import SurveyModel

/// What can be said of expressions when only some answers are known.
///
/// Everything that an unknown answer decides is nil: “cannot tell”.
struct PartialAnswers {
  /// A value that is certain.
  enum Certain: Equatable {
    case text(String)
    case number(Double)
    case truth(Bool)

    var text: String {
      switch self {
      case .text(let text): text
      case .number(let number): Value.text(of: number)
      case .truth(let truth): truth ? "true" : "false"
      }
    }

    var number: Double {
      switch self {
      case .text(let text): Value.number(of: text, zone: 0)
      case .number(let number): number
      case .truth(let truth): truth ? 1 : 0
      }
    }

    var truth: Bool {
      switch self {
      case .text(let text): !text.isEmpty
      case .number(let number): number != 0 && !number.isNaN
      case .truth(let truth): truth
      }
    }
  }

  let paper: Paper
  /// The answers by definition; the empty text for none.
  var answers: [Int32: String] = [:]
  /// The reasons of those that are missing with one.
  var reasons: [Int32: MissingReason] = [:]
  /// The item of a list that a choice filter is asked about.
  var item: (list: ChoiceList, index: Int)?

  /// Whether a condition holds; nil when that cannot be told.
  func holds(_ expression: CompiledExpression) -> Bool? {
    guard let tree = try? ExpressionTree(parsing: expression.source) else { return nil }
    return value(tree, depth: 0)?.truth
  }

  private func value(_ tree: ExpressionTree, depth: Int) -> Certain? {
    // Calculations that read calculations go no deeper than this.
    guard depth < 12 else { return nil }
    switch tree {
    case .number(let number, _): return .number(number)
    case .text(let text, _): return .text(text)
    case .negation(let operand, _):
      return value(operand, depth: depth).map { .number(-$0.number) }
    case .reference, .path(.context, _, _):
      if let definition = paper.named(tree) { return answer(of: definition, depth: depth) }
      return column(tree).map { .text($0) }
    case .call(let name, _, let arguments, _): return call(name, arguments, depth: depth)
    case .operation(let first, let terms, _): return operation(first, terms, depth: depth)
    case .union, .filter, .path: return nil
    }
  }

  private func answer(of definition: Definition, depth: Int) -> Certain? {
    if let answer = answers[definition.number] { return .text(answer) }
    guard let calculation = definition.question?.calculation,
      let tree = try? ExpressionTree(parsing: calculation.source)
    else { return nil }
    return value(tree, depth: depth + 1)
  }

  private func column(_ tree: ExpressionTree) -> String? {
    guard let item, case .path(.context, let steps, _) = tree, steps.count == 1,
      steps[0].axis == .child, steps[0].predicates.isEmpty,
      case .name(let name) = steps[0].test
    else { return nil }
    if name == "name" { return item.list.name(of: item.index) }
    return item.list.items.column(named: name).map {
      item.list.items.cell(item: item.index, column: $0)
    }
  }

  private func call(_ name: String, _ arguments: [ExpressionTree], depth: Int) -> Certain? {
    func argument(_ index: Int) -> Certain? { value(arguments[index], depth: depth) }
    switch (name, arguments.count) {
    case ("true", 0): return .truth(true)
    case ("false", 0): return .truth(false)
    case ("not", 1): return argument(0).map { .truth(!$0.truth) }
    case ("string", 1): return argument(0).map { .text($0.text) }
    case ("number", 1): return argument(0).map { .number($0.number) }
    case ("selected", 2):
      guard let given = argument(0), let wanted = argument(1) else { return nil }
      return .truth(given.text.split(separator: " ").contains { $0 == wanted.text })
    case ("count-selected", 1):
      return argument(0).map { .number(Double($0.text.split(separator: " ").count)) }
    case ("coalesce", 2):
      guard let first = argument(0) else { return nil }
      return first.text.isEmpty ? argument(1) : first
    case ("if", 3):
      guard let condition = argument(0) else { return nil }
      return argument(condition.truth ? 1 : 2)
    case ("missing", 1):
      guard let number = paper.named(arguments[0])?.number, answers[number] != nil else {
        return nil
      }
      return .text(reasons[number]?.rawValue ?? "")
    default: return nil
    }
  }

  private func operation(
    _ first: ExpressionTree, _ terms: [ExpressionTree.Term], depth: Int
  ) -> Certain? {
    let values = ([first] + terms.map(\.operand)).map { value($0, depth: depth) }
    switch terms[0].operation {
    case .and:
      if values.contains(where: { $0?.truth == false }) { return .truth(false) }
      return values.contains { $0 == nil } ? nil : .truth(true)
    case .or:
      if values.contains(where: { $0?.truth == true }) { return .truth(true) }
      return values.contains { $0 == nil } ? nil : .truth(false)
    default:
      guard var result = values[0] else { return nil }
      for (term, right) in zip(terms, values.dropFirst()) {
        guard let right else { return nil }
        result = PartialAnswers.joined(result, term.operation, right)
      }
      return result
    }
  }

  private static func joined(
    _ left: Certain, _ operation: ExpressionTree.Operator, _ right: Certain
  ) -> Certain {
    switch operation {
    case .equal: .truth(isEqual(left, right))
    case .notEqual: .truth(!isEqual(left, right))
    case .less: .truth(left.number < right.number)
    case .lessOrEqual: .truth(left.number <= right.number)
    case .greater: .truth(left.number > right.number)
    case .greaterOrEqual: .truth(left.number >= right.number)
    case .add: .number(left.number + right.number)
    case .subtract: .number(left.number - right.number)
    case .multiply: .number(left.number * right.number)
    case .divide: .number(left.number / right.number)
    case .remainder: .number(left.number.truncatingRemainder(dividingBy: right.number))
    case .and: .truth(left.truth && right.truth)
    case .or: .truth(left.truth || right.truth)
    }
  }

  private static func isEqual(_ left: Certain, _ right: Certain) -> Bool {
    switch (left, right) {
    case (.truth, _), (_, .truth): left.truth == right.truth
    case (.number, _), (_, .number): left.number == right.number
    case (.text(let left), .text(let right)): left == right
    }
  }
}
