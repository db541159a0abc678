import InterfaceText
import ResponseMerging
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// A conflict that was opened, with what is chosen in it so far.
struct ConflictChoices {
  let opened: ConflictCase
  /// The questions that differ; a row that one version lacks stands for itself.
  let differences: [AnswerDifference]
  /// The numbers of the versions that were chosen, by key.
  private(set) var chosen: [String: Int] = [:]
  /// The question that has the focus.
  private(set) var focus = 0

  /// The key that stands for the answers to personal questions, of which only the
  /// hash is known.
  private static let personal = ""

  init(_ opened: ConflictCase) {
    self.opened = opened
    let revisions = opened.versions.map(\.response)
    var differences = AnswerDifference.among(revisions).withWholeRows
    if Set(revisions.map(\.personalSHA256)).count > 1 {
      let none = [StatedAnswer?](repeating: nil, count: revisions.count)
      differences.append(AnswerDifference(key: Self.personal, answers: none))
    }
    self.differences = differences
  }

  // MARK: Choosing

  mutating func move(by step: Int) {
    focus = min(max(0, focus + step), max(0, differences.count - 1))
  }

  mutating func moveTo(_ place: Int) {
    if differences.indices.contains(place) { focus = place }
  }

  /// Whether a version can be chosen for a question: not for what is calculated.
  func isOpen(_ difference: AnswerDifference) -> Bool {
    guard
      let question = opened.versions[0].interview.plan.definition(ofKey: difference.key)?
        .question
    else { return true }
    let nodes = opened.versions.compactMap { version in
      version.interview.node(at: difference.key).map { version.interview.isReadOnly($0) }
    }
    return question.isShown && !nodes.allSatisfy { $0 }
  }

  /// The questions for which no version was chosen yet.
  var open: [Int] {
    differences.indices.filter { isOpen(differences[$0]) && chosen[differences[$0].key] == nil }
  }

  /// Chooses a version for the question that has the focus; false when none can be.
  mutating func choose(_ version: Int) -> Bool {
    guard differences.indices.contains(focus), isOpen(differences[focus]),
      opened.versions.indices.contains(version)
    else { return false }
    chosen[differences[focus].key] = version
    return true
  }

  /// Chooses one version for everything.
  mutating func chooseAll(_ version: Int) {
    for difference in differences where isOpen(difference) { chosen[difference.key] = version }
  }

  /// Goes to the next question without a choice, round to the first; false when
  /// there is none.
  mutating func moveToNextOpen() -> Bool {
    let open = open
    guard let next = open.first(where: { $0 > focus }) ?? open.first else { return false }
    focus = next
    return true
  }

  /// How many questions each version counts for.
  var counts: [Int] {
    opened.versions.indices.map { version in chosen.values.count { $0 == version } }
  }

  /// What was chosen.
  ///
  /// Everything begins with the version that counts most often, or with the one
  /// whose personal answers count.
  var settlement: Settlement {
    let counts = counts
    let most = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
    var choices = chosen
    let personal = choices.removeValue(forKey: Self.personal)
    return Settlement(base: personal ?? most, choices: choices)
  }

  // MARK: Describing

  func describe(_ words: Wording) -> ComparisonDescription {
    let open = differences.count { isOpen($0) }
    let entry = opened.entry
    let name = entry.unit.isEmpty ? entry.shortID : entry.unit
    return ComparisonDescription(
      title: "\(ForeignText.shown(name))  \(words(.conflictDiffer, .count(open)))",
      versions: opened.versions.map { said($0.response, words) },
      lines: differences.map { line($0, words) }, focus: focus, nothing: words(.conflictAgree))
  }

  /// Who made a version, and when.
  func said(_ version: Response, _ words: Wording) -> String {
    let date = words.date(version.made.at.local.date)
    let by = "\(version.made.by) (\(words(version.made.role.title)))"
    var text = words(.conflictRevision, .number(version.revision), .name(by), .date(date))
    if version.status == .partial { text += ", \(words(.metadataPartial))" }
    if let reason = version.made.reason, !reason.isEmpty { text += ": \(reason)" }
    return ForeignText.shown(text)
  }

  /// The question that has the focus, to be named in a menu.
  func name(_ words: Wording) -> String {
    differences.indices.contains(focus) ? line(differences[focus], words).question.plain : ""
  }

  /// The answers to the question that has the focus.
  func answers(_ words: Wording) -> [String] {
    differences.indices.contains(focus) ? line(differences[focus], words).answers : []
  }

  private func line(
    _ difference: AnswerDifference, _ words: Wording
  ) -> ComparisonDescription.Line {
    let key = difference.key
    guard key != Self.personal else {
      return ComparisonDescription.Line(
        question: StyledText(words(.conflictPersonal)),
        answers: opened.versions.indices.map { words(.conflictPersonalOf, .number($0 + 1)) },
        before: nil, chosen: chosen[key], fixed: nil)
    }
    let answers = zip(opened.versions, difference.answers).map { version, answer in
      said(answer, key, version.interview, words)
    }
    let before = opened.ancestor.map { version in
      said(version.response.statements[key], key, version.interview, words)
    }
    return ComparisonDescription.Line(
      question: question(key, words), answers: answers,
      before: before.map { words(.conflictBefore, .answer($0)) }, chosen: chosen[key],
      fixed: isOpen(difference) ? nil : words(.conflictFollows))
  }

  private func said(
    _ answer: StatedAnswer?, _ key: String, _ interview: Interview, _ words: Wording
  ) -> String {
    ForeignText.shown(AnswerWords(interview: interview, words: words).stated(answer, key))
  }

  /// The question with its row, as the first version has it that knows it.
  private func question(_ key: String, _ words: Wording) -> StyledText {
    for version in opened.versions {
      let interview = version.interview
      guard let node = interview.node(at: key) else { continue }
      let answers = AnswerWords(interview: interview, words: words)
      if interview.roster(ofRow: node) != nil {
        return StyledText(
          ForeignText.shown(
            (answers.trail(to: node) + [answers.rowName(node)]).joined(separator: " › ")))
      }
      let label = StyledText(markup: interview.label(of: node)).plain
      return StyledText(ForeignText.shown("\(answers.name(of: node))  \(label)"))
    }
    return StyledText(ForeignText.shown(key))
  }
}
