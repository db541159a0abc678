/// One elementary change of a record, with what stood there before.
///
/// A change notes what it finds in a place once, however often it comes back to
/// it, so its log is never larger than the record.
///
/// Applying a mutation swaps, so the same log takes a change back and makes it
/// again; nothing is evaluated for that, and the state is exactly the former one.
enum Mutation {
  case stored(Int32, String)
  case flags(Int32, NodeFlags)
  case list(Int32, active: [Int32], aside: [Int32])
  case confirmation(Int32, String?)
  case comment(Int32, Remark?)
  case override(Int32, String?)
  case language(Int)
}

extension Record {
  func setStored(_ node: Int32, _ text: String) {
    if textLoggedIn[Int(node)] != changeNumber {
      textLoggedIn[Int(node)] = changeNumber
      log.append(.stored(node, stored[Int(node)]))
    }
    stored[Int(node)] = text
    flags[Int(node)].remove(.numberKnown)
    touch(node)
  }

  func setFlags(_ node: Int32, _ new: NodeFlags) {
    if flagsLoggedIn[Int(node)] != changeNumber {
      flagsLoggedIn[Int(node)] = changeNumber
      log.append(.flags(node, flags[Int(node)]))
    }
    if flags[Int(node)].contains(.relevant) != new.contains(.relevant) { routeVersion += 1 }
    flags[Int(node)] = new
    touch(node)
  }

  func setConfirmation(_ node: Int32, _ reason: String?) {
    guard confirmations[node] != reason else { return }
    log.append(.confirmation(node, confirmations[node]))
    confirmations[node] = reason
    touch(node)
  }

  func setComment(_ node: Int32, _ remark: Remark?) {
    guard comments[node] != remark else { return }
    log.append(.comment(node, comments[node]))
    comments[node] = remark
    touch(node)
  }

  /// Notes what the calculation of a question gave when somebody answered
  /// otherwise; nil when the calculation stands.
  func setOverride(_ node: Int32, _ calculated: String?) {
    guard overrides[node] != calculated else { return }
    log.append(.override(node, overrides[node]))
    overrides[node] = calculated
  }

  func setLanguage(_ language: Int) {
    log.append(.language(languageIndex))
    languageIndex = language
  }

  /// Notes which rows a list has before the first change of them in a change:
  /// taking that back leads past all later ones.
  func logRows(of list: Int32) {
    guard lists[Int(list)].loggedIn != changeNumber else { return }
    lists[Int(list)].loggedIn = changeNumber
    routeVersion += 1
    log.append(.list(list, active: lists[Int(list)].active, aside: lists[Int(list)].aside))
  }

  /// Takes a change back, or makes one that was taken back again.
  ///
  /// - Returns: The log that does the opposite.
  func swap(_ mutations: [Mutation]) -> [Mutation] {
    var opposite: [Mutation] = []
    opposite.reserveCapacity(mutations.count)
    routeVersion += 1
    var renumbered: Set<Int32> = []
    for mutation in mutations.reversed() {
      switch mutation {
      case .stored(let node, let text):
        opposite.append(.stored(node, stored[Int(node)]))
        stored[Int(node)] = text
        flags[Int(node)].remove(.numberKnown)
        touch(node)
      case .flags(let node, let former):
        opposite.append(.flags(node, flags[Int(node)]))
        flags[Int(node)] = former.subtracting(.numberKnown)
        touch(node)
        // The relevance of a row decides whether it is counted.
        if rows[Int(node)] > 0, rowTable[Int(rows[Int(node)])].base == node {
          renumbered.insert(rowTable[Int(rows[Int(node)])].list)
        }
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
        touch(node)
      case .comment(let node, let remark):
        opposite.append(.comment(node, comments[node]))
        comments[node] = remark
        touch(node)
      case .override(let node, let calculated):
        opposite.append(.override(node, overrides[node]))
        overrides[node] = calculated
      case .language(let former):
        opposite.append(.language(languageIndex))
        languageIndex = former
        touchEverything()
      }
    }
    for list in renumbered {
      renumber(list)
      // Nothing is evaluated, so no reader has to be told.
      lists[Int(list)].movedFrom = .max
      lists[Int(list)].left = []
      touchDisplays(of: lists[Int(list)].roster, around: lists[Int(list)].row)
    }
    for node in touched {
      touchDisplays(of: definitions[Int(node)], around: rows[Int(node)])
    }
    choiceCache.removeAll(keepingCapacity: true)
    return opposite
  }

  // MARK: What may have changed

  /// Marks a node as possibly changed.
  @inline(__always)
  func touch(_ node: Int32) {
    guard !isTouched[Int(node)] else { return }
    isTouched[Int(node)] = true
    touched.append(node)
  }

  func touchEverything() {
    for node in definitions.indices { touch(Int32(node)) }
  }

  private func touchRows(_ rows: [Int32]) {
    for row in rows { touch(rowTable[Int(row)].base) }
  }
}
