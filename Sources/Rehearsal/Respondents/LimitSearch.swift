import Synchronization

/// The limits within which a rule accepts answers, found by trying.
package struct LimitSearch: Hashable, Sendable {
  /// The lowest and highest step known to be accepted; not everything between has to be.
  package let limits: ClosedRange<Int>
  /// The steps tried at first that were accepted, in their order.
  package let accepted: [Int]
  /// The longest stride; a rule without a limit is left after about twice this.
  private static let longest = 1 << 16

  /// Looks around steps at which the limits may lie; nil when none of them is accepted.
  package init?(around anchors: [Int], possible: ClosedRange<Int>, accepts: (Int) -> Bool) {
    accepted = anchors.filter(accepts)
    guard let low = accepted.min(), let high = accepted.max() else { return nil }
    func edge(from start: Int, _ direction: Int) -> Int {
      var (edge, stride) = (start, 1)
      func isAccepted(_ step: Int) -> Bool { possible.contains(step) && accepts(step) }
      while stride <= LimitSearch.longest, isAccepted(edge + direction * stride) {
        edge += direction * stride
        stride *= 2
      }
      while stride > 1 {
        stride /= 2
        if isAccepted(edge + direction * stride) { edge += direction * stride }
      }
      return edge
    }
    limits = edge(from: low, -1)...edge(from: high, 1)
  }
}

/// Limits that hold in every interview, looked for once.
///
/// What is remembered depends on its key alone, never on who asked first, so
/// every interview goes the same way whichever were held before it.
final class KnownLimits: Sendable {
  /// A question, and the year, which is tried as an answer.
  struct Key: Hashable {
    let definition: Int32
    let year: Int
  }

  private let known = Mutex<[Key: LimitSearch?]>([:])

  /// The limits for a key, found by a search the first time.
  func limits(for key: Key, search: () -> LimitSearch?) -> LimitSearch? {
    if let found = known.withLock({ $0[key] }) { return found }
    let found = search()
    known.withLock { $0[key] = .some(found) }
    return found
  }
}
