extension Lexer {
  /// Reads `${name}` or `${last-saved#name}`; nothing else may stand inside.
  mutating func reference() throws(ExpressionSyntaxError) -> Lexeme.Kind {
    let start = offset
    offset += 1
    guard peek(0) == UInt8(ascii: "{") else {
      let nameStart = offset
      let hasName = skipName()
      let name = String(decoding: bytes[nameStart..<offset], as: UTF8.self)
      throw ExpressionSyntaxError(
        "A dollar sign has to be followed by a name in braces.",
        at: start..<offset,
        hint: hasName ? "Write ${\(name)}." : "Write ${name}, with the name of a question.")
    }
    offset += 1
    let lastSaved = Array("last-saved#".utf8)
    let isLastSaved = bytes[offset...].starts(with: lastSaved)
    if isLastSaved { offset += lastSaved.count }
    let nameStart = offset
    guard skipName(), peek(0) == UInt8(ascii: "}") else {
      throw malformedReference(from: start, nameAt: nameStart)
    }
    let name = String(decoding: bytes[nameStart..<offset], as: UTF8.self)
    offset += 1
    return .reference(ExpressionTree.Reference(name, isLastSaved: isLastSaved))
  }

  private func malformedReference(from start: Int, nameAt nameStart: Int) -> ExpressionSyntaxError {
    let stop = bytes[nameStart...].firstIndex { [UInt8(ascii: "}"), 0x0A].contains($0) }
    guard let stop, bytes[stop] == UInt8(ascii: "}") else {
      return ExpressionSyntaxError(
        "The reference that begins here has no closing brace.", at: start..<max(offset, start + 2),
        hint: "Add } after the name.")
    }
    let inside = String(decoding: bytes[nameStart..<stop], as: UTF8.self)
    let trimmed = inside.split { $0 == " " || $0 == "\t" || $0 == "\u{a0}" }
    guard !trimmed.isEmpty else {
      return ExpressionSyntaxError(
        "There is no name between the braces.", at: start..<(stop + 1),
        hint: "Write ${name}, with the name of a question.")
    }
    var hint =
      "A name has letters, digits, and the signs _ - . only, and begins with a letter or _."
    if trimmed.count == 1, trimmed[0].count < inside.count {
      hint = "Remove the blanks: ${\(trimmed[0])}."
    }
    return ExpressionSyntaxError(
      "\"\(inside)\" is not a name.", at: start..<(stop + 1), hint: hint)
  }

  /// The error for a character that begins nothing, with what other languages
  /// mean by it.
  func foreignSymbol() -> ExpressionSyntaxError {
    let hints: [(symbol: String, hint: String)] = [
      ("==", "Write = for equality."), ("=>", "Write >= for “at least”."),
      ("=<", "Write <= for “at most”."), ("<>", "Write != for “not equal”."),
      ("&&", "Write and."), ("||", "Write or."), ("!", "Write not(…) for the opposite."),
      ("&", "Write and, or concat(…) to join texts."),
      ("%", "Write mod for a remainder, and a percentage as a number alone."),
      ("^", "Write pow(base, exponent)."), (";", "Write a comma between arguments."),
      ("{", "Write ${name} to refer to a question."),
      ("}", "Write ${name} to refer to a question."),
      ("#", "Write ${name} to refer to a question."),
      ("?", "Write if(condition, then, otherwise)."),
      ("“", "Write a straight quotation mark: \" or '."),
      ("”", "Write a straight quotation mark: \" or '."),
      ("„", "Write a straight quotation mark: \" or '."),
      ("‘", "Write a straight quotation mark: \" or '."),
      ("’", "Write a straight quotation mark: \" or '."),
      ("«", "Write a straight quotation mark: \" or '."),
      ("»", "Write a straight quotation mark: \" or '."),
      ("`", "Write a straight quotation mark: \" or '."),
      ("≠", "Write !=."), ("≤", "Write <=."), ("≥", "Write >=."), ("×", "Write *."),
      ("·", "Write *."), ("÷", "Write div."), ("−", "Write the minus sign of the keyboard: -."),
      ("–", "Write the minus sign of the keyboard: -."),
      ("—", "Write the minus sign of the keyboard: -."),
      ("\u{a0}", "Replace the no-break space by an ordinary one."),
      ("\u{200b}", "Remove the invisible character."),
      ("\u{feff}", "Remove the invisible character."),
    ]
    if let (symbol, hint) = hints.first(where: { bytes[offset...].starts(with: $0.symbol.utf8) }) {
      return ExpressionSyntaxError(
        "\"\(symbol)\" is not a sign of the expression language.",
        at: offset..<(offset + symbol.utf8.count), hint: hint)
    }
    let (character, length) = scalar(at: offset) ?? ("?", 1)
    return ExpressionSyntaxError(
      "\"\(character)\" is not a sign of the expression language.", at: offset..<(offset + length))
  }
}
