import JSONRecords
import SurveyBasics

/// A value with every kind of content, the same for the same generator.
func generatedValue(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
  switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
  case 0: return .null
  case 1: return .bool(.random(using: &generator))
  case 2:
    return .integer(
      .random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &generator))
  case 3: return .integer(.random(in: -100...100, using: &generator))
  case 4:
    let number = Double(bitPattern: generator.next())
    return .number(number.isFinite ? number : 0.1)
  case 5: return .string(generatedText(using: &generator))
  case 6:
    return .array(
      (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        generatedValue(depth: depth - 1, using: &generator)
      })
  default:
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      object[generatedText(using: &generator)] = generatedValue(
        depth: depth - 1, using: &generator)
    }
    return .object(object)
  }
}

/// A short text of letters of several scripts, escapes and combining marks.
func generatedText(using generator: inout SeededGenerator) -> String {
  let characters: [Unicode.Scalar] = [
    "a", "b", "Z", "_", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "ө", "ү", "ң", "й",
    "\u{306}", "и", "é", "\u{301}", "e", "€", "\u{2028}", "\u{FB33}", "😀", "\u{FFFF}",
    "\u{10FFFF}",
  ]
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...6, using: &generator) {
    text.append(characters.randomElement(using: &generator) ?? "x")
  }
  return String(text)
}
