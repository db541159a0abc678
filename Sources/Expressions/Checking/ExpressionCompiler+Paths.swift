import SurveyBasics

extension ExpressionCompiler {
  /// The type of the node that the whole expression is evaluated at.
  var startType: NodeType {
    switch site.role {
    case .rule, .text: return ownType
    case .rosterCount:
      return NodeType(
        anchor: shape.definitions[Int(site.definition)].roster, form: .hidden, isSingle: true)
    case .choiceFilter(let table):
      return NodeType(
        table: (table, .item), form: .enclosing(levels: 0, .context), isSingle: true)
    case .rosterChoiceFilter(let roster):
      return NodeType(
        definitions: [roster], anchor: roster, form: .enclosing(levels: 0, .context),
        isSingle: true)
    }
  }

  /// The type of the node of the definition that has the expression.
  private var ownType: NodeType {
    NodeType(
      definitions: [site.definition], anchor: rosterOrSelf(site.definition),
      form: .enclosing(levels: 0, .context), isSingle: true)
  }

  /// `current()`.
  func currentOperand(_ range: Range<Int>) -> Operand {
    var type = site.role == .rosterCount ? startType : ownType
    if site.role != .rosterCount { type.form = .enclosing(levels: 0, .current) }
    return operand(of: type, range)
  }

  /// `.` and what a relative path begins at.
  func contextOperand(_ range: Range<Int>) -> Operand {
    var type = context
    if isInPredicate { type.form = .enclosing(levels: 0, .context) }
    var operand = operand(of: type, range)
    operand.dependsOnCandidate = true
    return operand
  }

  /// The operand for a type whose form says how its nodes are found.
  func operand(of type: NodeType, _ range: Range<Int>) -> Operand {
    var type = type
    let code: any Evaluable
    var dependsOnCandidate = false
    switch type.form {
    case .enclosing(let levels, let origin):
      let isQuestion =
        type.table == nil && type.definitions.count == 1
        && shape.definitions[Int(type.definitions[0])].kind == .question
      code =
        levels == 0 && isQuestion
        ? OriginQuestion(origin) : EnclosingNode(levels: levels, from: origin)
      dependsOnCandidate = origin == .context
    case .all(let definition, let anchor, let origin):
      let found = shape.definitions[Int(definition)]
      dependsOnCandidate = origin == .context && anchor >= 0
      type.isSingle = found.kind != .roster && found.roster == anchor
      if !type.isSingle {
        code = DefinitionNodes(definition, anchor: anchor, from: origin)
      } else if found.kind == .question {
        code = QuestionNode(definition, anchor: anchor, from: origin)
      } else {
        code = SectionNode(definition, anchor: anchor, from: origin)
      }
    case .general, .hidden: code = Union([])
    }
    return Operand(
      code: code, type: .nodes(type), range: range, dependsOnCandidate: dependsOnCandidate)
  }

  mutating func path(
    _ start: ExpressionTree.Start, _ steps: [ExpressionTree.Step], _ range: Range<Int>,
    as use: Use
  ) -> Operand? {
    var operand: Operand
    switch start {
    case .context: operand = contextOperand(range)
    case .root:
      let type = NodeType(
        definitions: [0], form: .all(0, anchor: -1, .current), isSingle: true, isAbsolute: true)
      operand = self.operand(of: type, range)
    case .expression(let base):
      guard let found = nodes(base, of: "A path") else { return nil }
      operand = found
    }
    var rest = steps[...]
    if case .root = start {
      if rest.isEmpty { return operand }
      guard enterRoot(&rest, range) else { return nil }
    }
    while let step = rest.popFirst() {
      guard let next = apply(step, to: operand, isLast: rest.isEmpty) else { return nil }
      operand = next
    }
    operand.range = range
    return use == .single ? qualified(operand) : operand
  }

  /// Takes the step that names the root of the record off an absolute path.
  private mutating func enterRoot(
    _ steps: inout ArraySlice<ExpressionTree.Step>, _ range: Range<Int>
  ) -> Bool {
    guard let first = steps.first, first.axis == .child else { return true }
    let name = shape.definitions[0].name
    switch first.test {
    case .name(let written) where written != name:
      fail(
        "unknown-path", "The record begins with /\(name), not with /\(written).", at: first.range,
        fix: shape.definitions(named: written).isEmpty
          ? "Write /\(name) instead."
          : "Write /\(name)/\(written), or ${\(written)}.")
      return false
    default:
      if first.predicates.isEmpty { steps.removeFirst() }
      return true
    }
  }

  /// A path from the root read as one value means the row that the reader is
  /// in (6.5); inside a predicate, that of the candidate.
  func qualified(_ operand: Operand) -> Operand {
    guard var type = operand.nodeType, type.isAbsolute,
      case .all(let definition, let anchor, _) = type.form, let own = context.definitions.first
    else { return operand }
    var roster = rosterOrSelf(own)
    while roster >= 0, !(contains(roster, definition) && roster != definition) {
      roster = shape.definitions[Int(roster)].roster
    }
    guard roster >= 0, roster != anchor, anchor < 0 || contains(anchor, roster) else {
      return operand
    }
    type.form = .all(definition, anchor: roster, .context)
    type.anchor = isInPredicate ? type.anchor : roster
    return self.operand(of: type, operand.range)
  }

  /// `${name}`.
  mutating func reference(
    _ reference: ExpressionTree.Reference, _ predicates: [ExpressionTree], _ range: Range<Int>,
    as use: Use
  ) -> Operand? {
    guard let definition = definition(named: reference.name, range) else { return nil }
    if reference.isLastSaved { return lastSaved(definition, predicates, range) }
    var type = NodeType(
      definitions: [definition], form: .all(definition, anchor: -1, .current), isSingle: false)
    if case .rosterChoiceFilter(let roster) = site.role, roster != definition,
      contains(roster, definition)
    {
      type.anchor = roster
      type.form = .all(definition, anchor: roster, .start)
    } else {
      type.anchor = shape.sharedRoster(site.definition, definition)
      type.form = .all(definition, anchor: type.anchor, .current)
      type.isAbsolute = isInPredicate
    }
    var operand = operand(of: type, range)
    if use == .single, predicates.isEmpty { operand = qualified(operand) }
    return predicates.isEmpty ? operand : filtered(operand, predicates, range)
  }

  /// The number of the definition with a name.
  mutating func definition(named name: String, _ range: Range<Int>) -> Int32? {
    let found = shape.definitions(named: name)
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      fail(
        "ambiguous-name", "\(found.count) questions or sections are named \"\(name)\".", at: range,
        fix: "Give them different names.")
      return nil
    }
    fail(
      "unknown-name", "There is no question named \"\(name)\".", at: range,
      fix: Spelling.proposal(for: name, among: shape.names))
    return nil
  }
}
