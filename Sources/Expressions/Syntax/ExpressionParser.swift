/// Reads the grammar of xlsform 6.2 by recursive descent.
struct ExpressionParser {
  let source: String
  let lexemes: [Lexeme]
  var index = 0
  private var depth = 0

  init(_ source: String) throws(ExpressionSyntaxError) {
    self.source = source
    lexemes = try Lexer.lexemes(of: source)
  }

  mutating func parse() throws(ExpressionSyntaxError) -> ExpressionTree {
    guard lexeme.kind != .end else {
      throw ExpressionSyntaxError("The expression is empty.", at: lexeme.range)
    }
    let tree = try expression()
    guard lexeme.kind == .end else { throw unexpectedContinuation() }
    return tree
  }

  var lexeme: Lexeme { lexemes[index] }
  var next: Lexeme { lexemes[min(index + 1, lexemes.count - 1)] }
  private var lastEnd: Int { index > 0 ? lexemes[index - 1].range.upperBound : 0 }

  mutating func advance() {
    if index < lexemes.count - 1 { index += 1 }
  }

  /// A whole expression, one level deeper than what contains it.
  mutating func expression() throws(ExpressionSyntaxError) -> ExpressionTree {
    try enter()
    defer { depth -= 1 }
    return try operation(precedence: 1)
  }

  private mutating func enter() throws(ExpressionSyntaxError) {
    depth += 1
    guard depth <= ExpressionLimits.depth else {
      throw ExpressionSyntaxError(
        "The expression is nested more than \(ExpressionLimits.depth) levels deep.",
        at: lexeme.range, hint: "Divide it into several calculations.")
    }
  }

  private mutating func operation(precedence: Int) throws(ExpressionSyntaxError) -> ExpressionTree {
    let start = lexeme.range.lowerBound
    var left = try unary()
    while case .operation(let first) = lexeme.kind, first.precedence >= precedence {
      let level = first.precedence
      var terms: [ExpressionTree.Term] = []
      while case .operation(let operation) = lexeme.kind, operation.precedence == level {
        let operatorRange = lexeme.range
        advance()
        let operand = try self.operation(precedence: level + 1)
        terms.append(
          .init(operation: operation, operatorRange: operatorRange, operand: operand))
      }
      left = .operation(left, terms, start..<lastEnd)
    }
    return left
  }

  private mutating func unary() throws(ExpressionSyntaxError) -> ExpressionTree {
    guard case .operation(.subtract) = lexeme.kind else { return try union() }
    try enter()
    defer { depth -= 1 }
    let start = lexeme.range.lowerBound
    advance()
    let operand = try unary()
    return .negation(operand, start..<lastEnd)
  }

  private mutating func union() throws(ExpressionSyntaxError) -> ExpressionTree {
    let start = lexeme.range.lowerBound
    let first = try path()
    guard lexeme.kind == .union else { return first }
    var members = [first]
    while lexeme.kind == .union {
      advance()
      members.append(try path())
    }
    return .union(members, start..<lastEnd)
  }

  private mutating func path() throws(ExpressionSyntaxError) -> ExpressionTree {
    let start = lexeme.range.lowerBound
    let primary: ExpressionTree
    switch lexeme.kind {
    case .number(let number):
      advance()
      primary = try filtered(.number(number, start..<lastEnd), from: start)
    case .text(let text):
      advance()
      primary = try filtered(.text(text, start..<lastEnd), from: start)
    case .reference(let reference):
      advance()
      let predicates = try predicates()
      primary = .reference(reference, predicates, start..<lastEnd)
    case .openParenthesis:
      let opening = lexeme.range
      advance()
      let inner = try expression()
      try close(.closeParenthesis, ")", opening: opening)
      primary = try filtered(inner, from: start)
    case .name(let name) where next.kind == .openParenthesis && !isNodeTest(name):
      primary = try filtered(try call(name), from: start)
    default:
      return try locationPath()
    }
    guard lexeme.kind == .slash || lexeme.kind == .doubleSlash else { return primary }
    let steps = try steps()
    return .path(.expression(primary), steps, start..<lastEnd)
  }

  private mutating func filtered(
    _ base: ExpressionTree, from start: Int
  ) throws(ExpressionSyntaxError) -> ExpressionTree {
    let predicates = try predicates()
    return predicates.isEmpty ? base : .filter(base, predicates, start..<lastEnd)
  }

  mutating func predicates() throws(ExpressionSyntaxError) -> [ExpressionTree] {
    var predicates: [ExpressionTree] = []
    while lexeme.kind == .openBracket {
      let opening = lexeme.range
      advance()
      guard lexeme.kind != .closeBracket else {
        throw ExpressionSyntaxError(
          "There is no condition between the brackets.",
          at: opening.lowerBound..<lexeme.range.upperBound)
      }
      predicates.append(try expression())
      try close(.closeBracket, "]", opening: opening)
    }
    return predicates
  }

  private mutating func call(_ name: String) throws(ExpressionSyntaxError) -> ExpressionTree {
    let nameRange = lexeme.range
    advance()
    let opening = lexeme.range
    advance()
    var arguments: [ExpressionTree] = []
    while lexeme.kind != .closeParenthesis {
      if lexeme.kind == .comma || (lexeme.kind == .end && !arguments.isEmpty) {
        throw missingArgument()
      }
      arguments.append(try expression())
      guard lexeme.kind == .comma else {
        guard lexeme.kind == .closeParenthesis else { throw badArgumentEnd(of: name, opening) }
        break
      }
      advance()
      guard lexeme.kind != .closeParenthesis else { throw missingArgument() }
    }
    advance()
    return .call(name, nameRange, arguments, nameRange.lowerBound..<lastEnd)
  }

  private mutating func close(
    _ kind: Lexeme.Kind, _ sign: String, opening: Range<Int>
  ) throws(ExpressionSyntaxError) {
    guard lexeme.kind == kind else { throw unclosed(sign, opening: opening) }
    advance()
  }
}

extension ExpressionTree {
  /// Reads an expression.
  ///
  /// - Throws: ``ExpressionSyntaxError`` with the place and what was expected there.
  public init(parsing source: String) throws(ExpressionSyntaxError) {
    var parser = try ExpressionParser(source)
    self = try parser.parse()
  }
}
