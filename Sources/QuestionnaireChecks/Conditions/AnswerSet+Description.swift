import Expressions
import SurveyBasics

extension AnswerSet {
  /// What the answers may be, as the end of a sentence; nil where anything may be.
  var phrase: String? {
    switch values {
    case .unknown: return nil
    case .none: return "blank"
    case .texts(let texts):
      let shown = texts.prefix(6).map { "'\($0)'" }
      let rest = texts.count > 6 ? " and \(texts.count - 6) more" : ""
      return (texts.count == 1 ? "" : "one of ") + shown.joined(separator: ", ") + rest
    case .numbers(let interval, let isDate):
      func text(_ number: Double) -> String {
        isDate && abs(number) < 4_000_000
          ? CivilDate(daysSinceEpoch: Int(number)).description : Value.text(of: number)
      }
      let (lower, upper) = (interval.lower, interval.upper)
      if lower == upper { return text(lower) }
      switch (lower.isFinite, upper.isFinite) {
      case (true, true): return "from \(text(lower)) to \(text(upper))"
      case (true, false): return "\(text(lower)) or more"
      case (false, true): return "\(text(upper)) or less"
      case (false, false): return nil
      }
    case .choices(let offered, let chosen, let refused):
      if !chosen.isEmpty { return "with \(AnswerSet.list(chosen))" }
      if !refused.isEmpty { return "without \(AnswerSet.list(refused))" }
      return offered.map { "some of \(AnswerSet.list($0))" }
    }
  }

  private static func list(_ names: Set<String>) -> String {
    names.sorted().prefix(6).map { "'\($0)'" }.joined(separator: ", ")
      + (names.count > 6 ? " and \(names.count - 6) more" : "")
  }
}
