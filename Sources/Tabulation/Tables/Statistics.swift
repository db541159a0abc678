/// What is said of the numbers in one column.
///
/// - The mean is Σ*wx* / Σ*w*, with all *w* = 1 where there are no weights.
/// - The standard deviation is √(*n* / (*n* − 1) · Σ*w*(*x* − mean)² / Σ*w*), as
///   `svyvar` of R's survey package has it; without weights it is that of a sample.
/// - Without weights median and quartiles are those of Hyndman and Fan's type
///   7, as `quantile` of R computes them: at the place (*n* − 1)*p* of the sorted
///   values, in between by straight line.
/// - With weights a quantile is the smallest value at which the weights of it
///   and all smaller ones together reach *p*Σ*w*; where they reach it exactly, the
///   mean of that value and the next (Hyndman and Fan's type 2; `qrule =
///   "school"` of R's survey package).
///
/// Numbers are added in ascending order with Neumaier's compensation, so that
/// figures do not depend on the order of the responses.
public struct Statistics: Hashable, Sendable {
  /// The column, as an index of ``Table/groups``.
  public let group: Int
  /// The number of values with a weight.
  public let count: Int
  /// The mean; nil without values, like everything else.
  public let mean: Double?
  /// The standard deviation; nil below two values.
  public let deviation: Double?
  /// The smallest value.
  public let minimum: Double?
  /// The first quartile.
  public let lowerQuartile: Double?
  /// The median.
  public let median: Double?
  /// The third quartile.
  public let upperQuartile: Double?
  /// The greatest value.
  public let maximum: Double?

  /// Computes them.
  ///
  /// - Parameters:
  ///   - group: The column.
  ///   - numbers: The values with their number and weight, by key.
  ///   - isWeighted: Whether weights were given.
  init(group: Int, _ numbers: [UInt64: Tally], isWeighted: Bool) {
    let values =
      numbers.filter { $0.value.parts > 0 }
      .map { (value: Double(tallyKey: $0.key), tally: $0.value) }
      .sorted { $0.value < $1.value }
    self.group = group
    count = values.reduce(0) { $0 + $1.tally.count }
    minimum = values.first?.value
    maximum = values.last?.value
    let parts = values.reduce(Int128(0)) { $0 + $1.tally.parts }
    let weight = Double(parts) * 0x1p-64
    guard count > 0 else {
      mean = nil
      deviation = nil
      lowerQuartile = nil
      median = nil
      upperQuartile = nil
      return
    }
    let mean = CompensatedSum.of(values.lazy.map { $0.value * $0.tally.weight }) / weight
    let squares = CompensatedSum.of(
      values.lazy.map { ($0.value - mean) * ($0.value - mean) * $0.tally.weight })
    self.mean = mean
    deviation =
      count > 1 ? (squares / weight * Double(count) / Double(count - 1)).squareRoot() : nil
    let quartiles = [1, 2, 3].map { [count] quarters in
      isWeighted
        ? Self.weighted(values, quarters: Int128(quarters), of: parts)
        : Self.plain(values, quarters: quarters, of: count)
    }
    (lowerQuartile, median, upperQuartile) = (quartiles[0], quartiles[1], quartiles[2])
  }

  private static func plain(
    _ values: [(value: Double, tally: Tally)], quarters: Int, of count: Int
  ) -> Double {
    let place = (count - 1) * quarters
    let low = value(values, at: place / 4)
    guard place % 4 > 0 else { return low }
    let high = value(values, at: place / 4 + 1)
    return low + (high - low) * (Double(place % 4) / 4)
  }

  private static func value(_ values: [(value: Double, tally: Tally)], at place: Int) -> Double {
    var passed = 0
    for (value, tally) in values {
      passed += tally.count
      if place < passed { return value }
    }
    return values.last?.value ?? .nan
  }

  private static func weighted(
    _ values: [(value: Double, tally: Tally)], quarters: Int128, of parts: Int128
  ) -> Double {
    var passed: Int128 = 0
    for (index, (value, tally)) in values.enumerated() {
      passed += tally.parts
      // Times four on both sides, so that nothing is rounded.
      if passed * 4 == parts * quarters, index + 1 < values.count {
        return (value + values[index + 1].value) / 2
      }
      if passed * 4 >= parts * quarters { return value }
    }
    return values.last?.value ?? .nan
  }
}

/// A sum that loses next to nothing (Neumaier 1974).
enum CompensatedSum {
  static func of(_ numbers: some Sequence<Double>) -> Double {
    var sum = 0.0
    var lost = 0.0
    for number in numbers {
      let next = sum + number
      lost += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
      sum = next
    }
    return sum + lost
  }
}
