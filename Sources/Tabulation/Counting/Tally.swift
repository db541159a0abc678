/// How many observations there are, and what they weigh together.
///
/// Weights are added as whole multiples of 2⁻⁶⁴, so that a sum depends neither
/// on the order of the observations nor on how they were divided among
/// batches. Each weight is rounded to such a multiple first, which changes a
/// weight above 2⁻¹¹ not at all.
struct Tally: Hashable, Sendable {
  /// The number of observations.
  var count = 0
  /// The sum of their weights, in units of 2⁻⁶⁴.
  var parts: Int128 = 0

  /// The weight of one observation that counts once.
  static let one = Int128(1) << 64
  /// The largest weight of one observation: ten million million of them can be
  /// added.
  static let largest = 1_048_576.0

  /// The weight as parts, nil for what is no weight.
  static func parts(of weight: Double) -> Int128? {
    guard weight > 0, weight <= largest else { return nil }
    return Int128((weight * 0x1p64).rounded())
  }

  /// The sum of the weights.
  var weight: Double { Double(parts) * 0x1p-64 }

  mutating func add(_ parts: Int128) {
    count += 1
    self.parts += parts
  }

  static func += (left: inout Tally, right: Tally) {
    left.count += right.count
    left.parts += right.parts
  }

  static func + (left: Tally, right: Tally) -> Tally {
    var sum = left
    sum += right
    return sum
  }
}
