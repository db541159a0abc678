import Expressions
import SurveyModel

/// Numbers that tell the rules of one node apart where chance is drawn.
enum RuleNumber {
  static let defaultValue: Int32 = 10
  static let trigger: Int32 = 11
  static let display: Int32 = 12
  static let order: Int32 = 13
}

extension Record {
  // MARK: Queueing

  func push(vertex: Int32, node: Int32) {
    let bit = UInt8(1) << plan.graph.vertices[Int(vertex)].property.rawValue
    guard pending[Int(node)] & bit == 0 else { return }
    pending[Int(node)] |= bit
    queue.push(vertex: vertex, node: node)
  }

  /// The rule for the number of rows stands for a list, not for a node: a roster may have no row.
  func push(vertex: Int32, list: Int32) {
    guard !listPending[Int(list)] else { return }
    listPending[Int(list)] = true
    queue.push(vertex: vertex, node: list)
  }

  /// Queues the rules that read something in a row.
  ///
  /// With `allRows`, also those that read another row at a fixed distance: for
  /// changes after which every distance leads elsewhere.
  func pushReaders(
    _ edges: ArraySlice<DependencyGraph.Edge>, around row: Int32, allRows: Bool = false
  ) {
    for edge in edges {
      let reader = edge.definition
      if plan.graph.vertices[Int(edge.vertex)].property == .rowCount {
        let enclosing = plan.definitions[Int(reader)].roster
        forEachRow(of: reader, in: enclosing, anchor: edge.anchor, around: row) {
          push(vertex: edge.vertex, list: list(of: reader, in: $0))
        }
        continue
      }
      if let offset = edge.offset, !allRows {
        let changed = self.row(of: edge.row, around: row)
        let position = rowTable[Int(changed)].position
        if changed > 0, position > 0 {
          let rows = lists[Int(rowTable[Int(changed)].list)].relevant
          let readerPosition = Int(position - offset)
          guard rows.indices.contains(readerPosition - 1) else { continue }
          forEachRow(
            of: reader, anchor: edge.row, around: rows[readerPosition - 1], relevantOnly: false
          ) { push(vertex: edge.vertex, node: node(of: reader, in: $0)) }
          continue
        }
      }
      forEachRow(of: reader, anchor: edge.anchor, around: row, relevantOnly: false) {
        push(vertex: edge.vertex, node: node(of: reader, in: $0))
      }
    }
  }

  private func forEachRow(
    of roster: Int32, in enclosing: Int32, anchor: Int32, around row: Int32,
    _ body: (Int32) -> Void
  ) {
    guard enclosing >= 0 else { return body(0) }
    forEachRow(of: enclosing, anchor: anchor, around: row, relevantOnly: false, body)
  }

