import Expressions
import SurveyModel

extension Record {
  /// The most rows that one roster may have.
  static let rowLimit = 20_000
  /// The most nodes that a record may have, those of rows that were removed or set
  /// aside included: rosters inside rosters multiply.
  static let nodeLimit = 1_000_000

  /// Whether a list may get another new row.
  func hasRoom(in list: Int32) -> Bool {
    let template = plan.templates[Int(plan.places[Int(lists[Int(list)].roster)].template)]
    return lists[Int(list)].made < Record.rowLimit
      && definitions.count + template.members.count <= Record.nodeLimit
  }

  /// Makes the record itself: row 0 with its nodes and static defaults.
  func makeRoot() {
    makeRow(of: -1, list: -1)
    spreadRelevance(from: 0)
    settleLists()
  }

  /// Makes a row with its nodes, without adding it to its list.
  @discardableResult
  private func makeRow(of roster: Int32, list: Int32) -> Int32 {
    let template =
      plan.templates[roster < 0 ? 0 : Int(plan.places[Int(roster)].template)]
    let row = Int32(rowTable.count)
    let base = Int32(definitions.count)
    var number: Int32 = 0
    if list >= 0 {
      lists[Int(list)].made += 1
      number = lists[Int(list)].made
    }
    rowTable.append(
      Row(
        list: list, number: number, base: base, firstList: Int32(lists.count), isActive: list < 0))
    for roster in template.rosters { lists.append(RowList(roster: roster, row: row)) }
    let count = template.members.count
    definitions += template.members
    stored += template.values
    rows.append(contentsOf: repeatElement(row, count: count))
    flags.append(contentsOf: repeatElement(.ownRelevant, count: count))
    numbers.append(contentsOf: repeatElement(.nan, count: count))
    pending.append(contentsOf: repeatElement(0, count: count))
    isTouched.append(contentsOf: repeatElement(false, count: count))
    textLoggedIn.append(contentsOf: repeatElement(-1, count: count))
    flagsLoggedIn.append(contentsOf: repeatElement(-1, count: count))
    return row
  }

  /// Makes a row and places it at the end of its list, its rules and dynamic
  /// defaults still to come.
  func placeNewRow(in list: Int32) -> Int32 {
    logRows(of: list)
    let row = makeRow(of: lists[Int(list)].roster, list: list)
    lists[Int(list)].active.append(row)
    rowTable[Int(row)].isActive = true
    spreadRelevance(from: rowTable[Int(row)].base)
    return row
  }

  /// Adds a new row at the end of a list.
  ///
  /// Its rules wait in the queue afterwards, dynamic defaults have run, and
  /// readers of the rows are told by ``settleLists()``.
  func appendRow(to list: Int32) {
    beginRow(placeNewRow(in: list))
  }

  /// Runs dynamic defaults of a new row in document order, begins the rows of
  /// rosters inside it, and queues all its rules.
  func beginRow(_ row: Int32) {
    let template = template(of: row)
    let base = rowTable[Int(row)].base
    // What stands when a row begins is no change of an answer (xlsform 8.7).
    let wereTriggersActive = areTriggersActive
    areTriggersActive = false
    for (offset, expression) in template.dynamicDefaults {
      let node = base + offset
      guard !prefilled.contains(node) else { continue }
      let text = evaluating(node, RuleNumber.defaultValue) {
        expression.text(at: NodeReference(record: node), in: self)
      }
      store(AnswerText.coerced(text, to: plan.places[Int(definitions[Int(node)])].type), in: node)
    }
    areTriggersActive = wereTriggersActive
    for (ordinal, roster) in template.rosters.enumerated() {
      let list = rowTable[Int(row)].firstList + Int32(ordinal)
      let vertex = plan.graph.vertex(.rowCount, of: roster)
      let present = lists[Int(list)].active
      if present.isEmpty, vertex == nil, !isRestoring, hasRoom(in: list) { appendRow(to: list) }
      for inner in present { beginRow(inner) }
      if let vertex { push(vertex: vertex, list: list) }
    }
    for (vertex, offset) in template.rules { push(vertex: vertex, node: base + offset) }
  }

  func template(of row: Int32) -> InterviewPlan.Template {
    let definition = definitions[Int(rowTable[Int(row)].base)]
    return plan.templates[Int(plan.places[Int(definition)].template)]
  }

