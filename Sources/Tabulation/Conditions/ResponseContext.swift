import Expressions
import JSONRecords
import SurveyBasics
import SurveyModel

/// Lets the evaluator look at the answers of a response.
///
/// What a response says neither a value nor a missing reason of was not
/// relevant. Only answers that the expression depends on are there.
final class ResponseContext: EvaluationContext {
  typealias Slot = ResponseColumns.Slot

  /// What never changes from one response to the next.
  struct Plan: Sendable {
    let questionnaire: Questionnaire
    /// The slots of the answers that the expression depends on, by definition.
    let slots: [Slot?]
    /// The level of each roster, by definition.
    let levels: [Int?]
    /// When the interview began, for its zone.
    let begin: Slot
    /// The innermost roster of each definition, of a roster itself; −1 for none.
    let owners: [Int32]
    /// The place of each definition among those of its owner.
    let ordinals: [Int32]
    /// The definitions of the record, then those of each roster by its number.
    let members: [[Int32]]
    /// The rosters directly inside the record, then inside each roster, of
    /// which rows are looked at.
    let rosters: [[Int32]]

    init(
      _ questionnaire: Questionnaire, _ dependencies: [Dependency], site: Int32,
      _ columns: inout ResponseColumns
    ) {
      self.questionnaire = questionnaire
      var slots = [Slot?](repeating: nil, count: questionnaire.definitions.count)
      var wanted: Set<Int32> = []
      for number in dependencies.map(\.definition) + [site] {
        let definition = questionnaire.definitions[Int(number)]
        var roster = definition.rosterRules == nil ? definition.roster : definition.number
        while roster >= 0 {
          wanted.insert(roster)
          roster = questionnaire.definitions[Int(roster)].roster
        }
      }
      for dependency in dependencies {
        let definition = questionnaire.definitions[Int(dependency.definition)]
        guard definition.question != nil else { continue }
        slots[Int(definition.number)] = columns.answer(
          definition.keyName, in: questionnaire.rosters(of: definition))
      }
      self.slots = slots
      var levels = [Int?](repeating: nil, count: questionnaire.definitions.count)
      var owners: [Int32] = []
      var ordinals: [Int32] = []
      let nothing = [[Int32]](repeating: [], count: questionnaire.definitions.count + 1)
      var (members, rosters) = (nothing, nothing)
      for definition in questionnaire.definitions {
        let isRoster = definition.rosterRules != nil
        if wanted.contains(definition.number) {
          rosters[Int(definition.roster) + 1].append(definition.number)
          levels[Int(definition.number)] = columns.level(
            questionnaire.rosters(of: definition) + [definition.keyName])
        }
        let owner = isRoster ? definition.number : definition.roster
        owners.append(owner)
        ordinals.append(Int32(members[Int(owner) + 1].count))
        members[Int(owner) + 1].append(definition.number)
      }
      self.levels = levels
      self.owners = owners
      self.ordinals = ordinals
      self.members = members
      self.rosters = rosters
      begin = columns.member(["started_at"])
    }
  }

  /// A row of a roster; the first one is the record itself.
  private struct Row {
    let owner: Int32
    let parent: Int32
    /// The number of its first node.
    let base: Int32
    /// The place among the rows of its roster within the parent, from 1.
    let position: Int32
    /// The row in the level of the response.
    let place: Int
  }

  private let plan: Plan
  private let response: ScannedResponse
  private var rows: [Row] = []
  private var rowOfNode: [Int32] = []
  private var definitions: [Int32] = []
  /// The expressions that went wrong and were taken as empty.
  private(set) var failures = 0

  init(_ plan: Plan, _ response: ScannedResponse) {
    self.plan = plan
    self.response = response
  }

  /// Looks at the response that was read last.
  func begin() {
    rows.removeAll(keepingCapacity: true)
    rowOfNode.removeAll(keepingCapacity: true)
    definitions.removeAll(keepingCapacity: true)
    add(owner: -1, parent: -1, position: 1, place: 0)
  }

  /// The node of a definition in a row of its level.
  func node(of definition: Int32, place: Int) -> NodeReference {
    let owner = plan.owners[Int(definition)]
    let row = rows.firstIndex { $0.owner == owner && $0.place == place } ?? 0
    return NodeReference(record: rows[row].base + plan.ordinals[Int(definition)])
  }

  private func add(owner: Int32, parent: Int32, position: Int32, place: Int) {
    let number = Int32(rows.count)
    let members = plan.members[Int(owner) + 1]
    rows.append(
      Row(
        owner: owner, parent: parent, base: Int32(rowOfNode.count), position: position,
        place: place))
    rowOfNode.append(contentsOf: repeatElement(number, count: members.count))
    definitions.append(contentsOf: members)
    for roster in plan.rosters[Int(owner) + 1] {
      guard let level = plan.levels[Int(roster)] else { continue }
      var position: Int32 = 0
      for inner in 0..<response.count(ofLevel: level)
      where response.parent(ofRow: inner, level: level) == place {
        position += 1
        add(owner: roster, parent: number, position: position, place: inner)
      }
    }
  }

  /// The row of a roster that a node lies in; the record for −1.
  private func row(of roster: Int32, around node: Int32) -> Int32 {
    var row = rowOfNode[Int(node)]
    while row > 0, rows[Int(row)].owner != roster { row = rows[Int(row)].parent }
    return row
  }

  private func isInside(_ row: Int32, _ outer: Int32) -> Bool {
    var row = row
    while row > outer { row = rows[Int(row)].parent }
    return row == outer
  }

