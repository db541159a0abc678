/// Times of the same piece of work, in nanoseconds.
struct Samples {
  private var values: [Int] = []

  /// Times a piece of work and keeps the time.
  @discardableResult
  mutating func measure<Result>(_ body: () throws -> Result) rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    let (seconds, attoseconds) = (clock.now - start).components
    values.append(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    return result
  }

  /// Keeps a time that was taken elsewhere.
  mutating func add(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    values.append(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
  }

  /// The value below which a share of the samples lies.
  func quantile(_ share: Double) -> Int {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  /// The median and the 99th percentile in words.
  var summary: String {
    "\(Duration.nanoseconds(quantile(0.5)).shown)  p99 \(Duration.nanoseconds(quantile(0.99)).shown)"
  }
}

extension Duration {
  /// The time with three digits and a unit.
  var shown: String {
    let nanoseconds = Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
    switch nanoseconds {
    case ..<1e3: return "\(Int(nanoseconds)) ns"
    case ..<1e6: return "\((nanoseconds / 1e2).rounded() / 10) µs"
    case ..<1e9: return "\((nanoseconds / 1e5).rounded() / 10) ms"
    default: return "\((nanoseconds / 1e7).rounded() / 100) s"
    }
  }
}

extension Duration {
  /// The time in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}

/// How many times as long as this another piece of work took, to one decimal.
func ratio(_ other: Double, _ own: Duration) -> String {
  "\((other / own.seconds * 10).rounded() / 10)"
}

/// Times one piece of work.
func time<Result>(_ body: () throws -> Result) rethrows -> (result: Result, time: Duration) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  return (result, clock.now - start)
}

/// A line of a table: a name, then cells of even width.
func line(_ name: String, _ cells: [String]) {
  let padded = cells.map { $0 + String(repeating: " ", count: max(0, 26 - $0.count)) }
  print(name + String(repeating: " ", count: max(1, 32 - name.count)) + padded.joined())
}

/// Why a measurement cannot be made.
struct MeasurementError: Error, CustomStringConvertible {
  let description: String
}
