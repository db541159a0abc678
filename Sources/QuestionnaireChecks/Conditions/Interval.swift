/// Numbers between two bounds.
struct Interval: Hashable, Sendable {
  private(set) var lower: Double
  private(set) var upper: Double
  private(set) var isLowerOpen = false
  private(set) var isUpperOpen = false
  /// Whether only whole numbers are meant; the bounds are then closed.
  let isWhole: Bool

  /// All numbers, or all whole numbers.
  static func all(isWhole: Bool) -> Interval {
    Interval(-.infinity, .infinity, isWhole: isWhole)
  }

  /// The numbers from one to the other, both included.
  init(_ lower: Double, _ upper: Double, isWhole: Bool) {
    self.lower = isWhole ? lower.rounded(.up) : lower
    self.upper = isWhole ? upper.rounded(.down) : upper
    self.isWhole = isWhole
  }

  /// Whether no number is left.
  var isEmpty: Bool {
    lower > upper || (lower == upper && (isLowerOpen || isUpperOpen))
  }

  /// The numbers that compare so with a bound, nil when none does.
  func keeping(_ comparison: AnswerTest.Comparison, _ bound: Double) -> Interval? {
    var copy = self
    switch comparison {
    case .equal:
      copy.raise(to: bound, isOpen: false)
      copy.sink(to: bound, isOpen: false)
    case .less: copy.sink(to: bound, isOpen: true)
    case .lessOrEqual: copy.sink(to: bound, isOpen: false)
    case .greater: copy.raise(to: bound, isOpen: true)
    case .greaterOrEqual: copy.raise(to: bound, isOpen: false)
    }
    return copy.isEmpty ? nil : copy
  }

  /// The numbers but one, nil when none is left; a number in the middle stays,
  /// because an interval has no holes.
  func removing(_ number: Double) -> Interval? {
    var copy = self
    if number == lower { copy.raise(to: number, isOpen: true) }
    if number == upper { copy.sink(to: number, isOpen: true) }
    return copy.isEmpty ? nil : copy
  }

  /// The smallest interval that holds both.
  func union(_ other: Interval) -> Interval {
    var copy = Interval(
      min(lower, other.lower), max(upper, other.upper), isWhole: isWhole && other.isWhole)
    copy.isLowerOpen =
      lower < other.lower
      ? isLowerOpen
      : other.lower < lower ? other.isLowerOpen : isLowerOpen && other.isLowerOpen
    copy.isUpperOpen =
      upper > other.upper
      ? isUpperOpen
      : other.upper > upper ? other.isUpperOpen : isUpperOpen && other.isUpperOpen
    return copy
  }

  private mutating func raise(to bound: Double, isOpen: Bool) {
    if isWhole {
      lower = max(lower, isOpen ? bound.rounded(.down) + 1 : bound.rounded(.up))
    } else if bound > lower || (bound == lower && isOpen) {
      lower = bound
      isLowerOpen = isOpen
    }
  }

  private mutating func sink(to bound: Double, isOpen: Bool) {
    if isWhole {
      upper = min(upper, isOpen ? bound.rounded(.up) - 1 : bound.rounded(.down))
    } else if bound < upper || (bound == upper && isOpen) {
      upper = bound
      isUpperOpen = isOpen
    }
  }
}
