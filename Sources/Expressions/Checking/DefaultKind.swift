/// Whether the cell of a `default` is an expression (xlsform 8.6).
public enum DefaultKind: Sendable {
  /// The text itself is the value.
  case literal
  /// The text is an expression, evaluated once.
  case expression

  /// Classifies a default as pyxform does: by its tokens, not by its grammar.
  ///
  /// A text such as `+996` or `5*` therefore counts as an expression, and then
  /// fails as one.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - minusIsLiteral: True for dates and positions, where a minus sign belongs to the value.
  public init(_ text: String, minusIsLiteral: Bool) {
    var scanner = DefaultScanner(scalars: Array(text.unicodeScalars))
    let tokens = scanner.tokens()
    if minusIsLiteral, tokens.contains(.minus) {
      self = .literal
    } else {
      self = tokens.contains { $0 != .other } ? .expression : .literal
    }
  }
}

/// Cuts a default into the tokens that matter for its kind.
private struct DefaultScanner {
  enum Token: Hashable {
    case minus, operation, reference, call, other
  }

  let scalars: [Unicode.Scalar]
  var index = 0

  mutating func tokens() -> Set<Token> {
    var tokens: Set<Token> = []
    while index < scalars.count { tokens.insert(next()) }
    return tokens
  }

  private mutating func next() -> Token {
    if skipTime() || skipNumber() || skipQuoted() { return .other }
    let scalar = scalars[index]
    if XMLName.canStart(scalar) { return name() }
    if scalar.properties.isWhitespace, let length = wordOperatorLength() {
      index += length
      return .operation
    }
    index += 1
    switch scalar {
    case "-": return .minus
    case "+", "*", "|": return .operation
    case "$" where peek(0) == "{": return scalars[index...].contains("}") ? .reference : .other
    default: return .other
    }
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private func isDigit(_ distance: Int) -> Bool {
    peek(distance).map { ("0"..."9").contains($0) } ?? false
  }

  /// Whether digits and signs stand here as in a pattern in which `0` is any digit.
  private func follows(_ pattern: String, at start: Int = 0) -> Bool {
    pattern.unicodeScalars.enumerated().allSatisfy { offset, sign in
      sign == "0" ? isDigit(start + offset) : peek(start + offset) == sign
    }
  }

  /// A date, a time or both, with its zone.
  private mutating func skipTime() -> Bool {
    var length = peek(0) == "-" && follows("0000-00-00", at: 1) ? 1 : 0
    if follows("0000-00-00", at: length) {
      length += 10
      guard peek(length) == "T", follows("00:00:00", at: length + 1) else {
        index += length
        return true
      }
      length += 1
    }
    guard follows("00:00:00", at: length) else { return false }
    length += 8
    if peek(length) == ".", isDigit(length + 1) {
      length += 1
      while isDigit(length) { length += 1 }
    }
    if peek(length) == "Z" {
      length += 1
    } else if follows("+00:00", at: length) || follows("-00:00", at: length) {
      length += 6
    }
    index += length
    return true
  }

  private mutating func skipNumber() -> Bool {
    let start = peek(0) == "-" ? 1 : 0
    guard isDigit(start) || peek(start) == "." && isDigit(start + 1) else { return false }
    var length = start
    while isDigit(length) { length += 1 }
    if peek(length) == "." {
      length += 1
      while isDigit(length) { length += 1 }
    }
    index += length
    return true
  }

  private mutating func skipQuoted() -> Bool {
    guard let quote = peek(0), quote == "'" || quote == "\"",
      let end = scalars[(index + 1)...].firstIndex(of: quote)
    else { return false }
    index = end + 1
    return true
  }

  private mutating func name() -> Token {
    skipNameScalars()
    if peek(0) == ":", let next = peek(1), XMLName.canStart(next) {
      index += 1
      skipNameScalars()
    }
    guard peek(0) == "(" else { return .other }
    index += 1
    return .call
  }

  private mutating func skipNameScalars() {
    while let scalar = peek(0), XMLName.canContinue(scalar) { index += 1 }
  }

  /// The length of a blank, `div` or `mod`, and the blank after it.
  private func wordOperatorLength() -> Int? {
    let word = String(String.UnicodeScalarView(scalars[(index + 1)...].prefix(3)))
    guard word == "div" || word == "mod", let after = peek(4), after.properties.isWhitespace
    else { return nil }
    return 4
  }
}
