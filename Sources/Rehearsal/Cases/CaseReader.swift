import SurveyBasics
import SurveyEngine
import SurveyModel
import Workbooks

/// Turns the tree of a case file into cases and tells what is wrong where it stands.
struct CaseReader {
  private let plan: InterviewPlan
  private(set) var diagnostics: [Diagnostic]
  private static let members = [
    "name", "like", "now", "seed", "language", "set", "answers", "then", "expect",
  ]

  init(_ plan: InterviewPlan, _ faults: [Diagnostic]) {
    self.plan = plan
    diagnostics = faults
  }

  mutating func report(_ message: String, at place: Place, fix: String? = nil) {
    diagnostics.append(Diagnostic("case", .error, message, at: place, fix: fix))
  }

  mutating func cases(_ tree: TextTree?, file: String) -> [RegressionCase] {
    guard let tree else {
      if diagnostics.isEmpty { report("The file holds no cases.", at: Place(file: file)) }
      return []
    }
    guard let list = tree.list else {
      report(
        "A file of cases is a list.", at: tree.place, fix: "Begin each case with \"- name:\".")
      return []
    }
    var cases: [RegressionCase] = []
    for element in list {
      let before = diagnostics.count
      guard let found = regressionCase(element, after: cases) else { continue }
      if cases.contains(where: { $0.name == found.name }) {
        report("There are two cases named \"\(found.name)\".", at: found.place)
      }
      if diagnostics.count == before { cases.append(found) }
    }
    return cases
  }

  private mutating func regressionCase(
    _ tree: TextTree, after earlier: [RegressionCase]
  ) -> RegressionCase? {
    guard let entries = tree.map else {
      report("A case is a map with \"name\" and \"expect\".", at: tree.place)
      return nil
    }
    for entry in entries where !Self.members.contains(entry.key.text) {
      report(
        "A case has no \"\(entry.key.text)\".", at: entry.key,
        fix: "It may have \(Self.members.joined(separator: ", ")).")
    }
    guard let name = tree["name"]?.text, !name.isEmpty else {
      report("The case has no name.", at: tree.place)
      return nil
    }
    var base: RegressionCase?
    if let like = tree["like"] {
      base = earlier.first { $0.name == like.text }
      if base == nil { report("No earlier case has this name.", at: like.place) }
    }
    var result = RegressionCase(
      name: name, place: tree["name"]?.place ?? tree.place,
      now: base?.now ?? RegressionCase.standardTime, seed: base?.seed ?? 1,
      language: base?.language, prefilled: base?.prefilled ?? [],
      steps: (base?.steps ?? []).map(\.inherited), expectations: [])
    readOpening(tree, into: &result)
    if let answers = tree["answers"] { merge(steps(answers), into: &result) }
    if let then = tree["then"] { result.steps += steps(then) }
    guard let expect = tree["expect"] else {
      report("The case expects nothing.", at: result.place, fix: "Add \"expect:\".")
      return nil
    }
    result.expectations = expectations(expect)
    return result
  }

  private mutating func readOpening(_ tree: TextTree, into result: inout RegressionCase) {
    if let now = tree["now"] {
      if let time = now.text.flatMap({ Timestamp($0) }) {
        result.now = time
      } else {
        report("A time is written like 2026-05-01T10:00:00+06:00.", at: now.place)
      }
    }
    if let seed = tree["seed"] {
      if let number = seed.text.flatMap({ UInt64($0) }) {
        result.seed = number
      } else {
        report("The seed is a whole number from 0.", at: seed.place)
      }
    }
    if let language = tree["language"] {
      result.language = language.text
      if language.text.flatMap({ plan.questionnaire.language(tagged: $0) }) == nil {
        let tags = plan.questionnaire.languages.map(\.tag).filter { !$0.isEmpty }
        report(
          tags.isEmpty
            ? "The questionnaire names no languages."
            : "The questionnaire has no such language; it has \(tags.joined(separator: ", ")).",
          at: language.place)
      }
    }
    for entry in entries(tree["set"], of: "set") {
      guard question(entry.key) != nil, let text = text(entry.value) else { continue }
      result.prefilled.removeAll { $0.key == entry.key.text }
      result.prefilled.append(.init(key: entry.key.text, text: text))
    }
  }

  // MARK: Answers

  /// Puts the answers of a case in the places of those that it took over.
  private func merge(_ steps: [RegressionCase.Step], into result: inout RegressionCase) {
    for step in steps {
      if let index = result.steps.firstIndex(where: { $0.isInherited && $0.key == step.key }) {
        result.steps[index] = step
      } else {
        result.steps.append(step)
      }
    }
  }

  private mutating func steps(_ tree: TextTree) -> [RegressionCase.Step] {
    if let list = tree.list {
      return list.flatMap { steps($0) }
    }
    return entries(tree, of: "answers").flatMap { step($0, inRow: "") }
  }

