/// A text with named places, split once.
///
/// `{name}` is replaced by the value of that name. `{count|строка|строки|строк}`
/// is replaced by the form of the word that goes with the number `count`.
package struct TextTemplate: Equatable, Sendable {
  enum Piece: Equatable, Sendable {
    case literal(String)
    case place(TextPlace)
    case forms(TextPlace, [String])
  }

  private(set) var pieces: [Piece] = []
  /// What stands in braces and is no place, or is not closed.
  package private(set) var problems: [String] = []

  package init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        problems.append(String(rest[open...]))
        break
      }
      append(literal: rest[..<open])
      append(field: rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    append(literal: rest)
  }

  private mutating func append(literal: Substring) {
    if !literal.isEmpty { pieces.append(.literal(String(literal))) }
  }

  private mutating func append(field: Substring) {
    let parts = field.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    if let place = TextPlace(rawValue: parts[0]) {
      pieces.append(parts.count == 1 ? .place(place) : .forms(place, Array(parts.dropFirst())))
    } else {
      problems.append("{\(field)}")
      append(literal: "{\(field)}"[...])
    }
  }

  /// The names of the places, forms of words included.
  package var places: Set<TextPlace> {
    var places: Set<TextPlace> = []
    for piece in pieces {
      switch piece {
      case .literal: continue
      case .place(let place), .forms(let place, _): places.insert(place)
      }
    }
    return places
  }

  /// The numbers of forms given for words that go with a number.
  package var formCounts: [Int] {
    pieces.compactMap { if case .forms(_, let forms) = $0 { forms.count } else { nil } }
  }

  /// The text with its places filled; a place without a value stays visible.
  func filled(with arguments: [TextArgument], in language: InterfaceLanguage) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let text):
        result += text
      case .place(let place):
        result += arguments.first { $0.place == place }?.text ?? "{\(place.rawValue)}"
      case .forms(let place, let forms):
        let number = arguments.first { $0.place == place }?.number ?? 0
        let form = language.wordForm(for: number)
        result += form < forms.count ? forms[form] : forms.last ?? ""
      }
    }
    return result
  }
}

extension InterfaceLanguage {
  /// Which form of a word goes with a number, counted from 0.
  ///
  /// English has two forms (1 row, 2 rows), Russian three (1 строка, 2 строки,
  /// 5 строк), Kyrgyz one.
  func wordForm(for number: Int) -> Int {
    let (tens, ones) = (number.magnitude % 100 / 10, number.magnitude % 10)
    switch self {
    case .ky: return 0
    case .en: return number.magnitude == 1 ? 0 : 1
    case .ru:
      if tens == 1 { return 2 }
      return ones == 1 ? 0 : (2...4).contains(ones) ? 1 : 2
    }
  }

  /// How many forms a word beside a number has.
  package var wordFormCount: Int {
    switch self {
    case .ky: 1
    case .en: 2
    case .ru: 3
    }
  }
}
