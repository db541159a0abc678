import SurveyBasics

/// Finds texts by a part of them, the way people type in a hurry.
public enum TextSearch {
  /// What was found.
  public struct Result: Hashable, Sendable {
    /// The places of the texts that match: where a word begins with the query
    /// first, then the others, each in the order of the list.
    public var hits: [Int]
    /// Whether the query matched only after it was read through the other
    /// keyboard layout, which a person has to be told.
    public var usesOtherLayout: Bool
  }

  /// Finds `query` in texts that are folded already.
  ///
  /// - Parameters:
  ///   - query: What was typed; an empty one matches everything.
  ///   - texts: Texts as `foldedText(_:)` gives them.
  /// - Returns: The places of the hits.
  /// - Complexity: O(*n*) in the length of all texts.
  public static func find(_ query: String, in texts: [String]) -> Result {
    let plain = hits(foldedText(query), in: texts)
    guard plain.isEmpty else { return Result(hits: plain, usesOtherLayout: false) }
    let other = hits(foldedText(LayoutSwap.swapped(query)), in: texts)
    return Result(hits: other, usesOtherLayout: !other.isEmpty)
  }

  private static func hits(_ query: String, in texts: [String]) -> [Int] {
    let wanted = Array(query.utf8.drop { $0 == 0x20 })
    guard !wanted.isEmpty else { return Array(texts.indices) }
    var first: [Int] = []
    var inner: [Int] = []
    for (place, text) in texts.enumerated() {
      switch rank(wanted, in: Array(text.utf8)) {
      case .wordStart: first.append(place)
      case .inner: inner.append(place)
      case nil: break
      }
    }
    return first + inner
  }

  private enum Rank {
    case wordStart
    case inner
  }

  private static func rank(_ wanted: [UInt8], in text: [UInt8]) -> Rank? {
    guard wanted.count <= text.count else { return nil }
    var best: Rank?
    for start in 0...(text.count - wanted.count) where text[start] == wanted[0] {
      guard text[start..<(start + wanted.count)].elementsEqual(wanted) else { continue }
      if start == 0 || isSeparator(text[start - 1]) { return .wordStart }
      best = .inner
    }
    return best
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: false
    default: true
    }
  }
}
