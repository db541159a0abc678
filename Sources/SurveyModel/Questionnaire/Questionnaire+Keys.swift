extension Questionnaire {
  /// The names of the rosters that a definition lies in, from the outside in,
  /// as they stand in keys of answers.
  public func rosters(of definition: Definition) -> [String] {
    var names: [String] = []
    var roster = definition.roster
    while roster >= 0 {
      names.insert(definitions[Int(roster)].keyName, at: 0)
      roster = definitions[Int(roster)].roster
    }
    return names
  }

  /// The list that a question takes its choices from; nil without one, and for
  /// choices that are answers of a roster.
  public func choiceList(of definition: Definition) -> ChoiceList? {
    guard case .list(let index)? = definition.question?.choices?.origin else { return nil }
    return choiceLists[index]
  }

  /// Whether this is a later version of the same questionnaire than another:
  /// by the numbers in the names of the versions, then by their letters, and
  /// of one version by the hash, so that there is always an order.
  public func isNewer(than other: Questionnaire) -> Bool {
    let (own, foreign) = (VersionOrder(version), VersionOrder(other.version))
    return own != foreign ? foreign < own : sha256 > other.sha256
  }
}

/// The order of version names: `2026.10` comes after `2026.9`.
private struct VersionOrder: Comparable {
  private let parts: [(number: Int, text: String)]

  init(_ version: String) {
    var parts: [(number: Int, text: String)] = []
    for character in version {
      if let digit = character.wholeNumberValue {
        if let last = parts.last, last.text.isEmpty {
          parts[parts.count - 1].number = last.number &* 10 &+ digit
        } else {
          parts.append((digit, ""))
        }
      } else {
        parts.append((-1, String(character)))
      }
    }
    self.parts = parts
  }

  static func == (left: VersionOrder, right: VersionOrder) -> Bool {
    left.parts.elementsEqual(right.parts, by: ==)
  }

  static func < (left: VersionOrder, right: VersionOrder) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts, by: <)
  }
}
