extension Response {
  /// The answers by key, rosters taken apart: `age`, `members[r2]/age`.
  ///
  /// - Complexity: O(answers).
  public var answersByKey: [String: AnswerValue] {
    var found: [String: AnswerValue] = [:]
    Response.collect(answers, prefix: "", into: &found)
    return found
  }

  /// How many rows each roster has had as far as the ids of its rows tell, by
  /// the key of the roster.
  public var rowsMade: [String: Int] {
    rowIDsByKey.mapValues { ids in ids.compactMap { Int($0.dropFirst()) }.max() ?? 0 }
  }

  /// The ids of the rows of each roster that has any, in order, by the key of
  /// the roster: `members`, `members[r2]/jobs`.
  ///
  /// - Complexity: O(answers).
  public var rowIDsByKey: [String: [String]] {
    var found: [String: [String]] = [:]
    Response.collectRows(answers, prefix: "", into: &found)
    return found
  }

  /// The keys of the questions and rosters that this revision and another one
  /// tell differently, sorted: another answer, another missing reason, asked in
  /// one and not in the other; other rows.
  ///
  /// Personal answers are not compared: see ``PersonalPart``.
  ///
  /// - Parameter other: Another revision of the same response.
  /// - Returns: The keys; none for revisions that tell the same.
  /// - Complexity: O(*n* log *n*) in the number of answers.
  public func keysThatDiffer(from other: Response) -> [String] {
    let (own, others) = (answersByKey, other.answersByKey)
    let (rows, otherRows) = (rowIDsByKey, other.rowIDsByKey)
    let keys = Set(own.keys).union(others.keys).union(missing.keys).union(other.missing.keys)
    let questions = keys.filter { own[$0] != others[$0] || missing[$0] != other.missing[$0] }
    let rosters = Set(rows.keys).union(otherRows.keys).filter { rows[$0] != otherRows[$0] }
    return questions.union(rosters).sorted()
  }

  private static func collect(
    _ answers: [String: AnswerValue], prefix: String, into found: inout [String: AnswerValue]
  ) {
    for (name, value) in answers {
      guard case .rows(let rows) = value else {
        found[prefix + name] = value
        continue
      }
      for row in rows {
        collect(row.answers, prefix: "\(prefix)\(name)[\(row.id)]/", into: &found)
      }
    }
  }

  private static func collectRows(
    _ answers: [String: AnswerValue], prefix: String, into found: inout [String: [String]]
  ) {
    for case (let name, .rows(let rows)) in answers {
      let key = prefix + name
      found[key] = rows.map(\.id)
      for row in rows { collectRows(row.answers, prefix: "\(key)[\(row.id)]/", into: &found) }
    }
  }
}
