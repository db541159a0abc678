import SurveyModel

/// What every column and every code of an export means, as a table itself.
struct ColumnList {
  private let plan: ExportPlan
  private let versions: [String]

  init(_ plan: ExportPlan, _ questionnaires: [Questionnaire]) {
    self.plan = plan
    versions = Set(questionnaires.map(\.version)).sorted()
  }

  /// The header, then a line for each column and each code of a list.
  var lines: [[String?]] {
    let header = [
      "file", "column", "question", "holds", "type", "label", "code", "code_label",
      "versions", "personal",
    ]
    return [header]
      + plan.tables.flatMap { table in
        table.columns.flatMap { lines(of: $0, in: table) }
      }
  }

  private func lines(of column: ExportColumn, in table: ExportPlan.Table) -> [[String?]] {
    func line(_ code: String?, _ label: String?) -> [String?] {
      [
        table.file, column.name,
        column.question.map { ($0.rosters + [$0.name]).joined(separator: "/") },
        column.content.word, column.question?.type.rawValue, column.question?.label, code, label,
        (column.question?.versions ?? versions).joined(separator: " "),
        column.question.map { $0.isPersonal ? "yes" : "no" },
      ]
    }
    switch column.content {
    case .isSelected(let code), .place(let code):
      return [line(code, column.question?.labels[code])]
    case .answer:
      return [line(nil, nil)] + (column.question?.choices ?? []).map { line($0.code, $0.label) }
    default: return [line(nil, nil)]
    }
  }
}

extension ExportColumn.Content {
  /// The word for what stands in a column.
  fileprivate var word: String {
    switch self {
    case .key: "key"
    case .parentKey: "parent_key"
    case .rowID: "row"
    case .position: "position"
    case .member: "response"
    case .answer: "answer"
    case .label: "label"
    case .isSelected: "selected"
    case .place: "place"
    case .part(let name): name
    case .missing: "missing"
    }
  }
}
