import Expressions
import SurveyModel

/// Numbers that tell the rules of one node apart where chance is drawn.
enum RuleNumber {
  static let choices = Int32(DependencyGraph.Property.choices.rawValue)
  static let defaultValue: Int32 = 10
  static let trigger: Int32 = 11
  static let display: Int32 = 12
  static let order: Int32 = 13
}

extension Record {
  // MARK: Queueing

  func push(vertex: Int32, node: Int32) {
    let bit = UInt8(1) << plan.rules[Int(vertex)].property.rawValue
    guard pending[Int(node)] & bit == 0 else { return }
    pending[Int(node)] |= bit
    queue.push(vertex: vertex, node: node)
  }

  /// The rule for the number of rows stands for a list, not for a node: a roster may have no row.
  func push(vertex: Int32, list: Int32) {
    guard !lists[Int(list)].isPending else { return }
    lists[Int(list)].isPending = true
    queue.push(vertex: vertex, node: list)
  }

  /// Queues the rules that read something in a row.
  func pushReaders(_ edges: ArraySlice<DependencyGraph.Edge>, around row: Int32) {
    for edge in edges { pushReader(edge, around: row) }
  }

  /// Queues a rule that reads something in a row, in the rows where it does so.
  func pushReader(_ edge: DependencyGraph.Edge, around row: Int32) {
    let reader = edge.definition
    if plan.rules[Int(edge.vertex)].property == .rowCount {
      forEachList(of: reader, anchor: edge.anchor, around: row) {
        push(vertex: edge.vertex, list: $0)
      }
      return
    }
    if let offset = edge.offset {
      let changed = self.row(of: edge.row, around: row)
      let position = rowTable[Int(changed)].position
      if changed > 0, position > 0 {
        let rows = lists[Int(rowTable[Int(changed)].list)].relevant
        let readerPosition = Int(position - offset)
        guard rows.indices.contains(readerPosition - 1) else { return }
        forEachRow(
          of: reader, anchor: edge.row, around: rows[readerPosition - 1], relevantOnly: false
        ) { push(vertex: edge.vertex, node: node(of: reader, in: $0)) }
        return
      }
    }
    forEachRow(of: reader, anchor: edge.anchor, around: row, relevantOnly: false) {
      push(vertex: edge.vertex, node: node(of: reader, in: $0))
    }
  }

  /// Calls `body` with every list of a roster within a row of `anchor`.
  func forEachList(
    of roster: Int32, anchor: Int32, around row: Int32, _ body: (Int32) -> Void
  ) {
    let enclosing = plan.places[Int(roster)].roster
    guard enclosing >= 0 else { return body(list(of: roster, in: 0)) }
    forEachRow(of: enclosing, anchor: anchor, around: row, relevantOnly: false) {
      body(list(of: roster, in: $0))
    }
  }

  /// Marks the nodes whose texts or checks read a definition as possibly changed.
  func touchDisplays(of definition: Int32, around row: Int32) {
    for edge in plan.graph.displays(of: definition) { touchDisplay(edge, around: row) }
  }

  /// Marks the nodes of one reader within a row of its anchor, or of another roster.
  func touchDisplay(_ edge: DependencyGraph.Edge, within anchor: Int32? = nil, around row: Int32) {
    forEachRow(
      of: edge.definition, anchor: anchor ?? edge.anchor, around: row, relevantOnly: true
    ) { touch(node(of: edge.definition, in: $0)) }
  }

  /// Queues every rule of a row and of the rows inside it.
  func queueRules(ofRow row: Int32) {
    let template = template(of: row)
    let base = rowTable[Int(row)].base
    for (vertex, offset) in template.rules { push(vertex: vertex, node: base + offset) }
    for (ordinal, roster) in template.rosters.enumerated() {
      let list = rowTable[Int(row)].firstList + Int32(ordinal)
      if let vertex = plan.graph.vertex(.rowCount, of: roster) { push(vertex: vertex, list: list) }
      for inner in lists[Int(list)].active { queueRules(ofRow: inner) }
    }
  }

  /// Queues the rules that read which language is shown.
  func queueLanguageRules() {
    for vertex in plan.languageRules {
      let rule = plan.rules[Int(vertex)]
      if rule.property == .rowCount {
        forEachList(of: rule.definition, anchor: -1, around: 0) {
          push(vertex: vertex, list: $0)
        }
      } else {
        forEachRow(of: rule.definition, anchor: -1, around: 0, relevantOnly: false) {
          push(vertex: vertex, node: node(of: rule.definition, in: $0))
        }
      }
    }
  }

  // MARK: Changing answers

  /// Stores a text in a node, takes a missing reason away, and queues whoever reads it.
  ///
  /// - Returns: Whether anything changed.
  @discardableResult
  func store(_ text: String, in node: Int32, reason: MissingReason? = nil) -> Bool {
    let former = givenReason(of: node)
    guard stored[Int(node)] != text || former != reason else { return false }
    effort.done += text.utf8.count / 4_096
    if stored[Int(node)] != text { setStored(node, text) }
    if former != reason {
      setFlags(node, flags[Int(node)].subtracting(.anyReason).union(reason?.flag ?? []))
    }
    // A reason for keeping an answer speaks of that answer only.
    setConfirmation(node, nil)
    let definition = definitions[Int(node)]
    if areTriggersActive, plan.places[Int(definition)].isTrigger { triggerQueue.append(node) }
    guard isRelevantNode(node) else { return true }
    let row = rows[Int(node)]
    pushReaders(plan.graph.readers(ofValue: definition), around: row)
    if former != reason { pushReaders(plan.graph.readers(ofMissing: definition), around: row) }
    touchDisplays(of: definition, around: row)
    return true
  }

