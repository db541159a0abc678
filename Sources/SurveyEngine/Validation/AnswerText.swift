import SurveyBasics
public import SurveyModel

/// What a typed or calculated text becomes when it is stored.
public enum AnswerText {
  /// The most digits of an integer, so that every reader of JSON keeps it exact.
  private static let integerDigits = 15
  /// The most significant digits of a decimal number.
  private static let decimalDigits = 15

  /// Why a text is no answer of a type.
  public enum Fault: String, Error, Hashable, Sendable {
    /// A whole number was expected.
    case notAnInteger
    /// A number was expected.
    case notANumber
    /// The number has too many digits to be kept exactly.
    case tooManyDigits
    /// A day was expected.
    case notADate
    /// A time of day was expected.
    case notATime
    /// A day and a time were expected.
    case notADateTime
    /// The text names no choice that is offered.
    case notAChoice
    /// A choice that excludes all others was taken together with others.
    case excludesOthers
    /// A ranking has to hold every choice exactly once.
    case incompleteRanking
    /// The number is not on the scale.
    case outOfRange
    /// A position was expected.
    case notAPosition
    /// Too few or no positions, or a line that does not close.
    case notALine
    /// Only `OK` can be said.
    case notOK
    /// The question takes no typed answer.
    case takesNoAnswer
  }

