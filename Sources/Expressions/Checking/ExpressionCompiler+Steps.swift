import SurveyBasics

extension ExpressionCompiler {
  /// The operand after one more step.
  mutating func apply(
    _ step: ExpressionTree.Step, to operand: Operand, isLast: Bool
  ) -> Operand? {
    guard let type = operand.nodeType else { return nil }
    if step.axis == .attribute || step.test == .comment {
      warn(
        "empty-path",
        step.axis == .attribute
          ? "Answers have no attributes; this gives nothing."
          : "Answers have no comments; this gives nothing.", at: step.range)
      return stepped(operand, .nothing, [], step, needsSorting: false)
    }
    if type.table != nil { return tableStep(step, from: operand) }
    if case .hidden = type.form { return hiddenStep(step, from: operand) }
    switch step.axis {
    case .child: return step.test == .text ? ownText(step, operand) : down(step, from: operand)
    case .`self`: return keep(step, operand)
    case .parent: return up(step, from: operand)
    case .descendantOrSelf: return subtree(step, from: operand)
    case .attribute: return nil
    }
  }

  /// A step that has to search, with its predicates applied per origin.
  func stepped(
    _ operand: Operand, _ way: StepWay, _ definitions: [Int32], _ step: ExpressionTree.Step,
    _ predicates: CompiledPredicates = .init(), needsSorting: Bool
  ) -> Operand {
    var type = operand.nodeType ?? NodeType(form: .general, isSingle: false)
    type.definitions = definitions
    type.form = .general
    type.isAbsolute = false
    type.isSingle = false
    if !predicates.predicates.isEmpty { type.isFiltered = true }
    return Operand(
      code: PathStep(
        from: operand.code, way, predicates.predicates, needsSorting: needsSorting),
      type: .nodes(type), range: operand.range.lowerBound..<step.range.upperBound,
      dependsOnCandidate: operand.dependsOnCandidate)
  }

  private mutating func ownText(_ step: ExpressionTree.Step, _ operand: Operand) -> Operand? {
    filtered(operand, step.predicates, step.range)
  }

  // MARK: Down

  private mutating func down(_ step: ExpressionTree.Step, from operand: Operand) -> Operand? {
    guard let type = operand.nodeType else { return nil }
    var targets: [Int32: [StepWay.Target]] = [:]
    var found: Set<Int32> = []
    for definition in type.definitions {
      let below = shape.children(of: definition).filter { matches(step.test, $0) }
      targets[definition] = below.map { .init(definition: $0, anchor: rosterOrSelf(definition)) }
      found.formUnion(below)
    }
    if found.isEmpty {
      guard case .name(let name) = step.test, !type.definitions.isEmpty else {
        return stepped(operand, .nothing, [], step, needsSorting: false)
      }
      failUnknown(name, below: type.definitions, step)
      return nil
    }
    if type.definitions.count == 1, found.count == 1, let inner = found.first {
      return down(step, from: operand, type.definitions[0], to: inner)
    }
    var result = type
    result.definitions = found.sorted()
    guard let predicates = predicates(step.predicates, on: result) else { return nil }
    return stepped(
      operand, .down(targets), found.sorted(), step, predicates,
      needsSorting: type.definitions.count > 1)
  }

  private mutating func down(
    _ step: ExpressionTree.Step, from operand: Operand, _ outer: Int32, to inner: Int32
  ) -> Operand? {
    guard var type = operand.nodeType else { return nil }
    type.definitions = [inner]
    let range = operand.range.lowerBound..<step.range.upperBound
    let anchor = rosterOrSelf(outer)
    switch type.form {
    case .enclosing(_, let origin):
      type.form = .all(inner, anchor: anchor, origin)
      return filtered(self.operand(of: type, range), step.predicates, range)
    case .all(_, let anchor, let origin):
      type.form = .all(inner, anchor: anchor, origin)
      return filtered(self.operand(of: type, range), step.predicates, range)
    case .general, .hidden: break
    }
    let found = shape.definitions[Int(inner)]
    if let base = operand.code.singleNode, found.kind != .roster, step.predicates.isEmpty {
      return Operand(
        code: InnerNode(below: base, inner, anchor: anchor), type: .nodes(type), range: range,
        dependsOnCandidate: operand.dependsOnCandidate)
    }
    guard let predicates = predicates(step.predicates, on: type) else { return nil }
    let way = StepWay.down([outer: [.init(definition: inner, anchor: anchor)]])
    return stepped(operand, way, [inner], step, predicates, needsSorting: false)
  }

  private func matches(_ test: ExpressionTree.NodeTest, _ definition: Int32) -> Bool {
    let name = shape.definitions[Int(definition)].name
    switch test {
    case .name(let wanted): return wanted == name
    case .prefix(let prefix): return name.hasPrefix(prefix + ":")
    case .any, .node: return true
    case .text: return shape.definitions[Int(definition)].kind == .question
    case .comment: return false
    }
  }

