import Expressions
import SurveyBasics
import SurveyModel

/// The answers of one running interview: nodes in flat arrays, rows of rosters,
/// what is known about each node, and the log of what the current change did.
///
/// It stores and looks up; which rules run when is the business of its
/// extension for recalculation.
final class Record {
  let plan: InterviewPlan

  // MARK: Nodes, by number

  var definitions: [Int32] = []
  var rows: [Int32] = []
  /// The answer in record form, relevant or not; empty for none.
  var stored: [String] = []
  var flags: [NodeFlags] = []
  /// The number that the stored text converts to, where `numberKnown` says so.
  var numbers: [Double] = []
  /// One bit for each rule that waits to be looked at.
  var pending: [UInt8] = []
  /// Whether a node stands in `touched`.
  var isTouched: [Bool] = []
  /// The change in whose log the former text of a node stands, and its former flags.
  var textLoggedIn: [Int32] = []
  var flagsLoggedIn: [Int32] = []

  // MARK: Rows and lists of rows, by number

  var rowTable: [Row] = []
  var lists: [RowList] = []

  // MARK: What hangs on few nodes

  /// Why warnings were kept, by node.
  var confirmations: [Int32: String] = [:]
  /// What calculations gave where a person answered otherwise, by node.
  var overrides: [Int32: String] = [:]
  /// Remarks, by node.
  var comments: [Int32: Remark] = [:]
  /// The choices offered, by node, until something that they depend on changes.
  var choiceCache: [Int32: [Int32]] = [:]
  /// Nodes whose value was known before the interview, which defaults leave alone.
  var prefilled: Set<Int32> = []

  // MARK: The change in progress

  var log: [Mutation] = []
  /// Counts the changes of which nodes are relevant and which rows there are.
  var routeVersion = 0
  /// The nodes that may differ from before the change, each once.
  var touched: [Int32] = []
  var notices: [Notice] = []
  var queue = RuleQueue()
  var triggerQueue = TriggerQueue()
  /// Lists whose rows changed and whose readers were not told yet.
  var changedLists: [Int32] = []
  /// Counts the changes, so that each notes what stood in a place once.
  var changeNumber: Int32 = 0
  /// What settling took so far.
  var effort = Effort()
  /// The knots of rules that were stopped while settling.
  var stopped: Set<Int32> = []
  /// The knots of rules that ever had to be stopped.
  var restless: Set<Int32> = []
  /// The growth in this change of rosters whose number of rows depends on their own
  /// contents.
  var growth = Growth()
  /// Lists that ever had to be kept from growing.
  var stunted: Set<Int32> = []
  /// Triggers rest while a record or row begins (xlsform 8.7).
  var areTriggersActive = false

  // MARK: Surroundings

  var clock: Timestamp
  var languageIndex: Int
  let seed: UInt64
  var eventNumber: UInt64 = 0
  let surroundings: Surroundings
  var tables: [DataTree]
  var problems: [EvaluationProblem] = []
  /// The node and rule whose expression is being evaluated, which chance depends on.
  private(set) var evaluated: (node: Int32, rule: Int32) = (0, 0)
  /// Whether the answers of a finished response are being brought in: what it
  /// holds stands, whatever rules that look at half of it would make of it.
  var isRestoring = false
  /// Whether answers or rows stand there only to be judged; nothing that is
  /// found out about them may be kept.
  var isTrying = false

  /// One row of a roster, or the record itself (row 0).
  struct Row {
    /// The list it belongs to, −1 for the record.
    let list: Int32
    /// The number in its id, `r3`; 0 for the record.
    let number: Int32
    /// The node of the row itself; those of its template follow.
    let base: Int32
    /// The first of the lists that begin in this row.
    let firstList: Int32
    /// Whether its list counts it.
    var isActive: Bool
    /// The position among the relevant rows, counted from 1; 0 while not relevant.
    var position: Int32 = 0
  }

  /// The rows of one roster in one enclosing row.
  struct RowList {
    /// The roster.
    let roster: Int32
    /// The enclosing row.
    let row: Int32
    /// The rows that count, in order.
    var active: [Int32] = []
    /// Rows beyond a lowered count, in order, kept for the case that it rises again.
    var aside: [Int32] = []
    /// The active rows that are relevant, in order.
    var relevant: [Int32] = []
    /// How many rows were ever made; ids are never used twice.
    var made: Int32 = 0
    /// Whether its number of rows waits to be looked at.
    var isPending = false
    /// Whether `relevant` and the positions have to be made again.
    var isStale = false
    /// Whether the list waits in `changedLists`.
    var isNoted = false
    /// The index of the first relevant row that moved since readers were told; the
    /// number of rows or more when only rows behind the last one went.
    var movedFrom = Int.max
    /// The rows that were relevant when readers were told last and are not any more.
    var left: [Int32] = []
    /// The change in whose log the rows stand.
    var loggedIn: Int32 = -1
  }

