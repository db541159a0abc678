extension StyledText {
  /// Returns the text in lines of at most `width` cells.
  ///
  /// Lines break at spaces and after hyphens, not between a number and its
  /// unit or after a question code such as `Б07`. A word longer than the line
  /// is cut. Line breaks in the text stay; an empty text is one empty line.
  public func wrapped(to width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for paragraph in paragraphs() {
      var line = LineFilling(width: max(1, width))
      for word in Self.words(of: paragraph) { line.add(word) }
      lines += line.finish()
    }
    return lines
  }

  private func paragraphs() -> [[StyledCharacter]] {
    var result: [[StyledCharacter]] = [[]]
    for run in runs {
      let parts = run.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (place, part) in parts.enumerated() {
        if place > 0 { result.append([]) }
        result[result.count - 1] += ForeignText.shown(String(part)).map {
          StyledCharacter(character: $0, style: run.style)
        }
      }
    }
    return result
  }

  /// The pieces between which a line may break: the spaces before a word
  /// belong to it and vanish if a line begins with it.
  private static func words(of characters: [StyledCharacter]) -> [Word] {
    var words: [Word] = []
    var word = Word()
    for place in characters.indices {
      let item = characters[place]
      if item.character == " ", !word.letters.isEmpty {
        let next = characters[(place + 1)...].prefix { $0.character != " " }
        if word.letters.count < longestTogether, holdsTogether(word.letters, next) {
          word.letters.append(item)
          continue
        }
        words.append(word)
        word = Word()
      }
      if item.character == " " {
        word.spaces.append(item)
        continue
      }
      word.letters.append(item)
      if item.character == "-", endsAtHyphen(word.letters), place + 1 < characters.count,
        characters[place + 1].character.isLetter
      {
        words.append(word)
        word = Word()
      }
    }
    words.append(word)
    return words
  }

  private static func endsAtHyphen(_ letters: [StyledCharacter]) -> Bool {
    letters.count > 1 && letters[letters.count - 2].character.isLetter
  }

  private static func holdsTogether(
    _ before: [StyledCharacter], _ after: ArraySlice<StyledCharacter>
  ) -> Bool {
    guard let next = after.first?.character else { return false }
    let last = before.split { $0.character == " " }.last ?? []
    let isNumber =
      last.contains { $0.character.isNumber }
      && last.allSatisfy { $0.character.isNumber || ".,+-−".contains($0.character) }
    if isNumber {
      let isThousands = after.prefix { $0.character.isNumber }.count == 3
      return isThousands || next == "%" || (after.count <= longestUnit && next.isLetter)
    }
    return isCode(last)
  }

  /// Keeps a page of nothing but numbers from becoming one word.
  private static let longestTogether = 24

  /// The letters of the longest unit that stays with its number: `сомго,`.
  private static let longestUnit = 6

  private static func isCode(_ word: ArraySlice<StyledCharacter>) -> Bool {
    let letters = word.prefix { $0.character.isUppercase }
    let digits = word.dropFirst(letters.count).prefix { $0.character.isNumber }
    let rest = word.dropFirst(letters.count + digits.count)
    return (1...3).contains(letters.count) && (1...4).contains(digits.count)
      && rest.allSatisfy { ".*:".contains($0.character) }
  }
}

private struct StyledCharacter {
  let character: Character
  let style: Style

  var width: Int { CellWidth.of(character) }
}

private struct Word {
  var spaces: [StyledCharacter] = []
  var letters: [StyledCharacter] = []
}

/// Lays words into lines of a width.
private struct LineFilling {
  let width: Int
  private var lines: [StyledText] = []
  private var line = StyledText("")
  private var used = 0
  private var isFirstWord = true

  init(width: Int) {
    self.width = width
  }

  mutating func add(_ word: Word) {
    let spaces = word.spaces.reduce(0) { $0 + $1.width }
    let letters = word.letters.reduce(0) { $0 + $1.width }
    // What should stay together but is too long breaks at its own spaces.
    if letters > width, let space = word.letters.lastIndex(where: { $0.character == " " }) {
      add(Word(spaces: word.spaces, letters: Array(word.letters[..<space])))
      add(Word(spaces: [word.letters[space]], letters: Array(word.letters[(space + 1)...])))
      return
    }
    if used > 0, used + spaces + letters > width {
      startLine()
    } else if used > 0 || isFirstWord {
      // An indent at the start of the paragraph is kept if a letter fits too.
      if spaces < width { for space in word.spaces { put(space) } }
    }
    isFirstWord = false
    for letter in word.letters {
      if used + letter.width > width, used > 0 { startLine() }
      if used == 0, letter.character == " " { continue }
      put(letter)
    }
  }

  mutating func finish() -> [StyledText] {
    startLine()
    return lines
  }

  private mutating func put(_ item: StyledCharacter) {
    line.append(String(item.character), item.style)
    used += item.width
  }

  private mutating func startLine() {
    lines.append(line)
    line = ""
    used = 0
  }
}
