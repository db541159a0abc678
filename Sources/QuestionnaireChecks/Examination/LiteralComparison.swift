import Expressions
import SurveyModel

/// A place where an answer is held against a text or number in an expression.
struct LiteralComparison {
  /// How they are held against each other.
  enum Kind: Equatable {
    case comparison(ExpressionTree.Operator)
    case selected
    case choiceName
    case reason
  }

  let kind: Kind
  let definition: Definition
  let question: Question
  let literal: ExpressionTree
  /// The whole comparison.
  let range: Range<Int>
}

extension Examination {
  /// All comparisons of answers with literals in a cell, whichever rows of a roster
  /// the answers are from.
  func literalComparisons(in cell: RuleCell) -> [LiteralComparison] {
    literalComparisons[cell.number]
  }

  /// Whether another lint tells why a condition has no other value: a literal in
  /// it is not what its author took it for.
  func holdsMistakenLiteral(_ cell: RuleCell) -> Bool {
    !cell.tree.literalConditions.isEmpty || !unreadableDates(in: cell).isEmpty
  }

  func findLiteralComparisons(in cell: RuleCell) -> [LiteralComparison] {
    var found: [LiteralComparison] = []
    func add(
      _ kind: LiteralComparison.Kind, _ answer: ExpressionTree, _ literal: ExpressionTree,
      _ whole: ExpressionTree, _ predicate: ExpressionTree?
    ) {
      switch literal {
      case .text, .number: break
      default: return
      }
      guard let definition = asked(answer, in: cell, predicate: predicate),
        let question = definition.question
      else { return }
      found.append(
        LiteralComparison(
          kind: kind, definition: definition, question: question, literal: literal,
          range: whole.range))
    }
    cell.tree.visit { part, predicate in
      switch part {
      case .operation(let first, let terms, _) where terms.count == 1:
        let operation = terms[0].operation
        let operand = terms[0].operand
        switch operation {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
          for (answer, literal) in [(first, operand), (operand, first)] {
            if case .call("missing", _, let arguments, _) = answer, arguments.count == 1 {
              add(.reason, arguments[0], literal, part, predicate)
            } else {
              add(.comparison(operation), answer, literal, part, predicate)
            }
          }
        case .and, .or, .add, .subtract, .multiply, .divide, .remainder: break
        }
      case .call("selected", _, let arguments, _) where arguments.count == 2:
        add(.selected, arguments[0], arguments[1], part, predicate)
      case .call("jr:choice-name", _, let arguments, _) where arguments.count == 2:
        guard case .text(let text, _) = arguments[1],
          let answer = try? ExpressionTree(parsing: text), case .reference = answer
        else { return }
        add(.choiceName, answer, arguments[0], part, predicate)
      default: break
      }
    }
    return found
  }

  /// The question whose answers a part gives.
  private func asked(
    _ part: ExpressionTree, in cell: RuleCell, predicate: ExpressionTree?
  ) -> Definition? {
    switch part {
    case .reference(let reference, _, _) where !reference.isLastSaved:
      let numbers = questionnaire.shape.definitions(named: reference.name)
      return numbers.count == 1 ? definitions[Int(numbers[0])] : nil
    case .path(.context, let steps, _) where steps.count == 1:
      if part.isOwnNode {
        let isAnswer = predicate == nil && ![.choiceFilter, .repeatCount].contains(cell.column)
        return isAnswer ? definitions[Int(cell.definition)] : nil
      }
      guard case .reference(let roster, _, _)? = predicate, !roster.isLastSaved,
        steps[0].axis == .child, case .name(let name) = steps[0].test,
        let number = questionnaire.shape.definitions(named: roster.name).first
      else { return nil }
      return questionnaire.shape.definitions(named: name).first {
        number < $0 && $0 < definitions[Int(number)].end
      }.map { definitions[Int($0)] }
    default: return nil
    }
  }
}
