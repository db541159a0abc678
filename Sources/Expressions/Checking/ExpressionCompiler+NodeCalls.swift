import SurveyBasics

extension ExpressionCompiler {
  mutating func position(_ arguments: [ExpressionTree], _ range: Range<Int>) -> Operand? {
    guard let argument = arguments.first else { return ownPosition(range) }
    guard let operand = nodes(argument, of: "position()"), let type = operand.nodeType else {
      return nil
    }
    if isRule(ofRoster: type) { return rowNumber(operand.code, of: site.definition, range) }
    var ownRow: (roster: Int32, offset: Int32)?
    for definition in type.definitions
    where shape.definitions[Int(definition)].kind == .roster {
      if case .enclosing(_, let origin) = type.form, !isInPredicate || origin == .current {
        ownRow = (definition, 0)
        readOwnPosition(in: definition)
      } else {
        readPosition(of: definition)
      }
    }
    if isOutsideRosters(type) {
      warn(
        "position-outside-repeat", "Nothing repeats here, so this position is always 1.",
        at: argument.range,
        fix: "Use position(..) for questions that stand directly in a repeat.")
    } else if type.anchor < 0 || !type.isSingle {
      readExistence(of: operand)
    }
    return Operand(
      code: NodePosition(operand.code), type: .number, range: range,
      dependsOnCandidate: operand.dependsOnCandidate, ownRow: ownRow)
  }

  /// Whether a set is the reader itself or something around it, none of it a roster.
  private func isOutsideRosters(_ type: NodeType) -> Bool {
    guard case .enclosing(_, let origin) = type.form, !isInPredicate || origin == .current else {
      return false
    }
    return !type.definitions.contains { shape.definitions[Int($0)].kind == .roster }
  }

  private mutating func ownPosition(_ range: Range<Int>) -> Operand? {
    let isCandidate: Bool
    switch site.role {
    case .choiceFilter: isCandidate = true
    case .rule, .rosterCount, .text, .rosterChoiceFilter: isCandidate = isInPredicate
    }
    if isCandidate {
      return Operand(
        code: CandidatePosition(), type: .number, range: range, dependsOnCandidate: true,
        usesPosition: true)
    }
    let node = EnclosingNode(levels: 0, from: .start)
    if isRule(ofRoster: context) { return rowNumber(node, of: site.definition, range) }
    for definition in context.definitions
    where shape.definitions[Int(definition)].kind == .roster {
      readOwnPosition(in: definition)
    }
    return Operand(
      code: NodePosition(node), type: .number, range: range, dependsOnCandidate: true)
  }

  /// Whether a node is the row whose own rule this is.
  private func isRule(ofRoster type: NodeType) -> Bool {
    guard site.role == .rule, type.definitions == [site.definition],
      shape.definitions[Int(site.definition)].kind == .roster
    else { return false }
    if case .enclosing(0, let origin) = type.form { return !isInPredicate || origin == .current }
    return false
  }

  /// The position of a row in its own rule: all rows count, because whether a
  /// row is relevant is what the rule decides.
  private mutating func rowNumber(
    _ node: any Evaluable, of roster: Int32, _ range: Range<Int>
  ) -> Operand {
    note(
      Dependency(
        .rows, of: roster, anchor: shape.definitions[Int(roster)].roster, offset: 0, row: roster,
        isOwn: true))
    return Operand(
      code: RowNumber(node), type: .number, range: range, dependsOnCandidate: true)
  }

  /// Notes that the position of the reader's own row is read.
  private mutating func readOwnPosition(in roster: Int32) {
    note(
      Dependency(
        .rows, of: roster, anchor: shape.definitions[Int(roster)].roster, offset: 0, row: roster))
  }

  private mutating func readPosition(of roster: Int32) {
    let outer = shape.definitions[Int(roster)].roster
    note(.rows, of: roster, NodeType(anchor: outer, form: .general, isSingle: false))
  }

  mutating func count(
    _ argument: ExpressionTree, _ definition: FunctionDefinition, _ range: Range<Int>
  ) -> Operand? {
    guard let operand = nodes(argument, of: "count()") else { return nil }
    readExistence(of: operand)
    return result(definition, NodeCount(operand.code), [operand], range)
  }

  mutating func missing(
    _ argument: ExpressionTree, _ definition: FunctionDefinition, _ range: Range<Int>
  ) -> Operand? {
    guard let operand = operand(argument, as: .single) else { return nil }
    guard let type = operand.nodeType, type.table == nil,
      type.definitions.allSatisfy({ shape.definitions[Int($0)].kind == .question })
    else {
      fail(
        "wrong-argument", "missing() needs a question.", at: argument.range,
        fix: "Write missing(${name}).")
      return nil
    }
    for definition in type.definitions {
      readRows(of: definition, type)
      note(.missing, of: definition, type)
    }
    warnIfAmbiguous(operand)
    return result(definition, MissingReason(operand.code), [operand], range)
  }

  // MARK: Look-ups

  mutating func choiceName(
    _ arguments: [ExpressionTree], _ definition: FunctionDefinition, _ range: Range<Int>
  ) -> Operand? {
    usesLanguage = true
    guard let value = scalar(arguments[0]) else { return nil }
    var tree = arguments[1]
    if case .text(let text, let textRange) = tree {
      do throws(ExpressionSyntaxError) {
        tree = try ExpressionTree(parsing: text)
      } catch {
        fail("expression-syntax", error.message, at: textRange, fix: error.hint)
        return nil
      }
    }
    let first = problems.count
    let operand = operand(tree, as: .single)
    for index in first..<problems.count { problems[index].range = arguments[1].range }
    guard let operand else { return nil }
    guard let type = operand.nodeType, let question = type.definitions.first,
      type.definitions.allSatisfy({ shape.definitions[Int($0)].hasChoices })
    else {
      fail(
        "wrong-argument", "jr:choice-name() needs a question with choices.",
        at: arguments[1].range, fix: "Write jr:choice-name(${name}, '${name}').")
      return nil
    }
    readRows(of: question, type)
    labelledQuestions.formUnion(type.definitions)
    return result(definition, ChoiceLabel(value.code, of: operand.code), [value, operand], range)
  }

