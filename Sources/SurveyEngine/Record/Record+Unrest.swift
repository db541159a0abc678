import Expressions
import SurveyModel

/// How much work settling may take, and which rules took it.
///
/// Rules that lead each other on through other rows of a roster can go on
/// without end, with ever longer texts; a questionnaire can come from anywhere,
/// so that ends here (xlsform 8.10).
struct Effort {
  /// The work that was done: one for each rule that was looked at, and one for each
  /// 4 096 bytes of text that were stored.
  var done = 0
  /// The work of the rules of each knot.
  var byKnot: [Int32: Int] = [:]

  /// The most that may be done in a record with a number of nodes.
  ///
  /// Where each row looks at the next one, a change passes through all rows before,
  /// for every row anew: hence the square. Each node may hold the longest text there is.
  static func limit(nodes: Int) -> Int {
    min(10_000 + nodes * nodes, max(1_000_000, nodes * 200)) + nodes * 300
  }

  /// The knot that took the most work; nil where no rule is in any.
  var busiest: Int32? {
    byKnot.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

/// What rosters added to themselves in one change.
struct Growth {
  /// The most rows that one roster may add to itself in one change.
  static let limit = 1_000

  /// The rows that lists had before, by list.
  var before: [Int32: (active: [Int32], aside: [Int32])] = [:]
  /// How many rows each list added.
  var added: [Int32: Int] = [:]
  /// How many all of them added together.
  var total = 0
  /// Whether it had to end.
  var isStopped = false
}

extension Record {
  /// Whether settling took more work than rules that come to rest can need.
  var isRestless: Bool { effort.done > Effort.limit(nodes: definitions.count) }

  /// Looks again at what did not come to rest before, and may do so now: at all
  /// rules of a knot, because they have to begin together for that.
  func queueRestless() {
    for list in stunted where isInUse(list) {
      if let vertex = plan.graph.vertex(.rowCount, of: lists[Int(list)].roster) {
        push(vertex: vertex, list: list)
      }
    }
    guard !restless.isEmpty else { return }
    forEachRule(of: restless) { vertex, definition in
      forEachRow(of: definition, anchor: -1, around: 0, relevantOnly: false) {
        push(vertex: vertex, node: node(of: definition, in: $0))
      }
    }
  }

  /// Stops the rules of the knot that took the most work.
  ///
  /// Its calculations stay empty and what it decides about applies, until another
  /// change gives them a chance to come to rest: what stands there does not depend
  /// on what went before.
  ///
  /// - Returns: Whether there is such a knot.
  func stopBusiestKnot() -> Bool {
    guard let knot = effort.busiest else { return false }
    stopped.insert(knot)
    restless.insert(knot)
    effort = Effort()
    var names: [String] = []
    forEachRule(of: [knot]) { vertex, definition in
      let name = "\"\(plan.definitions[Int(definition)].name)\""
      if !names.contains(name) { names.append(name) }
      forEachRow(of: definition, anchor: -1, around: 0, relevantOnly: false) {
        let node = node(of: definition, in: $0)
        if plan.rules[Int(vertex)].property == .relevance {
          relevanceFound(true, of: node)
        } else if overrides[node] == nil {
          store("", in: node)
        }
      }
    }
    report(
      EvaluationProblem(
        "The rules of \(names.joined(separator: ", ")) lead each other on without end; "
          + "nothing is calculated there."))
    return true
  }

  /// Whether a list may add one more row to itself.
  ///
  /// If not, every list that did so in this change gets back the rows that it had:
  /// if they kept some, each look at them would make them grow by as many again.
  func mayGrow(_ list: Int32) -> Bool {
    guard !growth.isStopped else {
      stunted.insert(list)
      return false
    }
    if growth.before[list] == nil {
      growth.before[list] = (lists[Int(list)].active, lists[Int(list)].aside)
    }
    growth.added[list, default: 0] += 1
    growth.total += 1
    // A roster that asks for one row more may stand in each of many rows.
    if growth.added[list, default: 0] > Growth.limit
      || growth.total > Growth.limit + 10 * lists.count
    {
      stopGrowth()
    }
    return !growth.isStopped
  }

  /// Whether the row around a list, and every row around that, counts.
  private func isInUse(_ list: Int32) -> Bool {
    var row = lists[Int(list)].row
    while row > 0 {
      guard rowTable[Int(row)].isActive else { return false }
      row = lists[Int(rowTable[Int(row)].list)].row
    }
    return true
  }

  private func stopGrowth() {
    growth.isStopped = true
    let grown = growth.before.keys.sorted()
    stunted.formUnion(grown)
    for list in grown.reversed() {
      guard let (active, aside) = growth.before[list] else { continue }
      logRows(of: list)
      let surplus = lists[Int(list)].active.dropFirst(active.count)
      placeRows(list, active: active, aside: aside)
      for row in surplus { spreadRelevance(from: rowTable[Int(row)].base) }
    }
    let rosters = Set(grown.map { lists[Int($0)].roster }).sorted().map {
      "\"\(plan.definitions[Int($0)].name)\""
    }
    report(
      EvaluationProblem(
        rosters.count == 1
          ? "The roster \(rosters[0]) keeps growing by itself; it stays as it was."
          : "The rosters \(rosters.joined(separator: ", ")) keep growing by themselves; "
            + "they stay as they were."))
  }

  /// The rules of knots that give values or say what applies.
  private func forEachRule(of knots: Set<Int32>, _ body: (Int32, Int32) -> Void) {
    for vertex in Int32(0)..<Int32(plan.rules.count) {
      guard let knot = plan.graph.knot(of: vertex), knots.contains(knot) else { continue }
      let rule = plan.rules[Int(vertex)]
      guard rule.property == .calculation || rule.property == .relevance else { continue }
      body(vertex, rule.definition)
    }
  }
}
