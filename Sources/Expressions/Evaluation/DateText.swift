internal import SurveyBasics

/// A day or a moment as it is written in answers (xlsform 6.7).
enum DateText {
  case date(CivilDate)
  /// A wall clock time and the minutes of its offset from UTC, if one is written.
  case dateTime(CivilDateTime, offset: Int?)

  /// Reads `YYYY-M-D`, alone or with `Thh:mm[:ss[.fff]]` and an optional offset.
  init?(_ text: String) {
    let text = text.trimmingBlanks
    guard text.utf8.count >= 8, text.utf8.dropFirst(4).first == UInt8(ascii: "-") else {
      return nil
    }
    guard let separator = text.utf8.firstIndex(of: UInt8(ascii: "T")) else {
      guard let date = CivilDate(text) else { return nil }
      self = .date(date)
      return
    }
    let clock = text[text.utf8.index(after: separator)...]
    let marks = [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")]
    let mark = clock.utf8.firstIndex { marks.contains($0) } ?? clock.endIndex
    guard let date = CivilDate(text[..<separator]), let time = CivilTime(clock[..<mark]) else {
      return nil
    }
    if mark == clock.endIndex {
      self = .dateTime(CivilDateTime(date, time), offset: nil)
      return
    }
    guard let offset = Timestamp.offset(clock[mark...]) else { return nil }
    self = .dateTime(CivilDateTime(date, time), offset: offset)
  }

  /// The moment on the wall clock that is `zone` minutes ahead of UTC.
  func local(zone: Int) -> CivilDateTime {
    switch self {
    case .date(let date): CivilDateTime(date, .midnight)
    case .dateTime(let moment, offset: nil): moment
    case .dateTime(let moment, .some(let offset)):
      CivilDateTime(
        millisecondsSinceEpoch: moment.millisecondsSinceEpoch + (zone - offset) * 60_000)
    }
  }

  /// The days since 1970-01-01 on the local wall clock: whole for a day, with
  /// a fraction for a moment.
  func days(zone: Int) -> Double {
    if case .date(let date) = self { return Double(date.daysSinceEpoch) }
    return local(zone: zone).days
  }
}

extension CivilDateTime {
  /// The days since 1970-01-01T00:00 on the same wall clock.
  var days: Double { Double(millisecondsSinceEpoch) / 86_400_000 }

  /// The moment that lies some days after 1970-01-01T00:00, to the millisecond;
  /// nil for what is no number or outside the calendar.
  init?(days: Double) {
    guard days >= -719_162, days < 2_932_897 else { return nil }
    self.init(millisecondsSinceEpoch: Int((days * 86_400_000).rounded()))
  }
}

extension CivilDate {
  /// The day that lies some days after 1970-01-01, the fraction dropped toward
  /// the past; nil for what is no number or outside the calendar.
  init?(days: Double) {
    guard days >= -719_162, days < 2_932_897 else { return nil }
    self.init(daysSinceEpoch: Int(days.rounded(.down)))
  }
}

extension String {
  /// The text without the blanks of the language at both ends.
  var trimmingBlanks: String {
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else {
      return self
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let start = utf8.firstIndex(where: { !isBlank($0) }),
      let end = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[start...end])
  }
}