  mutating func pulldata(
    _ arguments: [ExpressionTree], _ definition: FunctionDefinition, _ range: Range<Int>
  ) -> Operand? {
    let table = table(arguments[0], function: "pulldata")
    let key = scalar(arguments[3])
    guard let table, let key, let wanted = column(arguments[1], table),
      let sought = column(arguments[2], table)
    else { return nil }
    let condition = Predicate(
      kind: .condition,
      code: TextEquality(ItemCell(table, sought), key.code, isNegated: false), isConstant: false)
    let items = TableItems(table, key: ColumnKey(column: sought, value: key.code), [condition])
    return result(
      definition, TextConversion(TableCells(items, table, wanted)), [key], range)
  }

  private mutating func column(_ argument: ExpressionTree, _ table: Int32) -> TableColumn? {
    guard case .text(let name, let range) = argument else {
      fail(
        "wrong-argument", "pulldata() needs the name of a column in quotation marks.",
        at: argument.range,
        fix: "Write pulldata('file', 'wanted column', 'column that is compared', value).")
      return nil
    }
    let instance = shape.instances[Int(table)]
    guard let columns = instance.columns else { return TableColumn(name: name, expected: 0) }
    guard let index = columns.firstIndex(of: name) else {
      fail(
        "unknown-column", "The list \"\(instance.id)\" has no column \"\(name)\".", at: range,
        fix: Spelling.proposal(for: name, among: columns))
      return nil
    }
    return TableColumn(name: name, expected: index)
  }

  // MARK: indexed-repeat

  mutating func indexedRepeat(_ arguments: [ExpressionTree], _ range: Range<Int>) -> Operand? {
    guard arguments.count <= 7 else {
      fail("wrong-arity", "indexed-repeat() takes 3, 5 or 7 arguments.", at: range)
      return nil
    }
    guard let question = onlyDefinition(arguments[0]) else { return nil }
    var rows: [(roster: Int32, index: Operand)] = []
    for position in stride(from: 1, to: arguments.count, by: 2) {
      guard let roster = onlyDefinition(arguments[position]) else { return nil }
      guard shape.definitions[Int(roster)].kind == .roster, roster != question,
        contains(roster, question)
      else {
        fail(
          "wrong-argument",
          "\"\(shape.definitions[Int(roster)].name)\" is not a roster that contains "
            + "\"\(shape.definitions[Int(question)].name)\".", at: arguments[position].range)
        return nil
      }
      guard let index = scalar(arguments[position + 1]) else { return nil }
      rows.append((roster, index))
    }
    return indexed(question, rows.sorted { $0.roster < $1.roster }, range)
  }

  /// The definition that a reference or plain path names, wherever it stands.
  private mutating func onlyDefinition(_ tree: ExpressionTree) -> Int32? {
    guard let operand = nodes(tree, of: "indexed-repeat()"), let type = operand.nodeType,
      type.definitions.count == 1, !type.isFiltered
    else {
      if problems.allSatisfy(\.isWarning) {
        fail(
          "wrong-argument", "indexed-repeat() needs the name of one question or roster here.",
          at: tree.range)
      }
      return nil
    }
    return type.definitions[0]
  }

  private mutating func indexed(
    _ question: Int32, _ rows: [(roster: Int32, index: Operand)], _ range: Range<Int>
  ) -> Operand? {
    guard let outermost = rows.first else { return nil }
    let outer = shape.definitions[Int(outermost.roster)].roster
    var type = NodeType(definitions: [question], form: .general, isSingle: true)
    type.anchor = shape.sharedRoster(site.definition, outermost.roster)
    type.isFiltered = true
    type.isLookup = true
    if let own = outermost.index.ownRow, own.roster == outermost.roster {
      type.offset = own.offset
      type.row = own.roster
    }
    var code: any Evaluable
    var last = outermost.roster
    if outer == type.anchor {
      code = RowNode(
        outermost.roster, anchor: outer, from: .current, at: WholeNumber(outermost.index.code))
    } else {
      type.isSingle = false
      code = FilteredNodes(
        DefinitionNodes(outermost.roster, anchor: type.anchor, from: .current),
        [Predicate(kind: .position, code: WholeNumber(outermost.index.code), isConstant: true)],
        isCountedByParent: true)
    }
    for (roster, index) in rows.dropFirst() {
      let way = StepWay.down([last: [.init(definition: roster, anchor: last)]])
      code = PathStep(
        from: code, way,
        [Predicate(kind: .position, code: WholeNumber(index.code), isConstant: true)],
        needsSorting: false)
      last = roster
    }
    let found = shape.definitions[Int(question)]
    if let row = code as? RowNode, found.roster == last, found.kind != .roster {
      code = InnerNode(below: row, question, anchor: last)
    } else {
      type.isSingle = type.isSingle && found.roster == last && found.kind != .roster
      let way = StepWay.down([last: [.init(definition: question, anchor: last)]])
      code = PathStep(from: code, way, [], needsSorting: false)
    }
    return Operand(
      code: code, type: .nodes(type), range: range,
      dependsOnCandidate: rows.contains(where: \.index.dependsOnCandidate),
      usesPosition: rows.contains(where: \.index.usesPosition))
  }
}