  init(
    plan: InterviewPlan, clock: Timestamp, seed: UInt64, language: Int,
    surroundings: Surroundings
  ) {
    self.plan = plan
    self.clock = clock
    self.seed = seed
    languageIndex = language
    self.surroundings = surroundings
    tables = plan.questionnaire.tables
    for (index, instance) in plan.questionnaire.shape.instances.enumerated() {
      if let table = surroundings.tables[instance.id] { tables[index] = table }
    }
  }

  /// Evaluates something as a rule of a node.
  @inline(__always)
  func evaluating<Result>(_ node: Int32, _ rule: Int32, _ body: () -> Result) -> Result {
    let outer = evaluated
    evaluated = (node, rule)
    defer { evaluated = outer }
    return body()
  }

  // MARK: Finding nodes

  @inline(__always)
  func node(of definition: Int32, in row: Int32) -> Int32 {
    rowTable[Int(row)].base + plan.places[Int(definition)].offset
  }

  /// The row of the roster `anchor` around a row (row 0 for −1).
  @inline(__always)
  func row(of anchor: Int32, around row: Int32) -> Int32 {
    var row = row
    while row > 0 {
      let list = rowTable[Int(row)].list
      if lists[Int(list)].roster == anchor { return row }
      row = lists[Int(list)].row
    }
    return 0
  }

  /// The list of a roster that begins in a row.
  @inline(__always)
  func list(of roster: Int32, in row: Int32) -> Int32 {
    rowTable[Int(row)].firstList + plan.places[Int(roster)].ordinal
  }

  /// Calls `body` with every relevant or every active row of the innermost roster
  /// of `definition` within a row of `anchor`, in document order.
  func forEachRow(
    of definition: Int32, anchor: Int32, around row: Int32, relevantOnly: Bool,
    _ body: (Int32) -> Void
  ) {
    let chain = plan.rosterChains[Int(definition)]
    let start = anchor < 0 ? 0 : (chain.firstIndex(of: anchor) ?? -1) + 1
    visit(chain[start...], in: self.row(of: anchor, around: row), relevantOnly, body)
  }

  private func visit(
    _ rosters: ArraySlice<Int32>, in row: Int32, _ relevantOnly: Bool, _ body: (Int32) -> Void
  ) {
    guard let roster = rosters.first else { return body(row) }
    let list = lists[Int(self.list(of: roster, in: row))]
    for inner in relevantOnly ? list.relevant : list.active {
      visit(rosters.dropFirst(), in: inner, relevantOnly, body)
    }
  }

  /// The node around a node; −1 for the root.
  func parentNode(of node: Int32) -> Int32 {
    let place = plan.places[Int(definitions[Int(node)])]
    guard place.parent >= 0 else { return -1 }
    let row = rows[Int(node)]
    if place.ordinal >= 0 {
      return self.node(of: place.parent, in: lists[Int(rowTable[Int(row)].list)].row)
    }
    return self.node(of: place.parent, in: row)
  }

  // MARK: Reading nodes

  @inline(__always)
  func isRelevantNode(_ node: Int32) -> Bool {
    flags[Int(node)].contains(.relevant)
  }

  /// The missing reason that was given, relevant or not.
  func givenReason(of node: Int32) -> MissingReason? {
    let flag = flags[Int(node)]
    if flag.contains(.dontKnow) { return .dontKnow }
    if flag.contains(.refused) { return .refused }
    return flag.contains(.notApplicable) ? .notApplicable : nil
  }
}

/// What is known about a node.
struct NodeFlags: OptionSet {
  let rawValue: UInt8

  /// Its own relevance rule holds, or it has none.
  static let ownRelevant = NodeFlags(rawValue: 1)
  /// It and everything around it is relevant.
  static let relevant = NodeFlags(rawValue: 2)
  /// `numbers` holds the number of its stored text.
  static let numberKnown = NodeFlags(rawValue: 4)
  static let dontKnow = NodeFlags(rawValue: 8)
  static let refused = NodeFlags(rawValue: 16)
  static let notApplicable = NodeFlags(rawValue: 32)
  static let anyReason: NodeFlags = [.dontKnow, .refused, .notApplicable]
}

extension MissingReason {
  var flag: NodeFlags {
    switch self {
    case .dontKnow: .dontKnow
    case .refused: .refused
    case .notApplicable: .notApplicable
    case .blank, .notReached: []
    }
  }
}

/// A remark on a question, with the time at which it was written and by whom.
struct Remark: Hashable {
  let text: String
  let at: Timestamp
  let by: String
}