  /// Marks the nodes whose texts or checks read a definition as possibly changed.
  func touchDisplays(of definition: Int32, around row: Int32) {
    for edge in plan.graph.displays(of: definition) {
      forEachRow(of: edge.definition, anchor: edge.anchor, around: row, relevantOnly: true) {
        touched.insert(node(of: edge.definition, in: $0))
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
    if stored[Int(node)] != text { setStored(node, text) }
    if former != reason {
      setFlags(node, flags[Int(node)].subtracting(.anyReason).union(reason?.flag ?? []))
    }
    // A reason for keeping an answer speaks of that answer only.
    setConfirmation(node, nil)
    let definition = definitions[Int(node)]
    if plan.triggered[definition] != nil { changedTriggers.append(node) }
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
    var steps = 0
    let limit = max(1_000_000, definitions.count * 200)
    repeat {
      settleLists()
      while let (vertex, index) = queue.pop() {
        steps += 1
        guard steps <= limit else {
          queue.removeAll()
          pending = Array(repeating: 0, count: pending.count)
          listPending = Array(repeating: false, count: listPending.count)
          report(EvaluationProblem("The rules of this questionnaire do not come to rest."))
          return
        }
        evaluate(plan.graph.vertices[Int(vertex)], vertex: vertex, index: index)
        if !changedLists.isEmpty { settleLists() }
      }
      runTriggers()
    } while !queue.isEmpty || !changedLists.isEmpty || !changedTriggers.isEmpty
  }

  private func evaluate(_ rule: DependencyGraph.Vertex, vertex: Int32, index: Int32) {
    if rule.property == .rowCount {
      listPending[Int(index)] = false
      countRows(of: index, vertex: vertex)
      return
    }
    let node = index
    pending[Int(node)] &= ~(UInt8(1) << rule.property.rawValue)
    let definition = plan.definitions[Int(rule.definition)]
    evaluating = (node, Int32(rule.property.rawValue))
    switch rule.property {
    case .relevance:
      let holds = definition.relevant?.isTrue(at: NodeReference(record: node), in: self) ?? true
      guard holds != flags[Int(node)].contains(.ownRelevant) else { return }
      var flag = flags[Int(node)]
      if holds { flag.insert(.ownRelevant) } else { flag.remove(.ownRelevant) }
      setFlags(node, flag)
      spreadRelevance(from: node)
    case .calculation:
      guard isRelevantNode(node), let question = definition.question,
        let calculation = question.calculation
      else { return }
      let text = calculation.text(at: NodeReference(record: node), in: self)
      store(AnswerText.coerced(text, to: question), in: node)
    case .choices:
      choiceCache[node] = nil
      touched.insert(node)
      guard isRelevantNode(node), !stored[Int(node)].isEmpty else { return }
      keepOfferedChoices(of: node)
    case .rowCount: break
    }
  }

  private func countRows(of list: Int32, vertex: Int32) {
    let roster = lists[Int(list)].roster
    guard let expression = plan.definitions[Int(roster)].rosterRules?.count else { return }
    let parent = plan.definitions[Int(roster)].parent
    let node = self.node(of: parent, in: lists[Int(list)].row)
    evaluating = (node, Int32(DependencyGraph.Property.rowCount.rawValue))
    let number = expression.number(at: NodeReference(record: node), in: self)
    // A blank count leaves the rows as they are (xlsform 8.8).
    guard !number.isNaN else { return }
    var count = Int(max(0, min(number, Double(Record.rowLimit))))
    if number > Double(Record.rowLimit) {
      report(
        EvaluationProblem(
          "The roster \"\(plan.definitions[Int(roster)].name)\" would have more than "
            + "\(Record.rowLimit) rows; it has \(Record.rowLimit)."))
    }
    let isFeedback = plan.graph.feedsBack(vertex)
    if isFeedback {
      let added = rowsAdded[list, default: 0]
      if count > lists[Int(list)].active.count, added >= Record.feedbackLimit {
        report(
          EvaluationProblem(
            "The roster \"\(plan.definitions[Int(roster)].name)\" keeps growing by itself."))
        count = lists[Int(list)].active.count
      } else {
        rowsAdded[list] = added + 1
      }
    }
    if !bringList(list, to: count, oneByOne: isFeedback) { push(vertex: vertex, list: list) }
  }

  /// Runs the calculations that wait for a change of a question (xlsform 8.7).
  private func runTriggers() {
    let changed = changedTriggers
    changedTriggers.removeAll(keepingCapacity: true)
    guard areTriggersActive else { return }
    var rounds = 0
    for node in changed {
      rounds += 1
      guard rounds < 10_000 else { return }
      let definition = definitions[Int(node)]
      for target in plan.triggered[definition] ?? [] {
        guard let question = plan.definitions[Int(target)].question,
          let calculation = question.calculation
        else { continue }
        let anchor = plan.questionnaire.shape.sharedRoster(definition, target)
        var targets: [Int32] = []
        forEachRow(of: target, anchor: anchor, around: rows[Int(node)], relevantOnly: false) {
          targets.append(self.node(of: target, in: $0))
        }
        for target in targets {
          evaluating = (target, RuleNumber.trigger)
          let text = calculation.text(at: NodeReference(record: target), in: self)
          store(AnswerText.coerced(text, to: question), in: target)
        }
      }
    }
  }

  /// Queues every rule of every row that counts, as at the start.
  func queueEverything() {
    for row in rowTable.indices where rowTable[row].isActive {
      let template = template(of: Int32(row))
      for (offset, definition) in template.members.enumerated() {
        for property in [DependencyGraph.Property.relevance, .choices, .calculation] {
          if let vertex = plan.graph.vertex(property, of: definition) {
            push(vertex: vertex, node: rowTable[row].base + Int32(offset))
          }
        }
      }
      for (ordinal, roster) in template.rosters.enumerated() {
        if let vertex = plan.graph.vertex(.rowCount, of: roster) {
          push(vertex: vertex, list: rowTable[row].firstList + Int32(ordinal))
        }
      }
    }
  }
}
