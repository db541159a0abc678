import SurveyBasics

extension ExpressionCompiler {
  /// A step inside a table beside the record.
  mutating func tableStep(_ step: ExpressionTree.Step, from operand: Operand) -> Operand? {
    guard let (table, part) = operand.nodeType?.table else { return nil }
    switch (step.axis, step.test) {
    case (.`self`, .node), (.`self`, .any), (.child, .text):
      return filtered(operand, step.predicates, step.range)
    case (.`self`, .name(let name)):
      return tableStepped(step, .tableKeep(name), from: operand, (table, part))
    case (.parent, _):
      let above: NodeType.TablePart =
        switch part {
        case .cell: .item
        case .item: .root
        case .root, .document: .document
        case .unknown: .unknown
        }
      return tableStepped(step, .up, from: operand, (table, above), needsSorting: true)
    case (.descendantOrSelf, _):
      return tableStepped(step, .subtree, from: operand, (table, .unknown), needsSorting: true)
    case (.child, .name(let name)):
      return child(name, step, from: operand, table, part)
    case (.child, _):
      let below: NodeType.TablePart =
        switch part {
        case .document: .root
        case .root: .item
        case .item: .cell
        case .cell, .unknown: .unknown
        }
      return tableStepped(step, .tableDown(nil), from: operand, (table, below))
    default:
      return tableStepped(step, .nothing, from: operand, (table, .unknown))
    }
  }

  private mutating func tableStepped(
    _ step: ExpressionTree.Step, _ way: StepWay, from operand: Operand,
    _ table: (number: Int32, part: NodeType.TablePart), needsSorting: Bool = false
  ) -> Operand? {
    guard var type = operand.nodeType else { return nil }
    type.table = table
    guard let predicates = predicates(step.predicates, on: type) else { return nil }
    var result = stepped(operand, way, [], step, predicates, needsSorting: needsSorting)
    type.form = .general
    type.isLookup = type.isLookup || !step.predicates.isEmpty
    type.isSingle = false
    result.type = .nodes(type)
    return result
  }

  private mutating func child(
    _ name: String, _ step: ExpressionTree.Step, from operand: Operand, _ table: Int32,
    _ part: NodeType.TablePart
  ) -> Operand? {
    let columns = shape.instances[Int(table)].columns
    switch part {
    case .document:
      return tableStepped(
        step, .tableDown(name), from: operand, (table, name == "root" ? .root : .unknown))
    case .root where name == "item": return items(step, from: operand, table)
    case .root:
      if columns != nil {
        fail(
          "unknown-path", "A table has /root/item, not /root/\(name).", at: step.range,
          fix: "Write /root/item.")
        return nil
      }
      return tableStepped(step, .tableDown(name), from: operand, (table, .unknown))
    case .item: return cell(name, step, from: operand, table, columns)
    case .cell, .unknown:
      return tableStepped(step, .tableDown(name), from: operand, (table, .unknown))
    }
  }

  private mutating func items(
    _ step: ExpressionTree.Step, from operand: Operand, _ table: Int32
  ) -> Operand? {
    guard var type = operand.nodeType else { return nil }
    type.table = (table, .item)
    guard let compiled = predicates(step.predicates, on: type) else { return nil }
    type.form = .general
    type.isLookup = !step.predicates.isEmpty
    type.isSingle = false
    return Operand(
      code: TableItems(table, key: compiled.key, compiled.predicates), type: .nodes(type),
      range: operand.range.lowerBound..<step.range.upperBound,
      dependsOnCandidate: false)
  }

  private mutating func cell(
    _ name: String, _ step: ExpressionTree.Step, from operand: Operand, _ table: Int32,
    _ columns: [String]?
  ) -> Operand? {
    guard var type = operand.nodeType else { return nil }
    var column = TableColumn(name: name, expected: 0)
    if let columns {
      guard let index = columns.firstIndex(of: name) else {
        return unknownColumn(name, columns, step, from: operand, table)
      }
      column = TableColumn(name: name, expected: index)
    }
    type.table = (table, .cell)
    let range = operand.range.lowerBound..<step.range.upperBound
    if case .enclosing(0, .context) = type.form {
      type.form = .general
      type.isSingle = true
      let cell = Operand(
        code: ItemCell(table, column), type: .nodes(type), range: range, dependsOnCandidate: true)
      return filtered(cell, step.predicates, range)
    }
    guard columns != nil, step.predicates.isEmpty else {
      return tableStepped(step, .tableDown(name), from: operand, (table, .cell))
    }
    type.form = .general
    type.isSingle = false
    return Operand(
      code: TableCells(operand.code, table, column), type: .nodes(type), range: range,
      dependsOnCandidate: operand.dependsOnCandidate)
  }

  /// A column that does not exist: in a condition it reads as empty, as in
  /// JavaRosa; at the end of a path it is a mistake.
  private mutating func unknownColumn(
    _ name: String, _ columns: [String], _ step: ExpressionTree.Step, from operand: Operand,
    _ table: Int32
  ) -> Operand? {
    let id = shape.instances[Int(table)].id
    let message = "The list \"\(id)\" has no column \"\(name)\"."
    let fix =
      Spelling.proposal(for: name, among: columns)
      ?? (shape.definitions(named: name).isEmpty
        ? "It has \(columns.joined(separator: ", "))." : "Write ${\(name)} for the question.")
    guard case .enclosing(0, .context)? = operand.nodeType?.form else {
      fail("unknown-column", message, at: step.range, fix: fix)
      return nil
    }
    warn("unknown-column", message, at: step.range, fix: fix)
    return Operand(
      code: TextLiteral(""), type: .text, range: step.range, dependsOnCandidate: true)
  }

  /// `instance('id')`.
  mutating func instance(_ argument: ExpressionTree, _ range: Range<Int>) -> Operand? {
    guard let table = table(argument, function: "instance") else { return nil }
    return Operand(
      code: TableDocument(table),
      type: .nodes(NodeType(table: (table, .document), form: .general, isSingle: true)),
      range: range)
  }

  /// The number of the table that a literal names.
  mutating func table(_ argument: ExpressionTree, function: String) -> Int32? {
    guard case .text(let id, let range) = argument else {
      fail(
        "wrong-argument", "\(function)() needs the name of a list in quotation marks.",
        at: argument.range)
      return nil
    }
    if let number = shape.instance(named: id) { return number }
    fail(
      "unknown-instance", "There is no list or file named \"\(id)\".", at: range,
      fix: Spelling.proposal(for: id, among: shape.instances.map(\.id)))
    return nil
  }

  /// `${last-saved#name}`: the same place in the record saved most recently.
  mutating func lastSaved(
    _ definition: Int32, _ predicates: [ExpressionTree], _ range: Range<Int>
  ) -> Operand? {
    guard let table = shape.instance(named: "__last-saved") else {
      fail("unknown-instance", "The last saved record is not available here.", at: range)
      return nil
    }
    var names: [String] = []
    var number = definition
    while number >= 0 {
      names.append(shape.definitions[Int(number)].name)
      number = shape.definitions[Int(number)].parent
    }
    var code: any Evaluable = TableDocument(table)
    for name in names.reversed() {
      code = PathStep(from: code, .tableDown(name), [], needsSorting: false)
    }
    var type = NodeType(table: (table, .unknown), form: .general, isSingle: false)
    type.isLookup = rosterOrSelf(definition) < 0
    return filtered(
      Operand(code: code, type: .nodes(type), range: range), predicates, range)
  }
}
