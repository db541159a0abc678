extension ExpressionCompiler {
  /// `(expression)[…]`: positions count over the whole set.
  mutating func filter(
    _ base: ExpressionTree, _ trees: [ExpressionTree], _ range: Range<Int>
  ) -> Operand? {
    guard let operand = nodes(base, of: "A filter"), var type = operand.nodeType,
      let compiled = predicates(trees, on: type)
    else { return nil }
    type.form = .general
    type.isFiltered = true
    return Operand(
      code: FilteredNodes(operand.code, compiled.predicates, isCountedByParent: false),
      type: .nodes(type), range: range,
      dependsOnCandidate: operand.dependsOnCandidate || compiled.dependsOnOuter)
  }

  /// Predicates on the last step of a path or on a reference: positions count
  /// among the nodes with the same parent.
  mutating func filtered(
    _ operand: Operand, _ trees: [ExpressionTree], _ range: Range<Int>
  ) -> Operand? {
    guard !trees.isEmpty else { return operand }
    guard var type = operand.nodeType, let compiled = predicates(trees, on: type) else {
      return nil
    }
    var result = Operand(
      code: operand.code, type: operand.type, range: range,
      dependsOnCandidate: operand.dependsOnCandidate || compiled.dependsOnOuter)
    var rest = compiled.predicates[...]
    if case .all(let roster, let anchor, let origin) = type.form,
      shape.definitions[Int(roster)].kind == .roster,
      shape.definitions[Int(roster)].roster == anchor, let first = rest.first,
      first.kind == .position, first.isConstant
    {
      rest.removeFirst()
      result.code = RowNode(roster, anchor: anchor, from: origin, at: first.code)
      type.isSingle = true
      if let row = compiled.ownRow, row.roster == roster {
        type.offset = row.offset
        type.row = roster
      }
    }
    if !rest.isEmpty {
      result.code = FilteredNodes(
        result.code, Array(rest), isCountedByParent: !type.isSingle)
      type.isLookup = type.isLookup || type.isSingle || rest.contains { $0.kind == .position }
      type.isSingle = false
    }
    type.form = .general
    type.isFiltered = true
    type.isAbsolute = false
    result.type = .nodes(type)
    return result
  }

  struct CompiledPredicates {
    var predicates: [Predicate] = []
    /// The look-up that the first one allows.
    var key: ColumnKey?
    /// The distance to the own row that the first one asks for.
    var ownRow: (roster: Int32, offset: Int32)?
    var dependsOnOuter = false
  }

  /// Compiles predicates with the nodes of a set as candidates.
  mutating func predicates(
    _ trees: [ExpressionTree], on type: NodeType
  ) -> CompiledPredicates? {
    var candidate = type
    candidate.form = .enclosing(levels: 0, .context)
    candidate.isSingle = true
    candidate.isAbsolute = false
    var result = CompiledPredicates()
    var isComplete = true
    for (index, tree) in trees.enumerated() {
      contexts.append(candidate)
      let operand = predicate(tree)
      contexts.removeLast()
      candidate.isFiltered = true
      guard let operand else {
        isComplete = false
        continue
      }
      let kind: Predicate.Kind =
        switch operand.type {
        case .number: .position
        case .any: .dynamic
        case .text, .boolean, .date, .nodes: .condition
        }
      if index == 0 {
        result.key = operand.usesPosition ? nil : operand.key
        result.ownRow = operand.ownRow
      }
      result.predicates.append(
        Predicate(
          kind: kind, code: operand.code,
          isConstant: !operand.dependsOnCandidate && !operand.usesPosition))
    }
    return isComplete ? result : nil
  }

  /// One predicate; `position() = x` becomes the position x where x does not
  /// depend on the candidate.
  private mutating func predicate(_ tree: ExpressionTree) -> Operand? {
    guard case .operation(let left, let terms, let range) = tree, terms.count == 1,
      terms[0].operation == .equal, let other = comparedWithPosition(left, terms[0].operand)
    else {
      guard let operand = operand(tree, as: .single) else { return nil }
      readValue(of: operand)
      return operand
    }
    guard var operand = operand(other, as: .single) else { return nil }
    readValue(of: operand)
    let isNumeric =
      switch operand.type {
      case .number: true
      case .nodes(let type): type.isSingle
      case .text, .boolean, .date, .any: false
      }
    if isNumeric, !operand.dependsOnCandidate, !operand.usesPosition {
      operand.type = .number
      return operand
    }
    let position = Operand(
      code: CandidatePosition(), type: .number, range: range, usesPosition: true)
    return Operand(
      code: comparison(position, .equal, operand), type: .boolean, range: range,
      dependsOnCandidate: true, usesPosition: true)
  }

  private func comparedWithPosition(
    _ left: ExpressionTree, _ right: ExpressionTree
  ) -> ExpressionTree? {
    if case .call("position", _, let arguments, _) = left, arguments.isEmpty { return right }
    if case .call("position", _, let arguments, _) = right, arguments.isEmpty { return left }
    return nil
  }
}