  // MARK: Settling

  /// Looks at every queued rule, and at those that they queue, until nothing changes.
  func settle() {
    effort = Effort()
    stopped = []
    queueRestless()
    settleRules()
    var runs = 0
    let limit = 1_000 + definitions.count * 20
    while let node = triggerQueue.popFirst() {
      let definition = definitions[Int(node)]
      for target in plan.triggered[definition] ?? [] {
        let anchor = plan.questionnaire.shape.sharedRoster(definition, target)
        var targets: [Int32] = []
        forEachRow(of: target, anchor: anchor, around: rows[Int(node)], relevantOnly: false) {
          targets.append(self.node(of: target, in: $0))
        }
        runs += targets.count
        guard runs <= limit, !isRestless else {
          triggerQueue.removeAll()
          report(EvaluationProblem("The triggers of this questionnaire do not come to rest."))
          return
        }
        for target in targets { runTrigger(target) }
      }
    }
  }

  /// Runs a calculation that waited for a change of a question (xlsform 8.7).
  private func runTrigger(_ node: Int32) {
    guard let question = plan.definitions[Int(definitions[Int(node)])].question,
      let calculation = question.calculation
    else { return }
    let text = evaluating(node, RuleNumber.trigger) {
      calculation.text(at: NodeReference(record: node), in: self)
    }
    guard store(AnswerText.coerced(text, to: question.type), in: node) else { return }
    if let vertex = plan.graph.vertex(.choices, of: definitions[Int(node)]) {
      push(vertex: vertex, node: node)
    }
    settleRules()
  }

  private func settleRules() {
    var last: Int32 = -1
    while true {
      // All rows that the same rule takes in or out are counted together.
      if !changedLists.isEmpty, queue.firstVertex != last { settleLists() }
      guard let (vertex, index) = queue.pop() else { return }
      let before = effort.done
      effort.done += 1
      last = vertex
      evaluate(plan.rules[Int(vertex)], vertex: vertex, index: index)
      if let knot = plan.graph.knot(of: vertex) {
        effort.byKnot[knot, default: 0] += effort.done - before
      }
      guard !isRestless || stopBusiestKnot() else {
        abandonQueue()
        report(EvaluationProblem("The rules of this questionnaire do not come to rest."))
        return
      }
    }
  }

  private func abandonQueue() {
    settleLists()
    queue.removeAll()
    pending = Array(repeating: 0, count: pending.count)
    for list in lists.indices { lists[list].isPending = false }
  }

  private func evaluate(_ rule: PlannedRule, vertex: Int32, index: Int32) {
    if rule.property == .rowCount {
      lists[Int(index)].isPending = false
      countRows(of: index, rule, vertex: vertex)
      return
    }
    let node = index
    let isStopped = plan.graph.knot(of: vertex).map(stopped.contains) ?? false
    pending[Int(node)] &= ~(UInt8(1) << rule.property.rawValue)
    switch rule.property {
    case .relevance:
      guard !isStopped else { return }
      let holds = evaluating(node, Int32(rule.property.rawValue)) {
        rule.expression?.isTrue(at: NodeReference(record: node), in: self) ?? true
      }
      relevanceFound(holds, of: node)
    case .calculation:
      guard isRelevantNode(node), !isStopped else { return }
      let text = evaluating(node, Int32(rule.property.rawValue)) {
        rule.expression?.text(at: NodeReference(record: node), in: self) ?? ""
      }
      calculated(AnswerText.coerced(text, to: rule.type), of: node)
    case .choices:
      choiceCache[node] = nil
      touch(node)
      guard isRelevantNode(node), !stored[Int(node)].isEmpty else { return }
      keepOfferedChoices(of: node)
    case .rowCount: break
    }
  }

  /// Takes note of what the relevance rule of a node says.
  func relevanceFound(_ holds: Bool, of node: Int32) {
    guard holds != flags[Int(node)].contains(.ownRelevant) else { return }
    var flag = flags[Int(node)]
    if holds { flag.insert(.ownRelevant) } else { flag.remove(.ownRelevant) }
    setFlags(node, flag)
    spreadRelevance(from: node)
  }

  /// Stores what a calculation gave, unless somebody answered otherwise since it
  /// gave the same (xlsform 8.3).
  private func calculated(_ text: String, of node: Int32) {
    guard !isRestoring else { return keepRestored(node, calculated: text) }
    if let overridden = overrides[node] {
      guard overridden != text else { return }
      setOverride(node, nil)
    }
    store(text, in: node)
  }

  private func countRows(of list: Int32, _ rule: PlannedRule, vertex: Int32) {
    let roster = lists[Int(list)].roster
    let node = self.node(of: plan.places[Int(roster)].parent, in: lists[Int(list)].row)
    let number = evaluating(node, Int32(DependencyGraph.Property.rowCount.rawValue)) {
      rule.expression?.number(at: NodeReference(record: node), in: self) ?? .nan
    }
    // A blank count leaves the rows as they are (xlsform 8.8).
    guard !number.isNaN else { return }
    var count = Int(max(0, min(number, Double(Record.rowLimit))))
    if isRestoring { count = max(count, lists[Int(list)].active.count) }
    if number > Double(Record.rowLimit) {
      report(
        EvaluationProblem(
          "The roster \"\(plan.definitions[Int(roster)].name)\" would have more than "
            + "\(Record.rowLimit) rows; it has \(Record.rowLimit)."))
    }
    let isFeedback = plan.graph.feedsBack(vertex)
    guard !isFeedback || count <= lists[Int(list)].active.count || mayGrow(list) else { return }
    if !bringList(list, to: count, oneByOne: isFeedback) { push(vertex: vertex, list: list) }
  }
}
