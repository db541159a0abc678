import Expressions
import SurveyModel

/// Reads expressions as conditions on single answers.
struct ConditionReader {
  let questionnaire: Questionnaire
  /// The definition whose cell holds the expression.
  let site: Int32
  /// Whether `.` is the answer of the definition itself.
  let ownNode: OwnNode
  /// The item of a list that a choice filter is asked about.
  var item: (table: DataTree, index: Int)?

  /// What `.` means.
  enum OwnNode {
    case answer, other
  }

  private enum Operand {
    case subject(Int32)
    /// The number of an answer, or another number in place of none.
    case substituted(Int32, Double)
    case count(Int32)
    case reason(Int32)
    case text(String)
    case number(Double)
    case condition(Condition)
    case unknown
  }

  /// The expression as a condition.
  func condition(_ tree: ExpressionTree) -> Condition {
    switch operand(tree) {
    case .subject(let subject): .negation(.test(subject, .equals("")))
    case .text(let text): .constant(!text.isEmpty)
    case .number(let number): .constant(number != 0 && !number.isNaN)
    case .condition(let condition): condition
    case .count(let subject): .test(subject, .count(.greater, 0))
    case .reason, .substituted, .unknown: .unknown
    }
  }

  /// The question that a part stands for, nil for anything else, several rows of a
  /// roster included.
  func subject(_ tree: ExpressionTree) -> Int32? {
    if case .subject(let number) = operand(tree) { number } else { nil }
  }

  /// The number that a part is, whatever is answered.
  func number(_ tree: ExpressionTree) -> Double? {
    if case .number(let number) = operand(tree) { number } else { nil }
  }

  /// The question whose missing reason a part asks for.
  func reasonSubject(_ tree: ExpressionTree) -> Int32? {
    if case .reason(let number) = operand(tree) { number } else { nil }
  }

  private func operand(_ tree: ExpressionTree) -> Operand {
    switch tree {
    case .number(let number, _): return .number(number)
    case .text(let text, _): return .text(text)
    case .reference(let reference, let predicates, _):
      guard !reference.isLastSaved, predicates.isEmpty else { return .unknown }
      return single(reference.name).map { .subject($0) } ?? .unknown
    case .negation(let operand, _): return number(operand).map { .number(-$0) } ?? .unknown
    case .union, .filter: return .unknown
    case .path(let start, let steps, _): return path(start, steps)
    case .call(let name, _, let arguments, _): return call(name, arguments)
    case .operation(let first, let terms, _): return operation(first, terms)
    }
  }

  private func single(_ name: String) -> Int32? {
    let numbers = questionnaire.shape.definitions(named: name)
    guard numbers.count == 1, let number = numbers.first else { return nil }
    let definition = questionnaire.definitions[Int(number)]
    guard definition.question != nil else { return nil }
    let roster = definition.roster
    let isShared =
      roster < 0 || (roster < site && site < questionnaire.definitions[Int(roster)].end)
    return isShared ? number : nil
  }

  private func path(_ start: ExpressionTree.Start, _ steps: [ExpressionTree.Step]) -> Operand {
    guard start == .context, steps.count == 1, steps[0].predicates.isEmpty else {
      return .unknown
    }
    switch (steps[0].axis, steps[0].test) {
    case (.self, .node) where ownNode == .answer: return .subject(site)
    case (.child, .name(let name)):
      guard let item, let column = item.table.column(named: name) else { return .unknown }
      return .text(item.table.cell(item: item.index, column: column))
    default: return .unknown
    }
  }