  private mutating func step(
    _ entry: TextTree.Entry, inRow row: String
  ) -> [RegressionCase.Step] {
    let key = row + entry.key.text
    if let rows = entry.value.list, isRoster(key) {
      return rows.enumerated().flatMap { index, answers in
        entries(answers, of: "the row").flatMap {
          step($0, inRow: "\(key)[r\(index + 1)]/")
        }
      }
    }
    if let members = entry.value.map {
      if let action = action(members, of: key, at: entry.key) {
        return [.init(key: key, action: action, place: entry.key)]
      }
      return []
    }
    guard question(entry.key, key: key) != nil, let text = text(entry.value) else { return [] }
    return [.init(key: key, action: .answer(text, confirmation: nil), place: entry.key)]
  }

  /// What a map behind a key says: `special`, `value`, `confirm`, `remove`.
  private mutating func action(
    _ members: [TextTree.Entry], of key: String, at place: Place
  ) -> RegressionCase.Step.Action? {
    for member in members
    where !["special", "value", "confirm", "remove"].contains(member.key.text) {
      report(
        "An answer has no \"\(member.key.text)\".", at: member.key,
        fix: "It may have value, special, confirm or remove.")
      return nil
    }
    func member(_ name: String) -> TextTree? { members.first { $0.key.text == name }?.value }
    if member("remove") != nil {
      guard key.hasSuffix("]"), plan.definition(ofKey: key)?.rosterRules != nil else {
        report("Only a row such as members[r1] can be removed.", at: place)
        return nil
      }
      return .removeRow
    }
    guard let definition = question(place, key: key) else { return nil }
    if let special = member("special") {
      let reason = special.text.flatMap { MissingReason(rawValue: $0) }
      guard let reason, definition.question?.special.contains(reason) ?? false else {
        let offered = definition.question?.special.map(\.rawValue).joined(separator: ", ") ?? ""
        report(
          "\"\(key)\" does not offer this missing reason.", at: special.place,
          fix: offered.isEmpty ? nil : "It offers \(offered).")
        return nil
      }
      return .special(reason)
    }
    let reason = member("confirm").flatMap { text($0) }
    if let value = member("value") {
      return text(value).map { .answer($0, confirmation: reason) }
    }
    return reason.map { .confirm($0) }
  }

  // MARK: Keys and values

  /// The entries of a map; a report and nothing when it is none.
  mutating func entries(_ tree: TextTree?, of name: String) -> [TextTree.Entry] {
    guard let tree, tree.text != "" else { return [] }
    guard let entries = tree.map else {
      report("What follows \"\(name)\" is a map of questions.", at: tree.place)
      return []
    }
    return entries
  }

  /// A text, or the texts of a list with blanks between them.
  mutating func text(_ tree: TextTree) -> String? {
    if let text = tree.text { return text }
    if let texts = tree.list.map({ $0.map(\.text) }), !texts.contains(nil) {
      return texts.compactMap(\.self).joined(separator: " ")
    }
    report("Here stands a text or a list of texts.", at: tree.place)
    return nil
  }

  /// The question that a key names; a report and nil when it names none.
  mutating func question(_ place: Place, key: String? = nil) -> Definition? {
    let key = key ?? place.text
    if let found = plan.definition(ofKey: key), found.question != nil, hasRows(key) { return found }
    let name = key.split(separator: "/").last.map(String.init) ?? key
    let other = plan.questionnaire.definition(named: name)
    report(
      "There is no question \"\(key)\".", at: place,
      fix: other.flatMap { exampleKey($0) }.map { "A question in a roster is named like \($0)." })
    return nil
  }

  private func isRoster(_ key: String) -> Bool {
    plan.definition(ofKey: key)?.rosterRules != nil && hasRows(key + "[r1]")
  }

  /// Whether rows are named where a key goes through rosters, and only there.
  private func hasRows(_ key: String) -> Bool {
    var prefix = ""
    for part in key.split(separator: "/", omittingEmptySubsequences: false) {
      let name = part.prefix { $0 != "[" }
      let row = part.dropFirst(name.count)
      prefix += prefix.isEmpty ? name : "/\(name)"
      guard let definition = plan.definition(ofKey: prefix) else { return false }
      guard definition.rosterRules != nil else {
        guard row.isEmpty else { return false }
        continue
      }
      guard row.hasPrefix("[r"), row.hasSuffix("]"),
        let number = Int(row.dropFirst(2).dropLast()), number > 0
      else { return false }
    }
    return true
  }

  private func exampleKey(_ definition: Int32) -> String? {
    let definitions = plan.questionnaire.definitions
    guard definitions[Int(definition)].roster >= 0 else { return nil }
    var key = definitions[Int(definition)].keyName
    var roster = definitions[Int(definition)].roster
    while roster >= 0 {
      key = "\(definitions[Int(roster)].keyName)[r1]/\(key)"
      roster = definitions[Int(roster)].roster
    }
    return key
  }
}

extension RegressionCase.Step {
  fileprivate var inherited: Self {
    var copy = self
    copy.isInherited = true
    return copy
  }
}
