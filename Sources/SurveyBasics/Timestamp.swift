/// An instant together with the offset from UTC that the clock had when it was taken.
///
/// The text form keeps both (`2026-05-01T10:15:30.250+06:00`), so a reader
/// sees the local time of the event and can still order events of two regions.
public struct Timestamp: Hashable, Sendable, Comparable {
  /// The milliseconds since 1970-01-01T00:00Z.
  public let milliseconds: Int
  /// The minutes by which local time was ahead of UTC, −1439 to 1439.
  public let offset: Int

  /// Creates a timestamp; an offset beyond a day is brought to the limit.
  public init(milliseconds: Int, offset: Int) {
    self.milliseconds = milliseconds
    self.offset = min(max(offset, -1439), 1439)
  }

  /// Creates the timestamp at which a wall clock with that offset shows `local`.
  public init(_ local: CivilDateTime, offset: Int) {
    self.init(milliseconds: local.millisecondsSinceEpoch - offset * 60_000, offset: offset)
  }

  /// Creates a timestamp from a wall clock time followed by an offset.
  ///
  /// The time is `YYYY-MM-DDTHH:MM[:SS[.fff]]`, the offset `Z`, `±HH:MM`,
  /// `±HHMM` or `±HH`. A text without an offset is refused.
  public init?(_ text: some StringProtocol) {
    if let written = Timestamp(asWritten: text) {
      self = written
      return
    }
    guard let separator = text.firstIndex(of: "T"),
      let mark = text[separator...].firstIndex(where: { "Z+-".contains($0) }),
      let local = CivilDateTime(text[..<mark]), let offset = Timestamp.offset(text[mark...])
    else { return nil }
    self.init(local, offset: offset)
  }

  /// Reads the form of ``description``, in which nearly all come: journals and
  /// lists hold hundreds of thousands of them.
  private init?(asWritten text: some StringProtocol) {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes -> Timestamp? in
      guard bytes.count == 29, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
        bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x2E, bytes[26] == 0x3A,
        bytes[23] == 0x2B || bytes[23] == 0x2D
      else { return nil }
      func number(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
          let digit = bytes[index] &- 0x30
          guard digit <= 9 else { return nil }
          number = number * 10 + Int(digit)
        }
        return number
      }
      guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
        let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
        let millisecond = number(20..<23), let hours = number(24..<26), hours <= 23,
        let minutes = number(27..<29), minutes <= 59,
        let date = CivilDate(year: year, month: month, day: day),
        let time = CivilTime(hour: hour, minute: minute, second: second, millisecond: millisecond)
      else { return nil }
      return Timestamp(
        CivilDateTime(date, time),
        offset: (bytes[23] == 0x2D ? -1 : 1) * (hours * 60 + minutes))
    }
    guard let written = found ?? nil else { return nil }
    self = written
  }

  /// The minutes of an offset written as `Z`, `±HH:MM`, `±HHMM` or `±HH`.
  ///
  /// - Returns: Nil for any other text, hours above 23 included.
  public static func offset(_ text: some StringProtocol) -> Int? {
    if text == "Z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let body = Array(text.dropFirst().utf8)
    let digits =
      body.count == 5 && body[2] == UInt8(ascii: ":") ? body[0...1] + body[3...4] : body[...]
    guard digits.count == 2 || digits.count == 4, let number = CivilDate.number(digits) else {
      return nil
    }
    let (hours, minutes) = digits.count == 2 ? (number, 0) : (number / 100, number % 100)
    guard hours <= 23, minutes <= 59 else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  /// What the wall clock showed.
  public var local: CivilDateTime {
    CivilDateTime(millisecondsSinceEpoch: milliseconds + offset * 60_000)
  }

  /// Whether the left instant comes before the right one, whatever their offsets.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// The timestamp with milliseconds and numeric offset.
  public var description: String {
    let wall = local
    let sign = offset < 0 ? "-" : "+"
    let time =
      "\(padded(wall.time.hour, 2)):\(padded(wall.time.minute, 2)):\(padded(wall.time.second, 2))"
    return "\(wall.date)T\(time).\(padded(wall.time.millisecond, 3))"
      + "\(sign)\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
  }
}
