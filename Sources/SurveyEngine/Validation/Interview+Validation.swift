import Expressions
import SurveyBasics
import SurveyModel

extension Interview {
  /// What is wrong with a question now: the first of required, type,
  /// constraint, unconfirmed warning that does not hold (xlsform 8.4); nil when nothing is.
  ///
  /// A missing reason satisfies everything. Questions that are not relevant, not
  /// shown or the supervisor's have no problems, except calculations that are required.
  ///
  /// - Complexity: O(1) while nothing changed that its rules read.
  public func problem(of node: NodeIndex) -> Problem? {
    let isStable =
      plan.places[Int(record.definitions[Int(node.value)])].isCheckStable && !record.isTrying
    if isStable, let known = knownProblems[node.value] { return known }
    let problem = problemNow(of: node)
    if isStable { knownProblems[node.value] = .some(problem) }
    return problem
  }

  /// What is wrong with a question, whatever was found before.
  package func problemNow(of node: NodeIndex) -> Problem? {
    guard isRelevant(node), let question = question(node.value), question.scope == .interviewer,
      missingReason(of: node) == nil, !isSealed(question)
    else { return nil }
    let text = record.text(of: node.value)
    if text.allSatisfy(\.isWhitespace) {
      guard isRequired(node) else { return nil }
      return Problem(.required, of: node, message: message(question.required, node))
    }
    if question.type != .note, let fault = typeFault(of: node.value, question, text) {
      return Problem(.type, of: node, message: nil, fault: fault)
    }
    if let violated = violatedConstraint(of: node.value, proposed: nil) {
      return Problem(.constraint, of: node, message: violated.message)
    }
    if let warning = question.warning, record.confirmations[node.value] == nil,
      !holds(warning.expression, at: node.value)
    {
      return Problem(.warning, of: node, message: message(warning, node))
    }
    return nil
  }

  /// Every problem on the route, in document order.
  ///
  /// - Complexity: O(questions on the route).
  public func problems() -> [Problem] {
    route().questions.compactMap { problem(of: $0) }
      + hiddenProblems()
  }

  /// Required calculations without a value: no question shows them, yet they hold up finishing.
  private func hiddenProblems() -> [Problem] {
    var found: [Problem] = []
    for definition in plan.definitions {
      guard let question = definition.question, !question.isShown, question.required != nil else {
        continue
      }
      record.forEachRow(of: definition.number, anchor: -1, around: 0, relevantOnly: true) {
        if let problem = problem(of: NodeIndex(record.node(of: definition.number, in: $0))) {
          found.append(problem)
        }
      }
    }
    return found
  }

  private func typeFault(
    of node: Int32, _ question: Question, _ text: String
  ) -> AnswerText.Fault? {
    guard question.automatic == nil, question.isShown else { return nil }
    do {
      let accepted = try AnswerText.accepted(text, for: question, offset: opening.at.offset)
      _ = try checkedChoices(accepted, of: node, question)
      return nil
    } catch {
      return error
    }
  }

  /// The constraint of a question if it does not hold for a proposed answer, or
  /// for the one that stands when none is proposed.
  func violatedConstraint(of node: Int32, proposed: String?) -> Violation? {
    guard let question = question(node), let constraint = question.constraint else { return nil }
    let (text, flags) = (record.stored[Int(node)], record.flags[Int(node)])
    if let proposed {
      // It stands where expressions read it while nobody is told.
      record.isTrying = true
      record.stored[Int(node)] = proposed
      record.flags[Int(node)].subtract([.numberKnown, .anyReason])
    }
    defer {
      if proposed != nil {
        record.isTrying = false
        record.stored[Int(node)] = text
        record.flags[Int(node)] = flags.subtracting(.numberKnown)
      }
    }
    guard !holds(constraint.expression, at: node) else { return nil }
    return Violation(message: message(constraint, NodeIndex(node)))
  }

  func holds(_ expression: CompiledExpression, at node: Int32) -> Bool {
    record.evaluating(node, RuleNumber.display) {
      expression.isTrue(at: NodeReference(record: node), in: record)
    }
  }

  private func message(_ rule: Rule?, _ node: NodeIndex) -> String? {
    guard let rule else { return nil }
    let text = shown(rule.message, node)
    return text.isEmpty ? nil : text
  }
}

/// A constraint that does not hold, with what its author says about it.
struct Violation {
  let message: String?
}
