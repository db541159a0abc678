import SurveyModel

extension Record {
  /// Makes a row under the id that it had in a finished response.
  ///
  /// - Parameters:
  ///   - id: The id, `r3`.
  ///   - list: The list that it goes to, at its end.
  ///   - gaps: Takes rows with the ids in between, where a rule may have kept
  ///     them off the route; nil where there can be none.
  /// - Returns: Nil when the id is none or does not come after those made before.
  func placeRow(named id: String, in list: Int32, gaps: inout [Int32]?) -> Int32? {
    guard id.hasPrefix("r"), let number = Int32(id.dropFirst()), "r\(number)" == id,
      number > lists[Int(list)].made, number <= Int32(Record.rowLimit), hasRoom(in: list)
    else { return nil }
    while gaps != nil, lists[Int(list)].made < number - 1, hasRoom(in: list) {
      gaps?.append(placeNewRow(in: list))
    }
    lists[Int(list)].made = number - 1
    return placeNewRow(in: list)
  }

  /// Lets the value of a finished response stand against what its calculation
  /// gives now, as if a person had given it.
  func keepRestored(_ node: Int32, calculated text: String) {
    let type = plan.places[Int(definitions[Int(node)])].type
    let kept = stored[Int(node)]
    if givenReason(of: node) == nil, AnswerValue(kept, of: type) == AnswerValue(text, of: type) {
      setOverride(node, nil)
      store(text, in: node)
    } else {
      setOverride(node, text)
    }
  }

  /// Takes out the rows of gaps that turned out to be relevant: the response
  /// would hold them if they had not been taken back in the interview.
  ///
  /// One goes after the other, because those behind it move up, and whether they
  /// are relevant may hang on that.
  func closeGaps(_ gaps: [Int32]) {
    var gaps = gaps
    while let index = gaps.firstIndex(where: { isRelevantNode(rowTable[Int($0)].base) }) {
      let row = gaps.remove(at: index)
      removeRow(row)
      let list = rowTable[Int(row)].list
      if let vertex = plan.graph.vertex(.rowCount, of: lists[Int(list)].roster) {
        push(vertex: vertex, list: list)
      }
      settle()
    }
  }

  /// Forgets what calculations off the route gave on the way: nothing was kept
  /// of them.
  func releaseCalculations() {
    for node in overrides.keys where !isRelevantNode(node) { setOverride(node, nil) }
  }

  /// Gives rosters without rows that may come onto the route later the row with
  /// which they begin.
  ///
  /// - Parameter begins: Whether an empty list is such a roster, and not one
  ///   whose rows were all removed.
  func beginEmptyRosters(_ begins: (Int32) -> Bool) {
    var list: Int32 = 0
    while Int(list) < lists.count {
      if lists[Int(list)].active.isEmpty, begins(list) { appendRow(to: list) }
      list += 1
    }
    settle()
  }
}
