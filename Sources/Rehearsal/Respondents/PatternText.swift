package import SurveyBasics

/// Makes texts that fit the regular expressions of questionnaires: phone
/// numbers, codes, addresses.
///
/// It knows characters, classes, groups, alternatives and repetitions. Whether
/// a text really fits is for the rule to say; what it does not know is left out.
package struct PatternText {
  private var rest: Substring
  private var chance: SeededGenerator
  /// The most repetitions of `*` and `+`.
  private static let repetitions = 4
  private static let deepest = 20
  /// How many atoms are still written; nested repetitions could go on for ever.
  private var work = 5000

  private init(_ pattern: String, _ chance: SeededGenerator) {
    rest = pattern[...]
    self.chance = chance
  }

  /// A text that should fit a pattern.
  package static func text(_ pattern: String, _ chance: inout SeededGenerator) -> String {
    var maker = PatternText(pattern, chance)
    let text = maker.alternatives(0)
    chance = maker.chance
    return String(text.prefix(200))
  }

  private mutating func alternatives(_ depth: Int) -> String {
    var texts = [sequence(depth)]
    while rest.first == "|" {
      rest.removeFirst()
      texts.append(sequence(depth))
    }
    return chance.element(of: texts) ?? ""
  }

  private mutating func sequence(_ depth: Int) -> String {
    var text = ""
    while let next = rest.first, next != "|", next != ")" {
      let start = rest
      var copy = self
      let piece = atom(depth)
      let count = repeated()
      text += count == 0 ? "" : piece
      // Each repetition is drawn anew from the same place of the pattern.
      for _ in 1..<max(count, 1) where work > 0 && text.utf8.count < 400 {
        (copy.rest, copy.chance, copy.work) = (start, chance, work)
        text += copy.atom(depth)
        (chance, work) = (copy.chance, copy.work)
      }
    }
    return text
  }

  private mutating func atom(_ depth: Int) -> String {
    work -= 1
    switch rest.removeFirst() {
    case "^", "$": return ""
    case ".": return letters("abcdefghij0123456789")
    case "[": return characterClass()
    case "(":
      guard depth < PatternText.deepest else { return "" }
      if rest.hasPrefix("?:") { rest.removeFirst(2) }
      let text = alternatives(depth + 1)
      if rest.first == ")" { rest.removeFirst() }
      return text
    case "\\":
      guard let escaped = rest.popFirst() else { return "" }
      return letters(PatternText.named(escaped))
    case let character: return String(character)
    }
  }

  private mutating func characterClass() -> String {
    var members: [Character] = []
    let excludes = rest.first == "^"
    if excludes { rest.removeFirst() }
    var isFirst = true
    while let next = rest.popFirst(), next != "]" || isFirst {
      isFirst = false
      if next == "\\", let escaped = rest.popFirst() {
        members += PatternText.named(escaped)
      } else if rest.first == "-", let last = rest.dropFirst().first, last != "]",
        let low = next.unicodeScalars.first, let high = last.unicodeScalars.first, low <= high
      {
        rest.removeFirst(2)
        members += (low.value...min(high.value, low.value + 500))
          .compactMap(Unicode.Scalar.init).map { Character($0) }
      } else {
        members.append(next)
      }
    }
    if excludes { members = "abcdefghij0123456789".filter { !members.contains($0) } }
    return chance.element(of: members).map(String.init) ?? ""
  }

  /// Reads a repetition, if there is one, and draws how often.
  private mutating func repeated() -> Int {
    var range = 1...1
    switch rest.first {
    case "*": range = 0...PatternText.repetitions
    case "+": range = 1...PatternText.repetitions
    case "?": range = 0...1
    case "{":
      let inside = rest.dropFirst().prefix { $0 != "}" }
      let numbers = inside.split(separator: ",", omittingEmptySubsequences: false)
      guard let low = numbers.first.flatMap({ Int($0) }), low <= 200 else { return 1 }
      let high = numbers.count == 1 ? low : Int(numbers[1]) ?? low + PatternText.repetitions
      range = max(0, low)...max(0, low, min(high, 200))
      rest.removeFirst(inside.count + 1)
    default: return 1
    }
    if !rest.isEmpty { rest.removeFirst() }
    if rest.first == "?" { rest.removeFirst() }
    return chance.number(in: range)
  }

  private mutating func letters(_ letters: String) -> String {
    chance.element(of: Array(letters)).map(String.init) ?? ""
  }

  private static func named(_ escaped: Character) -> String {
    switch escaped {
    case "d": "0123456789"
    case "w": "abcdefghijklmnopqrstuvwxyz0123456789"
    case "s": " "
    default: String(escaped)
    }
  }
}
