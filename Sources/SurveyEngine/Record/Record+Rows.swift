import Expressions
import SurveyModel

extension Record {
  /// The most rows that one change may add to one roster.
  static let rowLimit = 20_000

  /// Makes the record itself: row 0 with its nodes, static defaults, first rows of rosters.
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
    for definition in template.members {
      definitions.append(definition)
      rows.append(row)
      flags.append(.ownRelevant)
      numbers.append(.nan)
      pending.append(0)
      let question = plan.definitions[Int(definition)].question
      if case .literal(let text) = question?.defaultValue {
        stored.append(question.map { AnswerText.coerced(text, to: $0) } ?? text)
      } else {
        stored.append("")
      }
    }
    listPending += Array(repeating: false, count: lists.count - listPending.count)
    return row
  }

  /// Adds a row at the end of a list: one that had been set aside, else a new one.
  ///
  /// Its rules wait in the queue afterwards, dynamic defaults have run, and
  /// readers of the rows are told by ``settleLists()``.
  @discardableResult
  func appendRow(to list: Int32) -> Int32 {
    let former = lists[Int(list)]
    if let row = former.aside.first {
      setRows(list, active: former.active + [row], aside: Array(former.aside.dropFirst()))
      spreadRelevance(from: rowTable[Int(row)].base)
      return row
    }
    let row = makeRow(of: former.roster, list: list)
    log.append(.list(list, active: former.active, aside: former.aside))
    lists[Int(list)].active.append(row)
    rowTable[Int(row)].isActive = true
    spreadRelevance(from: rowTable[Int(row)].base)
    settleLists()
    beginRow(row)
    return row
  }

  /// Runs dynamic defaults of a new row in document order, makes the first rows of
  /// rosters inside it, and queues all its rules.
  func beginRow(_ row: Int32) {
    let template = template(of: row)
    let base = rowTable[Int(row)].base
    for (offset, definition) in template.members.enumerated() {
      guard let question = plan.definitions[Int(definition)].question,
        case .expression(let expression) = question.defaultValue
      else { continue }
      let node = base + Int32(offset)
      evaluating = (node, RuleNumber.defaultValue)
      let text = expression.text(at: NodeReference(record: node), in: self)
      store(AnswerText.coerced(text, to: question), in: node)
    }
    for (ordinal, roster) in template.rosters.enumerated() {
      let list = rowTable[Int(row)].firstList + Int32(ordinal)
      if let vertex = plan.graph.vertex(.rowCount, of: roster) {
        push(vertex: vertex, list: list)
      } else {
        appendRow(to: list)
      }
    }
    for (offset, definition) in template.members.enumerated() {
      for property in [DependencyGraph.Property.relevance, .choices, .calculation] {
        if let vertex = plan.graph.vertex(property, of: definition) {
          push(vertex: vertex, node: base + Int32(offset))
        }
      }
    }
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
    let former = lists[Int(list)]
    if former.active.count > count {
      let surplus = Array(former.active[count...])
      setRows(list, active: Array(former.active[..<count]), aside: surplus + former.aside)
      for row in surplus { spreadRelevance(from: rowTable[Int(row)].base) }
      notices.append(.setAside(list: list, count: surplus.count))
      changedLists.insert(list)
      return true
    }
    var broughtBack = 0
    while lists[Int(list)].active.count < count {
      if !lists[Int(list)].aside.isEmpty { broughtBack += 1 }
      appendRow(to: list)
      if oneByOne { break }
    }
    if broughtBack > 0 { notices.append(.broughtBack(list: list, count: broughtBack)) }
    return lists[Int(list)].active.count == count
  }

  /// Takes a row out of its list for good; its id is not used again.
  func removeRow(_ row: Int32) {
    let list = rowTable[Int(row)].list
    setRows(
      list, active: lists[Int(list)].active.filter { $0 != row }, aside: lists[Int(list)].aside)
    spreadRelevance(from: rowTable[Int(row)].base)
    changedLists.insert(list)
  }

  func setRows(_ list: Int32, active: [Int32], aside: [Int32]) {
    log.append(.list(list, active: lists[Int(list)].active, aside: lists[Int(list)].aside))
    placeRows(list, active: active, aside: aside)
  }

  func placeRows(_ list: Int32, active: [Int32], aside: [Int32]) {
    for row in lists[Int(list)].active { rowTable[Int(row)].isActive = false }
    for row in active { rowTable[Int(row)].isActive = true }
    lists[Int(list)].active = active
    lists[Int(list)].aside = aside
  }

  /// Counts the relevant rows of a list again.
  func renumber(_ list: Int32) {
    for row in lists[Int(list)].relevant { rowTable[Int(row)].position = 0 }
    let relevant = lists[Int(list)].active.filter { isRelevantNode(rowTable[Int($0)].base) }
    for (index, row) in relevant.enumerated() {
      rowTable[Int(row)].position = Int32(index + 1)
    }
    if relevant.count != lists[Int(list)].relevant.count || relevant != lists[Int(list)].relevant {
      // Rows that moved have other paths now.
      let common = zip(relevant, lists[Int(list)].relevant).prefix { $0 == $1 }.count
      for row in relevant[common...] { touched.insert(rowTable[Int(row)].base) }
      lists[Int(list)].relevant = relevant
    }
  }

  // MARK: Rows that never were

  /// How many rows there are, and how many each list has ever made.
  struct Extent {
    let nodes: Int
    let rows: Int
    let made: [Int32]
  }

  var extent: Extent {
    Extent(nodes: definitions.count, rows: rowTable.count, made: lists.map(\.made))
  }

  /// Forgets rows that were made since, after everything else was swapped back.
  func cut(to extent: Extent) {
    guard rowTable.count > extent.rows else { return }
    definitions.removeSubrange(extent.nodes...)
    rows.removeSubrange(extent.nodes...)
    stored.removeSubrange(extent.nodes...)
    flags.removeSubrange(extent.nodes...)
    numbers.removeSubrange(extent.nodes...)
    pending.removeSubrange(extent.nodes...)
    rowTable.removeSubrange(extent.rows...)
    lists.removeSubrange(extent.made.count...)
    listPending.removeSubrange(extent.made.count...)
    for (list, made) in extent.made.enumerated() { lists[list].made = made }
    choiceCache.removeAll(keepingCapacity: true)
    touched = touched.filter { $0 < Int32(extent.nodes) }
  }
}
