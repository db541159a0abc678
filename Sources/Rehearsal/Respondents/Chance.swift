import SurveyBasics

/// What a respondent draws by lot. The standard library may change how it
/// turns bits into numbers; these draws stay the same for ever.
extension SeededGenerator {
  /// Whether something with this probability happens.
  mutating func happens(_ probability: Double) -> Bool { unit() < probability }

  /// A number from 0 up to but not including a positive limit.
  mutating func number(below limit: Int) -> Int {
    min(Int(unit() * Double(limit)), limit - 1)
  }

  /// A number of a range, each equally likely.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.upperBound - range.lowerBound + 1)
  }

  /// One of the elements, nil when there is none.
  mutating func element<Element>(of elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }

  /// The elements in another order.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var shuffled = elements
    for index in shuffled.indices.dropFirst().reversed() {
      shuffled.swapAt(index, number(below: index + 1))
    }
    return shuffled
  }

  /// An index of the weights, each with a probability in proportion to its weight.
  mutating func index(weighted weights: [Double]) -> Int {
    var rest = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
