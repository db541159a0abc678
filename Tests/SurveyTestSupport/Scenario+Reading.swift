package import SurveyEngine
package import SurveyModel

extension Scenario {
  /// The answer at a key or path as expressions see it; nil when there is no such node.
  package subscript(key: String) -> String? {
    interview.node(at: key).map { interview.text(of: $0) }
  }

  /// The answer even when it is not relevant now.
  package func kept(_ key: String) -> String? {
    interview.node(at: key).map { interview.keptText(of: $0) }
  }

  package func isRelevant(_ key: String) -> Bool? {
    interview.node(at: key).map { interview.isRelevant($0) }
  }

  package func isRequired(_ key: String) -> Bool? {
    interview.node(at: key).map { interview.isRequired($0) }
  }

  package func isReadOnly(_ key: String) -> Bool? {
    interview.node(at: key).map { interview.isReadOnly($0) }
  }

  package func missing(_ key: String) -> MissingReason? {
    interview.node(at: key).flatMap { interview.missingReason(of: $0) }
  }

  package func label(_ key: String) -> String? {
    interview.node(at: key).map { interview.label(of: $0) }
  }

  package func problem(_ key: String) -> Problem? {
    interview.node(at: key).flatMap { interview.problem(of: $0) }
  }

  /// The names of the choices offered.
  package func choices(_ key: String) -> [String] {
    interview.node(at: key).map { interview.choices(of: $0).map(\.name) } ?? []
  }

  /// The labels of the choices offered.
  package func choiceLabels(_ key: String) -> [String] {
    interview.node(at: key).map { interview.choices(of: $0).map(\.label) } ?? []
  }

  /// The keys of the relevant rows of a roster.
  package func rows(_ key: String) -> [String] {
    interview.roster(at: key).map { interview.rows(of: $0).map { interview.key(of: $0) } } ?? []
  }

  /// The answers to a question in all relevant rows of a roster.
  package func column(_ roster: String, _ question: String) -> [String] {
    rows(roster).map { self["\($0)/\(question)"] ?? "?" }
  }

  /// The route, one stop a line: what the screen is about and the questions on it.
  package var route: [String] {
    interview.route().map { stop in
      switch stop.place {
      case .question(let node): interview.key(of: node)
      case .section(let node):
        "section \(interview.path(of: node)): \(stop.questions.map { interview.key(of: $0) })"
      case .row(let node):
        "row \(interview.key(of: node)): \(stop.questions.map { interview.key(of: $0) })"
      case .addRow(let roster): "add \(interview.key(of: roster))"
      }
    }
  }

  /// Everything that can be read of every node, one node a line.
  package var state: String {
    var lines = ["language \(interview.language)"]
    for node in interview.nodesInOrder() { lines.append(state(of: node)) }
    lines += route.map { "stop \($0)" }
    return lines.joined(separator: "\n")
  }

  private func state(of node: NodeIndex) -> String {
    var facts = [interview.path(of: node), interview.key(of: node)]
    if !interview.isRelevant(node) { facts.append("off") }
    if interview.isReadOnly(node) { facts.append("read-only") }
    facts.append("'\(interview.label(of: node))'")
    guard let question = interview.definition(of: node).question else {
      return facts.joined(separator: " ")
    }
    facts.append("= '\(interview.keptText(of: node))' '\(interview.text(of: node))'")
    if interview.isRequired(node) { facts.append("required") }
    if let reason = interview.missingReason(of: node) { facts.append("\(reason)") }
    if let reason = interview.confirmation(of: node) { facts.append("confirmed '\(reason)'") }
    if let text = interview.comment(on: node) { facts.append("comment '\(text)'") }
    if let problem = interview.problem(of: node) {
      facts.append("problem \(problem.kind) \(problem.message ?? "")")
    }
    if question.type.hasChoices {
      facts.append("of \(interview.choices(of: node).map { "\($0.name)=\($0.label)" })")
    }
    return facts.joined(separator: " ")
  }
}