  private func call(_ name: String, _ arguments: [ExpressionTree]) -> Operand {
    switch (name, arguments.count) {
    case ("true", 0): return .condition(.constant(true))
    case ("false", 0): return .condition(.constant(false))
    case ("not", 1): return .condition(.negation(condition(arguments[0])))
    case ("boolean", 1): return .condition(condition(arguments[0]))
    case ("if", 3):
      return .condition(
        .branch(
          condition(arguments[0]), then: condition(arguments[1]),
          otherwise: condition(arguments[2])))
    case ("selected", 2):
      guard let subject = subject(arguments[0]), case .text(let name) = operand(arguments[1]),
        !name.contains(" ")
      else { return .unknown }
      return .condition(.test(subject, .selected(name)))
    case ("count-selected", 1):
      return subject(arguments[0]).map { .count($0) } ?? .unknown
    case ("missing", 1): return subject(arguments[0]).map { .reason($0) } ?? .unknown
    case ("number", 1), ("string", 1):
      return subject(arguments[0]).map { .subject($0) } ?? .unknown
    case ("coalesce", 2):
      guard let subject = subject(arguments[0]), let number = number(arguments[1]) else {
        return .unknown
      }
      return .substituted(subject, number)
    case ("date", 1):
      guard case .text(let text) = operand(arguments[0]) else { return .unknown }
      let days = Value.number(of: text, zone: 0)
      return days.isNaN ? .unknown : .number(days.rounded(.down))
    default: return .unknown
    }
  }

  private func operation(_ first: ExpressionTree, _ terms: [ExpressionTree.Term]) -> Operand {
    guard let operation = terms.first?.operation else { return .unknown }
    switch operation {
    case .or: return .condition(.any(([first] + terms.map(\.operand)).map(condition)))
    case .and: return .condition(.all(([first] + terms.map(\.operand)).map(condition)))
    case .add, .subtract, .multiply, .divide, .remainder:
      guard var number = number(first) else { return .unknown }
      for term in terms {
        guard let right = self.number(term.operand) else { return .unknown }
        switch term.operation {
        case .add: number += right
        case .subtract: number -= right
        case .multiply: number *= right
        case .divide: number /= right
        default: number.formTruncatingRemainder(dividingBy: right)
        }
      }
      return .number(number)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard terms.count == 1 else { return .unknown }
      let (left, right) = (operand(first), operand(terms[0].operand))
      switch operation {
      case .equal: return .condition(equality(left, right))
      case .notEqual: return .condition(.negation(equality(left, right)))
      case .less: return .condition(order(left, .less, right))
      case .lessOrEqual: return .condition(order(left, .lessOrEqual, right))
      case .greater: return .condition(order(left, .greater, right))
      default: return .condition(order(left, .greaterOrEqual, right))
      }
    }
  }

  private func equality(_ left: Operand, _ right: Operand) -> Condition {
    switch (left, right) {
    case (.subject(let subject), .text(let text)), (.text(let text), .subject(let subject)):
      return .test(subject, .equals(text))
    case (.text(let left), .text(let right)): return .constant(left == right)
    case (.condition(let left), .condition(let right)):
      if let truth = left.constant { return truth ? right : .negation(right) }
      if let truth = right.constant { return truth ? left : .negation(left) }
      return .unknown
    case (.reason(let subject), .text(let text)), (.text(let text), .reason(let subject)):
      // A reason stands only where there is no answer.
      return text.isEmpty ? .unknown : .all([.test(subject, .equals("")), .unknown])
    default: return order(left, .equal, right)
    }
  }

  private func order(
    _ left: Operand, _ comparison: AnswerTest.Comparison, _ right: Operand
  ) -> Condition {
    switch (left, right) {
    case (.condition, _), (_, .condition), (.reason, _), (_, .reason), (.unknown, _), (_, .unknown):
      return .unknown
    case (.text(let text), _):
      return order(.number(Value.number(of: text, zone: 0)), comparison, right)
    case (_, .text(let text)):
      return order(left, comparison, .number(Value.number(of: text, zone: 0)))
    case (.number(let left), .number(let right)): return .constant(comparison.holds(left, right))
    case (.number, _): return order(right, comparison.mirrored, left)
    case (.subject(let subject), .number(let bound)):
      return bound.isNaN ? .constant(false) : .test(subject, .compares(comparison, bound))
    case (.count(let subject), .number(let bound)):
      return .test(subject, .count(comparison, bound))
    case (.substituted(let subject, let substitute), .number(let bound)):
      return .branch(
        .test(subject, .equals("")), then: .constant(comparison.holds(substitute, bound)),
        otherwise: .test(subject, .compares(comparison, bound)))
    default: return .unknown
    }
  }
}
