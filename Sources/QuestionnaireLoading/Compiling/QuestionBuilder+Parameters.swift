import SurveyBasics
import SurveyModel

extension QuestionBuilder {
  /// The parameters that the type of a question knows, with their values checked.
  func parameters(_ form: RowType.QuestionForm, _ row: FormRow) -> [String: String] {
    var parameters: [String: String] = [:]
    if let cell = row[.parameters] {
      parameters = Parameters.reading(
        cell, allowed: allowedParameters(form, row),
        type: row[.type]?.text.part(before: " ") ?? form.type.rawValue, findings: findings)
      check(parameters, at: cell)
    }
    if form.type == .range {
      RangeRules(
        parameters, row: row,
        labels: parameters["tick_labelset"].map { name in
          lists.entries.first { $0.name.lowercased() == name }
        }, findings: findings
      ).check()
    }
    return parameters
  }

  private func allowedParameters(_ form: RowType.QuestionForm, _ row: FormRow) -> [String] {
    switch form.type {
    case .selectOne, .selectMultiple, .rank:
      if case .file? = form.choices?.source { return ["randomize", "seed", "value", "label"] }
      return ["randomize", "seed"]
    case .text where form.isShown: return ["rows"]
    case .range: return RangeRules.parameters
    case .geopoint:
      return ["capture-accuracy", "warning-accuracy", "allow-mock-accuracy", "reference-geometry"]
    case .geotrace, .geoshape: return ["allow-mock-accuracy", "incremental", "reference-geometry"]
    case .unsupported:
      return switch row[.type]?.text {
      case "image", "photo", "picture": ["max-pixels", "app"]
      case "audio": ["quality"]
      case "background-audio": ["quality"]
      default: []
      }
    default: return []
    }
  }

  private func check(_ parameters: [String: String], at cell: Place) {
    func fault(_ key: String, _ message: String, _ fix: String) {
      findings.error("bad-parameter", message, at: cell.parameter(key), fix: fix)
    }
    for key in ["randomize", "allow-mock-accuracy", "incremental"] {
      guard let value = parameters[key], !["true", "false"].contains(value) else { continue }
      fault(key, "\"\(key)\" is true or false, not \"\(value)\".", "Write \(key)=true.")
    }
    for key in ["rows", "max-pixels"] {
      guard let value = parameters[key], (Int(value) ?? 0) < 1 else { continue }
      fault(
        key, "\"\(key)\" is a whole number above 0, not \"\(value)\".",
        "Write \(key)=5 or the like.")
    }
    for key in ["capture-accuracy", "warning-accuracy"] {
      guard let value = parameters[key], !((Double(value) ?? -1) > 0) else { continue }
      fault(
        key, "\"\(key)\" is a number of metres, not \"\(value)\".", "Write \(key)=10 or the like.")
    }
    let qualities = ["voice-only", "low", "normal", "external"]
    if let value = parameters["quality"], !qualities.contains(value) {
      fault(
        "quality", "There is no quality \"\(value)\".",
        "Write one of \(qualities.joined(separator: ", ")).")
    }
    for key in ["value", "label"] {
      guard let value = parameters[key], !Naming.isName(value) else { continue }
      fault(
        key, "\"\(value)\" cannot be the name of a column.",
        "Rename the column of the file: letters, digits and _, the first a letter.")
    }
    if let seed = parameters["seed"], !seed.hasPrefix("${"), Double(seed) == nil {
      fault("seed", "A seed is a number or a reference, not \"\(seed)\".", "Write seed=42.")
    }
    if let geometry = parameters["reference-geometry"], !geometry.hasPrefix("${") {
      fault(
        "reference-geometry", "A reference geometry is another question, not \"\(geometry)\".",
        "Write reference-geometry=${name} with the name of a question.")
    }
  }
}
