extension ExpressionCompiler {
  mutating func operation(
    _ first: ExpressionTree, _ terms: [ExpressionTree.Term], _ range: Range<Int>
  ) -> Operand? {
    guard let kind = terms.first?.operation else { return operand(first, as: .single) }
    switch kind {
    case .or, .and: return logic(first, terms, range, isAnd: kind == .and)
    case .add, .subtract, .multiply, .divide, .remainder: return arithmetic(first, terms, range)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return comparisons(first, terms, range)
    }
  }

  private mutating func logic(
    _ first: ExpressionTree, _ terms: [ExpressionTree.Term], _ range: Range<Int>, isAnd: Bool
  ) -> Operand? {
    var parts: [Operand] = []
    for tree in [first] + terms.map(\.operand) {
      guard let part = operand(tree, as: .single) else { continue }
      readValue(of: part)
      parts.append(part)
    }
    guard parts.count == terms.count + 1 else { return nil }
    let codes = parts.map(\.code)
    return Operand(
      code: isAnd ? Conjunction(codes) : Disjunction(codes), type: .boolean, range: range,
      dependsOnCandidate: parts.contains(where: \.dependsOnCandidate),
      usesPosition: parts.contains(where: \.usesPosition),
      key: isAnd ? parts.lazy.compactMap(\.key).first : nil)
  }

  private mutating func arithmetic(
    _ first: ExpressionTree, _ terms: [ExpressionTree.Term], _ range: Range<Int>
  ) -> Operand? {
    let start = scalar(first)
    var parts: [(operation: ExpressionTree.Operator, operand: Operand)] = []
    for term in terms {
      guard let operand = scalar(term.operand) else { continue }
      parts.append((term.operation, operand))
    }
    guard let start, parts.count == terms.count else { return nil }
    return Operand(
      code: Arithmetic(start.code, parts.map { ($0.operation, $0.operand.code) }), type: .number,
      range: range,
      dependsOnCandidate: start.dependsOnCandidate
        || parts.contains(where: \.operand.dependsOnCandidate),
      usesPosition: start.usesPosition || parts.contains(where: \.operand.usesPosition),
      ownRow: ownRow(start, parts))
  }

  /// The distance to the own row when whole numbers are added to its position.
  private func ownRow(
    _ start: Operand, _ parts: [(operation: ExpressionTree.Operator, operand: Operand)]
  ) -> (roster: Int32, offset: Int32)? {
    guard var row = start.ownRow else { return nil }
    for (operation, operand) in parts {
      guard let literal = operand.code as? NumberLiteral, abs(literal.number) < 1_000_000,
        literal.number == literal.number.rounded(), abs(row.offset) < 1_000_000_000
      else { return nil }
      switch operation {
      case .add: row.offset += Int32(literal.number)
      case .subtract: row.offset -= Int32(literal.number)
      default: return nil
      }
    }
    return row
  }

  private mutating func comparisons(
    _ first: ExpressionTree, _ terms: [ExpressionTree.Term], _ range: Range<Int>
  ) -> Operand? {
    guard terms.count <= 16 else {
      fail(
        "expression-limit", "More than 16 comparisons stand in a row.", at: range,
        fix: "Join them with and.")
      return nil
    }
    var left = compared(first)
    for term in terms {
      let right = compared(term.operand)
      guard let first = left, let right else {
        left = nil
        continue
      }
      left = Operand(
        code: comparison(first, term.operation, right), type: .boolean,
        range: first.range.lowerBound..<right.range.upperBound,
        dependsOnCandidate: first.dependsOnCandidate || right.dependsOnCandidate,
        usesPosition: first.usesPosition || right.usesPosition,
        key: term.operation == .equal ? key(first, right) ?? key(right, first) : nil)
    }
    return left
  }

  private mutating func compared(_ tree: ExpressionTree) -> Operand? {
    guard let operand = operand(tree, as: .single) else { return nil }
    readValue(of: operand)
    warnIfCompared(operand)
    warnIfSection(operand)
    return operand
  }

  /// The look-up that an equality allows: texts compare byte for byte there too.
  private func key(_ cell: Operand, _ other: Operand) -> ColumnKey? {
    guard let column = cell.code as? ItemCell, !other.dependsOnCandidate, !other.usesPosition
    else { return nil }
    switch other.type {
    case .text: break
    case .nodes(let type) where type.isSingle: break
    default: return nil
    }
    return ColumnKey(column: column.column, value: other.code)
  }

  func comparison(
    _ left: Operand, _ operation: ExpressionTree.Operator, _ right: Operand
  ) -> any Evaluable {
    let isExistential = isOpen(left) || isOpen(right)
    guard operation == .equal || operation == .notEqual else {
      return Order(left.code, operation, right.code, isExistential: isExistential)
    }
    let isNegated = operation == .notEqual
    switch (left.type, right.type) {
    case (.boolean, _), (_, .boolean):
      return TruthEquality(left.code, right.code, isNegated: isNegated)
    case _ where isExistential, (.any, _), (_, .any): break
    case (.number, _), (_, .number):
      return NumberEquality(left.code, right.code, isNegated: isNegated)
    case (.date, _), (_, .date): break
    default:
      return TextEquality(left.code, right.code, isNegated: isNegated)
    }
    return GeneralEquality(
      left.code, right.code, isNegated: isNegated,
      emptyIsText: (isLone(left), isLone(right)))
  }

  /// Whether several nodes may take part in a comparison, so that one is enough.
  private func isOpen(_ operand: Operand) -> Bool {
    if case .any = operand.type { return true }
    return operand.nodeType.map { !$0.isSingle } ?? false
  }

  /// Whether no node counts as the empty text.
  private func isLone(_ operand: Operand) -> Bool {
    operand.nodeType.map { $0.isSingle || $0.isLookup } ?? true
  }
}
