import Expressions
public import SurveyModel

extension AnswerValue {
  /// The answer in record form, as it is typed, journaled and seen by
  /// expressions; empty for the rows of a roster.
  public var recordText: String {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .decimal(let decimal): Value.text(of: decimal)
    case .list(let names): names.joined(separator: " ")
    case .point(let position): position.recordText
    case .points(let positions): positions.map(\.recordText).joined(separator: ";")
    case .rows: ""
    }
  }
}

extension AnswerValue.Position {
  fileprivate var recordText: String {
    var parts = [latitude, longitude]
    // An accuracy without an altitude has no place of its own in the record form.
    if altitude != nil || accuracy != nil { parts.append(altitude ?? 0) }
    if let accuracy { parts.append(accuracy) }
    return parts.map { Value.text(of: $0) }.joined(separator: " ")
  }
}
