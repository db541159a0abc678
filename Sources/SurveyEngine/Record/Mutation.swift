/// One elementary change of a record, with what stood there before.
///
/// Applying a mutation swaps, so the same log takes a change back and makes it
/// again; nothing is evaluated for that, and the state is exactly the former one.
enum Mutation {
  case stored(Int32, String)
  case flags(Int32, NodeFlags)
  case list(Int32, active: [Int32], aside: [Int32])
  case confirmation(Int32, String?)
  case comment(Int32, String?)
}

extension Record {
  func setStored(_ node: Int32, _ text: String) {
    log.append(.stored(node, stored[Int(node)]))
    stored[Int(node)] = text
    flags[Int(node)].remove(.numberKnown)
    touched.insert(node)
  }

  func setFlags(_ node: Int32, _ new: NodeFlags) {
    log.append(.flags(node, flags[Int(node)]))
    flags[Int(node)] = new
    touched.insert(node)
  }

  func setConfirmation(_ node: Int32, _ reason: String?) {
    guard confirmations[node] != reason else { return }
    log.append(.confirmation(node, confirmations[node]))
    confirmations[node] = reason
    touched.insert(node)
  }

  func setComment(_ node: Int32, _ text: String?) {
    guard comments[node] != text else { return }
    log.append(.comment(node, comments[node]))
    comments[node] = text
    touched.insert(node)
  }

  /// Takes a change back, or makes one that was taken back again.
  ///
  /// - Returns: The log that does the opposite.
  func swap(_ mutations: [Mutation]) -> [Mutation] {
    var opposite: [Mutation] = []
    opposite.reserveCapacity(mutations.count)
    var renumbered: Set<Int32> = []
    for mutation in mutations.reversed() {
      switch mutation {
      case .stored(let node, let text):
        opposite.append(.stored(node, stored[Int(node)]))
        stored[Int(node)] = text
        flags[Int(node)].remove(.numberKnown)
        touched.insert(node)
      case .flags(let node, let former):
        opposite.append(.flags(node, flags[Int(node)]))
        flags[Int(node)] = former.subtracting(.numberKnown)
        touched.insert(node)
      case .list(let list, let active, let aside):
        opposite.append(
          .list(list, active: lists[Int(list)].active, aside: lists[Int(list)].aside))
        touchRows(lists[Int(list)].active)
        touchRows(active)
        placeRows(list, active: active, aside: aside)
        renumbered.insert(list)
      case .confirmation(let node, let reason):
        opposite.append(.confirmation(node, confirmations[node]))
        confirmations[node] = reason
        touched.insert(node)
      case .comment(let node, let text):
        opposite.append(.comment(node, comments[node]))
        comments[node] = text
        touched.insert(node)
      }
      // The relevance of a row decides whether it is counted.
      if case .flags(let node, _) = mutation, rowTable[Int(rows[Int(node)])].base == node,
        rows[Int(node)] > 0
      {
        renumbered.insert(rowTable[Int(rows[Int(node)])].list)
      }
    }
    for list in renumbered {
      renumber(list)
      touchDisplays(of: lists[Int(list)].roster, around: lists[Int(list)].row)
    }
    for node in touched {
      touchDisplays(of: definitions[Int(node)], around: rows[Int(node)])
    }
    choiceCache.removeAll(keepingCapacity: true)
    return opposite
  }

  /// Marks every node of rows as possibly changed.
  func touchRows(_ rows: [Int32]) {
    for row in rows {
      let base = rowTable[Int(row)].base
      touched.insert(base)
    }
  }
}
