import Expressions
import SurveyModel

/// Turns expressions into ``Condition``s where they are simple enough.
struct ConditionReading {
  let questionnaire: Questionnaire
  /// The rosters of what is counted: an answer of a row is one answer only
  /// from inside the row.
  let rosters: [String]

  /// The condition that means the same as an expression, nil when only the
  /// evaluator can tell.
  func condition(_ tree: ExpressionTree, _ columns: inout ResponseColumns) -> Condition? {
    switch tree {
    case .operation(let first, let terms, _):
      let isJoint = terms.allSatisfy { $0.operation == .and }
      if isJoint || terms.allSatisfy({ $0.operation == .or }) {
        var parts: [Condition] = []
        for part in [first] + terms.map(\.operand) {
          guard let condition = condition(part, &columns) else { return nil }
          parts.append(condition)
        }
        return isJoint ? .all(parts) : .any(parts)
      }
      guard terms.count == 1 else { return nil }
      return comparison(first, terms[0].operation, terms[0].operand, &columns)
        ?? terms[0].operation.mirrored.flatMap {
          comparison(terms[0].operand, $0, first, &columns)
        }
    case .call("not", _, let arguments, _) where arguments.count == 1:
      return condition(arguments[0], &columns).map { .not($0) }
    case .call("selected", _, let arguments, _) where arguments.count == 2:
      guard case .text(let code, _) = arguments[1], !code.isEmpty,
        code.utf8.allSatisfy({ $0 > 0x20 }), let slot = slot(arguments[0], &columns)
      else { return nil }
      return .selected(slot, Array(code.utf8))
    default: return nil
    }
  }

  private func comparison(
    _ left: ExpressionTree, _ operation: ExpressionTree.Operator, _ right: ExpressionTree,
    _ columns: inout ResponseColumns
  ) -> Condition? {
    let isEquality = operation == .equal || operation == .notEqual
    if case .call("missing", _, let arguments, _) = left, arguments.count == 1, isEquality {
      guard case .text(let word, _) = right, let slot = slot(arguments[0], &columns) else {
        return nil
      }
      let reason = MissingReason(rawValue: word)
      guard let code = word.isEmpty ? 0 : reason?.code else { return nil }
      return .reason(slot, code, isNegated: operation == .notEqual)
    }
    switch right {
    case .text(let text, _) where isEquality:
      return slot(left, &columns).map {
        .text($0, Array(text.utf8), isNegated: operation == .notEqual)
      }
    case .text(let text, _):
      // A moment with an offset depends on the zone of each interview.
      guard !text.contains("T"), operation.isOrder else { return nil }
      return slot(left, asNumber: true, &columns).map {
        .order($0, operation, Value.number(of: text, zone: 0))
      }
    default:
      guard let number = number(right), let slot = slot(left, asNumber: true, &columns) else {
        return nil
      }
      if isEquality { return .number(slot, number, isNegated: operation == .notEqual) }
      return operation.isOrder ? .order(slot, operation, number) : nil
    }
  }

  private func number(_ tree: ExpressionTree) -> Double? {
    switch tree {
    case .number(let number, _): number
    case .negation(.number(let number, _), _): -number
    default: nil
    }
  }

  /// The slot of a reference to one answer.
  private func slot(
    _ tree: ExpressionTree, asNumber: Bool = false, _ columns: inout ResponseColumns
  ) -> ResponseColumns.Slot? {
    guard case .reference(let reference, let predicates, _) = tree, predicates.isEmpty,
      !reference.isLastSaved
    else { return nil }
    let bearers = questionnaire.shape.definitions(named: reference.name)
    guard bearers.count == 1 else { return nil }
    let definition = questionnaire.definitions[Int(bearers[0])]
    guard let question = definition.question, !question.isPersonal,
      asNumber ? question.isPlainNumber : question.isPlainText
    else { return nil }
    let inner = questionnaire.rosters(of: definition)
    guard rosters.starts(with: inner) else { return nil }
    return columns.answer(definition.keyName, in: inner)
  }
}

extension ExpressionTree.Operator {
  /// The operator that means the same with the sides exchanged.
  fileprivate var mirrored: ExpressionTree.Operator? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .or, .and, .add, .subtract, .multiply, .divide, .remainder: nil
    }
  }

  fileprivate var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder: false
    }
  }
}

extension Question {
  /// Whether a response keeps the answer as the text that expressions see.
  var isPlainText: Bool {
    switch type {
    case .geopoint, .geotrace, .geoshape, .note, .unsupported: false
    default: true
    }
  }

  /// Whether the number of the answer does not depend on the zone of the interview.
  fileprivate var isPlainNumber: Bool {
    switch type {
    case .integer, .decimal, .range, .selectOne, .date, .time: true
    case .dateTime: automatic == nil
    default: false
    }
  }
}