  /// Brings a typed text to the form in which it is stored.
  ///
  /// Blanks around it are dropped for every type but text; digits may be grouped by
  /// blanks, a comma counts as a decimal point. Choices are checked by the interview.
  ///
  /// - Parameters:
  ///   - text: What was typed; blank text gives the empty text, which clears.
  ///   - question: The question that it answers.
  ///   - offset: The zone of the interview in minutes, for moments given with an offset.
  /// - Returns: The stored form.
  /// - Throws: A ``Fault`` when the text is no answer of the type.
  public static func accepted(
    _ text: String, for question: Question, offset: Int
  ) throws(Fault) -> String {
    let trimmed = String(
      text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    guard !trimmed.isEmpty else { return "" }
    switch question.type {
    case .text: return text
    case .integer: return try integer(trimmed)
    case .decimal: return try decimal(trimmed)
    case .range: return try onScale(trimmed, question)
    case .date:
      guard let date = CivilDate(trimmed) else { throw .notADate }
      return date.description
    case .time:
      guard let time = CivilTime(trimmed) else { throw .notATime }
      return time.wholeSeconds.description
    case .dateTime:
      guard let moment = dateTime(trimmed, offset: offset) else { throw .notADateTime }
      return moment.wholeSeconds.description
    case .selectOne, .selectMultiple, .rank: return trimmed
    case .acknowledge:
      guard trimmed.uppercased() == "OK" else { throw .notOK }
      return "OK"
    case .geopoint:
      guard let point = Self.position(trimmed) else { throw .notAPosition }
      return point
    case .geotrace: return try line(trimmed, minimum: 2)
    case .geoshape: return try line(trimmed, minimum: 4)
    case .note: throw .takesNoAnswer
    case .unsupported: return trimmed
    }
  }

  /// Brings a calculated or default value to the form of the question's type
  /// (xlsform 6.6); what does not fit becomes empty.
  static func coerced(_ text: String, to type: AnswerType) -> String {
    guard !text.isEmpty else { return "" }
    switch type {
    case .integer:
      guard let number = number(text), abs(number) < 1e15 else { return "" }
      return String(Int(number))
    case .decimal:
      return (try? decimal(text)) ?? number(text).map(decimalText) ?? ""
    case .date:
      if let date = CivilDate(text.prefix { $0 != "T" }) { return date.description }
      guard let days = number(text), abs(days) < 4e6 else { return "" }
      return CivilDate(daysSinceEpoch: Int(days.rounded(.down))).description
    case .dateTime: return moment(text)?.wholeSeconds.description ?? ""
    case .time:
      let time = CivilTime(text.prefix { !"+-Z".contains($0) }) ?? moment(text)?.time
      return time?.wholeSeconds.description ?? ""
    default: return text
    }
  }

  /// The moment of the wall clock that a calculated text or number of days means.
  private static func moment(_ text: String) -> CivilDateTime? {
    if let moment = CivilDateTime(text) ?? Timestamp(text)?.local { return moment }
    if let date = CivilDate(text) { return CivilDateTime(date, .midnight) }
    guard let days = number(text), abs(days) < 4e6 else { return nil }
    return CivilDateTime(millisecondsSinceEpoch: Int((days * 86_400_000).rounded()))
  }

  // MARK: Numbers

  private static func plain(_ text: String) -> String {
    String(
      text.filter { $0 != " " && $0 != "\u{a0}" && $0 != "\u{202f}" }.map { $0 == "," ? "." : $0 })
  }

  private static func number(_ text: String) -> Double? {
    let plain = plain(text)
    guard plain.utf8.allSatisfy({ "0123456789.-".utf8.contains($0) }) else { return nil }
    return Double(plain)
  }

  static func integer(_ text: String) throws(Fault) -> String {
    let plain = plain(text)
    let isNegative = plain.hasPrefix("-")
    let digits = isNegative ? plain.dropFirst() : plain[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw .notAnInteger
    }
    let significant = digits.drop { $0 == "0" }
    guard significant.count <= integerDigits else { throw .tooManyDigits }
    guard !significant.isEmpty else { return "0" }
    return isNegative ? "-\(significant)" : String(significant)
  }

  static func decimal(_ text: String) throws(Fault) -> String {
    let plain = plain(text)
    let isNegative = plain.hasPrefix("-")
    let parts = (isNegative ? plain.dropFirst() : plain[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { throw .notANumber }
    let whole = parts[0].drop { $0 == "0" }
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    let significant =
      whole.isEmpty ? fraction.drop { $0 == "0" }.count : whole.count + fraction.count
    guard significant <= decimalDigits else { throw .tooManyDigits }
    guard significant > 0 else { return "0" }
    let shown = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : ".\(fraction)")
    return isNegative ? "-\(shown)" : shown
  }

  /// A number with 15 significant digits, without exponent; empty where that is
  /// not enough.
  private static func decimalText(_ number: Double) -> String {
    let magnitude = abs(number)
    guard magnitude < 1e15 else { return "" }
    guard magnitude >= 1e-15 else { return "0" }
    let whole = magnitude.rounded(.down)
    let wholeDigits = whole == 0 ? 0 : String(Int(whole)).count
    let places = max(0, decimalDigits - max(wholeDigits, 1))
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    var fraction = Int(((magnitude - whole) * scale).rounded())
    var integral = Int(whole)
    if fraction >= Int(scale) {
      integral += 1
      fraction = 0
    }
    var digits = String(fraction)
    digits = String(repeating: "0", count: max(0, places - digits.count)) + digits
    while digits.last == "0" { digits.removeLast() }
    let text = digits.isEmpty ? String(integral) : "\(integral).\(digits)"
    return number < 0 && text != "0" ? "-\(text)" : text
  }

  private static func onScale(_ text: String, _ question: Question) throws(Fault) -> String {
    let scale = ["start": 1.0, "end": 10, "step": 1].merging(
      question.parameters.compactMapValues { Double($0) }
    ) { $1 }
    let accepted = try decimal(text)
    guard let number = Double(accepted), let start = scale["start"], let end = scale["end"],
      let step = scale["step"]
    else { throw .notANumber }
    let steps = (number - start) / (step == 0 ? 1 : step)
    guard number >= min(start, end), number <= max(start, end),
      abs(steps - steps.rounded()) < 1e-9
    else { throw .outOfRange }
    return accepted
  }

  // MARK: Moments and positions

  private static func dateTime(_ text: String, offset: Int) -> CivilDateTime? {
    let joined = text.split(whereSeparator: \.isWhitespace).joined(separator: "T")
    if let moment = CivilDateTime(joined) { return moment }
    return Timestamp(joined).map { Timestamp(milliseconds: $0.milliseconds, offset: offset).local }
  }

  /// `lat lon [alt [accuracy]]` in its stored form, nil when it is no position on Earth.
  static func position(_ text: some StringProtocol) -> String? {
    let parts = text.split(whereSeparator: { $0.isWhitespace }).map { String($0) }
    guard (2...4).contains(parts.count) else { return nil }
    var accepted: [String] = []
    for (part, limit) in zip(parts, [90.0, 180, 100_000, 100_000]) {
      guard let text = try? decimal(part), let number = Double(text), abs(number) <= limit else {
        return nil
      }
      accepted.append(text)
    }
    if accepted.count == 4, accepted[3].hasPrefix("-") { return nil }
    return accepted.joined(separator: " ")
  }

  private static func line(_ text: String, minimum: Int) throws(Fault) -> String {
    var points: [String] = []
    for part in text.split(separator: ";") where !part.allSatisfy(\.isWhitespace) {
      guard let point = position(part) else { throw .notAPosition }
      points.append(point)
    }
    guard points.count >= minimum, minimum == 2 || points.first == points.last else {
      throw .notALine
    }
    return points.joined(separator: ";")
  }
}
