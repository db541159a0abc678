import SurveyBasics
import Workbooks

/// The sheets of a questionnaire, found by their names.
struct FormSheets {
  let survey: FormTable
  let choices: FormTable?
  let externalChoices: FormTable?
  let settings: FormTable?
  let entities: FormTable?

  private static let known = [
    "survey", "choices", "settings", "external_choices", "entities", "osm",
  ]

  /// Finds the sheets of a workbook; nil if there is no survey.
  init?(_ workbook: Workbook, findings: Findings) {
    var sheets: [String: Sheet] = [:]
    for sheet in workbook.sheets {
      let name = Column.snakeCase(sheet.name)
      guard FormSheets.known.contains(name) else { continue }
      if let first = sheets[name] {
        findings.error(
          "duplicate-sheet", "There are two sheets \"\(sheet.name)\".", at: sheet.place,
          notes: [.init("The first stands here.", at: first.place)],
          fix: "Rename the one that is not meant.")
      } else {
        sheets[name] = sheet
      }
    }
    if sheets.isEmpty, workbook.sheets.count == 1 { sheets["survey"] = workbook.sheets.first }
    func near(_ name: String) -> Sheet? {
      workbook.sheets.first { sheet in
        let word = Column.snakeCase(sheet.name)
        return !FormSheets.known.contains(word) && !word.hasPrefix("_")
          && Spelling.nearest(to: word, among: [name]) != nil
      }
    }
    guard let survey = sheets["survey"] else {
      let near = near("survey")
      findings.error(
        "missing-sheet", "There is no sheet \"survey\", which holds the questions.",
        at: near?.place ?? Place(file: workbook.file),
        fix: near.map { "Rename the sheet \"\($0.name)\" to \"survey\"." }
          ?? "Give the sheet with the questions the name \"survey\".")
      return nil
    }
    for name in ["choices", "settings", "entities", "external_choices"] where sheets[name] == nil {
      guard let near = near(name) else { continue }
      findings.warning(
        "missing-sheet", "The sheet \"\(near.name)\" is not known and has no effect.",
        at: near.place, fix: "Did you mean \"\(name)\"?")
    }
    settings = sheets["settings"].map {
      FormTable($0, vocabulary: .settings, collapsesBlanks: false, findings: findings)
    }
    let keepsBlanks = settings?.rows.first?[.cleanTextValues]?.text.lowercased() == "no"
    self.survey = FormTable(
      survey, vocabulary: .survey, collapsesBlanks: !keepsBlanks, findings: findings)
    choices = sheets["choices"].map {
      FormTable($0, vocabulary: .choices, collapsesBlanks: false, findings: findings)
    }
    externalChoices = sheets["external_choices"].map {
      FormTable($0, vocabulary: .choices, collapsesBlanks: false, findings: findings)
    }
    entities = sheets["entities"].map {
      FormTable($0, vocabulary: .entities, collapsesBlanks: false, findings: findings)
    }
    guard !self.survey.isBlank else {
      findings.error(
        "no-questions", "The questionnaire has no questions.", at: survey.place,
        fix: "Add rows with type, name and label to the sheet \"survey\".")
      return nil
    }
    for column in [Column.type, .name] where !self.survey.has(column) {
      findings.error(
        "missing-column",
        "The sheet \"\(survey.name)\" has no column \"\(column.header)\".",
        at: self.survey.headers,
        fix: "Name the columns in the first row: type, name, label and so on.")
      return nil
    }
  }
}
