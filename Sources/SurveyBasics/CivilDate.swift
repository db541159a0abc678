/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Answers are civil: a date of birth is the same day everywhere, so it is
/// never turned into an instant.
public struct CivilDate: Hashable, Sendable, Comparable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// Creates the date, or returns nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates the date that lies `days` after 1970-01-01.
  ///
  /// Days outside the years 1 to 9999 are brought to the nearest day inside.
  public init(daysSinceEpoch days: Int) {
    // Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, civil_from_days.
    let shifted = min(max(days, -719_162), 2_932_896) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    self.day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    self.month = month
    self.year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Creates the date from `YYYY-M-D` with one- or two-digit month and day.
  ///
  /// Returns nil for anything else, days that do not exist included.
  public init?(_ text: some StringProtocol) {
    var parts: [Int] = []
    for part in text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false) {
      let digits = part.count
      guard parts.count < 3, parts.isEmpty ? digits == 4 : (1...2).contains(digits),
        let number = CivilDate.number(part)
      else { return nil }
      parts.append(number)
    }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// The whole days since 1970-01-01, negative before it.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int {
    let remainder = (daysSinceEpoch + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// The number of the ISO 8601 week, 1 to 53.
  public var isoWeek: Int {
    let thursday = CivilDate(daysSinceEpoch: daysSinceEpoch + 4 - weekday)
    let newYear = CivilDate(daysSinceEpoch: thursday.daysSinceEpoch - thursday.dayOfYear + 1)
    return (thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1
  }

  /// The number of the day within its year, counted from 1.
  public var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + CivilDate.days(inMonth: $1, of: year) }
  }

  /// The number of days in a month of a year.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the left day comes before the right one.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The number written by one to nine ASCII digits, nil for anything else.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }
}

extension CivilDate: CustomStringConvertible {
  /// The date as `YYYY-MM-DD`.
  public var description: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// The decimal digits of a number that is not negative, filled with zeros from the left.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return digits.count >= width
    ? digits : String(repeating: "0", count: width - digits.count) + digits
}
