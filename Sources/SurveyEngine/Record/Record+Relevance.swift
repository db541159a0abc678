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
      let parent = plan.definitions[Int(innerDefinition)].parent
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
    if plan.definitions[Int(definition)].rosterRules != nil {
      changedLists.insert(rowTable[Int(row)].list)
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

  /// Counts the rows of lists that changed and queues whoever reads them.
  func settleLists() {
    while let list = changedLists.popFirst() {
      renumber(list)
      let roster = lists[Int(list)].roster
      pushReaders(plan.graph.readers(ofRows: roster), around: lists[Int(list)].row, allRows: true)
      touchDisplays(of: roster, around: lists[Int(list)].row)
    }
  }
}
