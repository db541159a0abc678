/// Finds one short cycle in each knot of vertices that cannot be put in order.
struct CycleSearch {
  /// The vertices that depend on each vertex.
  let readersOf: [[Int32]]
  /// The vertices that could not be put in order, in document order.
  let stuck: [Int32]

  init(readersOf: [[Int32]], among stuck: [Int32]) {
    self.readersOf = readersOf
    self.stuck = stuck
  }

  /// The shortest cycle through the first vertex of each knot, as its vertices
  /// in order; vertices that only hang on a cycle are in none.
  ///
  /// - Complexity: O(vertices × edges) among the stuck ones, which only faulty
  ///   questionnaires have.
  func cycles() -> [[Int32]] {
    var reported: Set<Int32> = []
    var cycles: [[Int32]] = []
    let among = Set(stuck)
    for start in stuck where !reported.contains(start) {
      guard let cycle = shortestCycle(through: start, among: among) else { continue }
      // A second way round the same knot would only repeat the message.
      let isNew = reported.isDisjoint(with: cycle)
      reported.formUnion(cycle)
      guard isNew else { continue }
      cycles.append(cycle)
    }
    return cycles
  }

  private func shortestCycle(through start: Int32, among: Set<Int32>) -> [Int32]? {
    var cameFrom: [Int32: Int32] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      for reader in readersOf[Int(vertex)] where among.contains(reader) {
        if reader == start {
          var path = [vertex]
          while let before = path.last, before != start, let origin = cameFrom[before] {
            path.append(origin)
          }
          return path.reversed()
        }
        if cameFrom[reader] == nil {
          cameFrom[reader] = vertex
          queue.append(reader)
        }
      }
    }
    return nil
  }
}
