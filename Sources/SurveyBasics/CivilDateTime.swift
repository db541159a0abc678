/// A day and a time of day without a time zone: what a clock on the wall shows.
public struct CivilDateTime: Hashable, Sendable, Comparable {
  /// The day.
  public let date: CivilDate
  /// The time of that day.
  public let time: CivilTime

  /// Creates a moment of the wall clock.
  public init(_ date: CivilDate, _ time: CivilTime) {
    self.date = date
    self.time = time
  }

  /// Creates the moment that lies `milliseconds` after 1970-01-01T00:00 on the
  /// same wall clock.
  public init(millisecondsSinceEpoch milliseconds: Int) {
    let days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
    date = CivilDate(daysSinceEpoch: days)
    let rest = min(max(milliseconds - days * 86_400_000, 0), 86_399_999)
    time = CivilTime(millisecondsSinceMidnight: rest) ?? .midnight
  }

  /// Creates the moment from `YYYY-MM-DDTHH:MM[:SS[.fff]]` without an offset.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CivilDate(parts[0]), let time = CivilTime(parts[1])
    else { return nil }
    self.init(date, time)
  }

  /// The milliseconds since 1970-01-01T00:00 on the same wall clock.
  public var millisecondsSinceEpoch: Int {
    date.daysSinceEpoch * 86_400_000 + time.milliseconds
  }

  /// The moment without its milliseconds.
  public var wholeSeconds: CivilDateTime { CivilDateTime(date, time.wholeSeconds) }

  /// Whether the left moment comes before the right one.
  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// The moment as `YYYY-MM-DDTHH:MM:SS`, with `.fff` only when there are milliseconds.
  public var description: String { "\(date)T\(time)" }
}
