/// What is counted in one column of a table.
struct GroupCount: Sendable {
  /// Observations with a value, then by the codes of missing reasons.
  static let answered = 0
  /// Observations whose question was not on the route.
  static let notAsked = 6

  /// How many observations have a value, a missing reason, or were not asked.
  var states: [Tally]
  /// The observations by the number of their value.
  var cells: [Tally] = []
  /// The observations by their number, of variables that are numbers.
  var numbers: [UInt64: Tally] = [:]
  /// The responses that the observations come from.
  var responses = 0
  /// The observations that have no weight and count for nothing in weighted figures.
  var weightless = 0
  /// The values that are no numbers although the variable is.
  var unreadable = 0
  /// The number of the response that was counted last.
  private var lastResponse = -1

  init() {
    states = Array(repeating: Tally(), count: Self.notAsked + 1)
  }

  mutating func begin(_ response: Int) {
    guard lastResponse != response else { return }
    lastResponse = response
    responses += 1
  }

  mutating func add(_ parts: Int128, toCell number: Int) {
    while cells.count <= number { cells.append(Tally()) }
    cells[number].add(parts)
  }

  /// Adds what was counted elsewhere.
  ///
  /// - Parameters:
  ///   - other: What was counted.
  ///   - cellNumbers: The number that each cell of the other has here.
  mutating func add(_ other: GroupCount, cellNumbers: [Int]) {
    for state in states.indices { states[state] += other.states[state] }
    for (number, tally) in other.cells.enumerated() where tally.count > 0 {
      let own = cellNumbers[number]
      while cells.count <= own { cells.append(Tally()) }
      cells[own] += tally
    }
    numbers.merge(other.numbers) { $0 + $1 }
    responses += other.responses
    weightless += other.weightless
    unreadable += other.unreadable
  }
}

/// A number as a key: equal numbers have equal keys, and −0 is 0.
extension Double {
  var tallyKey: UInt64 { self == 0 ? 0 : bitPattern }
  init(tallyKey: UInt64) { self.init(bitPattern: tallyKey) }
}
