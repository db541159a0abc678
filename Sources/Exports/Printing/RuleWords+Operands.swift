import Expressions
import InterfaceText
import SurveyBasics
import SurveyModel

extension RuleWords {
  /// A value in words; nil where it cannot be said.
  func operand(_ tree: ExpressionTree) -> HTMLPiece? {
    switch tree {
    case .number(let number, _): return HTMLPiece(paper.words.decimal(Value.text(of: number)))
    case .text(let text, _): return HTMLPiece("“\(text)”")
    case .negation(let operand, _): return self.operand(operand).map { HTMLPiece("−") + $0 }
    case .reference: return paper.named(tree).map(subject)
    case .call(let name, _, let arguments, _): return call(name, arguments)
    case .operation(let first, let terms, _): return sum(first, terms)
    case .path:
      if isOwnAnswer(tree) { return paper.word(.paperThisAnswer) }
      if let named = paper.named(tree) { return subject(named) }
      return column(tree).map { $0 == "name" ? paper.word(.paperThisCode) : HTMLPiece($0) }
    case .union, .filter: return nil
    }
  }

  private func subject(_ definition: Definition) -> HTMLPiece {
    switch definition.question?.automatic {
    case .start: return paper.word(.paperInterviewStart)
    case .end: return paper.word(.paperInterviewEnd)
    case .today: return paper.word(.paperToday)
    default: break
    }
    if let calculation = definition.question?.calculation,
      let tree = try? ExpressionTree(parsing: calculation.source)
    {
      if let value = paper.fixedValue(tree), !value.isEmpty { return HTMLPiece(value) }
      if case .call("position", _, _, _) = tree { return paper.word(.paperRowNumber) }
    }
    return paper.link(to: definition.number)
  }

  private func call(_ name: String, _ arguments: [ExpressionTree]) -> HTMLPiece? {
    switch (name, arguments.count) {
    case ("today", 0): return paper.word(.paperToday)
    case ("now", 0): return paper.word(.paperNow)
    case ("position", 1): return paper.word(.paperRowNumber)
    case ("number", 1), ("string", 1), ("coalesce", 2): return operand(arguments[0])
    case ("abs", 1):
      return operand(arguments[0]).map { HTMLPiece("|") + $0 + HTMLPiece("|") }
    case ("count-selected", 1):
      return operand(arguments[0]).map { filled(.paperMarkedCount, .name($0.source)) }
    case ("sum", 1): return operand(arguments[0]).map { filled(.paperSum, .name($0.source)) }
    case ("date", 1):
      guard case .text(let text, _) = arguments[0], let date = CivilDate(text) else {
        return operand(arguments[0])
      }
      return HTMLPiece(paper.words.date(date))
    default: return nil
    }
  }

  private func sum(_ first: ExpressionTree, _ terms: [ExpressionTree.Term]) -> HTMLPiece? {
    let signs: [ExpressionTree.Operator: String] = [
      .add: " + ", .subtract: " − ", .multiply: " × ", .divide: " ÷ ",
    ]
    guard var result = operandInSum(first) else { return nil }
    for term in terms {
      guard let sign = signs[term.operation], let right = operandInSum(term.operand) else {
        return nil
      }
      result += HTMLPiece(sign) + right
    }
    return result
  }

  private func operandInSum(_ tree: ExpressionTree) -> HTMLPiece? {
    guard case .operation = tree else { return operand(tree) }
    return operand(tree).map { HTMLPiece("(") + $0 + HTMLPiece(")") }
  }
}
