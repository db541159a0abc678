/// The limits within which a rule accepts answers, found by trying.
package struct LimitSearch: Hashable {
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
