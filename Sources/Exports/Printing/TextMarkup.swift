/// The emphasis and the references that texts of a questionnaire may carry
/// (xlsform 2.3), as HTML.
enum TextMarkup {
  /// A text for one language, line breaks kept.
  static func piece(_ source: String, on paper: Paper) -> HTMLPiece {
    var result = HTMLPiece.none
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { result += .element("br") }
      let hashes = line.prefix { $0 == "#" }.count
      if (1...6).contains(hashes), line.dropFirst(hashes).first == " " {
        let title = inline(Array(line.dropFirst(hashes + 1)), on: paper)
        result += .element("strong", nil, [:], title)
      } else {
        result += inline(Array(line), on: paper)
      }
    }
    return result
  }

  private static let marks: [(sign: String, element: String)] = [
    ("**", "strong"), ("__", "strong"), ("*", "em"), ("_", "em"),
  ]

  private static func inline(_ text: [Character], on paper: Paper) -> HTMLPiece {
    var result = HTMLPiece.none
    var plain = ""
    var place = 0
    func flush() {
      result += HTMLPiece(plain)
      plain = ""
    }
    while place < text.count {
      if text[place] == "\\", place + 1 < text.count, "#*_\\".contains(text[place + 1]) {
        plain.append(text[place + 1])
        place += 2
      } else if let (name, end) = reference(in: text, at: place) {
        flush()
        result += paper.placeholder(for: name)
        place = end
      } else if let end = tagEnd(in: text, at: place) {
        place = end
      } else if let (mark, inner) = emphasis(in: text, at: place) {
        flush()
        result += .element(mark.element, nil, [:], inline(Array(text[inner]), on: paper))
        place = inner.upperBound + mark.sign.count
      } else {
        plain.append(text[place])
        place += 1
      }
    }
    flush()
    return result
  }

  private static func reference(in text: [Character], at start: Int) -> (String, Int)? {
    guard text[start] == "$", start + 1 < text.count, text[start + 1] == "{",
      let close = text[start...].firstIndex(of: "}")
    else { return nil }
    return (String(text[(start + 2)..<close]), close + 1)
  }

  /// The end of a tag that colours or raises letters, which paper leaves out.
  private static func tagEnd(in text: [Character], at start: Int) -> Int? {
    guard text[start] == "<", let close = text[start...].firstIndex(of: ">") else { return nil }
    let name = text[(start + 1)..<close].drop { $0 == "/" }.prefix { $0.isLetter }
    return ["span", "sup", "sub"].contains(String(name)) ? close + 1 : nil
  }

  /// The mark that begins at a place and what it encloses.
  private static func emphasis(
    in text: [Character], at start: Int
  ) -> (mark: (sign: String, element: String), inner: Range<Int>)? {
    for mark in marks where text[start...].starts(with: mark.sign) {
      let first = start + mark.sign.count
      guard first < text.count, !text[first].isWhitespace,
        start == 0 || !isWord(text[start - 1])
      else { return nil }
      var end = first + 1
      while end + mark.sign.count <= text.count {
        let after = end + mark.sign.count
        if text[end...].starts(with: mark.sign), !text[end - 1].isWhitespace,
          after == text.count || !isWord(text[after])
        {
          return (mark, first..<end)
        }
        end += 1
      }
    }
    return nil
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
