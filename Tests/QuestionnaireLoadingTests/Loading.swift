import Expressions
import Foundation
import QuestionnaireLoading
import SurveyBasics
import SurveyModel
import Testing
import Workbooks

/// The folder of the fixtures.
func fixtures() throws -> String {
  try #require(Bundle.module.path(forResource: "Fixtures", ofType: nil))
}

/// Loads a questionnaire of the fixtures.
func load(fixture path: String) throws -> LoadedQuestionnaire {
  let main = "\(try fixtures())/\(path)"
  let folder = (main as NSString).deletingLastPathComponent
  let bytes = try Workbook.bytes(ofFile: main, named: path)
  return try LoadedQuestionnaire(
    mainFile: (path as NSString).lastPathComponent, bytes: bytes
  ) { name throws(WorkbookError) in
    FileManager.default.contents(atPath: "\(folder)/\(name)").map { Array($0) }
  }
}

/// Loads a questionnaire written in a test; `files` are those beside it.
func load(_ yaml: String, files: [String: String] = [:]) throws -> LoadedQuestionnaire {
  try LoadedQuestionnaire(
    mainFile: "q.yaml", bytes: Array(yaml.utf8)
  ) { name throws(WorkbookError) in
    files[name].map { Array($0.utf8) }
  }
}

/// The questionnaire of a text without faults.
func questionnaire(
  _ yaml: String, files: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Questionnaire {
  let loaded = try load(yaml, files: files)
  #expect(
    loaded.diagnostics.filter { $0.severity == .error }.map(\.description) == [],
    sourceLocation: sourceLocation)
  return try #require(loaded.questionnaire, sourceLocation: sourceLocation)
}

extension Questionnaire {
  /// The definition with a name.
  func found(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Definition {
    let number = try #require(definition(named: name), sourceLocation: sourceLocation)
    return definitions[Int(number)]
  }

  /// The question with a name.
  func question(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Question {
    try #require(
      try found(name, sourceLocation: sourceLocation).question, sourceLocation: sourceLocation)
  }

  /// The list that a question takes its choices from.
  func list(
    of name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ChoiceList {
    var index: Int?
    if case .list(let number)? = try question(name).choices?.origin { index = number }
    return choiceLists[try #require(index, sourceLocation: sourceLocation)]
  }

  /// Everything but places, file names and digests, one line a fact.
  var dump: String {
    var lines = ["\(id) \(version) \(languages.map(\.label)) \(defaultLanguage)"]
    lines.append("title \(dump(title)) name \(instanceName?.source ?? "-")")
    for definition in definitions { lines += dump(definition) }
    for list in choiceLists {
      lines.append("list \(list.name) \(list.table) \(list.exclusive.sorted())")
      for item in 0..<list.count {
        lines.append(
          "  \(list.name(of: item)) \(languages.indices.map { list.plainLabel(of: item, language: $0) })"
        )
      }
      lines.append("  \(list.compiledLabels.mapValues(\.source).values.sorted())")
    }
    for (table, instance) in zip(tables, shape.instances) {
      lines.append("table \(instance.id) \(table.columns ?? []) \(table.itemCount)")
    }
    return lines.joined(separator: "\n")
  }

  private func dump(_ text: LocalizedText) -> String {
    "\(languages.indices.map { text[$0]?.source ?? "-" })"
  }

  private func dump(_ definition: Definition) -> [String] {
    var lines = [
      """
      \(definition.number) \(definition.parent) \(definition.roster) \(definition.keyName) \
      \(definition.path) label \(dump(definition.label)) hint \(dump(definition.hint)) \
      guidance \(dump(definition.guidance)) relevant \(definition.relevant?.source ?? "-") \
      readonly \(definition.readOnly?.source ?? "-") \(definition.appearance.sorted())
      """
    ]
    if let roster = definition.rosterRules {
      lines.append("  count \(roster.count?.source ?? "-")")
    }
    guard let question = definition.question else { return lines }
    var facts = "  \(question.type) \(question.isShown) \(String(describing: question.automatic))"
    for (name, rule) in [
      ("required", question.required), ("constraint", question.constraint),
      ("warning", question.warning),
    ] {
      guard let rule else { continue }
      facts += " \(name) \(rule.expression.source) \(dump(rule.message))"
    }
    facts += " calculation \(question.calculation?.source ?? "-") \(question.triggers)"
    switch question.defaultValue {
    case .literal(let text): facts += " default '\(text)'"
    case .expression(let expression): facts += " default \(expression.source)"
    case nil: break
    }
    facts += " \(question.special) \(question.isPersonal) \(question.scope)"
    facts += " \(question.parameters.sorted { $0.key < $1.key }) \(question.formerNames)"
    if let choices = question.choices {
      facts += " \(choices.origin) \(choices.filter?.source ?? "-") \(choices.isRandomized)"
    }
    lines.append(facts)
    return lines
  }
}
