import Expressions
import SurveyBasics
import SurveyModel

/// Finds variables by name in the versions of a questionnaire.
struct VariableSearch {
  /// The versions, the newest first.
  let questionnaires: [Questionnaire]
  /// The tag of the language of labels, nil for that of each version.
  let language: String?

  /// The variable that a name stands for.
  ///
  /// A question takes precedence over a member of the response of the same
  /// name; `response.region` always is the member.
  func variable(_ name: String) throws(TabulationError) -> TableVariable {
    let members = "response."
    if name.hasPrefix(members), let member = metadata(String(name.dropFirst(members.count))) {
      return member
    }
    let bearers = questionnaires.compactMap { questionnaire in
      definition(name, in: questionnaire).map { (questionnaire, $0) }
    }
    if let (questionnaire, definition) = bearers.first {
      return try variable(definition, of: questionnaire, bearers)
    }
    if let member = metadata(name) { return member }
    let names =
      questionnaires.flatMap { $0.definitions.filter { $0.question != nil }.map(\.name) }
      + TableVariable.Metadata.allCases.map(\.rawValue)
    throw .unknownName(name, nearest: Spelling.nearest(to: name, among: names))
  }

  private func metadata(_ name: String) -> TableVariable? {
    guard let member = TableVariable.Metadata(rawValue: name == "version" ? Self.version : name)
    else { return nil }
    return TableVariable(
      name: member.rawValue, label: nil, kind: .code, metadata: member, choices: [], rosters: [])
  }

  private static let version = TableVariable.Metadata.version.rawValue

  /// The definition with a name or key: `age`, `members/age`, `g1.g2.name`.
  func definition(_ name: String, in questionnaire: Questionnaire) -> Definition? {
    let steps = name.split(separator: "/").map(String.init)
    guard let last = steps.last else { return nil }
    return questionnaire.definitions.first { definition in
      guard definition.question != nil, definition.keyName == last || definition.name == last
      else { return false }
      let rosters = questionnaire.rosters(of: definition)
      return steps.count == 1 || rosters == Array(steps.dropLast())
    }
  }

  private func variable(
    _ definition: Definition, of questionnaire: Questionnaire,
    _ bearers: [(Questionnaire, Definition)]
  ) throws(TabulationError) -> TableVariable {
    let rosters = questionnaire.rosters(of: definition)
    let name = (rosters + [definition.keyName]).joined(separator: "/")
    guard let question = definition.question else {
      throw .unknownName(name, nearest: nil)
    }
    if let reason = question.uncountable { throw .notCountable(name, reason) }
    let index = languageIndex(in: questionnaire)
    return TableVariable(
      name: name, label: definition.label[index]?.source ?? definition.name,
      kind: question.tableKind, metadata: nil, choices: choices(of: bearers), rosters: rosters)
  }

  /// The index of the language of labels in a version.
  func languageIndex(in questionnaire: Questionnaire) -> Int {
    language.flatMap { questionnaire.language(tagged: $0) } ?? questionnaire.defaultLanguage
  }

  /// The choices of all versions, each code once.
  private func choices(of bearers: [(Questionnaire, Definition)]) -> [TableVariable.Choice] {
    var known: Set<String> = []
    var choices: [TableVariable.Choice] = []
    for (questionnaire, definition) in bearers {
      guard let list = questionnaire.choiceList(of: definition) else { continue }
      let index = languageIndex(in: questionnaire)
      for item in 0..<list.count where known.insert(list.name(of: item)).inserted {
        choices.append(
          TableVariable.Choice(
            code: list.name(of: item), label: list.plainLabel(of: item, language: index)))
      }
    }
    return choices
  }

  /// What makes it wrong to count the versions together, if anything.
  func checkMeanings(of variables: [TableVariable]) throws(TabulationError) {
    var hashes: [String: [String]] = [:]
    for questionnaire in questionnaires {
      hashes[questionnaire.version, default: []].append(questionnaire.sha256)
    }
    for (version, found) in hashes.sorted(by: { $0.key < $1.key }) where found.count > 1 {
      throw .sameVersion(version, hashes: found.sorted())
    }
    for variable in variables where variable.metadata == nil {
      let changes = changes(of: variable)
      if !changes.isEmpty { throw .meanings(question: variable.name, changes: changes) }
    }
  }

  /// The codes that carry different labels in different versions, and changes
  /// of the kind of answer; three at the most.
  private func changes(of variable: TableVariable) -> [String] {
    guard let newest = questionnaires.first else { return [] }
    var changes: [String] = []
    for older in questionnaires.dropFirst() {
      guard let new = definition(variable.name, in: newest),
        let old = definition(variable.name, in: older)
      else { continue }
      if let kind = new.question?.tableKind, let former = old.question?.tableKind, kind != former {
        changes.append("it is another kind of question in version \"\(older.version)\"")
      }
      guard let list = newest.choiceList(of: new), let former = older.choiceList(of: old) else {
        continue
      }
      for item in 0..<former.count {
        guard let same = list.item(named: former.name(of: item)) else { continue }
        for (index, language) in newest.languages.enumerated() {
          guard let other = older.language(tagged: language.tag) else { continue }
          let (now, then) = (
            list.plainLabel(of: same, language: index),
            former.plainLabel(of: item, language: other)
          )
          guard now != then else { continue }
          changes.append(
            "\(former.name(of: item)) is \"\(now)\" in version \"\(newest.version)\" "
              + "and \"\(then)\" in version \"\(older.version)\"")
          break
        }
      }
    }
    return Array(changes.prefix(3))
  }
}

extension Question {
  /// How the answers are counted.
  var tableKind: TableVariable.Kind {
    switch type {
    case .selectOne, .acknowledge, .text: .code
    case .selectMultiple: .severalCodes
    case .rank: .rank
    case .integer, .decimal, .range: .number
    case .date, .dateTime: .date
    case .time: .time
    case .geopoint, .geotrace, .geoshape, .note, .unsupported: .presence
    }
  }

  /// Why nothing can be counted, nil where it can.
  var uncountable: String? {
    if isPersonal { return "its answers are personal and kept apart from the responses." }
    return switch type {
    case .note: "it is a note, which has no answer."
    case .unsupported: "its answers are not carried by responses."
    default: nil
    }
  }
}
