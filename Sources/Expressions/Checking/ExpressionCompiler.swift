/// Turns a tree into evaluable parts against the shape of a record.
///
/// Every name becomes a number here, every function a body, and what the
/// expression reads is noted, so that evaluation neither searches nor parses.
/// Problems are collected; a part that has one compiles to nothing.
struct ExpressionCompiler {
  /// How a result will be used.
  enum Use {
    case single, set
  }

  let shape: RecordShape
  let site: ExpressionSite
  var problems: [ExpressionProblem] = []
  var dependencies: [Dependency] = []
  private var known: Set<Dependency> = []
  var usesClock = false
  var usesChance = false
  var usesLanguage = false
  /// The questions whose choice labels are given.
  var labelledQuestions: Set<Int32> = []
  /// Counts the calls of `random()` and its like.
  var chanceSites = 0
  /// The types of the context nodes, the innermost predicate last.
  var contexts: [NodeType] = []
  /// How many calls of `once` are open, in which the own value may be read.
  var onceDepth = 0

  init(_ shape: RecordShape, _ site: ExpressionSite) {
    self.shape = shape
    self.site = site
    contexts = [startType]
  }

  var isInPredicate: Bool { contexts.count > 1 }
  var context: NodeType { contexts[contexts.count - 1] }

  mutating func fail(
    _ id: String, _ message: String, at range: Range<Int>, fix: String? = nil
  ) {
    problems.append(ExpressionProblem(id, message, at: range, fix: fix))
  }

  mutating func warn(
    _ id: String, _ message: String, at range: Range<Int>, fix: String? = nil
  ) {
    problems.append(ExpressionProblem(id, message, at: range, fix: fix, isWarning: true))
  }

  mutating func note(_ dependency: Dependency) {
    if known.insert(dependency).inserted { dependencies.append(dependency) }
  }

  /// Compiles a whole expression whose value is wanted.
  mutating func compile(_ tree: ExpressionTree) -> Operand? {
    scalar(tree)
  }

  /// Compiles a part.
  mutating func operand(_ tree: ExpressionTree, as use: Use) -> Operand? {
    switch tree {
    case .number(let number, let range):
      Operand(code: NumberLiteral(number), type: .number, range: range)
    case .text(let text, let range):
      Operand(code: TextLiteral(text), type: .text, range: range)
    case .reference(let reference, let predicates, let range):
      self.reference(reference, predicates, range, as: use)
    case .call(let name, let nameRange, let arguments, let range):
      call(name, nameRange, arguments, range, as: use)
    case .negation(let operand, let range): negation(operand, range)
    case .operation(let first, let terms, let range): operation(first, terms, range)
    case .union(let members, let range): union(members, range)
    case .filter(let base, let predicates, let range): filter(base, predicates, range)
    case .path(let start, let steps, let range): path(start, steps, range, as: use)
    }
  }

  /// Compiles a part whose value is wanted as text, number or truth value.
  mutating func scalar(_ tree: ExpressionTree) -> Operand? {
    guard let operand = operand(tree, as: .single) else { return nil }
    readValue(of: operand)
    warnIfAmbiguous(operand)
    warnIfSection(operand)
    return operand
  }

  /// Warns of a reference to all rows of a roster where one value is wanted.
  mutating func warnIfAmbiguous(_ operand: Operand) {
    warnIfAmbiguous(operand, "the first one is taken here") {
      "Choose the row: ${roster}[position() = 1]/\($0), or use sum(), max(), join()."
    }
  }

  /// Warns of a comparison with all rows of a roster, which other programs refuse.
  mutating func warnIfCompared(_ operand: Operand) {
    warnIfAmbiguous(operand, "the comparison holds if it holds for one of them") {
      "Choose the row: ${roster}[position() = 1]/\($0), or count them: count(${roster}[\($0) = …]) > 0."
    }
  }

  private mutating func warnIfAmbiguous(
    _ operand: Operand, _ effect: String, fix: (_ name: String) -> String
  ) {
    // Whoever wrote a condition has chosen the row.
    guard let type = operand.nodeType, !type.isSingle, !type.isFiltered, !type.isLookup,
      type.table == nil, let definition = type.definitions.first
    else { return }
    let name = shape.definitions[Int(definition)].name
    warn(
      "ambiguous-value", "\"\(name)\" has a value in each row of its roster; \(effect).",
      at: operand.range, fix: fix(name))
  }

  /// Warns of a reference to a section where a value is wanted.
  mutating func warnIfSection(_ operand: Operand) {
    guard let type = operand.nodeType, type.table == nil, let first = type.definitions.first,
      type.definitions.allSatisfy({ shape.definitions[Int($0)].kind == .section })
    else { return }
    let name = shape.definitions[Int(first)].name
    warn(
      "section-as-value", "\"\(name)\" is a section; it has no answer and always reads as empty.",
      at: operand.range, fix: "Refer to a question in it.")
  }

  private mutating func negation(_ tree: ExpressionTree, _ range: Range<Int>) -> Operand? {
    guard let operand = scalar(tree) else { return nil }
    let code: any Evaluable =
      if let literal = operand.code as? NumberLiteral {
        NumberLiteral(-literal.number)
      } else {
        Negation(operand.code)
      }
    return Operand(
      code: code, type: .number, range: range, dependsOnCandidate: operand.dependsOnCandidate,
      usesPosition: operand.usesPosition)
  }

  private mutating func union(_ members: [ExpressionTree], _ range: Range<Int>) -> Operand? {
    var operands: [Operand] = []
    for member in members {
      guard let operand = nodes(member, of: "|") else { continue }
      operands.append(operand)
    }
    guard operands.count == members.count else { return nil }
    let types = operands.compactMap(\.nodeType)
    var type = NodeType(form: .general, isSingle: false)
    type.definitions = Array(Set(types.flatMap(\.definitions))).sorted()
    type.table = types.lazy.compactMap(\.table).first.map { ($0.number, .unknown) }
    type.anchor = types.map(\.anchor).reduce(types[0].anchor) { $0 == $1 ? $0 : -1 }
    return Operand(
      code: Union(operands.map(\.code)), type: .nodes(type), range: range,
      dependsOnCandidate: operands.contains(where: \.dependsOnCandidate),
      usesPosition: operands.contains(where: \.usesPosition))
  }

  /// Compiles a part that has to be a set of nodes.
  mutating func nodes(_ tree: ExpressionTree, of place: String) -> Operand? {
    guard let operand = operand(tree, as: .set) else { return nil }
    guard operand.nodeType != nil else {
      fail(
        "wrong-argument",
        "\(place) needs questions, sections or rosters here, not \(kindName(operand.type)).",
        at: tree.range, fix: "Write a reference such as ${name}, or a path.")
      return nil
    }
    return operand
  }

  private func kindName(_ type: StaticType) -> String {
    switch type {
    case .text: "a text"
    case .number: "a number"
    case .boolean: "a condition"
    case .date: "a date"
    case .any, .nodes: "a calculated value"
    }
  }
}