  private mutating func failUnknown(
    _ name: String, below definitions: [Int32], _ step: ExpressionTree.Step
  ) {
    let outer = shape.definitions[Int(definitions[0])]
    let siblings = definitions.flatMap { shape.children(of: $0) }.map {
      shape.definitions[Int($0)].name
    }
    // A name alone is a step from the question that the expression belongs to.
    let isBare = outer.kind == .question && definitions == [site.definition]
    let message =
      isBare
      ? "\"\(name)\" without ${…} is looked for inside \"\(outer.name)\", where there is nothing."
      : outer.kind == .question
        ? "\"\(outer.name)\" is a question; there is nothing named \"\(name)\" in it."
        : "There is no \"\(name)\" in \"\(outer.name)\"."
    var fix = Spelling.proposal(for: name, among: siblings)
    if !shape.definitions(named: name).isEmpty {
      fix = "Write ${\(name)}."
    } else if fix == nil, isBare {
      fix = "Write '\(name)' if a text or a choice is meant, ${…} around the name of a question."
    }
    fail("unknown-path", message, at: step.range, fix: fix)
  }

  // MARK: Self, up, everything below

  private mutating func keep(_ step: ExpressionTree.Step, _ operand: Operand) -> Operand? {
    guard let type = operand.nodeType else { return nil }
    let kept = type.definitions.filter { matches(step.test, $0) }
    guard kept.count == type.definitions.count else {
      return filtered(
        stepped(operand, .keep(Set(kept)), kept, step, needsSorting: false), step.predicates,
        step.range)
    }
    return filtered(operand, step.predicates, step.range)
  }

  private mutating func up(_ step: ExpressionTree.Step, from operand: Operand) -> Operand? {
    guard var type = operand.nodeType else { return nil }
    let parents = Set(type.definitions.map { shape.definitions[Int($0)].parent })
    guard !parents.contains(-1) else {
      fail("unknown-path", "There is nothing above the record.", at: step.range)
      return nil
    }
    let kept = parents.filter { matches(step.test, $0) }.sorted()
    let range = operand.range.lowerBound..<step.range.upperBound
    type.definitions = parents.sorted()
    type.anchor = parents.map { above(type.anchor, $0) }.min() ?? -1
    var result: Operand
    switch type.form {
    case .enclosing(let levels, let origin):
      type.form = .enclosing(levels: levels + 1, origin)
      result = self.operand(of: type, range)
    case .all(let definition, let anchor, let origin)
    where shape.definitions[Int(definition)].kind != .roster && !parents.contains(anchor):
      type.form = .all(type.definitions[0], anchor: anchor, origin)
      result = self.operand(of: type, range)
    case .all, .general, .hidden:
      let isSingle = type.isSingle
      result = stepped(operand, .up, type.definitions, step, needsSorting: !isSingle)
      type.form = .general
      type.isAbsolute = false
      result.type = .nodes(type)
    }
    if kept.count < parents.count {
      result = stepped(result, .keep(Set(kept)), kept, step, needsSorting: false)
    }
    return filtered(result, step.predicates, range)
  }

  /// The anchor after a step up to a definition.
  private func above(_ anchor: Int32, _ definition: Int32) -> Int32 {
    anchor < 0 || contains(anchor, definition) ? anchor : rosterOrSelf(definition)
  }

  private mutating func subtree(_ step: ExpressionTree.Step, from operand: Operand) -> Operand? {
    guard let type = operand.nodeType else { return nil }
    var all: Set<Int32> = []
    for definition in type.definitions {
      all.formUnion(definition..<shape.definitions[Int(definition)].end)
    }
    let kept = all.filter { matches(step.test, $0) }.sorted()
    var result = stepped(
      operand, .subtree, all.sorted(), step, needsSorting: type.definitions.count > 1)
    if kept.count < all.count {
      result = stepped(result, .keep(Set(kept)), kept, step, needsSorting: false)
    }
    return filtered(result, step.predicates, step.range)
  }

  /// From the hidden count of a roster there is only the way up.
  private mutating func hiddenStep(
    _ step: ExpressionTree.Step, from operand: Operand
  ) -> Operand? {
    guard var type = operand.nodeType, step.axis == .parent, step.test == .node else {
      if step.axis == .`self` { return operand }
      fail(
        "unknown-path", "The number of rows has nothing below it.", at: step.range,
        fix: "Begin with .. for what stands beside the roster, or write ${name}.")
      return nil
    }
    let parent = shape.definitions[Int(site.definition)].parent
    type.definitions = [parent]
    type.form = .enclosing(levels: 0, .start)
    return filtered(self.operand(of: type, step.range), step.predicates, step.range)
  }
}
