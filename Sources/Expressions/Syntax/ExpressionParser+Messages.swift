extension ExpressionParser {
  /// What stands at the current place, for messages.
  var found: String {
    lexeme.kind == .end ? "the end" : "\"\(spelled(lexeme.range))\""
  }

  private func spelled(_ range: Range<Int>) -> String {
    String(decoding: Array(source.utf8)[range], as: UTF8.self)
  }

  /// An operand is missing at the current place.
  func missingOperand() -> ExpressionSyntaxError {
    var hint: String?
    var message = "A value is expected here, not \(found)."
    switch lexeme.kind {
    case .end:
      if index > 0 {
        message = "A value is expected after \"\(spelled(lexemes[index - 1].range))\"."
      }
    case .operation(.add): hint = "There is no plus sign before a value; leave it out."
    case .operation(let operation):
      hint =
        "\(operation.rawValue) needs a value on its left: . for the answer itself, ${name} for another."
    default: break
    }
    return ExpressionSyntaxError(message, at: lexeme.range, hint: hint)
  }

  /// Something follows where the expression should have ended.
  func unexpectedContinuation() -> ExpressionSyntaxError {
    switch lexeme.kind {
    case .closeParenthesis:
      ExpressionSyntaxError(
        "This parenthesis closes nothing.", at: lexeme.range,
        hint: "Remove it, or add ( where it belongs.")
    case .closeBracket:
      ExpressionSyntaxError(
        "This bracket closes nothing.", at: lexeme.range,
        hint: "Remove it, or add [ where it belongs.")
    case .comma:
      ExpressionSyntaxError(
        "A comma may stand only between the arguments of a function.", at: lexeme.range,
        hint: "In numbers write a point, such as 1.5.")
    default: missingOperator()
    }
  }

  private func missingOperator() -> ExpressionSyntaxError {
    ExpressionSyntaxError(
      "An operator is expected here, not \(found).", at: lexeme.range, hint: operatorHint)
  }

  private var operatorHint: String? {
    switch lexeme.kind {
    case .name(let name):
      let lowered = name.lowercased()
      if name != lowered, ExpressionTree.Operator(name: lowered) != nil {
        return "Write \(lowered) in small letters."
      }
      for word in ["and", "or", "div", "mod"] where name.hasPrefix(word) {
        return "Put a blank after \(word)."
      }
      switch lowered {
      case "is" where source.contains("empty") || source.contains("blank"):
        return "Write ${name} = '' for “has no answer”, ${name} != '' for “has an answer”."
      case "is", "equals", "eq": return "Write = for equality."
      case "not": return "Write != for “not equal”, not(…) for the opposite of a condition."
      case "between": return "Write two bounds, such as . >= 1 and . <= 5."
      case "ne": return "Write != for “not equal”."
      case "gt": return "Write > for “greater than”."
      case "lt": return "Write < for “less than”."
      case "xor": return "Write != between two conditions."
      default: break
      }
      if index > 0, case .name(let before) = lexemes[index - 1].kind,
        lexeme.range.lowerBound > lexemes[index - 1].range.upperBound
      {
        return "A name has no blanks; a text needs quotation marks: '\(before) \(name)'."
      }
      return nil
    case .openParenthesis:
      return "Only the name of a function can stand before a parenthesis."
    case .number, .text, .reference:
      switch index > 0 ? lexemes[index - 1].kind : nil {
      case .name("if"): return "Write the condition alone, or if(condition, then, otherwise)."
      // Of 01.05.2026 the first two parts are a number, and so is the rest.
      case .number where spelled(lexeme.range).hasPrefix("."):
        return "Write a date as date('2026-05-01'): year, month, day."
      default: return "Write and, or, = or another operator between them."
      }
    default: return nil
    }
  }

  /// The argument before the current place is not there.
  func missingArgument() -> ExpressionSyntaxError {
    ExpressionSyntaxError(
      "An argument is missing before \(found).", at: lexeme.range,
      hint: "Write '' for an empty text, or remove the comma.")
  }

  /// Neither a comma nor the end of the call follows an argument.
  func badArgumentEnd(of name: String, _ opening: Range<Int>) -> ExpressionSyntaxError {
    if lexeme.kind == .end { return unclosed(")", opening: opening) }
    guard lexeme.canBeginOperand else {
      return ExpressionSyntaxError(
        "A comma or \")\" is expected here, not \(found).", at: lexeme.range)
    }
    return ExpressionSyntaxError(
      "A comma, an operator or \")\" is expected here, not \(found).", at: lexeme.range,
      hint: operatorHint.flatMap { if case .name = lexeme.kind { $0 } else { nil } }
        ?? "Put a comma between the arguments of \(name)().")
  }

  /// A parenthesis or bracket is not closed.
  func unclosed(_ sign: String, opening: Range<Int>) -> ExpressionSyntaxError {
    guard lexeme.kind == .end else {
      return ExpressionSyntaxError(
        "An operator or \"\(sign)\" is expected here, not \(found).", at: lexeme.range,
        hint: operatorHint)
    }
    return ExpressionSyntaxError(
      "\"\(spelled(opening))\" is not closed.", at: opening,
      hint: "Add \(sign) where it belongs.")
  }
}
