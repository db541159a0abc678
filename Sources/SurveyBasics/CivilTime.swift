/// A time of day without a time zone, to the millisecond.
public struct CivilTime: Hashable, Sendable, Comparable {
  /// The milliseconds since midnight, 0 to 86 399 999.
  public let milliseconds: Int

  /// The first moment of a day.
  public static let midnight = CivilTime(milliseconds: 0)

  private init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// Creates the time, or returns nil when the clock never shows it.
  public init?(hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999).contains(millisecond)
    else { return nil }
    milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
  }

  /// Creates the time from the milliseconds since midnight, or returns nil
  /// when they do not lie within one day.
  public init?(millisecondsSinceMidnight milliseconds: Int) {
    guard (0..<86_400_000).contains(milliseconds) else { return nil }
    self.milliseconds = milliseconds
  }

  /// Creates the time from `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff` without an
  /// offset; digits of the fraction after the third are dropped.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, (1...2).contains(parts[0].count),
      parts[1].count == 2, let hour = CivilDate.number(parts[0]),
      let minute = CivilDate.number(parts[1])
    else { return nil }
    guard parts.count == 3 else {
      self.init(hour: hour, minute: minute)
      return
    }
    let seconds = parts[2].split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard seconds[0].count == 2, let second = CivilDate.number(seconds[0]) else { return nil }
    var millisecond = 0
    if seconds.count == 2 {
      guard let fraction = CivilDate.number(seconds[1].prefix(3)),
        seconds[1].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      millisecond = fraction * [1, 100, 10, 1][min(seconds[1].count, 3)]
    }
    self.init(hour: hour, minute: minute, second: second, millisecond: millisecond)
  }

  /// The hour, 0 to 23.
  public var hour: Int { milliseconds / 3_600_000 }
  /// The minute, 0 to 59.
  public var minute: Int { milliseconds / 60_000 % 60 }
  /// The second, 0 to 59.
  public var second: Int { milliseconds / 1000 % 60 }
  /// The millisecond, 0 to 999.
  public var millisecond: Int { milliseconds % 1000 }

  /// The time without its milliseconds.
  public var wholeSeconds: CivilTime { CivilTime(milliseconds: milliseconds / 1000 * 1000) }

  /// Whether the left time comes before the right one.
  public static func < (left: CivilTime, right: CivilTime) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension CivilTime: CustomStringConvertible {
  /// The time as `HH:MM:SS`, with `.fff` only when there are milliseconds.
  public var description: String {
    let whole = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    return millisecond == 0 ? whole : "\(whole).\(padded(millisecond, 3))"
  }
}
