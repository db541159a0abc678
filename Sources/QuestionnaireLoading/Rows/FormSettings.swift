import SurveyBasics

/// What the settings sheet says.
struct FormSettings {
  let id: String
  let version: String
  let title: String
  let rootName: String
  let instanceName: Place?
  let allowsChoiceDuplicates: Bool

  /// Reads the first row of the settings, and those that stand on the survey
  /// sheet; `fallback` is the id of a questionnaire that has none of its own.
  init(
    _ table: FormTable?, survey: FormTable, main: Place, fallback: String, findings: Findings
  ) {
    let row = table?.rows.first { !$0.isEmpty }
    var onSurvey: [Column: Place] = [:]
    for row in survey.rows {
      if let setting = RowType.settings[row[.type]?.text ?? ""] { onSurvey[setting] = row[.name] }
    }
    let written = onSurvey[.formID] ?? row?[.formID]
    id = written?.text ?? fallback
    version = row?[.version]?.text ?? ""
    title = (onSurvey[.formTitle] ?? row?[.formTitle])?.text ?? id
    if let table, let row { FormSettings.checkUnread(table, row, findings) }
    instanceName = row?[.instanceName]
    allowsChoiceDuplicates = YesNo(row?[.allowChoiceDuplicates]?.text ?? "") == .yes
    if let name = row?[.name], !Naming.isName(name.text) {
      findings.error(
        "bad-name", "The root of the record cannot be named \"\(name.text)\".", at: name,
        fix: "Delete the cell; the root is then named \"data\".")
      rootName = "data"
    } else {
      rootName = row?[.name]?.text ?? "data"
    }
    if written == nil {
      findings.warning(
        "missing-id",
        "The questionnaire has no id of its own, so its file name \"\(fallback)\" is used.",
        at: table?.place ?? main,
        fix: "Write it as form_id on the settings sheet: responses are stored under it.")
    }
    if !FormSettings.isIdentity(id) {
      findings.error(
        "bad-id", "\"\(id)\" cannot be the id of a questionnaire: folders are named after it.",
        at: written ?? main,
        fix: "Use letters, digits, _, - and points, at most 100, the first a letter or digit.")
    }
  }

  /// Settings that have no effect here, but that are wrong or missed (xlsform 3.2, 9.4).
  private static func checkUnread(
    _ table: FormTable, _ row: FormRow, _ findings: Findings
  ) {
    func cell(_ header: String) -> Place? {
      table.extras.first { Column.snakeCase($0.header) == header }.flatMap {
        row.cell(at: $0.index)
      }
    }
    if let none = cell("add_none_option"), YesNo(none.text) == .yes {
      findings.warning(
        "unsupported-setting", "No choice \"none\" is added to the lists.", at: none,
        fix: "Add it to the lists that need it, with yes in the column \"exclusive\".")
    }
    guard let omitted = cell("omit_instanceid"), YesNo(omitted.text) == .yes,
      let key = cell("public_key")
    else { return }
    findings.error(
      "key-without-id", "\"omit_instanceID\" cannot stand beside a \"public_key\".", at: omitted,
      notes: [.init("The key stands here.", at: key)], fix: "Delete one of the two cells.")
  }

  private static func isIdentity(_ id: String) -> Bool {
    guard let first = id.unicodeScalars.first, id.utf8.count <= 100 else { return false }
    return first.properties.isAlphabetic || first.properties.numericType != nil
      ? id.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "_-.".contains(Character($0))
      } : false
  }
}

/// The words for yes and no (xlsform 2.1).
enum YesNo {
  case yes
  case no

  /// Understands a word; nil for anything else.
  init?(_ text: String) {
    switch text {
    case "yes", "Yes", "YES", "true", "True", "TRUE", "true()": self = .yes
    case "no", "No", "NO", "false", "False", "FALSE", "false()": self = .no
    default: return nil
    }
  }
}

/// The rules for the names of questions, groups and lists (xlsform 2.1).
enum Naming {
  /// Whether a text begins with a letter or `_` and goes on with letters, digits, `_`, `-`, `.`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first) else { return false }
    return text.unicodeScalars.allSatisfy {
      isLetter($0) || $0.properties.generalCategory == .decimalNumber || $0 == "-" || $0 == "."
        || $0.properties.generalCategory == .nonspacingMark
    }
  }

  /// The nearest name that is allowed.
  static func repaired(_ text: String) -> String {
    var name = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in isName("_" + String(scalar)) ? scalar : "_" }))
    if !isName(name) { name = "_" + name }
    return name
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }
}
