import Expressions
import InterfaceText
import SurveyModel

/// Says conditions in words: `${a601} = '1'` as “A601 = 1 (Yes)”.
///
/// What cannot be said so is shown as it was written, with the names of
/// questions leading to them.
struct RuleWords {
  let paper: Paper
  /// The definition whose answer `.` is.
  let definition: Int32
  /// How many calculations the words stand for already; they may name each other.
  var depth = 0

  /// A condition and how tightly its words hold together.
  struct Phrase {
    var words: HTMLPiece
    var binding: Binding

    /// From the loosest.
    enum Binding: Comparable {
      case or, and, whole
    }

    /// The words, in parentheses where others around them hold more tightly.
    func words(within binding: Binding) -> HTMLPiece {
      self.binding < binding ? HTMLPiece("(") + words + HTMLPiece(")") : words
    }
  }

  /// A condition in words, or as it was written.
  func condition(_ expression: CompiledExpression) -> HTMLPiece {
    guard let tree = try? ExpressionTree(parsing: expression.source) else {
      return HTMLPiece(expression.source)
    }
    return phrase(tree).words
  }

  /// A value in words, or as it was written.
  func value(_ expression: CompiledExpression) -> HTMLPiece {
    guard let tree = try? ExpressionTree(parsing: expression.source) else {
      return HTMLPiece(expression.source)
    }
    if let value = paper.fixedValue(tree) { return HTMLPiece(value) }
    return operand(tree) ?? code(tree)
  }

  func phrase(_ tree: ExpressionTree, isNegated: Bool = false) -> Phrase {
    if let phrase = said(tree, isNegated: isNegated) { return phrase }
    let written = code(tree)
    return Phrase(
      words: isNegated ? filled(.paperNot, .text(written.source)) : written, binding: .whole)
  }

  /// An expression as it was written, with links.
  func code(_ tree: ExpressionTree) -> HTMLPiece {
    var result = HTMLPiece.none
    var rest = tree.description[...]
    while let open = rest.firstRange(of: "${"),
      let close = rest[open.upperBound...].firstIndex(of: "}")
    {
      result += HTMLPiece(rest[..<open.lowerBound])
      let name = String(rest[open.upperBound..<close])
      result += paper.definition(named: name).map { paper.link(to: $0.number) } ?? HTMLPiece(name)
      rest = rest[rest.index(after: close)...]
    }
    return .element("code", nil, [:], result + HTMLPiece(rest))
  }

  func filled(_ key: TextKey, _ arguments: TextArgument...) -> HTMLPiece {
    switch arguments.count {
    case 1: HTMLPiece(filled: paper.words(key, arguments[0]))
    case 2: HTMLPiece(filled: paper.words(key, arguments[0], arguments[1]))
    default: paper.word(key)
    }
  }

  // MARK: Conditions

  private func said(_ tree: ExpressionTree, isNegated: Bool) -> Phrase? {
    switch tree {
    case .operation(let first, let terms, _):
      let operation = terms[0].operation
      if operation == .and || operation == .or {
        return joined([first] + terms.map(\.operand), operation, isNegated: isNegated)
      }
      guard terms.count == 1 else { return nil }
      return comparison(first, operation, terms[0].operand, isNegated: isNegated)
        .map { Phrase(words: $0, binding: .whole) }
    case .call("not", _, let arguments, _) where arguments.count == 1:
      return phrase(arguments[0], isNegated: !isNegated)
    case .call("true", _, _, _): return whole(paper.word(isNegated ? .paperNever : .paperAlways))
    case .call("false", _, _, _): return whole(paper.word(isNegated ? .paperAlways : .paperNever))
    case .call("selected", _, let arguments, _) where arguments.count == 2:
      return marked(arguments[0], arguments[1], isNegated: isNegated).map(whole)
    case .reference:
      guard let subject = operand(tree) else { return nil }
      return whole(filled(isNegated ? .paperUnanswered : .paperAnswered, .name(subject.source)))
    default: return nil
    }
  }

  private func whole(_ words: HTMLPiece) -> Phrase {
    Phrase(words: words, binding: .whole)
  }

  /// Members of `and` or `or`, with those that speak of one answer drawn together.
  private func joined(
    _ members: [ExpressionTree], _ operation: ExpressionTree.Operator, isNegated: Bool
  ) -> Phrase {
    let isAnd = (operation == .and) != isNegated
    let binding: Phrase.Binding = isAnd ? .and : .or
    var parts: [HTMLPiece] = []
    var index = 0
    while index < members.count {
      if let (words, count) = drawnTogether(members[index...], isAnd: isAnd, isNegated: isNegated) {
        parts.append(words)
        index += count
      } else {
        let inner = phrase(members[index], isNegated: isNegated)
        parts.append(inner.words(within: isAnd ? .and : .or))
        index += 1
      }
    }
    let word = paper.words(isAnd ? .paperAnd : .paperOr)
    return Phrase(
      words: parts.joined(" \(word) "), binding: parts.count == 1 ? .whole : binding)
  }

  /// `1 ≤ x ≤ 5`, `x = 1 (Yes), 2 (No)` and `x ≠ 1, 2` for members that stand beside each other.
  private func drawnTogether(
    _ members: ArraySlice<ExpressionTree>, isAnd: Bool, isNegated: Bool
  ) -> (HTMLPiece, Int)? {
    guard let first = comparisonParts(members[members.startIndex]) else { return nil }
    if isAnd, !isNegated, let second = members.dropFirst().first.flatMap(comparisonParts),
      second.subject == first.subject, first.operation == .greaterOrEqual,
      second.operation == .lessOrEqual,
      let low = operand(first.right), let high = operand(second.right)
    {
      return (low + HTMLPiece(" ≤ ") + first.subject + HTMLPiece(" ≤ ") + high, 2)
    }
    let wanted: ExpressionTree.Operator = isAnd == isNegated ? .equal : .notEqual
    let run = members.prefix { member in
      guard let parts = comparisonParts(member), case .text(let text, _) = parts.right else {
        return false
      }
      return parts.subject == first.subject && parts.operation == wanted && !text.isEmpty
    }
    guard run.count > 1 else { return nil }
    let choices = run.compactMap { member -> HTMLPiece? in
      comparisonParts(member).map { named($0.right, as: $0.left) }
    }
    let sign = isAnd ? " ≠ " : " = "
    return (first.subject + HTMLPiece(sign) + choices.joined(", "), run.count)
  }

  private func comparisonParts(
    _ tree: ExpressionTree
  ) -> (
    subject: HTMLPiece, left: ExpressionTree, operation: ExpressionTree.Operator,
    right: ExpressionTree
  )? {
    guard case .operation(let left, let terms, _) = tree, terms.count == 1,
      paper.named(left) != nil, let subject = operand(left)
    else {
      guard case .operation(let left, let terms, _) = tree, terms.count == 1, isOwnAnswer(left)
      else { return nil }
      return (paper.word(.paperThisAnswer), left, terms[0].operation, terms[0].operand)
    }
    return (subject, left, terms[0].operation, terms[0].operand)
  }
}
