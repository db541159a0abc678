/// Finds which vertices depend on each other, directly or not.
///
/// The algorithm is Tarjan's for strongly connected components, with a stack of
/// its own, since a questionnaire may chain thousands of rules.
struct KnotSearch {
  /// The vertices that depend on each vertex.
  let readersOf: [[Int32]]

  /// The knot of each vertex: two have the same number when each depends on the other.
  ///
  /// - Complexity: O(vertices + edges)
  func knots() -> [Int32] {
    let count = readersOf.count
    var knots: [Int32] = Array(repeating: -1, count: count)
    var order: [Int32] = Array(repeating: -1, count: count)
    var lowest: [Int32] = Array(repeating: 0, count: count)
    var open: [Int32] = []
    var visited: Int32 = 0
    var found: Int32 = 0
    for root in 0..<count where order[root] < 0 {
      var path: [(vertex: Int, next: Int)] = [(root, 0)]
      while let (vertex, next) = path.last {
        if next == 0 {
          order[vertex] = visited
          lowest[vertex] = visited
          visited += 1
          open.append(Int32(vertex))
        }
        if next < readersOf[vertex].count {
          path[path.count - 1].next = next + 1
          let reader = Int(readersOf[vertex][next])
          if order[reader] < 0 {
            path.append((reader, 0))
          } else if knots[reader] < 0 {
            lowest[vertex] = min(lowest[vertex], order[reader])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.vertex {
          lowest[parent] = min(lowest[parent], lowest[vertex])
        }
        guard lowest[vertex] == order[vertex] else { continue }
        while let member = open.popLast() {
          knots[Int(member)] = found
          if member == vertex { break }
        }
        found += 1
      }
    }
    return knots
  }
}
