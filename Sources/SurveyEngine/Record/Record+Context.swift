import Expressions
import SurveyBasics
import SurveyModel

extension Record: EvaluationContext {
  // MARK: The record

  func node(of definition: Int32, anchor: Int32, from node: Int32) -> Int32 {
    self.node(of: definition, in: row(of: anchor, around: rows[Int(node)]))
  }

  func appendNodes(
    of definition: Int32, anchor: Int32, from node: Int32, to nodes: inout [NodeReference]
  ) {
    forEachRow(of: definition, anchor: anchor, around: rows[Int(node)], relevantOnly: true) {
      let found = self.node(of: definition, in: $0)
      if isRelevantNode(found) { nodes.append(NodeReference(record: found)) }
    }
  }

  func countNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Int {
    let row = row(of: anchor, around: rows[Int(node)])
    if plan.places[Int(definition)].ordinal >= 0, plan.places[Int(definition)].roster == anchor {
      return lists[Int(list(of: definition, in: row))].relevant.count
    }
    var count = 0
    forEachRow(of: definition, anchor: anchor, around: row, relevantOnly: true) {
      if isRelevantNode(self.node(of: definition, in: $0)) { count += 1 }
    }
    return count
  }

  func sumNodes(of definition: Int32, anchor: Int32, from node: Int32) -> Double {
    var sum = 0.0
    forEachRow(of: definition, anchor: anchor, around: rows[Int(node)], relevantOnly: true) {
      let number = number(of: self.node(of: definition, in: $0))
      if !number.isNaN { sum += number }
    }
    return sum
  }

  func row(at position: Int, of roster: Int32, anchor: Int32, from node: Int32) -> Int32? {
    let row = row(of: anchor, around: rows[Int(node)])
    let found: Int32? =
      if plan.places[Int(roster)].roster == anchor {
        lists[Int(list(of: roster, in: row))].relevant.element(at: position - 1)
      } else {
        allRows(of: roster, anchor: anchor, around: row).element(at: position - 1)
      }
    return found.map { rowTable[Int($0)].base }
  }

  private func allRows(of roster: Int32, anchor: Int32, around row: Int32) -> [Int32] {
    var found: [Int32] = []
    forEachRow(of: roster, anchor: anchor, around: row, relevantOnly: true) { found.append($0) }
    return found
  }

  func definition(of node: Int32) -> Int32 { definitions[Int(node)] }

  func parent(of node: Int32) -> Int32 { parentNode(of: node) }

  func appendChildren(of node: Int32, to nodes: inout [NodeReference]) {
    let row = rows[Int(node)]
    for child in plan.questionnaire.shape.children(of: definitions[Int(node)]) {
      if plan.places[Int(child)].ordinal >= 0 {
        for inner in lists[Int(list(of: child, in: row))].relevant {
          nodes.append(NodeReference(record: rowTable[Int(inner)].base))
        }
      } else {
        let found = self.node(of: child, in: row)
        if isRelevantNode(found) { nodes.append(NodeReference(record: found)) }
      }
    }
  }

  func position(of node: Int32) -> Int {
    guard plan.places[Int(definitions[Int(node)])].ordinal >= 0 else { return 1 }
    return Int(rowTable[Int(rows[Int(node)])].position)
  }

  func rowNumber(of node: Int32) -> Int {
    guard plan.places[Int(definitions[Int(node)])].ordinal >= 0 else { return 1 }
    let row = rows[Int(node)]
    let list = rowTable[Int(row)].list
    return (index(ofRow: rowTable[Int(row)].number, in: lists[Int(list)].active) ?? -1) + 1
  }

  func isRelevant(_ node: Int32) -> Bool { isRelevantNode(node) }

  func text(of node: Int32) -> String {
    isRelevantNode(node) ? stored[Int(node)] : ""
  }

  func number(of node: Int32) -> Double {
    let flag = flags[Int(node)]
    guard flag.contains(.relevant) else { return .nan }
    if flag.contains(.numberKnown) { return numbers[Int(node)] }
    let number = Value.number(of: stored[Int(node)], zone: clock.offset)
    numbers[Int(node)] = number
    flags[Int(node)].insert(.numberKnown)
    return number
  }

  func isEmpty(_ node: Int32) -> Bool {
    !isRelevantNode(node) || stored[Int(node)].isEmpty
  }

  func missingReason(of node: Int32) -> String {
    isRelevantNode(node) ? givenReason(of: node)?.rawValue ?? "" : ""
  }

  // MARK: Tables and labels

  func table(_ number: Int32) -> DataTree { tables[Int(number)] }

  func choiceLabel(_ name: String, of node: Int32) -> String {
    guard let source = plan.definitions[Int(definitions[Int(node)])].question?.choices else {
      return ""
    }
    switch source.origin {
    case .list(let list):
      let choices = plan.questionnaire.choiceLists[list]
      let offered = offeredItems(of: node).first { choices.name(of: Int($0)) == name }
      guard let item = offered.map(Int.init) ?? choices.item(named: name) else { return "" }
      return label(of: item, in: list, for: node)
    case .roster: return name
    }
  }

  // MARK: Clock, chance, surroundings

  var now: Timestamp { clock }
  var language: Int { languageIndex }

  var calendarNames: CalendarNames {
    surroundings.calendars.indices.contains(languageIndex)
      ? surroundings.calendars[languageIndex] : Record.plainCalendar
  }

  private static let plainCalendar = CalendarNames(
    months: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])

  func generator(site: Int) -> SeededGenerator {
    let key = SeededGenerator.key(self.key(of: evaluated.node))
    // What was offered has to be offered still when it is chosen.
    let event =
      surroundings.chanceFollowsEvents && evaluated.rule != RuleNumber.choices ? eventNumber : 0
    return SeededGenerator(
      seed: seed,
      key: [event, key, UInt64(UInt32(bitPattern: evaluated.rule)), UInt64(site)])
  }

  func property(_ name: String) -> String { surroundings.properties[name] ?? "" }

  var version: String { plan.questionnaire.version }

  func digest(_ bytes: [UInt8], algorithm: String) -> [UInt8]? {
    surroundings.digest(bytes, algorithm)
  }

  func isSigned(_ message: [UInt8], signature: [UInt8], key: [UInt8]) -> Bool {
    surroundings.isSigned(message, signature, key)
  }

  func report(_ problem: EvaluationProblem) {
    // One bad expression in a large roster would say the same thousands of times.
    if problems.count < 100, !problems.contains(problem) { problems.append(problem) }
  }
}

extension Array {
  fileprivate func element(at index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
