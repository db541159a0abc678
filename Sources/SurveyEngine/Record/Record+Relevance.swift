import SurveyModel

extension Record {
  /// Brings relevance up to date in a node and everything inside it, after its
  /// own relevance, or that of what is around it, may have changed.
  ///
  /// Whoever reads a node that became relevant or not is queued; lists whose rows
  /// changed wait for ``settleLists()``.
  ///
  /// - Complexity: O(nodes inside whose surroundings changed).
  func spreadRelevance(from node: Int32) {
    let parent = parentNode(of: node)
    let row = rows[Int(node)]
    let isRelevant =
      flags[Int(node)].contains(.ownRelevant) && rowTable[Int(row)].isActive
      && (parent < 0 || isRelevantNode(parent))
    guard isRelevant != isRelevantNode(node) else { return }
    flip(node, to: isRelevant)
    let definition = definitions[Int(node)]
    let place = plan.places[Int(definition)]
    let base = rowTable[Int(row)].base
    var offset = place.offset + 1
    while offset < place.end {
      let inner = base + offset
      let innerDefinition = definitions[Int(inner)]
      let parent = plan.places[Int(innerDefinition)].parent
      let innerRelevant =
        flags[Int(inner)].contains(.ownRelevant) && isRelevantNode(self.node(of: parent, in: row))
      if innerRelevant != isRelevantNode(inner) {
        flip(inner, to: innerRelevant)
        offset += 1
      } else {
        offset = plan.places[Int(innerDefinition)].end
      }
    }
    for ordinal in place.rosters {
      for inner in lists[Int(rowTable[Int(row)].firstList + ordinal)].active {
        spreadRelevance(from: rowTable[Int(inner)].base)
      }
    }
  }

  private func flip(_ node: Int32, to isRelevant: Bool) {
    var flag = flags[Int(node)]
    if isRelevant { flag.insert(.relevant) } else { flag.remove(.relevant) }
    setFlags(node, flag)
    let definition = definitions[Int(node)]
    let row = rows[Int(node)]
    if plan.places[Int(definition)].ordinal >= 0 {
      countRow(row, isRelevant: isRelevant)
      return
    }
    pushReaders(plan.graph.readers(ofValue: definition), around: row)
    pushReaders(plan.graph.readers(ofMissing: definition), around: row)
    touchDisplays(of: definition, around: row)
    guard isRelevant else { return }
    // While not relevant, nothing was calculated and no choice was taken away.
    for property in [DependencyGraph.Property.choices, .calculation] {
      if let vertex = plan.graph.vertex(property, of: definition) {
        push(vertex: vertex, node: node)
      }
    }
  }

  // MARK: Counting rows

  /// Takes note that a row became relevant or not: a new last row is counted at
  /// once, everything else when the list is settled.
  private func countRow(_ row: Int32, isRelevant: Bool) {
    let list = Int(rowTable[Int(row)].list)
    if isRelevant, !lists[list].isStale, lists[list].active.last == row {
      lists[list].movedFrom = min(lists[list].movedFrom, lists[list].relevant.count)
      lists[list].relevant.append(row)
      rowTable[Int(row)].position = Int32(lists[list].relevant.count)
    } else {
      lists[list].isStale = true
    }
    noteRows(of: Int32(list))
  }

  /// Has the readers of a list's rows told when it is settled.
  func noteRows(of list: Int32) {
    guard !lists[Int(list)].isNoted else { return }
    lists[Int(list)].isNoted = true
    changedLists.append(list)
  }

  /// Counts the rows of lists that changed and queues whoever reads them.
  func settleLists() {
    while let list = changedLists.popLast() {
      lists[Int(list)].isNoted = false
      if lists[Int(list)].isStale { renumber(list) }
      pushRowReaders(of: list)
      lists[Int(list)].movedFrom = .max
      lists[Int(list)].left = []
    }
  }

  /// Queues the rules that read which rows a list has; of those that read rows
  /// at a fixed distance from their own, only the ones for which that leads
  /// elsewhere now.
  private func pushRowReaders(of list: Int32) {
    let roster = lists[Int(list)].roster
    let enclosing = lists[Int(list)].row
    for edge in plan.graph.readers(ofRows: roster) {
      guard let offset = edge.offset, edge.row == roster,
        plan.rules[Int(edge.vertex)].property != .rowCount
      else {
        pushReader(edge, around: enclosing)
        continue
      }
      forEachMovedRow(of: list, distance: offset) { row in
        forEachRow(of: edge.definition, anchor: roster, around: row, relevantOnly: false) {
          push(vertex: edge.vertex, node: node(of: edge.definition, in: $0))
        }
      }
    }
    for edge in plan.graph.displays(of: roster) {
      guard let offset = edge.offset, edge.row == roster else {
        touchDisplay(edge, around: enclosing)
        continue
      }
      forEachMovedRow(of: list, distance: offset) { touchDisplay(edge, within: roster, around: $0) }
    }
  }

  /// Calls `body` with every row of a list that moved, that is gone from the
  /// relevant ones, or that finds another row at a distance from it.
  private func forEachMovedRow(of list: Int32, distance: Int32, _ body: (Int32) -> Void) {
    let relevant = lists[Int(list)].relevant
    let first = lists[Int(list)].movedFrom
    if first < .max {
      let start = max(0, min(first, first - Int(max(0, distance))))
      for row in relevant.dropFirst(start) { body(row) }
    }
    for row in lists[Int(list)].left where rowTable[Int(row)].isActive { body(row) }
  }

  /// Counts the relevant rows of a list again.
  func renumber(_ list: Int32) {
    lists[Int(list)].isStale = false
    let former = lists[Int(list)].relevant
    let relevant = lists[Int(list)].active.filter { isRelevantNode(rowTable[Int($0)].base) }
    let common = zip(relevant, former).prefix { $0 == $1 }.count
    for row in former[common...] { rowTable[Int(row)].position = 0 }
    lists[Int(list)].movedFrom = min(lists[Int(list)].movedFrom, common)
    lists[Int(list)].left += former[common...]
    for index in common..<relevant.count {
      rowTable[Int(relevant[index])].position = Int32(index + 1)
      // Rows that moved have other paths now.
      touch(rowTable[Int(relevant[index])].base)
    }
    lists[Int(list)].relevant = relevant
  }
}
