/// A piece of HTML that is well-formed XML as well: texts are escaped, every
/// element is closed.
struct HTMLPiece: Hashable, Sendable {
  /// The markup.
  private(set) var source = ""

  /// Nothing.
  static let none = HTMLPiece()

  private init(source: String = "") {
    self.source = source
  }

  /// A text as it is read.
  init(_ text: some StringProtocol) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": source += "&amp;"
      case "<": source += "&lt;"
      case ">": source += "&gt;"
      case "\"": source += "&quot;"
      // What XML 1.0 does not allow, and what turns the order of letters around.
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}",
        "\u{FFFE}", "\u{FFFF}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        source += "·"
      default: source.unicodeScalars.append(scalar)
      }
    }
  }

  /// A text of the interface with pieces in it.
  ///
  /// Such texts hold none of the signs of HTML, so what was put into them keeps its meaning.
  init(filled text: String) {
    source = text
  }

  /// An element.
  ///
  /// - Parameters:
  ///   - name: The name, such as `p`.
  ///   - style: The class, nil for none.
  ///   - attributes: Further attributes, their values not yet escaped.
  ///   - content: What stands in it.
  /// - Returns: The element with its content.
  static func element(
    _ name: String, _ style: String? = nil, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: HTMLPiece = .none
  ) -> HTMLPiece {
    var tag = name
    if let style { tag += " class=\"\(HTMLPiece(style).source)\"" }
    for (key, value) in attributes { tag += " \(key)=\"\(HTMLPiece(value).source)\"" }
    // Only these are without an end tag in HTML.
    if ["br", "col", "meta"].contains(name) { return HTMLPiece(source: "<\(tag)/>") }
    return HTMLPiece(source: "<\(tag)>\(content.source)</\(name)>")
  }

  /// Whether there is nothing to see.
  var isEmpty: Bool { source.isEmpty }

  /// The piece on lines of its own.
  var onLines: HTMLPiece { HTMLPiece(source: "\n" + source + "\n") }

  /// The text alone, without elements.
  var withoutTags: HTMLPiece {
    HTMLPiece(source: source.replacing(/<[^>]*>/, with: ""))
  }

  /// The beginning of a piece without elements, cut between words.
  func shortened(to length: Int) -> HTMLPiece {
    guard source.count > length else { return self }
    let head = source.prefix(length)
    // Neither a word nor the escape of a sign is torn apart.
    let end = head.lastIndex(of: " ") ?? head.lastIndex(of: "&") ?? head.endIndex
    return HTMLPiece(source: source[..<end] + "…")
  }

  static func + (left: HTMLPiece, right: HTMLPiece) -> HTMLPiece {
    HTMLPiece(source: left.source + right.source)
  }

  static func += (left: inout HTMLPiece, right: HTMLPiece) {
    left.source += right.source
  }
}

extension Sequence<HTMLPiece> {
  /// The pieces one after the other with a text between them.
  func joined(_ separator: String = "") -> HTMLPiece {
    var result = HTMLPiece.none
    for (index, piece) in enumerated() {
      if index > 0 { result += HTMLPiece(separator) }
      result += piece
    }
    return result
  }
}
