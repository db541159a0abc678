/// Cuts an expression into its smallest parts (xlsform 6.1).
struct Lexer {
  let bytes: [UInt8]
  var offset = 0
  var lexemes: [Lexeme] = []

  /// The parts of a text, the last of which is ``Lexeme/Kind/end``.
  static func lexemes(of text: String) throws(ExpressionSyntaxError) -> [Lexeme] {
    var lexer = Lexer(bytes: Array(text.utf8))
    guard lexer.bytes.count <= ExpressionLimits.length else {
      throw ExpressionSyntaxError(
        "The expression has \(lexer.bytes.count) bytes; at most \(ExpressionLimits.length) are "
          + "allowed.", at: 0..<0, hint: "Divide it into several calculations.")
    }
    lexer.lexemes.reserveCapacity(lexer.bytes.count / 3 + 2)
    try lexer.run()
    return lexer.lexemes
  }

  private mutating func run() throws(ExpressionSyntaxError) {
    while true {
      while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
      guard offset < bytes.count else {
        lexemes.append(Lexeme(kind: .end, range: bytes.count..<bytes.count))
        return
      }
      let start = offset
      let kind = try nextKind()
      lexemes.append(Lexeme(kind: kind, range: start..<offset))
    }
  }

  private mutating func nextKind() throws(ExpressionSyntaxError) -> Lexeme.Kind {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try text(delimiter: byte)
    case UInt8(ascii: "("): return take(1, .openParenthesis)
    case UInt8(ascii: ")"): return take(1, .closeParenthesis)
    case UInt8(ascii: "["): return take(1, .openBracket)
    case UInt8(ascii: "]"): return take(1, .closeBracket)
    case UInt8(ascii: ","): return take(1, .comma)
    case UInt8(ascii: "@"): return take(1, .at)
    case UInt8(ascii: "+"): return take(1, .operation(.add))
    case UInt8(ascii: "-"): return take(1, .operation(.subtract))
    case UInt8(ascii: "/"):
      return peek(1) == UInt8(ascii: "/") ? take(2, .doubleSlash) : take(1, .slash)
    case UInt8(ascii: "*"):
      return lexemes.last?.canEndOperand == true
        ? take(1, .operation(.multiply)) : take(1, .wildcard)
    case UInt8(ascii: "."):
      if let next = peek(1), isDigit(next) { return try number() }
      return peek(1) == UInt8(ascii: ".") ? take(2, .doubleDot) : take(1, .dot)
    case UInt8(ascii: ":") where peek(1) == UInt8(ascii: ":"): return take(2, .doubleColon)
    case UInt8(ascii: "$"): return try reference()
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "|"), UInt8(ascii: "&"):
      return try comparison()
    default: return try name()
    }
  }

  private mutating func take(_ count: Int, _ kind: Lexeme.Kind) -> Lexeme.Kind {
    offset += count
    return kind
  }

  func peek(_ distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  private mutating func comparison() throws(ExpressionSyntaxError) -> Lexeme.Kind {
    let next = peek(1)
    let equals = UInt8(ascii: "=")
    switch (bytes[offset], next) {
    case (equals, equals), (equals, UInt8(ascii: ">")), (equals, UInt8(ascii: "<")): break
    case (equals, _): return take(1, .operation(.equal))
    case (UInt8(ascii: "!"), equals): return take(2, .operation(.notEqual))
    case (UInt8(ascii: "<"), equals): return take(2, .operation(.lessOrEqual))
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): break
    case (UInt8(ascii: "<"), _): return take(1, .operation(.less))
    case (UInt8(ascii: ">"), equals): return take(2, .operation(.greaterOrEqual))
    case (UInt8(ascii: ">"), _): return take(1, .operation(.greater))
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): break
    case (UInt8(ascii: "|"), _): return take(1, .union)
    default: break
    }
    throw foreignSymbol()
  }

  private mutating func number() throws(ExpressionSyntaxError) -> Lexeme.Kind {
    let start = offset
    while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
    }
    guard let number = DecimalText.number(bytes[start..<offset]), number.isFinite else {
      throw ExpressionSyntaxError("The number is too large.", at: start..<offset)
    }
    return .number(number)
  }

  private mutating func text(delimiter: UInt8) throws(ExpressionSyntaxError) -> Lexeme.Kind {
    let start = offset
    guard let end = bytes[(start + 1)...].firstIndex(of: delimiter) else {
      throw ExpressionSyntaxError(
        "The text that begins here has no closing quotation mark.", at: start..<bytes.count,
        hint: "Add \(Character(Unicode.Scalar(delimiter))) where the text ends.")
    }
    offset = end + 1
    return .text(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
  }

  private mutating func name() throws(ExpressionSyntaxError) -> Lexeme.Kind {
    let start = offset
    guard skipName() else { throw foreignSymbol() }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    if lexemes.last?.canEndOperand == true, let operation = ExpressionTree.Operator(name: name) {
      return .operation(operation)
    }
    guard peek(0) == UInt8(ascii: ":"), let next = peek(1) else { return .name(name) }
    if next == UInt8(ascii: "*") {
      offset += 2
      return .prefixWildcard(name)
    }
    let colon = offset
    offset += 1
    guard skipName() else {
      offset = colon
      return .name(name)
    }
    return .name(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  /// Moves behind a name without colon; false where none begins.
  mutating func skipName() -> Bool {
    guard let (first, length) = scalar(at: offset), XMLName.canStart(first) else { return false }
    offset += length
    while let (scalar, length) = scalar(at: offset), XMLName.canContinue(scalar) {
      offset += length
    }
    return true
  }

  /// The scalar that begins at an offset and the number of its bytes.
  func scalar(at offset: Int) -> (Unicode.Scalar, Int)? {
    guard offset < bytes.count else { return nil }
    let first = UInt32(bytes[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + length <= bytes.count else { return nil }
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for byte in bytes[(offset + 1)..<(offset + length)] {
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
