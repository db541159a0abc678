import Dispatch

/// Does pieces of work on all cores and returns their results in the order of
/// the numbers, so that nothing depends on who was first.
///
/// - Parameters:
///   - count: How many pieces there are.
///   - body: Does the piece with a number.
/// - Returns: The results.
func concurrently<Result: Sendable>(
  _ count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    // Every piece has an element of its own, and all are done before anybody reads.
    nonisolated(unsafe) let elements = buffer
    DispatchQueue.concurrentPerform(iterations: count) { number in
      elements.initializeElement(at: number, to: body(number))
    }
    initialized = count
  }
}
