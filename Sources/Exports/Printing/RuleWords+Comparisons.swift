import Expressions
import InterfaceText
import SurveyModel

extension RuleWords {
  /// A comparison in words; nil where a side cannot be said.
  func comparison(
    _ left: ExpressionTree, _ operation: ExpressionTree.Operator, _ right: ExpressionTree,
    isNegated: Bool
  ) -> HTMLPiece? {
    guard let sign = RuleWords.signs[operation] else { return nil }
    if isLiteral(left), !isLiteral(right), let mirrored = RuleWords.mirrored[operation] {
      return comparison(right, mirrored, left, isNegated: isNegated)
    }
    if operation == .equal || operation == .notEqual {
      let isEqual = (operation == .equal) != isNegated
      if let words = equality(left, right, isEqual: isEqual) { return words }
      guard let subject = operand(left), let value = operand(right) else { return nil }
      return subject + HTMLPiece(isEqual ? " = " : " ≠ ") + value
    }
    guard let subject = operand(left), let value = operand(right) else { return nil }
    let words = subject + HTMLPiece(" \(sign) ") + value
    // Without an answer neither side of such a comparison holds, so it is not turned round.
    return isNegated ? filled(.paperNot, .text(words.source)) : words
  }

  private static let signs: [ExpressionTree.Operator: String] = [
    .equal: "=", .notEqual: "≠", .less: "<", .lessOrEqual: "≤", .greater: ">",
    .greaterOrEqual: "≥",
  ]

  private static let mirrored: [ExpressionTree.Operator: ExpressionTree.Operator] = [
    .equal: .equal, .notEqual: .notEqual, .less: .greater, .lessOrEqual: .greaterOrEqual,
    .greater: .less, .greaterOrEqual: .lessOrEqual,
  ]

  private func isLiteral(_ tree: ExpressionTree) -> Bool {
    switch tree {
    case .number, .text: true
    default: false
    }
  }

  /// The equalities that have words of their own.
  private func equality(
    _ left: ExpressionTree, _ right: ExpressionTree, isEqual: Bool
  ) -> HTMLPiece? {
    if case .text("", _) = right {
      return operand(left).map {
        filled(isEqual ? .paperUnanswered : .paperAnswered, .name($0.source))
      }
    }
    if case .call("missing", _, let arguments, _) = left, arguments.count == 1,
      case .text(let reason, _) = right, let subject = operand(arguments[0])
    {
      let word = MissingReason(rawValue: reason).map { paper.words($0.paperKey) } ?? reason
      return subject + HTMLPiece(isEqual ? " = " : " ≠ ") + HTMLPiece("“\(word)”")
    }
    if let words = calculated(left, right, isEqual: isEqual) { return words }
    if let column = column(left), case .reference = right, let subject = operand(right),
      column != "name"
    {
      return isEqual ? filled(.paperThoseOf, .name(subject.source)) : nil
    }
    guard isLiteral(right), let subject = operand(left) else { return nil }
    return subject + HTMLPiece(isEqual ? " = " : " ≠ ") + named(right, as: left)
  }

  /// The condition behind a calculation such as `if(…, 1, 0)` that is compared with one of the two.
  private func calculated(
    _ left: ExpressionTree, _ right: ExpressionTree, isEqual: Bool
  ) -> HTMLPiece? {
    guard depth < 3, case .reference(let reference, _, _) = left,
      let target = paper.definition(named: reference.name),
      let calculation = target.question?.calculation,
      case .call("if", _, let arguments, _)? = try? ExpressionTree(parsing: calculation.source),
      arguments.count == 3, let then = literal(arguments[1]), let otherwise = literal(arguments[2]),
      let wanted = literal(right), then != otherwise, wanted == then || wanted == otherwise
    else { return nil }
    var inner = self
    inner.depth += 1
    let words = inner.phrase(arguments[0], isNegated: (wanted == then) != isEqual)
    return words.words(within: .whole)
  }

  private func literal(_ tree: ExpressionTree) -> String? {
    switch tree {
    case .number(let number, _): Value.text(of: number)
    case .text(let text, _): text
    default: nil
    }
  }

  /// Whether a choice is among those marked.
  func marked(
    _ given: ExpressionTree, _ wanted: ExpressionTree, isNegated: Bool
  ) -> HTMLPiece? {
    if case .text(let list, _) = given, case .reference = wanted, let subject = operand(wanted) {
      let names = list.split(separator: " ").map { name in
        named(.text(String(name), 0..<0), as: wanted)
      }
      return subject + HTMLPiece(isNegated ? " ≠ " : " = ") + names.joined(", ")
    }
    guard let subject = operand(given) else { return nil }
    let choice: HTMLPiece?
    if isLiteral(wanted) { choice = named(wanted, as: given) } else { choice = operand(wanted) }
    guard let choice else { return nil }
    return filled(
      isNegated ? .paperNotMarked : .paperMarked, .text(choice.source), .name(subject.source))
  }

  /// A literal as a choice of the question that it is compared with.
  func named(_ tree: ExpressionTree, as subject: ExpressionTree) -> HTMLPiece {
    guard let text = literal(tree) else { return code(tree) }
    var target: Definition?
    if let named = paper.named(subject) {
      target = named
    } else if isOwnAnswer(subject) {
      target = paper.questionnaire.definitions[Int(definition)]
    }
    guard case .list(let index)? = target?.question?.choices?.origin else {
      return operand(tree) ?? HTMLPiece(text)
    }
    return paper.choice(text, of: paper.questionnaire.choiceLists[index])
  }

  /// The column of the item that a choice filter is asked about.
  func column(_ tree: ExpressionTree) -> String? {
    guard case .path(.context, let steps, _) = tree, steps.count == 1,
      steps[0].axis == .child, steps[0].predicates.isEmpty, case .name(let name) = steps[0].test
    else { return nil }
    return name
  }

  /// Whether a part is `.`.
  func isOwnAnswer(_ tree: ExpressionTree) -> Bool {
    guard case .path(.context, let steps, _) = tree, steps.count == 1 else { return false }
    return steps[0].axis == .`self` && steps[0].test == .node && steps[0].predicates.isEmpty
  }
}

extension MissingReason {
  /// The words for the reason.
  var paperKey: TextKey {
    switch self {
    case .dontKnow: .specialDontKnow
    case .refused: .specialRefused
    case .notApplicable: .specialNotApplicable
    case .blank: .specialBlank
    case .notReached: .specialNotReached
    }
  }
}
