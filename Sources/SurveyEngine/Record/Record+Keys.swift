import Expressions
import SurveyModel

extension Record {
  /// The key of a node: `age`, `members[r2]/age`; for a row `members[r2]`.
  func key(of node: Int32) -> String {
    let definition = plan.definitions[Int(definitions[Int(node)])]
    let row = rows[Int(node)]
    let prefix = rowKey(of: row)
    if definition.rosterRules != nil || node == 0 { return prefix }
    return prefix.isEmpty ? definition.keyName : "\(prefix)/\(definition.keyName)"
  }

  /// The key of a row, empty for the record.
  func rowKey(of row: Int32) -> String {
    guard row > 0 else { return "" }
    let entry = rowTable[Int(row)]
    return "\(listKey(of: entry.list))[r\(entry.number)]"
  }

  /// The key of a list of rows: `members`, `members[r2]/jobs`.
  func listKey(of list: Int32) -> String {
    let name = plan.definitions[Int(lists[Int(list)].roster)].keyName
    let outer = rowKey(of: lists[Int(list)].row)
    return outer.isEmpty ? name : "\(outer)/\(name)"
  }

  /// The path of a node as `drive` writes it: groups included, rows by position among
  /// the relevant ones: `/data/household/members[2]/age`.
  func path(of node: Int32) -> String {
    let definition = plan.definitions[Int(definitions[Int(node)])]
    let parent = parentNode(of: node)
    guard parent >= 0 else { return "/\(definition.name)" }
    let own = "\(path(of: parent))/\(definition.name)"
    guard definition.rosterRules != nil else { return own }
    return "\(own)[\(rowTable[Int(rows[Int(node)])].position)]"
  }

  /// The path of a list of rows: `/data/household/members`.
  func path(ofList list: Int32) -> String {
    let definition = plan.definitions[Int(lists[Int(list)].roster)]
    return "\(path(of: node(of: definition.parent, in: lists[Int(list)].row)))/\(definition.name)"
  }

  // MARK: Finding by key or path

  /// What a key or path leads to.
  enum Found: Equatable {
    case node(Int32)
    case list(Int32)
  }

  /// The node, row or list with a key; rows that were set aside are found as well.
  func find(key: String) -> Found? {
    var row: Int32 = 0
    var parts = key.split(separator: "/", omittingEmptySubsequences: false)[...]
    while let part = parts.popFirst() {
      let roster = row == 0 ? -1 : lists[Int(rowTable[Int(row)].list)].roster
      let name = part.prefix { $0 != "[" }
      guard let definition = plan.keyNames[roster]?[String(name)] else { return nil }
      guard plan.definitions[Int(definition)].rosterRules != nil else {
        return parts.isEmpty && name.count == part.count
          ? .node(node(of: definition, in: row)) : nil
      }
      let list = list(of: definition, in: row)
      if name.count == part.count { return parts.isEmpty ? .list(list) : nil }
      guard let number = number(in: part.dropFirst(name.count), after: "[r"),
        let found = find(row: number, in: list)
      else { return nil }
      if parts.isEmpty { return .node(rowTable[Int(found)].base) }
      row = found
    }
    return nil
  }

  /// The question outside or inside rows that a key would lead to, with the
  /// next rows made that it names and that are not there yet.
  ///
  /// Rows are made in order, so a key that skips one leads nowhere.
  func findOrMake(key: String) -> Int32? {
    var steps: [(roster: Int32, number: Int32)] = []
    var roster: Int32 = -1
    var parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.popLast() else { return nil }
    for part in parts {
      let name = part.prefix { $0 != "[" }
      guard let inner = plan.keyNames[roster]?[String(name)],
        plan.definitions[Int(inner)].rosterRules != nil,
        let number = number(in: part.dropFirst(name.count), after: "[r")
      else { return nil }
      steps.append((inner, number))
      roster = inner
    }
    guard let definition = plan.keyNames[roster]?[String(last)],
      plan.definitions[Int(definition)].question != nil
    else { return nil }
    var row: Int32 = 0
    for step in steps {
      let list = list(of: step.roster, in: row)
      if let found = find(row: step.number, in: list) {
        row = found
      } else {
        guard step.number == lists[Int(list)].made + 1, hasRoom(in: list) else {
          return nil
        }
        row = placeNewRow(in: list)
      }
    }
    return node(of: definition, in: row)
  }

  /// The row with a number in its id, active or set aside.
  ///
  /// - Complexity: O(log rows): both kinds are in the order in which they were made.
  private func find(row number: Int32, in list: Int32) -> Int32? {
    for rows in [lists[Int(list)].active, lists[Int(list)].aside] {
      if let index = index(ofRow: number, in: rows) { return rows[index] }
    }
    return nil
  }

  /// The index of the row with a number among rows in the order in which they were made.
  func index(ofRow number: Int32, in rows: [Int32]) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rowTable[Int(rows[middle])].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rowTable[Int(rows[low])].number == number ? low : nil
  }

  /// The number between an opening such as `[r` and `]`, without signs or leading zeros.
  private func number(in text: Substring, after opening: String) -> Int32? {
    guard text.hasPrefix(opening), text.hasSuffix("]") else { return nil }
    let digits = text.dropFirst(opening.count).dropLast()
    guard let number = Int32(digits), String(number) == digits else { return nil }
    return number
  }

  /// The node or list at a path; a roster without a position is its list, or the first
  /// row when the path goes on.
  func find(path: String) -> Found? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].isEmpty, parts[1] == plan.definitions[0].name else {
      return nil
    }
    var node: Int32 = 0
    for (index, part) in parts.enumerated().dropFirst(2) {
      let name = part.prefix { $0 != "[" }
      guard
        let child = plan.questionnaire.shape.children(of: definitions[Int(node)])
          .first(where: { plan.definitions[Int($0)].name == name })
      else { return nil }
      guard plan.definitions[Int(child)].rosterRules != nil else {
        guard name.count == part.count else { return nil }
        node = self.node(of: child, in: rows[Int(node)])
        continue
      }
      let list = list(of: child, in: rows[Int(node)])
      if name.count == part.count, index == parts.count - 1 { return .list(list) }
      var position = 1
      if name.count < part.count {
        guard let number = number(in: part.dropFirst(name.count), after: "[") else { return nil }
        position = Int(number)
      }
      let rows = lists[Int(list)].relevant
      guard rows.indices.contains(position - 1) else { return nil }
      node = rowTable[Int(rows[position - 1])].base
    }
    return .node(node)
  }
}
