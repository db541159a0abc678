import JSONRecords
import SurveyModel

/// Which members of responses are read, and where their values are put.
///
/// A response is seen as levels: the response itself, and one level for each
/// roster, whose rows each lie in a row of the level above. Each level has
/// slots, one for each wanted answer of it.
struct ResponseColumns: Sendable {
  /// Where the value of an answer is found.
  struct Slot: Hashable, Sendable {
    /// The level; 0 is the response itself.
    let level: Int
    /// The place among the wanted answers of the level.
    let place: Int
  }

  /// The response, or a roster.
  struct Level: Hashable, Sendable {
    /// The names of the rosters from the outside in; none for the response.
    let rosters: [String]
    /// The level that its rows lie in; −1 for the response.
    let parent: Int
    /// The number of the column of the roster.
    let column: Int
    /// The number of slots.
    fileprivate(set) var width: Int
    /// The slots by the name of the answer.
    fileprivate(set) var places: [String: Int]
  }

  /// What one column of the scanner is for.
  enum Purpose: Hashable, Sendable {
    /// It only holds others.
    case container
    /// A value for a slot.
    case value(Slot)
    /// Why the slot of the response itself has none.
    case reason(Slot)
    /// The rows of a level.
    case rows(level: Int)
    /// The id of a row.
    case rowID
  }

  private(set) var columns: [ColumnScanner.Column]
  private(set) var purposes: [Purpose]
  private(set) var levels: [Level]
  private var metadata: [[String]: Slot] = [:]
  private var containers: [[String]: Int] = [:]
  private static let answers = 0
  private static let missing = 1

  init() {
    columns = [
      ColumnScanner.Column("answers", in: nil, .object),
      ColumnScanner.Column("missing", in: nil, .reasons),
    ]
    purposes = [.container, .container]
    levels = [Level(rosters: [], parent: -1, column: Self.answers, width: 0, places: [:])]
  }

  /// The level of a roster, added with those around it if needed.
  mutating func level(_ rosters: [String]) -> Int {
    if let known = levels.firstIndex(where: { $0.rosters == rosters }) { return known }
    let parent = level(Array(rosters.dropLast()))
    let column = columns.count
    add(ColumnScanner.Column(rosters.last ?? "", in: levels[parent].column, .rows))
    let level = levels.count
    purposes[column] = .rows(level: level)
    levels.append(Level(rosters: rosters, parent: parent, column: column, width: 0, places: [:]))
    add(ColumnScanner.Column("_row", in: column), .rowID)
    return level
  }

  /// The slot of an answer, added if needed.
  mutating func answer(_ name: String, in rosters: [String]) -> Slot {
    let level = level(rosters)
    if let place = levels[level].places[name] { return Slot(level: level, place: place) }
    let slot = newSlot(level)
    levels[level].places[name] = slot.place
    add(ColumnScanner.Column(name, in: levels[level].column), .value(slot))
    if rosters.isEmpty { add(ColumnScanner.Column(name, in: Self.missing), .reason(slot)) }
    return slot
  }

  /// The slot of a member of the response itself, such as `region`.
  mutating func member(_ path: [String]) -> Slot {
    if let slot = metadata[path] { return slot }
    var parent: Int?
    for depth in path.indices.dropLast() {
      let outer = Array(path[...depth])
      if let known = containers[outer] {
        parent = known
      } else {
        containers[outer] = columns.count
        let column = columns.count
        add(ColumnScanner.Column(path[depth], in: parent, .object))
        parent = column
      }
    }
    let slot = newSlot(0)
    metadata[path] = slot
    add(ColumnScanner.Column(path[path.count - 1], in: parent), .value(slot))
    return slot
  }

  /// The slot that an answer of a level has, nil when nobody wanted it.
  func slot(of name: Substring, level: Int) -> Slot? {
    levels[level].places[String(name)].map { Slot(level: level, place: $0) }
  }

  private mutating func newSlot(_ level: Int) -> Slot {
    defer { levels[level].width += 1 }
    return Slot(level: level, place: levels[level].width)
  }

  private mutating func add(_ column: ColumnScanner.Column, _ purpose: Purpose = .container) {
    columns.append(column)
    purposes.append(purpose)
  }
}
