import SurveyModel

/// One column of an exported table.
struct ExportColumn: Hashable, Sendable {
  /// What stands in it.
  enum Content: Hashable, Sendable {
    /// The key of the response or row, and that of what it lies in.
    case key, parentKey
    /// The id of a row, and its place among the rows, from 1.
    case rowID, position
    /// A member of the response itself, by its way in the record.
    case member([String])
    /// The answer as codes or as it was typed.
    case answer
    /// The labels of the codes.
    case label
    /// Whether the code was taken: 1 or 0; empty where there is no answer.
    case isSelected(String)
    /// The place of the code in a ranking, from 1.
    case place(String)
    /// A part of a position.
    case part(String)
    /// Why there is no answer.
    case missing
  }

  /// The header.
  var name: String
  /// What stands in it.
  var content: Content
  /// The question, nil for what belongs to the response.
  var question: ExportQuestion?
}

/// A question as all versions together have it.
struct ExportQuestion: Hashable, Sendable {
  /// A choice of the list.
  struct Choice: Hashable, Sendable {
    let code: String
    let label: String
  }

  /// The name within its roster.
  let name: String
  /// The rosters it lies in, from the outside in.
  let rosters: [String]
  /// The kind of answer, that of the newest version.
  let type: AnswerType
  /// What is asked.
  let label: String
  /// Whether it is asked, so that an answer may be missing.
  let isAsked: Bool
  /// Whether its answers are kept apart.
  let isPersonal: Bool
  /// The choices of all versions, those of the newest first.
  let choices: [Choice]
  /// The labels by code.
  let labels: [String: String]
  /// The versions that have it, sorted.
  let versions: [String]

  /// The columns that it takes.
  func columns(withLabels: Bool) -> [ExportColumn] {
    func column(_ suffix: String, _ content: ExportColumn.Content) -> ExportColumn {
      ExportColumn(name: name + suffix, content: content, question: self)
    }
    var columns: [ExportColumn]
    switch type {
    case .geopoint:
      let parts = [
        "lat": "latitude", "lon": "longitude", "alt": "altitude", "accuracy": "accuracy",
      ]
      columns = ["lat", "lon", "alt", "accuracy"].map { column(".\(parts[$0] ?? $0)", .part($0)) }
    case .selectMultiple:
      columns = [column("", .answer)] + choices.map { column("/\($0.code)", .isSelected($0.code)) }
    case .rank:
      columns = [column("", .answer)] + choices.map { column("/\($0.code)", .place($0.code)) }
    default: columns = [column("", .answer)]
    }
    if withLabels, !choices.isEmpty { columns.insert(column(".label", .label), at: 1) }
    if isAsked { columns.append(column(".missing", .missing)) }
    return columns
  }
}
