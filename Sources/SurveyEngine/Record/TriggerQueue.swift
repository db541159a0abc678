/// The nodes whose change has triggers to run, in the order in which they
/// changed, each once.
struct TriggerQueue {
  private var nodes: [Int32] = []
  private var waiting: Set<Int32> = []
  private var next = 0

  mutating func append(_ node: Int32) {
    if waiting.insert(node).inserted { nodes.append(node) }
  }

  mutating func popFirst() -> Int32? {
    guard next < nodes.count else {
      removeAll()
      return nil
    }
    let node = nodes[next]
    next += 1
    waiting.remove(node)
    return node
  }

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    next = 0
  }
}
