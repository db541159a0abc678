public import ResponseStorage

extension ResponseLineage {
  /// The last revision from which all heads come, nil when they have no common
  /// beginning.
  ///
  /// Of several the one with the highest number, then with the greatest id.
  public var commonAncestor: ResponseSummary? {
    let byID = Dictionary(revisions.map { ($0.revisionID, $0) }) { first, _ in first }
    func ancestors(of head: ResponseSummary) -> Set<String> {
      var found: Set<String> = []
      var queue = head.parents
      while let id = queue.popLast() {
        if found.insert(id).inserted { queue += byID[id]?.parents ?? [] }
      }
      return found
    }
    let all = heads.map { ancestors(of: $0) }
    let common = all.dropFirst().reduce(all.first ?? []) { $0.intersection($1) }
    return revisions.last { common.contains($0.revisionID) }
  }
}