  private func rows(of definition: Int32, anchor: Int32, from node: Int32) -> [Int32] {
    let outer = row(of: anchor, around: node)
    let owner = plan.owners[Int(definition)]
    return rows.indices.map(Int32.init).filter {
      rows[Int($0)].owner == owner && isInside($0, outer)
    }
  }

  // MARK: The record

  func node(of definition: Int32, anchor: Int32, from node: Int32) -> Int32 {
    rows[Int(row(of: anchor, around: node))].base + plan.ordinals[Int(definition)]
  }

  func appendNodes(
    of definition: Int32, anchor: Int32, from node: Int32, to nodes: inout [NodeReference]
  ) {
    for row in rows(of: definition, anchor: anchor, from: node) {
      let found = rows[Int(row)].base + plan.ordinals[Int(definition)]
      if isRelevant(found) { nodes.append(NodeReference(record: found)) }
    }
  }

  func countNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Int {
    var nodes: [NodeReference] = []
    appendNodes(of: definition, anchor: anchor, from: node, to: &nodes)
    return nodes.count
  }

  func sumNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Double {
    var nodes: [NodeReference] = []
    appendNodes(of: definition, anchor: anchor, from: node, to: &nodes)
    return nodes.map { number(of: $0.index) }.filter { !$0.isNaN }.reduce(0, +)
  }

  func row(at position: Int, of roster: Int32, anchor: Int32, from node: Int32) -> Int32? {
    let found = rows(of: roster, anchor: anchor, from: node)
    return found.indices.contains(position - 1) ? rows[Int(found[position - 1])].base : nil
  }

  func definition(of node: Int32) -> Int32 { definitions[Int(node)] }

  func parent(of node: Int32) -> Int32 {
    let row = rows[Int(rowOfNode[Int(node)])]
    let parent = plan.questionnaire.definitions[Int(definitions[Int(node)])].parent
    guard parent >= 0 else { return -1 }
    let outer = plan.owners[Int(parent)] == row.owner ? row : rows[Int(max(row.parent, 0))]
    return outer.base + plan.ordinals[Int(parent)]
  }

  func appendChildren(of node: Int32, to nodes: inout [NodeReference]) {
    let row = rowOfNode[Int(node)]
    for child in plan.questionnaire.shape.children(of: definitions[Int(node)]) {
      guard plan.questionnaire.definitions[Int(child)].rosterRules == nil else {
        for inner in rows.indices where rows[inner].owner == child && rows[inner].parent == row {
          nodes.append(NodeReference(record: rows[inner].base))
        }
        continue
      }
      let found = rows[Int(row)].base + plan.ordinals[Int(child)]
      if isRelevant(found) { nodes.append(NodeReference(record: found)) }
    }
  }

  func position(of node: Int32) -> Int {
    let row = rows[Int(rowOfNode[Int(node)])]
    return row.base == node ? Int(row.position) : 1
  }

  /// A response holds no rows but those that were relevant.
  func rowNumber(of node: Int32) -> Int { position(of: node) }

  func isRelevant(_ node: Int32) -> Bool {
    guard plan.questionnaire.definitions[Int(definitions[Int(node)])].question != nil else {
      return true
    }
    guard let (slot, place) = slot(of: node) else { return false }
    return response.cell(slot, row: place) != nil || response.reason(slot, row: place) != 0
  }

  func text(of node: Int32) -> String {
    guard let (slot, place) = slot(of: node) else { return "" }
    return response.text(slot, row: place)
  }

  func number(of node: Int32) -> Double {
    guard let (slot, place) = slot(of: node), let cell = response.cell(slot, row: place) else {
      return .nan
    }
    return response.cells[cell].number
      ?? Value.number(of: response.text(slot, row: place), zone: now.offset)
  }

  func isEmpty(_ node: Int32) -> Bool {
    guard let (slot, place) = slot(of: node) else { return true }
    return response.text(slot, row: place).isEmpty
  }

  func missingReason(of node: Int32) -> String {
    guard let (slot, place) = slot(of: node) else { return "" }
    let code = response.reason(slot, row: place)
    return MissingReason.allCases.first { $0.code == code }?.rawValue ?? ""
  }

  private func slot(of node: Int32) -> (Slot, Int)? {
    guard let slot = plan.slots[Int(definitions[Int(node)])] else { return nil }
    return (slot, rows[Int(rowOfNode[Int(node)])].place)
  }

  // MARK: Tables and labels

  func table(_ number: Int32) -> DataTree { plan.questionnaire.tables[Int(number)] }

  func choiceLabel(_ name: String, of node: Int32) -> String {
    let definition = plan.questionnaire.definitions[Int(definitions[Int(node)])]
    guard let list = plan.questionnaire.choiceList(of: definition) else { return name }
    return list.item(named: name).map { list.plainLabel(of: $0, language: language) } ?? ""
  }

  // MARK: Clock, chance, surroundings

  /// When the interview began; what needs the clock is not accepted as a condition.
  var now: Timestamp {
    Timestamp(response.text(plan.begin, row: 0)) ?? Timestamp(milliseconds: 0, offset: 0)
  }
  var language: Int { plan.questionnaire.defaultLanguage }
  var calendarNames: CalendarNames {
    CalendarNames(
      months: (1...12).map { String($0) }, weekdays: (1...7).map { String($0) })
  }
  func generator(site: Int) -> SeededGenerator { SeededGenerator(seed: 0, key: [UInt64(site)]) }
  func property(_ name: String) -> String { "" }
  var version: String { plan.questionnaire.version }
  func digest(_ bytes: [UInt8], algorithm: String) -> [UInt8]? { nil }
  func isSigned(_ message: [UInt8], signature: [UInt8], key: [UInt8]) -> Bool { false }
  func report(_ problem: EvaluationProblem) { failures += 1 }
}
