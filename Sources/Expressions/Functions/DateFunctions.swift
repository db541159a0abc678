internal import SurveyBasics

/// xlsform 7.6.
extension FunctionTable {
  static let dateFunctions: [FunctionDefinition] = [
    FunctionDefinition("today", [], .date, "The day of the interview.", special: .today),
    FunctionDefinition("now", [], .dateTime, "The moment of the interview.", special: .now),
    FunctionDefinition(
      "date", [.any], .date, "The day of a date, a moment or a number of days since 1970-01-01."
    ) { arguments, evaluation in
      let value = arguments[0].value(&evaluation)
      guard let moment = evaluation.moment(of: value, function: "date") else { return .text("") }
      return .date(moment.date)
    },
    FunctionDefinition(
      "date-time", [.any], .dateTime,
      "The moment of a date, a moment or a number of days since 1970-01-01."
    ) { arguments, evaluation in
      let value = arguments[0].value(&evaluation)
      guard let moment = evaluation.moment(of: value, function: "date-time") else {
        return .text("")
      }
      return .dateTime(moment)
    },
    FunctionDefinition(
      "decimal-date-time", [.any], .number,
      "The days with fraction since 1970-01-01T00:00Z, the zone taken into account."
    ) { arguments, evaluation in
      let value = arguments[0].value(&evaluation)
      if case .number = value { return value }
      guard let moment = evaluation.moment(of: value, function: nil) else { return .number(.nan) }
      let milliseconds = moment.millisecondsSinceEpoch - evaluation.zone * 60_000
      return .number(Double(milliseconds) / 86_400_000)
    },
    FunctionDefinition("decimal-time", [.any], .number, "A time as fraction of the day.") {
      arguments, evaluation in
      let value = arguments[0].value(&evaluation)
      guard let time = evaluation.time(of: value) else { return .number(.nan) }
      return .number(Double(time.milliseconds) / 86_400_000)
    },
    FunctionDefinition(
      "format-date", aliases: ["format-date-time"], [.any, .text], .text,
      "A date or moment in a form of its own, such as %d.%m.%Y.", special: .formatDate),
  ]
}

extension Evaluation {
  /// The wall clock moment that a value stands for; nil when there is none,
  /// which is noted under the name of the function unless the text is empty.
  mutating func moment(of value: Value, function: String?) -> CivilDateTime? {
    switch value {
    case .date(let date): return CivilDateTime(date, .midnight)
    case .dateTime(let moment): return moment
    case .number(let number):
      if number.isNaN { return nil }
      if let moment = CivilDateTime(days: number) { return moment }
    case .text, .nodes:
      let text = text(of: value)
      if text.isEmpty { return nil }
      if let date = DateText(text) { return date.local(zone: zone) }
      let days = number(of: text)
      if !days.isNaN, let moment = CivilDateTime(days: days) { return moment }
    case .boolean: break
    }
    if let function {
      let shown = text(of: value).prefix(40)
      context.report(EvaluationProblem("\(function)() has no date in \"\(shown)\"."))
    }
    return nil
  }

  /// The time of day that a value stands for, moved to the zone of the interview.
  fileprivate mutating func time(of value: Value) -> CivilTime? {
    if case .nodes = value { return time(of: .text(text(of: value))) }
    guard case .text(let text) = value, DateText(text) == nil else {
      return moment(of: value, function: nil)?.time
    }
    let trimmed = text.trimmingBlanks
    let marks = [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")]
    guard let mark = trimmed.utf8.firstIndex(where: { marks.contains($0) }) else {
      return CivilTime(trimmed)
    }
    guard let time = CivilTime(trimmed[..<mark]), let offset = Timestamp.offset(trimmed[mark...])
    else { return nil }
    let day = 86_400_000
    let moved = (time.milliseconds + (zone - offset) * 60_000) % day
    return CivilTime(millisecondsSinceMidnight: (moved + day) % day)
  }
}
