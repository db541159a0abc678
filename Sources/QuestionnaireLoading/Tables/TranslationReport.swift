import SurveyBasics
import SurveyModel

/// Tells an author which texts a language lacks.
struct TranslationReport {
  let languages: FormLanguages
  let findings: Findings

  /// Reports, once for each column and language, how many texts are missing.
  func report(_ sheets: FormSheets) {
    guard languages.languages.count > 1, !languages.hasTwins else { return }
    for table in [sheets.survey, sheets.choices].compactMap(\.self) {
      for column in Column.allCases where column.isText && table.has(column) {
        report(column, in: table)
      }
    }
  }

  private func report(_ column: Column, in table: FormTable) {
    var missing: [[Place]] = languages.languages.map { _ in [] }
    for row in table.rows where row.has(column) {
      let cells = languages.cells(column, in: row)
      guard let other = cells.compactMap(\.self).first else { continue }
      for index in cells.indices where cells[index] == nil { missing[index].append(other) }
    }
    for (language, missing) in zip(languages.languages, missing) {
      guard let first = missing.first else { continue }
      let count = missing.count == 1 ? "One text" : "\(missing.count) texts"
      findings.warning(
        "missing-translation",
        "\(count) of the column \"\(column.header)\" in \"\(table.name)\" \(missing.count == 1 ? "has" : "have") no translation into \"\(language.label)\".",
        at: first,
        fix:
          "Write it as \"\(column.header)::\(language.label)\"; until then another language is shown."
      )
    }
  }
}
