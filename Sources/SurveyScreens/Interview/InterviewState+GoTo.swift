import Expressions
import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  mutating func openGoTo() {
    var builder = GoToBuilder(self)
    builder.add(children: interview.root, path: interview.path(of: interview.root), depth: 0)
    let here =
      builder.targets.firstIndex { $0.node != nil && $0.node == node }
      ?? builder.targets.firstIndex { $0.place != nil && $0.place == place }
    layers.append(.goTo(Tree(builder.entries, cursor: here ?? 0), builder.targets))
  }

  /// Goes to the entry that has the focus, or says why one cannot.
  mutating func go(to targets: [Layer.Target], at tree: Tree) {
    guard targets.indices.contains(tree.cursor), tree.visible.contains(tree.cursor) else {
      layers.append(.goTo(tree, targets))
      return
    }
    let target = targets[tree.cursor]
    if let node = target.node, go(to: node) { return }
    if let place = target.place, route.index(of: place) != nil {
      go(to: place)
      return
    }
    layers.append(.goTo(tree, targets))
    let detail = tree.entries[tree.cursor].detail
    if !detail.isEmpty { say(.information, detail) }
  }
}

/// Lists sections, rosters, rows and questions with their states.
private struct GoToBuilder {
  private let interview: Interview
  private let answers: AnswerWords
  private let words: Wording
  private let shown: Set<NodeIndex>
  private let stops: Route
  private(set) var entries: [Tree.Entry] = []
  private(set) var targets: [Layer.Target] = []

  init(_ state: InterviewState) {
    interview = state.interview
    answers = state.answers
    words = state.words
    stops = state.route
    shown = Set(state.route.questions)
  }

  mutating func add(children node: NodeIndex, path: String, depth: Int) {
    let questionnaire = interview.plan.questionnaire
    let number = interview.definition(of: node).number
    for child in questionnaire.shape.children(of: number) {
      let definition = questionnaire.definitions[Int(child)]
      let inner = "\(path)/\(definition.name)"
      switch definition.content {
      case .root: break
      case .question(let question): add(question, definition, path: inner, depth: depth)
      case .section:
        guard let section = interview.node(at: inner) else { continue }
        let label = answers.plain(interview.label(of: section))
        guard !label.isEmpty else {
          add(children: section, path: inner, depth: depth)
          continue
        }
        add(group: label, section, path: inner, depth: depth)
      case .roster:
        guard let roster = interview.roster(at: inner) else { continue }
        add(roster, depth: depth)
      }
    }
  }

  /// Adds a section or row with everything in it.
  private mutating func add(group label: String, _ node: NodeIndex, path: String, depth: Int) {
    let place = entries.count
    entries.append(Tree.Entry(depth: depth, mark: " ", label: label))
    targets.append(Layer.Target(place: nil, node: nil))
    add(children: node, path: path, depth: depth + 1)
    let first = targets[(place + 1)...].first { $0.node.map(shown.contains) ?? false }
    targets[place] = Layer.Target(place: nil, node: first?.node)
    if !interview.isRelevant(node) { entries[place].mark = "-" }
  }

  private mutating func add(_ roster: RosterIndex, depth: Int) {
    let rows = interview.rows(of: roster)
    entries.append(
      Tree.Entry(
        depth: depth, mark: " ",
        label: words(.rosterRows, .name(answers.rosterName(roster)), .count(rows.count))))
    let isOpen = stops.index(of: .addRow(roster)) != nil
    targets.append(Layer.Target(place: isOpen ? .addRow(roster) : nil, node: nil))
    for row in rows {
      add(
        group: answers.rowName(row), row, path: interview.path(of: row), depth: depth + 1)
    }
  }

  private mutating func add(
    _ question: Question, _ definition: Definition, path: String, depth: Int
  ) {
    guard question.isShown, question.scope == .interviewer, let node = interview.node(at: path)
    else { return }
    let code = AnswerWords.code(of: definition.name)
    let label = "\(code) \(answers.plain(interview.label(of: node)))"
    let isAsked = shown.contains(node)
    entries.append(
      Tree.Entry(
        depth: depth, mark: mark(of: node, question, isAsked: isAsked), label: label,
        detail: isAsked ? "" : reason(node)))
    targets.append(Layer.Target(place: nil, node: isAsked ? node : nil))
  }

  private func mark(of node: NodeIndex, _ question: Question, isAsked: Bool) -> String {
    guard isAsked else { return "-" }
    switch interview.problem(of: node)?.kind {
    case .constraint, .type: return "!"
    case .warning: return "?"
    case .required, nil: break
    }
    if interview.comment(on: node) != nil { return "#" }
    if question.type == .note { return " " }
    return interview.isAnswered(node) ? "+" : "."
  }

  /// Why a question is not asked: the answer that its relevance, or that of what is
  /// around it, reads first.
  private func reason(_ node: NodeIndex) -> String {
    var current: NodeIndex? = node
    while let here = current {
      let definition = interview.definition(of: here)
      if let rule = definition.relevant, !interview.isRelevant(here),
        interview.parent(of: here).map(interview.isRelevant) ?? true
      {
        guard let read = rule.dependencies.first?.definition else { break }
        let cause = interview.plan.questionnaire.definitions[Int(read)]
        return words(.notReachableNamed, .name(AnswerWords.code(of: cause.name)))
      }
      current = interview.parent(of: here)
    }
    return words(.notReachable)
  }
}
