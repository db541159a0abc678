extension ExpressionParser {
  /// A path that begins at the context node or at the root.
  mutating func locationPath() throws(ExpressionSyntaxError) -> ExpressionTree {
    let start = lexeme.range.lowerBound
    switch lexeme.kind {
    case .slash:
      guard beginsStep(next.kind) else {
        advance()
        return .path(.root, [], start..<lexemes[index - 1].range.upperBound)
      }
      let steps = try steps()
      return .path(.root, steps, start..<lexemes[index - 1].range.upperBound)
    case .doubleSlash:
      let steps = try steps()
      return .path(.root, steps, start..<lexemes[index - 1].range.upperBound)
    default:
      guard beginsStep(lexeme.kind) else { throw missingOperand() }
      let first = try step()
      let rest = try steps()
      return .path(.context, [first] + rest, start..<lexemes[index - 1].range.upperBound)
    }
  }

  /// The steps that follow, each with the slash before it.
  mutating func steps() throws(ExpressionSyntaxError) -> [ExpressionTree.Step] {
    var steps: [ExpressionTree.Step] = []
    while lexeme.kind == .slash || lexeme.kind == .doubleSlash {
      if lexeme.kind == .doubleSlash {
        steps.append(
          .init(axis: .descendantOrSelf, test: .node, predicates: [], range: lexeme.range))
      }
      let slash = lexeme
      advance()
      guard beginsStep(lexeme.kind) else {
        throw ExpressionSyntaxError(
          "A name is expected after \"\(slash.kind == .slash ? "/" : "//")\", not \(found).",
          at: lexeme.kind == .end ? slash.range : lexeme.range,
          hint: slash.kind == .slash ? "To divide, write div." : nil)
      }
      steps.append(try step())
    }
    return steps
  }

  private func beginsStep(_ kind: Lexeme.Kind) -> Bool {
    switch kind {
    case .name, .wildcard, .prefixWildcard, .dot, .doubleDot, .at: true
    default: false
    }
  }

  private mutating func step() throws(ExpressionSyntaxError) -> ExpressionTree.Step {
    let start = lexeme.range.lowerBound
    var axis = ExpressionTree.Axis.child
    var test = ExpressionTree.NodeTest.node
    switch lexeme.kind {
    case .dot:
      axis = .self
      advance()
    case .doubleDot:
      axis = .parent
      advance()
    case .at:
      axis = .attribute
      advance()
      test = try nodeTest()
    case .name(let name) where next.kind == .doubleColon:
      guard let named = ExpressionTree.Axis(rawValue: name) else { throw unknownAxis(name) }
      axis = named
      advance()
      advance()
      test = try nodeTest()
    default:
      test = try nodeTest()
    }
    let predicates = try predicates()
    return .init(
      axis: axis, test: test, predicates: predicates,
      range: start..<lexemes[index - 1].range.upperBound)
  }

  func isNodeTest(_ name: String) -> Bool {
    guard name == "node" || name == "text" || name == "comment", index + 2 < lexemes.count
    else { return false }
    return lexemes[index + 2].kind == .closeParenthesis
  }

  private mutating func nodeTest() throws(ExpressionSyntaxError) -> ExpressionTree.NodeTest {
    switch lexeme.kind {
    case .wildcard:
      advance()
      return .any
    case .prefixWildcard(let prefix):
      advance()
      return .prefix(prefix)
    case .name(let name):
      guard next.kind == .openParenthesis else {
        advance()
        return .name(name)
      }
      guard isNodeTest(name) else {
        throw ExpressionSyntaxError(
          "A function cannot stand after a slash.", at: lexeme.range,
          hint: "Put the path inside the function: \(name)(path).")
      }
      for _ in 0..<3 { advance() }
      return name == "node" ? .node : name == "text" ? .text : .comment
    default:
      throw ExpressionSyntaxError("A name is expected here, not \(found).", at: lexeme.range)
    }
  }

  private func unknownAxis(_ name: String) -> ExpressionSyntaxError {
    let hints = [
      "ancestor": "Write .. for each level up.", "ancestor-or-self": "Write .. for each level up.",
      "descendant": "Write //name, or descendant-or-self::name.",
      "preceding-sibling": "Name the roster with a condition: ${roster}[position() < …].",
      "following-sibling": "Name the roster with a condition: ${roster}[position() > …].",
      "preceding": "Name the roster with a condition: ${roster}[position() < …].",
      "following": "Name the roster with a condition: ${roster}[position() > …].",
    ]
    let axes = ExpressionTree.Axis.allCases.map(\.rawValue).joined(separator: ", ")
    return ExpressionSyntaxError(
      "\"\(name)\" is not a direction of a path; there are \(axes).", at: lexeme.range,
      hint: hints[name])
  }
}
