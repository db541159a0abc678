import Glibc

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

/// Times one piece of work.
func time<Result>(_ body: () throws -> Result) rethrows -> (result: Result, time: Duration) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  return (result, clock.now - start)
}

/// The memory that the program occupies now, in KiB.
var kilobytesInUse: Int { memory("VmRSS:") }

/// The most memory that the program has occupied so far, in KiB.
var mostKilobytes: Int { memory("VmHWM:") }

/// A line of what the system knows of this process.
private func memory(_ name: String) -> Int {
  let file = open("/proc/self/status", O_RDONLY)
  guard file >= 0 else { return 0 }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: 8_192)
  let count = read(file, &bytes, bytes.count)
  let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
  let words = lines.first { $0.hasPrefix(name) }?.split(whereSeparator: \.isWhitespace) ?? []
  return words.count > 1 ? Int(words[1]) ?? 0 : 0
}

/// A line of a table: a name, then cells of even width.
func line(_ name: String, _ cells: [String]) {
  let padded = cells.map { $0 + String(repeating: " ", count: max(0, 26 - $0.count)) }
  print(name + String(repeating: " ", count: max(1, 26 - name.count)) + padded.joined())
}
