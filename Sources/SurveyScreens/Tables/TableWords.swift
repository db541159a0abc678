public import InterfaceText
import SurveyBasics
import SurveyModel
public import Tabulation

/// What the values and variables of a table are called.
public struct TableWords: Sendable {
  let words: Wording

  /// Creates the words in a language of the interface.
  public init(_ words: Wording) {
    self.words = words
  }

  /// A variable: its question, or what the interface calls it.
  public func name(of heading: Table.Heading) -> String {
    if let label = heading.label { return label }
    return switch TableVariable.Metadata(rawValue: heading.name) {
    case .region: words(.metadataRegion)
    case .interviewer: words(.metadataInterviewer)
    case .status: words(.metadataStatus)
    case .language: words(.metadataLanguage)
    case .unit: words(.metadataUnit)
    case .version: words(.metadataVersion)
    case nil: heading.name
    }
  }

  /// A value of a variable.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - label: What its question calls it.
  ///   - isListed: Whether it is on the list of the question.
  ///   - heading: The variable.
  /// - Returns: One text, not yet made fit to be shown.
  public func value(
    _ value: Table.Value, label: String?, isListed: Bool, of heading: Table.Heading?
  ) -> String {
    switch value {
    case .all: return words(.tableAll)
    case .none: return words(.tableNone)
    case .missing(let reason): return words(reason.title)
    case .code(let code):
      if let label { return label }
      if heading?.label == nil, heading?.name == TableVariable.Metadata.status.rawValue {
        return Response.Status(rawValue: code).map { words($0.title) } ?? code
      }
      return isListed ? code : words(.tableUnlisted, .name(code))
    }
  }

  /// A number with so many digits after the point, as the language writes it.
  func number(_ number: Double, digits: Int) -> String {
    let scale = digits == 0 ? 1.0 : digits == 1 ? 10 : 100
    let scaled = (number.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e15 else { return words.decimal("\(number)") }
    let whole = Int(scaled)
    let sign = number < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return words.decimal("\(sign)\(whole / Int(scale)).\(zeros)\(fraction)")
  }

  /// What was measured, as it is written: a day, a time, or a number.
  func measure(_ number: Double?, _ kind: TableVariable.Kind, digits: Int) -> String {
    guard let number else { return "-" }
    switch kind {
    case .date: return CivilDate(daysSinceEpoch: Int(number.rounded(.down))).description
    case .time:
      let time = CivilTime(millisecondsSinceMidnight: Int(number.rounded()) * 1000)
      return time.map { String($0.description.prefix(5)) } ?? "-"
    default: return self.number(number, digits: digits)
    }
  }
}