  /// Brings a list to a number of rows: rows beyond it are set aside, never
  /// deleted; missing ones are brought back or made.
  ///
  /// - Returns: Whether the list has the number now; a roster whose number of rows
  ///   depends on its own contents grows by one row at a time.
  func bringList(_ list: Int32, to count: Int, oneByOne: Bool) -> Bool {
    let active = lists[Int(list)].active
    if active.count > count {
      logRows(of: list)
      let surplus = active[count...]
      lists[Int(list)].active.removeSubrange(count...)
      lists[Int(list)].aside.insert(contentsOf: surplus, at: 0)
      for row in surplus {
        rowTable[Int(row)].isActive = false
        spreadRelevance(from: rowTable[Int(row)].base)
      }
      notices.append(.setAside(list: list, count: surplus.count))
      return true
    }
    let wanted = min(count - active.count, oneByOne ? 1 : count)
    let returning = lists[Int(list)].aside.prefix(wanted)
    if !returning.isEmpty {
      logRows(of: list)
      lists[Int(list)].aside.removeFirst(returning.count)
      for row in returning {
        lists[Int(list)].active.append(row)
        rowTable[Int(row)].isActive = true
        spreadRelevance(from: rowTable[Int(row)].base)
        // Nobody told a row that was set aside what changed in the meantime.
        queueRules(ofRow: row)
      }
      notices.append(.broughtBack(list: list, count: returning.count))
    }
    for _ in returning.count..<max(returning.count, wanted) {
      guard hasRoom(in: list) else {
        report(
          EvaluationProblem(
            "The rosters of this interview would have more than \(Record.nodeLimit) answers and "
              + "rows together; some rows are missing."))
        return true
      }
      appendRow(to: list)
    }
    return lists[Int(list)].active.count == count
  }

  /// Takes a row out of its list for good; its id is not used again.
  func removeRow(_ row: Int32) {
    let list = rowTable[Int(row)].list
    logRows(of: list)
    guard let index = lists[Int(list)].active.firstIndex(of: row) else { return }
    lists[Int(list)].active.remove(at: index)
    rowTable[Int(row)].isActive = false
    spreadRelevance(from: rowTable[Int(row)].base)
    pushRowNumberReaders(of: list, from: index)
  }

  /// Queues the relevance of rows that counts them itself: no row need have
  /// become relevant or not for their numbers to change.
  private func pushRowNumberReaders(of list: Int32, from index: Int) {
    let roster = lists[Int(list)].roster
    for edge in plan.graph.readers(ofRows: roster)
    where edge.definition == roster && edge.offset == 0
      && plan.rules[Int(edge.vertex)].property == .relevance
    {
      for row in lists[Int(list)].active[index...] {
        push(vertex: edge.vertex, node: rowTable[Int(row)].base)
      }
    }
  }

  func placeRows(_ list: Int32, active: [Int32], aside: [Int32]) {
    for row in lists[Int(list)].active { rowTable[Int(row)].isActive = false }
    for row in active { rowTable[Int(row)].isActive = true }
    lists[Int(list)].active = active
    lists[Int(list)].aside = aside
  }

  // MARK: Trying

  /// Whether the next row of a list would be relevant by its own rule.
  func wouldBeRelevant(_ rule: CompiledExpression, nextIn list: Int32) -> Bool {
    let mark = mark
    let row = makeRow(of: lists[Int(list)].roster, list: list)
    let base = rowTable[Int(row)].base
    flags[Int(base)].insert(.relevant)
    rowTable[Int(row)].isActive = true
    lists[Int(list)].active.append(row)
    lists[Int(list)].relevant.append(row)
    rowTable[Int(row)].position = Int32(lists[Int(list)].relevant.count)
    isTrying = true
    let isRelevant = evaluating(base, Int32(DependencyGraph.Property.relevance.rawValue)) {
      rule.isTrue(at: NodeReference(record: base), in: self)
    }
    isTrying = false
    lists[Int(list)].relevant.removeLast()
    lists[Int(list)].active.removeLast()
    forgetRows(since: mark)
    return isRelevant
  }

  /// How much there is, so that what is made later can be forgotten.
  struct Mark {
    let rows: Int
    let nodes: Int
    let lists: Int
  }

  var mark: Mark { Mark(rows: rowTable.count, nodes: definitions.count, lists: lists.count) }

  /// Forgets rows that were only tried: as if they had never been made, ids included.
  ///
  /// - Precondition: No list that is older holds any of them.
  func forgetRows(since mark: Mark) {
    for row in rowTable[mark.rows...] where row.list < mark.lists {
      lists[Int(row.list)].made -= 1
    }
    if !stunted.isEmpty { stunted = stunted.filter { $0 < mark.lists } }
    let surplus = definitions.count - mark.nodes
    rowTable.removeLast(rowTable.count - mark.rows)
    lists.removeLast(lists.count - mark.lists)
    definitions.removeLast(surplus)
    rows.removeLast(surplus)
    stored.removeLast(surplus)
    flags.removeLast(surplus)
    numbers.removeLast(surplus)
    pending.removeLast(surplus)
    isTouched.removeLast(surplus)
    textLoggedIn.removeLast(surplus)
    flagsLoggedIn.removeLast(surplus)
  }
}
