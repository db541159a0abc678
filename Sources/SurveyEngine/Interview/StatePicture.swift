import Expressions
import SurveyModel

/// Everything that an interview has stored and worked out, for comparisons in tests.
package struct StatePicture: Equatable {
  /// One node of the rows that count.
  struct Node: Equatable {
    let key: String
    let isRelevant: Bool
    /// What is kept; of a calculation, what expressions see.
    let text: String
    let reason: MissingReason?
    let position: Int32
    let choices: [String]
    let confirmation: String?
    let comment: Remark?
    let override: String?
  }

  let language: Int
  let nodes: [Node]
  /// The ids of the rows of each list that has any, active and set aside.
  let rows: [String]

  init(_ record: Record) {
    language = record.languageIndex
    var nodes: [Node] = []
    var rows: [String] = []
    func add(_ row: Int32) {
      let template = record.template(of: row)
      for node in record.rowTable[Int(row)].base..<record.rowTable[Int(row)].base
        + Int32(template.members.count)
      {
        nodes.append(Node(node, in: record))
      }
      for (ordinal, _) in template.rosters.enumerated() {
        let number = record.rowTable[Int(row)].firstList + Int32(ordinal)
        let list = record.lists[Int(number)]
        let ids = [list.active, list.relevant, list.aside].map { rows in
          rows.map { record.rowTable[Int($0)].number }
        }
        rows.append("\(record.listKey(of: number)) \(ids)")
        for inner in list.active { add(inner) }
      }
    }
    add(0)
    self.nodes = nodes
    self.rows = rows
  }

  /// Whether the same language is shown.
  package func isInLanguage(of other: StatePicture) -> Bool { language == other.language }

  /// What is different, one difference a line.
  package func differences(from other: StatePicture) -> [String] {
    var found: [String] = []
    if language != other.language { found.append("language \(language) \(other.language)") }
    for (row, former) in zip(rows, other.rows) where row != former {
      found.append("rows \(row), not \(former)")
    }
    for (node, former) in zip(nodes, other.nodes) where node != former {
      found.append("\(node), not \(former)")
    }
    if found.isEmpty, self != other { found.append("more or fewer nodes") }
    return found
  }
}

extension StatePicture.Node {
  init(_ node: Int32, in record: Record) {
    let definition = record.definitions[Int(node)]
    let isCalculated = record.plan.graph.vertex(.calculation, of: definition) != nil
    let isRow = record.plan.places[Int(definition)].ordinal >= 0
    let hasChoices = record.plan.definitions[Int(definition)].question?.choices != nil
    key = record.key(of: node)
    isRelevant = record.isRelevantNode(node)
    text = isCalculated ? record.text(of: node) : record.stored[Int(node)]
    reason = record.givenReason(of: node)
    position = isRow ? record.rowTable[Int(record.rows[Int(node)])].position : 0
    choices =
      hasChoices && isRelevant
      ? record.offeredItems(of: node).map { record.choiceName($0, of: node) } : []
    confirmation = record.confirmations[node]
    comment = record.comments[node]
    override = record.overrides[node]
  }
}

extension Interview {
  /// The state as it stands.
  package var picture: StatePicture { StatePicture(record) }

  /// How many changes can be taken back.
  package var undoCount: Int { history.undoable.count }

  /// How much the last change noted so that it can be taken back.
  package var noted: Int { history.undoable.last?.mutations.count ?? 0 }

  /// The state that the stored answers give when every rule is evaluated anew.
  package func evaluatedAfresh() -> StatePicture {
    StatePicture(Record(evaluatingAfresh: record))
  }
}

extension Record {
  /// Takes over answers and rows of another record, and nothing that was worked out.
  fileprivate convenience init(evaluatingAfresh other: Record) {
    self.init(
      plan: other.plan, clock: other.clock, seed: other.seed, language: other.languageIndex,
      surroundings: other.surroundings)
    eventNumber = other.eventNumber
    definitions = other.definitions
    rows = other.rows
    stored = other.stored
    rowTable = other.rowTable
    lists = other.lists
    overrides = other.overrides
    comments = other.comments
    numbers = Array(repeating: .nan, count: definitions.count)
    pending = Array(repeating: 0, count: definitions.count)
    isTouched = Array(repeating: false, count: definitions.count)
    textLoggedIn = Array(repeating: -1, count: definitions.count)
    flagsLoggedIn = Array(repeating: -1, count: definitions.count)
    flags = other.flags.map { $0.intersection(.anyReason).union(.ownRelevant) }
    for list in lists.indices {
      lists[list].relevant = []
      lists[list].isStale = true
    }
    for row in rowTable.indices { rowTable[row].position = 0 }
    for (node, definition) in definitions.enumerated()
    where other.isRelevantNode(Int32(node)) && other.overrides[Int32(node)] == nil {
      // `once` reads what it gave before.
      guard plan.graph.vertex(.calculation, of: definition) != nil,
        let question = plan.definitions[Int(definition)].question,
        question.calculation?.source.contains("once(") == false
      else { continue }
      stored[node] = ""
    }
    spreadRelevance(from: 0)
    settleLists()
    queueRules(ofRow: 0)
    settle()
    // Storing what a calculation gives lets the reason of the blanked value lapse.
    confirmations = other.confirmations
  }
}
