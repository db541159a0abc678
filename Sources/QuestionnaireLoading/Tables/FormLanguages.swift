import SurveyBasics
import SurveyModel

/// The languages of a questionnaire and how columns belong to them.
struct FormLanguages {
  /// The languages in order of appearance.
  let languages: [Language]
  /// The index of the language that an interview begins in, to which columns
  /// without a language belong.
  let initial: Int
  /// Whether one language seems to be written in two ways.
  let hasTwins: Bool

  /// Finds the languages of all translatable columns (xlsform 1.3).
  ///
  /// A column without a language belongs to the default language. Where none
  /// is set, it belongs to the first language, or, if that has the column too,
  /// to a language of its own named `default`.
  init(_ sheets: FormSheets, findings: Findings) {
    let headers = FormLanguages.headers(sheets)
    var labels: [String] = []
    for case let (label?, _) in headers where !labels.contains(label) { labels.append(label) }
    hasTwins = FormLanguages.reportTwins(headers, findings)
    FormLanguages.reportMissingTag(headers, findings)
    FormLanguages.reportUnknownTags(headers, findings)

    let setting = sheets.settings?.rows.first?[.defaultLanguage]
    if let setting, !labels.contains(setting.text) {
      if labels.isEmpty || headers.contains(where: { $0.label == nil }) {
        labels.insert(setting.text, at: 0)
      } else {
        FormLanguages.reportUnknown(setting, among: labels, findings)
      }
    } else if setting == nil, let first = labels.first,
      FormLanguages.hasBoth(first, sheets)
    {
      labels.insert("default", at: 0)
    }
    languages = (labels.isEmpty ? [""] : labels).map(Language.init(label:))
    initial = setting.flatMap { labels.firstIndex(of: $0.text) } ?? 0
  }

  /// The texts of a translatable column, language by language.
  func cells(_ column: Column, in row: FormRow) -> [Place?] {
    languages.indices.map { index in
      let named = row.cell(.init(column: column, language: languages[index].label))
      return named ?? (index == initial ? row[column] : nil)
    }
  }

  /// The index of each language's column in a table, nil where it has none.
  func columns(_ column: Column, in table: FormTable) -> [Int?] {
    languages.indices.map { index in
      (table.columns[.init(column: column, language: languages[index].label)]
        ?? (index == initial ? table.columns[.init(column: column, language: nil)] : nil))?.index
    }
  }

  /// The languages of all translatable headers in order, nil for those without one.
  private static func headers(_ sheets: FormSheets) -> [(label: String?, place: Place)] {
    [sheets.survey, sheets.choices].compactMap(\.self).flatMap { table in
      table.order.filter(\.column.isTranslatable).compactMap { key in
        table.columns[key].map { (key.language, $0.place) }
      }
    }
  }

  /// Whether a sheet has a column both with a language and without one.
  private static func hasBoth(_ language: String, _ sheets: FormSheets) -> Bool {
    [sheets.survey, sheets.choices].compactMap(\.self).contains { table in
      table.order.contains { key in
        key.column.isTranslatable && key.language == nil
          && table.columns[.init(column: key.column, language: language)] != nil
      }
    }
  }

  private static func reportUnknown(
    _ setting: Place, among labels: [String], _ findings: Findings
  ) {
    let near =
      labels.first { Language(label: $0).tag == setting.text }
      ?? labels.first { Language(label: $0).title == setting.text }
      ?? Spelling.nearest(to: setting.text, among: labels)
    findings.error(
      "unknown-language",
      "No column has a text in \"\(setting.text)\", the default language of the settings.",
      at: setting,
      fix: near.map { "Write \"\($0)\", as in the headers." }
        ?? "Write one of \(labels.map { "\"\($0)\"" }.joined(separator: ", ")).")
  }

  /// Reports a language that is written in two ways and thus taken for two;
  /// returns whether there is one.
  private static func reportTwins(
    _ headers: [(label: String?, place: Place)], _ findings: Findings
  ) -> Bool {
    var first: [String: (label: String, place: Place)] = [:]
    var reported: Set<String> = []
    for case let (label?, place) in headers {
      let tag = Language(label: label).tag.lowercased()
      guard let other = first[tag] else {
        first[tag] = (label, place)
        continue
      }
      guard other.label != label, reported.insert(label).inserted else { continue }
      findings.warning(
        "language-twice",
        "\"\(label)\" and \"\(other.label)\" are taken for two languages, but have the same tag.",
        at: place, notes: [.init("The other stands here.", at: other.place)],
        fix: "Write the language in the same way in all headers.")
    }
    return !reported.isEmpty
  }

  /// Reports tags that no language has, and those of countries in their place.
  private static func reportUnknownTags(
    _ headers: [(label: String?, place: Place)], _ findings: Findings
  ) {
    var reported: Set<String> = []
    for case let (label?, place) in headers {
      let language = Language(label: label)
      guard language.tag != label, let fault = LanguageTag.fault(of: language),
        reported.insert(label).inserted
      else { continue }
      findings.warning(
        "unknown-language-tag", fault.message, at: place, fix: fault.fix)
    }
  }

  private static func reportMissingTag(
    _ headers: [(label: String?, place: Place)], _ findings: Findings
  ) {
    for case let (label?, place) in headers where Language(label: label).tag == label {
      let column = place.text.part(before: "::")
      // Many write the tag alone.
      let isTag = label.utf8.count == 2 && LanguageTag.fault(of: Language(label: label)) == nil
      findings.warning(
        "language-without-tag",
        "The language \"\(label)\" has no tag, so files cannot name it in the usual way.",
        at: place,
        fix: isTag
          ? "Write \"\(column)::… (\(label))\", with the name of the language before its tag."
          : "Write \"\(column)::\(label) (…)\" with the tag, such as (ky) or (ru).")
      return
    }
  }
}
