import SurveyBasics
import SurveyModel

/// The languages of a questionnaire and how columns belong to them.
struct FormLanguages {
  /// The languages in order of appearance.
  let languages: [Language]
  /// The index of the language that an interview begins in.
  let initial: Int
  /// The index of the language that columns without one belong to.
  private let unnamed: Int

  /// Finds the languages of all translatable columns (xlsform 1.3).
  ///
  /// A column without a language belongs to the default language. Where none
  /// is set, it belongs to the first language, or, if that has the column too,
  /// to a language of its own named `default`.
  init(_ sheets: FormSheets, findings: Findings) {
    let tables = [sheets.survey, sheets.choices].compactMap(\.self)
    var labels: [String] = []
    var hasOwnUnnamed = false
    let setting = sheets.settings?.rows.first?[.defaultLanguage]
    for table in tables {
      for key in table.order where key.column.isTranslatable {
        if let language = key.language, !labels.contains(language) { labels.append(language) }
      }
    }
    let first = setting?.text ?? labels.first
    if setting == nil {
      for table in tables {
        for key in table.order where key.column.isTranslatable && key.language == nil {
          if table.columns[.init(column: key.column, language: first)] != nil, first != nil {
            hasOwnUnnamed = true
          }
        }
      }
    }
    if let setting, !labels.contains(setting.text) {
      let hasUnnamed = tables.contains { table in
        table.order.contains { $0.column.isTranslatable && $0.language == nil }
      }
      if hasUnnamed || labels.isEmpty {
        labels.insert(setting.text, at: 0)
      } else {
        let near =
          Spelling.nearest(to: setting.text, among: labels)
          ?? labels.first { Language(label: $0).tag == setting.text }
          ?? labels.first { Language(label: $0).title == setting.text }
        findings.error(
          "unknown-language",
          "No column has a text in \"\(setting.text)\", the default language of the settings.",
          at: setting,
          fix: near.map { "Write \"\($0)\", as in the headers." }
            ?? "Write one of \(labels.map { "\"\($0)\"" }.joined(separator: ", ")).")
      }
    }
    if hasOwnUnnamed { labels.insert("default", at: 0) }
    if labels.isEmpty { labels = [""] }
    languages = labels.map(Language.init(label:))
    initial = setting.flatMap { labels.firstIndex(of: $0.text) } ?? 0
    unnamed = initial
    for table in tables {
      for key in table.order where key.column.isTranslatable {
        guard let label = key.language, Language(label: label).tag == label,
          let place = table.columns[key]?.place, table.name == tables[0].name
        else { continue }
        findings.warning(
          "language-without-tag",
          "The language \"\(label)\" has no tag, so files cannot name it in the usual way.",
          at: place,
          fix: "Write \"\(key.column.rawValue)::\(label) (…)\" with the tag, such as (ky) or (ru).")
        return
      }
    }
  }

  /// The texts of a translatable column, language by language.
  func cells(_ column: Column, in row: FormRow) -> [Place?] {
    languages.indices.map { index in
      let named = row.cell(.init(column: column, language: languages[index].label))
      return named ?? (index == unnamed ? row[column] : nil)
    }
  }

  /// The index of each language's column in a table, nil where it has none.
  func columns(_ column: Column, in table: FormTable) -> [Int?] {
    languages.indices.map { index in
      (table.columns[.init(column: column, language: languages[index].label)]
        ?? (index == unnamed ? table.columns[.init(column: column, language: nil)] : nil))?.index
    }
  }
}
