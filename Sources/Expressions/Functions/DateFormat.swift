internal import SurveyBasics

/// The form that `format-date` gives a moment: text and codes such as `%Y`.
struct DateFormat: Sendable {
  enum Part: Sendable {
    case text(String)
    case code(Character)
  }

  let parts: [Part]
  /// The first code that does not exist, `%` for one that is cut off; nil when
  /// all are right.
  let unknownCode: String?

  static let codes: Set<Character> = [
    "Y", "y", "m", "n", "b", "d", "e", "a", "H", "h", "M", "S", "3", "W", "%",
  ]

  init(_ format: String) {
    var parts: [Part] = []
    var text = ""
    var unknown: String?
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        text.append(character)
        continue
      }
      guard let code = rest.popFirst(), DateFormat.codes.contains(code) else {
        let wrong = format[..<rest.startIndex].suffix(rest.isEmpty && format.hasSuffix("%") ? 1 : 2)
        unknown = unknown ?? String(wrong)
        text += wrong
        continue
      }
      if code == "%" {
        text.append("%")
        continue
      }
      if !text.isEmpty { parts.append(.text(text)) }
      text = ""
      parts.append(.code(code))
    }
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
    unknownCode = unknown
  }

  /// Whether names of months or weekdays occur.
  var usesNames: Bool {
    parts.contains {
      if case .code(let code) = $0 { code == "b" || code == "a" } else { false }
    }
  }

  func text(of moment: CivilDateTime, names: @autoclosure () -> CalendarNames) -> String {
    let date = moment.date
    let time = moment.time
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .code("Y"): text += filled(date.year, 4)
      case .code("y"): text += filled(date.year % 100, 2)
      case .code("m"): text += filled(date.month, 2)
      case .code("n"): text += String(date.month)
      case .code("b"): text += names().months[date.month - 1]
      case .code("d"): text += filled(date.day, 2)
      case .code("e"): text += String(date.day)
      case .code("a"): text += names().weekdays[date.weekday - 1]
      case .code("H"): text += filled(time.hour, 2)
      case .code("h"): text += String(time.hour)
      case .code("M"): text += filled(time.minute, 2)
      case .code("S"): text += filled(time.second, 2)
      case .code("3"): text += filled(time.millisecond, 3)
      case .code("W"): text += filled(date.isoWeek, 2)
      case .code: break
      }
    }
    return text
  }

  private func filled(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// `format-date(date, format)`.
final class FormattedDate: Textual {
  let date: any Evaluable
  let format: any Evaluable
  /// The format where it is a literal.
  let literal: DateFormat?

  init(_ date: any Evaluable, _ format: any Evaluable, literal: DateFormat?) {
    self.date = date
    self.format = format
    self.literal = literal
  }

  func text(_ evaluation: inout Evaluation) -> String {
    let value = date.value(&evaluation)
    guard let moment = evaluation.moment(of: value, function: "format-date") else { return "" }
    let format = literal ?? DateFormat(format.text(&evaluation))
    if let code = format.unknownCode {
      evaluation.context.report(
        EvaluationProblem("format-date() does not know the code \"\(code)\"."))
    }
    let context = evaluation.context
    return evaluation.limited(format.text(of: moment, names: context.calendarNames))
  }
}
