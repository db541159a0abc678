import SurveyBasics
import SurveyModel

/// Reads dates and times as people type them: digits alone, or any separator
/// that each keyboard layout has.
enum TypedMoment {
  /// How much of a date a question asks for.
  enum Precision: Hashable {
    case day
    case month
    case year

    init(appearance: Set<String>) {
      self =
        appearance.contains("year") ? .year : appearance.contains("month-year") ? .month : .day
    }
  }

  /// Why a typed text is no date.
  enum Fault: Error, Hashable {
    /// The text has not the form of a date.
    case form
    /// The calendar has no such day.
    case noSuchDay
  }

  private static let separators: Set<Character> = [".", ",", "/", "-", " ", ":"]

  /// The groups of digits of a text; nil if anything but a separator stands between.
  private static func groups(_ text: String) -> [String]? {
    guard text.allSatisfy({ ($0.isASCII && $0.isNumber) || separators.contains($0) }) else {
      return nil
    }
    return text.split { separators.contains($0) }.map(String.init)
  }

  /// The date that a text stands for; a month or year stands for its first day.
  static func date(_ text: String, _ precision: Precision) throws(Fault) -> CivilDate {
    guard var groups = groups(text), !groups.isEmpty else { throw .form }
    let widths: [Int] =
      switch precision {
      case .day: [2, 2, 4]
      case .month: [2, 4]
      case .year: [4]
      }
    let all = widths.reduce(0, +)
    if groups.count == 1, groups[0].count == all { groups = cut(groups[0], widths) }
    // A stored date, or one as other programs write it, begins with its year.
    if groups.count >= 2, groups[0].count == 4 { groups.reverse() }
    if precision != .day, groups.count == 3 { groups.removeFirst() }
    if precision == .year, groups.count == 2 { groups.removeFirst() }
    guard groups.count == widths.count, groups.last?.count == 4,
      groups.dropLast().allSatisfy({ (1...2).contains($0.count) })
    else { throw .form }
    let numbers = groups.compactMap { Int($0) }
    guard numbers.count == widths.count, let year = numbers.last else { throw .form }
    let month = precision == .year ? 1 : numbers[numbers.count - 2]
    let day = precision == .day ? numbers[0] : 1
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date
  }

  /// The time that a text stands for: `1430`, `14.30`, `14:30:05`; nil if it is none.
  static func time(_ text: String) -> CivilTime? {
    guard var groups = groups(text), let first = groups.first else { return nil }
    if groups.count == 1 {
      guard first.count == 3 || first.count == 4 || first.count == 6 else { return nil }
      groups = cut(first.count == 3 ? "0" + first : first, first.count == 6 ? [2, 2, 2] : [2, 2])
    }
    guard (2...3).contains(groups.count), groups.allSatisfy({ (1...2).contains($0.count) }) else {
      return nil
    }
    let numbers = groups.compactMap { Int($0) }
    guard numbers.count == groups.count else { return nil }
    return CivilTime(
      hour: numbers[0], minute: numbers[1], second: numbers.count > 2 ? numbers[2] : 0)
  }

  /// The date and time that a text stands for; nil if it is none.
  static func dateTime(_ text: String) -> CivilDateTime? {
    if let moment = CivilDateTime(text) { return moment }
    guard var groups = groups(text) else { return nil }
    if groups.count == 1, groups[0].count == 12 { groups = cut(groups[0], [2, 2, 4, 2, 2]) }
    let dateGroups = groups.first?.count == 8 ? 1 : 3
    guard groups.count > dateGroups,
      let date = try? date(groups[..<dateGroups].joined(separator: "."), .day),
      let time = time(groups[dateGroups...].joined(separator: ":"))
    else { return nil }
    return CivilDateTime(date, time)
  }

  private static func cut(_ digits: String, _ widths: [Int]) -> [String] {
    var rest = digits[...]
    return widths.map { width in
      defer { rest = rest.dropFirst(width) }
      return String(rest.prefix(width))
    }
  }

  /// A stored date as it is typed.
  static func typed(_ date: CivilDate, _ precision: Precision) -> String {
    let parts = date.description.split(separator: "-").map(String.init)
    return switch precision {
    case .day: "\(parts[2]).\(parts[1]).\(parts[0])"
    case .month: "\(parts[1]).\(parts[0])"
    case .year: parts[0]
    }
  }

  /// A stored time as it is typed; seconds only where there are some.
  static func typed(_ time: CivilTime) -> String {
    let parts = time.description.split(separator: ":").map(String.init)
    return time.second == 0 && time.millisecond == 0
      ? "\(parts[0]).\(parts[1])" : time.description
  }
}

extension TypedMoment {
  /// The hours and minutes of a stored time as they are typed.
  static func minutes(_ time: CivilTime) -> String {
    String(clock(time).map { $0 == ":" ? "." : $0 })
  }

  /// A time as a clock shows it, in hours and minutes.
  static func clock(_ time: CivilTime) -> String {
    String(time.description.prefix(5))
  }
}
