import Expressions
import SurveyBasics
import SurveyModel

/// The answers of a type that has an order, as whole steps.
///
/// Steps are days, minutes, hundredths, so one search for the limits of a rule
/// serves every type.
struct AnswerScale {
  private enum Unit {
    case whole, hundredth, day, minute, minuteOfDay
    case millionths(start: Int, step: Int)
  }

  private let unit: Unit
  /// The moment of the question.
  private let now: CivilDateTime
  /// The steps that exist.
  let possible: ClosedRange<Int>
  /// The steps that are usual where no rule says anything.
  let usual: ClosedRange<Int>

  /// The scale of a question, nil for types without an order.
  init?(_ question: Question, now: CivilDateTime) {
    self.now = now
    let today = now.date.daysSinceEpoch
    switch question.type {
    case .integer:
      (unit, possible, usual) = (.whole, -1_000_000_000...1_000_000_000, 0...100)
    case .decimal:
      (unit, possible, usual) = (.hundredth, -100_000_000_000...100_000_000_000, 0...10_000)
    case .date:
      (unit, possible, usual) = (.day, today - 60_000...today + 60_000, today - 1000...today)
    case .dateTime:
      let minute = now.millisecondsSinceEpoch / 60_000
      (unit, usual) = (.minute, minute - 30_000...minute)
      possible = minute - 60_000_000...minute + 60_000_000
    case .time: (unit, possible, usual) = (.minuteOfDay, 0...1439, 420...1260)
    case .range:
      func parameter(_ name: String, _ standard: Int) -> Int {
        let number = question.parameters[name].flatMap { Double($0) }
          .flatMap { abs($0) <= 1e9 ? $0 : nil }
        return number.flatMap { Int(exactly: ($0 * 1e6).rounded()) } ?? standard
      }
      let (start, end) = (parameter("start", 1_000_000), parameter("end", 10_000_000))
      let width = max(1, abs(parameter("step", 1_000_000)))
      unit = .millionths(start: start, step: start <= end ? width : -width)
      possible = 0...(max(start, end) - min(start, end)) / width
      usual = possible
    default: return nil
    }
  }

  /// Whether the steps tried first depend on the day.
  var isOfCalendar: Bool {
    switch unit {
    case .day, .minute: true
    case .whole, .hundredth, .minuteOfDay, .millionths: false
    }
  }

  /// The answer at a step.
  func text(_ step: Int) -> String {
    switch unit {
    case .whole: return String(step)
    case .hundredth: return AnswerScale.decimal(step, places: 2)
    case .day: return CivilDate(daysSinceEpoch: step).description
    case .minute: return CivilDateTime(millisecondsSinceEpoch: step * 60_000).description
    case .minuteOfDay:
      return CivilTime(millisecondsSinceMidnight: step * 60_000)?.description ?? ""
    case .millionths(let start, let width):
      return AnswerScale.decimal(start + step * width, places: 6)
    }
  }

  /// The step nearest to a text such as another answer or a literal; nil when it is none.
  func step(_ text: String) -> Int? {
    switch unit {
    case .whole, .hundredth, .millionths: return Double(text).flatMap { step(number: $0) }
    case .day: return CivilDate(text.prefix { $0 != "T" })?.daysSinceEpoch
    case .minute:
      if let date = CivilDate(text) { return date.daysSinceEpoch * 1440 }
      return CivilDateTime(text.prefix(19)).map { $0.millisecondsSinceEpoch / 60_000 }
    case .minuteOfDay: return CivilTime(text).map { $0.milliseconds / 60_000 }
    }
  }

  /// The step of a number on a scale of numbers; nil on scales of time.
  func step(number: Double) -> Int? {
    guard number.isFinite, abs(number) < 1e9 else { return nil }
    switch unit {
    case .whole: return Int(number.rounded())
    case .hundredth: return Int((number * 100).rounded())
    case .millionths(let start, let width):
      return Int(((number * 1e6 - Double(start)) / Double(width)).rounded())
    case .day, .minute, .minuteOfDay: return nil
    }
  }

  /// How far a number in a rule moves an answer: days on scales of days and moments.
  func distance(_ number: Double) -> Int? {
    guard number.isFinite, abs(number) < 1e9 else { return nil }
    switch unit {
    case .whole, .day: return Int(number.rounded())
    case .hundredth: return Int((number * 100).rounded())
    case .minute: return Int((number * 1440).rounded())
    case .minuteOfDay: return Int((number * 60).rounded())
    case .millionths(_, let width): return Int((number * 1e6 / Double(width)).rounded())
    }
  }

  /// The steps at which the limits of a rule may lie: around what it speaks of
  /// and around the other answers that it reads.
  func anchors(_ literals: RuleLiterals, others: [String]) -> [Int] {
    var anchors = literals.numbers.compactMap { step(number: $0) }
    anchors += literals.texts.compactMap { step($0) }
    let read = others.compactMap { step($0) }
    var bases = read
    switch unit {
    case .whole: bases += [0, 1, now.date.year]
    case .hundredth: bases += [0, 100]
    case .day: bases.append(now.date.daysSinceEpoch)
    case .minute: bases.append(now.millisecondsSinceEpoch / 60_000)
    case .minuteOfDay, .millionths: bases.append(usual.lowerBound)
    }
    for base in bases { anchors += [base, base - 1, base + 1] }
    for distance in literals.numbers.compactMap({ self.distance($0) }) {
      for base in bases { anchors += [base + distance, base - distance, distance - base] }
      anchors.append(distance - read.reduce(0, +))
    }
    if case .whole = unit {
      for other in read { anchors += [now.date.year - other, now.date.year - other - 1] }
    }
    var seen: Set<Int> = []
    return anchors.filter { possible.contains($0) && seen.insert($0).inserted }
  }

  /// A whole number of smallest parts as a decimal without trailing zeros.
  private static func decimal(_ number: Int, places: Int) -> String {
    var digits = String(number.magnitude)
    while digits.count <= places { digits = "0" + digits }
    var text = "\(digits.dropLast(places)).\(digits.suffix(places))"
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return number < 0 && text != "0" ? "-\(text)" : text
  }
}
