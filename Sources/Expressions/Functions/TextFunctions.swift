/// xlsform 7.2: texts and their parts.
extension FunctionTable {
  static let textFunctions: [FunctionDefinition] = [
    FunctionDefinition("string", [.text], optional: 1, .text, "The value as text.") {
      .text($0[0].text(&$1))
    },
    FunctionDefinition(
      "concat", [.values], optional: 1, repeating: 1, .text, "All values one after the other."
    ) { arguments, evaluation in
      .text(evaluation.joined(evaluation.texts(of: arguments[...]), separator: ""))
    },
    FunctionDefinition(
      "join", [.text, .values], optional: 1, repeating: 1, .text,
      "All values with a separator between them."
    ) { arguments, evaluation in
      let separator = arguments[0].text(&evaluation)
      return .text(evaluation.joined(evaluation.texts(of: arguments[1...]), separator: separator))
    },
    FunctionDefinition(
      "substr", [.text, .number, .number], optional: 1, .text,
      "The part from a position counted from 0 up to but not including another; negative positions count from the end."
    ) { arguments, evaluation in
      let scalars = Array(arguments[0].text(&evaluation).unicodeScalars)
      let start = offset(arguments[1].number(&evaluation), in: scalars.count)
      let end =
        arguments.count > 2
        ? offset(arguments[2].number(&evaluation), in: scalars.count) : scalars.count
      return .text(start < end ? text(of: scalars[start..<end]) : "")
    },
    FunctionDefinition(
      "substring", [.text, .number, .number], optional: 1, .text,
      "The part from a position counted from 1, with a length."
    ) { arguments, evaluation in
      let scalars = Array(arguments[0].text(&evaluation).unicodeScalars)
      let start = rounded(arguments[1].number(&evaluation))
      let end =
        arguments.count > 2 ? start + rounded(arguments[2].number(&evaluation)) : Double.infinity
      guard start < end else { return .text("") }
      let first = Int(min(max(start, 1), Double(scalars.count + 1)))
      let last = Int(min(max(end, 1), Double(scalars.count + 1)))
      return .text(first < last ? text(of: scalars[(first - 1)..<(last - 1)]) : "")
    },
    FunctionDefinition(
      "substring-before", [.text, .text], .text, "What stands before the first occurrence."
    ) { arguments, evaluation in
      let text = arguments[0].text(&evaluation)
      let range = evaluation.range(of: arguments[1].text(&evaluation), in: text)
      return .text(range.map { String(text[..<$0.lowerBound]) } ?? "")
    },
    FunctionDefinition(
      "substring-after", [.text, .text], .text, "What stands after the first occurrence."
    ) { arguments, evaluation in
      let text = arguments[0].text(&evaluation)
      let range = evaluation.range(of: arguments[1].text(&evaluation), in: text)
      return .text(range.map { String(text[$0.upperBound...]) } ?? "")
    },
    FunctionDefinition(
      "translate", [.text, .text, .text], .text,
      "Each character of the second text replaced by that at the same place of the third, or left out."
    ) { arguments, evaluation in
      let text = arguments[0].text(&evaluation)
      let from = arguments[1].text(&evaluation).unicodeScalars
      let to = Array(arguments[2].text(&evaluation).unicodeScalars)
      var map: [Unicode.Scalar: Unicode.Scalar?] = [:]
      for (index, scalar) in from.enumerated() where map[scalar] == nil {
        map[scalar] = .some(index < to.count ? to[index] : nil)
      }
      var result = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        guard let replacement = map[scalar] else {
          result.append(scalar)
          continue
        }
        if let replacement { result.append(replacement) }
      }
      return .text(evaluation.limited(String(result)))
    },
    FunctionDefinition(
      "string-length", [.text], optional: 1, .number, "The number of characters."
    ) {
      .number(Double($0[0].text(&$1).unicodeScalars.count))
    },
    FunctionDefinition(
      "normalize-space", [.text], optional: 1, .text,
      "The text without blanks at its ends and with single blanks inside."
    ) {
      .text(words($0[0].text(&$1)).joined(separator: " "))
    },
    FunctionDefinition("contains", [.text, .text], .boolean, "Whether the second text occurs.") {
      arguments, evaluation in
      let text = arguments[0].text(&evaluation)
      return .boolean(evaluation.range(of: arguments[1].text(&evaluation), in: text) != nil)
    },
    FunctionDefinition(
      "starts-with", [.text, .text], .boolean, "Whether the text begins with the second."
    ) { arguments, evaluation in
      let text = arguments[0].text(&evaluation)
      return .boolean(text.utf8.starts(with: arguments[1].text(&evaluation).utf8))
    },
    FunctionDefinition(
      "ends-with", [.text, .text], .boolean, "Whether the text ends with the second."
    ) { arguments, evaluation in
      let text = arguments[0].text(&evaluation)
      return .boolean(
        text.utf8.reversed().starts(with: arguments[1].text(&evaluation).utf8.reversed()))
    },
  ]
}

/// The words of a text, separated by blanks.
func words(_ text: String) -> [Substring] {
  text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }
}

/// A position counted from 0, or from the end when negative, brought inside.
private func offset(_ number: Double, in count: Int) -> Int {
  guard !number.isNaN else { return 0 }
  let whole = number.rounded(.towardZero)
  let offset = whole < 0 ? Double(count) + whole : whole
  return Int(min(max(offset, 0), Double(count)))
}

/// Rounding as XPath does for positions: halves up.
private func rounded(_ number: Double) -> Double { (number + 0.5).rounded(.down) }

private func text(of scalars: ArraySlice<Unicode.Scalar>) -> String {
  String(String.UnicodeScalarView(scalars))
}

extension Evaluation {
  mutating func joined(_ texts: [String], separator: String) -> String {
    let length = texts.reduce(0) { $0 + $1.utf8.count } + separator.utf8.count * texts.count
    guard length <= ExpressionLimits.textLength else {
      fail("The expression makes a text of more than 1 MiB.")
      return ""
    }
    return texts.joined(separator: separator)
  }

  /// The first occurrence of a text in another, byte for byte; the empty text
  /// occurs at the beginning.
  mutating func range(of part: String, in text: String) -> Range<String.Index>? {
    let sought = Array(part.utf8)
    let bytes = Array(text.utf8)
    guard let first = sought.first else { return text.startIndex..<text.startIndex }
    guard sought.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - sought.count) where bytes[start] == first {
      var length = 1
      while length < sought.count, bytes[start + length] == sought[length] { length += 1 }
      guard spend(length / 4) else { return nil }
      guard length == sought.count else { continue }
      let lower = text.utf8.index(text.startIndex, offsetBy: start)
      return lower..<text.utf8.index(lower, offsetBy: length)
    }
    return nil
  }
}
