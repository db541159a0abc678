extension Response {
  /// The answers by key, rosters taken apart: `age`, `members[r2]/age`.
  ///
  /// - Complexity: O(answers).
  public var answersByKey: [String: AnswerValue] {
    statements.compactMapValues { if case .value(let value) = $0 { value } else { nil } }
  }

  /// How many rows each roster has had as far as the ids of its rows tell, by
  /// the key of the roster: `members`, `members[r2]/jobs`.
  ///
  /// - Complexity: O(answers).
  public var rowsMade: [String: Int] {
    var made: [String: Int] = [:]
    for case (let key, .row) in statements {
      let id = key.dropLast().split(separator: "[").last ?? ""
      let roster = String(key.dropLast(id.count + 2))
      made[roster] = max(made[roster] ?? 0, Int(id.dropFirst()) ?? 0)
    }
    return made
  }
}
