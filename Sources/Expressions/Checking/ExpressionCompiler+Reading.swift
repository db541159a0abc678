extension ExpressionCompiler {
  /// Notes that the value of an operand is read.
  mutating func readValue(of operand: Operand) {
    guard let type = operand.nodeType else { return }
    for definition in type.definitions {
      readRows(of: definition, type)
      readValue(of: definition, type)
    }
  }

  /// Notes that it is read which nodes there are.
  mutating func readExistence(of operand: Operand) {
    guard let type = operand.nodeType else { return }
    for definition in type.definitions {
      readRows(of: definition, type)
      if shape.definitions[Int(definition)].kind != .roster { readValue(of: definition, type) }
    }
  }

  private mutating func readValue(of definition: Int32, _ type: NodeType) {
    guard shape.definitions[Int(definition)].kind != .question else {
      note(.value, of: definition, type)
      return
    }
    for inner in (definition + 1)..<max(definition + 1, shape.definitions[Int(definition)].end) {
      switch shape.definitions[Int(inner)].kind {
      case .question: note(.value, of: inner, type)
      case .roster: note(.rows, of: inner, type)
      case .section: break
      }
    }
  }

  /// Notes that the rows are read of all rosters between the anchor and a definition.
  mutating func readRows(of definition: Int32, _ type: NodeType) {
    var roster = rosterOrSelf(definition)
    while roster >= 0, roster != type.anchor {
      note(.rows, of: roster, type)
      roster = shape.definitions[Int(roster)].roster
    }
  }

  mutating func note(_ kind: Dependency.Kind, of definition: Int32, _ type: NodeType) {
    note(
      Dependency(
        kind, of: definition, anchor: type.anchor, offset: type.offset,
        row: type.offset == nil ? -1 : type.row, isFiltered: type.isFiltered,
        isOwn: onceDepth > 0 && kind == .value && definition == site.definition))
  }

  /// The definition itself if it is a roster, else the innermost roster around it.
  func rosterOrSelf(_ definition: Int32) -> Int32 {
    let found = shape.definitions[Int(definition)]
    return found.kind == .roster ? definition : found.roster
  }

  /// Whether a definition lies inside a section or roster, or is it.
  func contains(_ outer: Int32, _ inner: Int32) -> Bool {
    outer <= inner && inner < shape.definitions[Int(outer)].end
  }
}
