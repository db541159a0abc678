/// Finds what somebody may have meant by a word that does not exist.
public enum Spelling {
  /// The candidate that is nearest to a word, nil when none is near.
  ///
  /// Near means that at most a third of the letters, and never more than
  /// three, are wrong, missing, added or swapped with their neighbour; case does
  /// not count. Of equally near candidates the first in the order of the
  /// alphabet is taken, so that the order of the candidates does not matter.
  ///
  /// - Complexity: O(*n* · *m*²) for *n* candidates of *m* letters.
  public static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    guard word.utf8.count <= 256 else { return nil }
    let letters = Array(word.lowercased())
    let limit = min(3, max(1, letters.count / 3))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != word && candidate.utf8.count <= 512 {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = distance(letters, other)
      guard distance <= limit, distance < max(letters.count, other.count) else { continue }
      if best.map({ (distance, candidate) < ($0.distance, $0.candidate) }) ?? true {
        best = (distance, candidate)
      }
    }
    return best?.candidate
  }

  /// The sentence that proposes the nearest candidate, nil when none is near.
  public static func proposal(
    for word: String, among candidates: some Sequence<String>
  ) -> String? {
    nearest(to: word, among: candidates).map { "Did you mean \"\($0)\"?" }
  }

  /// The number of letters to change, add, take away or swap (Damerau and Levenshtein,
  /// without changes between swapped letters).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var current = [i + 1]
      for j in right.indices {
        var cost = min(
          last[j + 1] + 1, current[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
