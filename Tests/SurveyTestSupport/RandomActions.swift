import SurveyBasics
package import SurveyEngine
package import SurveyModel

/// Actions by chance on whatever an interview offers: good and bad answers,
/// reasons, rows, undo, language.
package struct RandomActions {
  private var chance: SeededGenerator

  /// Creates a source of actions; the same seed gives the same actions.
  package init(seed: UInt64) {
    chance = SeededGenerator(seed: seed)
  }

  /// The next action.
  package mutating func next(in interview: Interview) -> JournalEvent.Action {
    switch chance.unit() {
    case ..<0.1: return .undo
    case ..<0.15: return .redo
    case ..<0.18:
      let languages = interview.plan.questionnaire.languages
      return .language(tag: languages.randomElement(using: &chance)?.tag ?? "")
    case ..<0.27: return rowAction(in: interview)
    default: return answer(in: interview)
    }
  }

  private mutating func rowAction(in interview: Interview) -> JournalEvent.Action {
    let rows = interview.nodesInOrder().compactMap { node in
      interview.roster(ofRow: node).map { (node, $0) }
    }
    let names = interview.plan.questionnaire.definitions.filter { $0.rosterRules != nil }
    guard let (row, roster) = rows.randomElement(using: &chance) else {
      return .addRow(key: names.randomElement(using: &chance)?.keyName ?? "none")
    }
    return chance.unit() < 0.6
      ? .addRow(key: interview.key(of: roster)) : .removeRow(key: interview.key(of: row))
  }

  private mutating func answer(in interview: Interview) -> JournalEvent.Action {
    let nodes = interview.nodesInOrder().filter { node in
      interview.definition(of: node).question.map { $0.isShown && $0.type != .note } ?? false
    }
    let relevant = nodes.filter { interview.isRelevant($0) }
    guard
      let node = (chance.unit() < 0.95 ? relevant : nodes).randomElement(using: &chance),
      let question = interview.definition(of: node).question
    else { return .comment(key: "nobody", text: "x") }
    let key = interview.key(of: node)
    switch chance.unit() {
    case ..<0.1:
      return .special(key: key, reason: chance.unit() < 0.5 ? .dontKnow : .refused)
    case ..<0.14: return .confirm(key: key, reason: "sure")
    case ..<0.17: return .comment(key: key, text: chance.unit() < 0.5 ? "look" : "")
    case ..<0.23: return .answer(key: key, text: "")
    case ..<0.27: return .answer(key: key, text: "no such answer ;")
    default:
      return .answer(
        key: key, text: text(question, interview.choices(of: node).map(\.name)))
    }
  }

  private mutating func text(_ question: Question, _ choices: [String]) -> String {
    switch question.type {
    case .integer, .range: "\(Int(chance.next() % 6))"
    case .decimal: "\(Int(chance.next() % 4)).5"
    case .date: "2026-05-0\(1 + chance.next() % 3)"
    case .acknowledge: "OK"
    case .selectOne: choices.randomElement(using: &chance) ?? "a"
    case .selectMultiple:
      choices.filter { _ in chance.unit() < 0.4 }.joined(separator: " ")
    case .rank: choices.shuffled(using: &chance).joined(separator: " ")
    default: ["a", "b", "x", "y", "1"].randomElement(using: &chance) ?? "a"
    }
  }
}
