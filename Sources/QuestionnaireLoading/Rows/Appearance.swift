/// The words of the column `appearance`, separated by blanks; a word with
/// parentheses reaches to the closing one (xlsform 5).
struct Appearance {
  let words: [String]
  /// Whether every parenthesis is closed.
  let isClosed: Bool

  init(_ text: String) {
    var words: [String] = []
    var word = ""
    var depth = 0
    var quote: Character?
    for character in text {
      switch character {
      case "'", "\"":
        if depth > 0 { quote = quote == nil ? character : quote == character ? nil : quote }
      case "(" where quote == nil: depth += 1
      case ")" where quote == nil: depth = max(0, depth - 1)
      default: break
      }
      if character.isWhitespace, depth == 0 {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    isClosed = depth == 0
    self.words = word.isEmpty ? words : words + [word]
  }

  /// The parts between the parentheses of a call such as `search('file')`, nil
  /// if there is no such call.
  func arguments(of function: String) -> [String]? {
    guard let call = words.first(where: { $0.hasPrefix(function + "(") }) else { return nil }
    var arguments: [String] = []
    var argument = ""
    var depth = 0
    var quote: Character?
    for character in call.dropFirst(function.count + 1) {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "(" {
        depth += 1
      } else if character == ")" {
        guard depth > 0 else { break }
        depth -= 1
      } else if character == ",", depth == 0 {
        arguments.append(FormTable.cleaned(argument, collapsesBlanks: false))
        argument = ""
        continue
      }
      argument.append(character)
    }
    return arguments + [FormTable.cleaned(argument, collapsesBlanks: false)]
  }
}
