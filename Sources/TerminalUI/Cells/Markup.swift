/// The emphasis that texts of a questionnaire may carry.
enum Markup {
  /// Splits a text at its marks.
  ///
  /// `**` opens before and closes after something that is no space; `_` also
  /// asks for no letter or digit on its outer side, so that `a_b_c` stays.
  static func parse(_ source: String) -> [(text: String, marks: Style.Marks)] {
    let characters = Array(source)
    var pieces: [(text: String, marks: Style.Marks)] = []
    var text = ""
    var marks: Style.Marks = []
    // Signs without a partner in the rest of the text, so that it is searched
    // once and not from each of them.
    var alone: Style.Marks = []
    var place = 0
    func flush() {
      if !text.isEmpty { pieces.append((text, marks)) }
      text = ""
    }
    while place < characters.count {
      guard let sign = sign(at: place, in: characters) else {
        text.append(characters[place])
        place += 1
        continue
      }
      let isClosing = marks.contains(sign.mark) && closes(sign, at: place, in: characters)
      var isOpening =
        !marks.contains(sign.mark) && !alone.contains(sign.mark)
        && opens(sign, at: place, in: characters)
      if isOpening, !hasPartner(of: sign, from: place, in: characters) {
        alone.insert(sign.mark)
        isOpening = false
      }
      if isClosing || isOpening {
        flush()
        marks.formSymmetricDifference(sign.mark)
      } else {
        text += sign.text
      }
      place += sign.text.count
    }
    flush()
    return pieces
  }

  private struct Sign {
    let text: String
    let mark: Style.Marks
  }

  private static func sign(at place: Int, in characters: [Character]) -> Sign? {
    switch characters[place] {
    case "*" where place + 1 < characters.count && characters[place + 1] == "*":
      Sign(text: "**", mark: .bold)
    case "_": Sign(text: "_", mark: .underline)
    default: nil
    }
  }

  private static func opens(_ sign: Sign, at place: Int, in characters: [Character]) -> Bool {
    let next = place + sign.text.count
    // A row of underscores is a line to write on.
    guard next < characters.count, !characters[next].isWhitespace,
      characters[next] != characters[place]
    else { return false }
    return sign.mark == .bold || place == 0 || !isWord(characters[place - 1])
  }

  private static func closes(_ sign: Sign, at place: Int, in characters: [Character]) -> Bool {
    guard place > 0, !characters[place - 1].isWhitespace else { return false }
    let next = place + sign.text.count
    return sign.mark == .bold || next >= characters.count || !isWord(characters[next])
  }

  private static func hasPartner(
    of sign: Sign, from place: Int, in characters: [Character]
  ) -> Bool {
    var later = place + sign.text.count + 1
    while later < characters.count {
      if let other = self.sign(at: later, in: characters) {
        if other.mark == sign.mark, closes(other, at: later, in: characters) { return true }
        later += other.text.count
      } else {
        later += 1
      }
    }
    return false
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
