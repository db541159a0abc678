/// The rules that wait to be looked at, the one that depends on the fewest
/// others first; among equals, nodes by their number, which is the order of rows.
///
/// A binary heap over one word for each entry: the number of the vertex in the
/// upper half, that of the node in the lower.
struct RuleQueue {
  private var heap: [UInt64] = []

  /// The rule that is looked at next; nil when none waits.
  var firstVertex: Int32? {
    heap.first.map { Int32(bitPattern: UInt32(truncatingIfNeeded: $0 >> 32)) }
  }

  mutating func removeAll() {
    heap.removeAll(keepingCapacity: true)
  }

  /// - Complexity: O(log *n*)
  mutating func push(vertex: Int32, node: Int32) {
    heap.append(UInt64(UInt32(bitPattern: vertex)) << 32 | UInt64(UInt32(bitPattern: node)))
    var child = heap.count - 1
    let entry = heap[child]
    while child > 0 {
      let parent = (child - 1) / 2
      guard entry < heap[parent] else { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = entry
  }

  /// - Complexity: O(log *n*)
  mutating func pop() -> (vertex: Int32, node: Int32)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      var parent = 0
      while true {
        var child = 2 * parent + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
        guard heap[child] < last else { break }
        heap[parent] = heap[child]
        parent = child
      }
      heap[parent] = last
    }
    return (
      Int32(bitPattern: UInt32(truncatingIfNeeded: first >> 32)),
      Int32(bitPattern: UInt32(truncatingIfNeeded: first))
    )
  }
}
