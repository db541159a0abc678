/// What a revision says to a question.
public enum StatedAnswer: Hashable, Sendable {
  /// An answer.
  case value(AnswerValue)
  /// A reason why there is none.
  case missing(MissingReason)
  /// A row of a roster, which stands for itself.
  case row
}

/// A question to which revisions of a response say different things.
public struct AnswerDifference: Hashable, Sendable {
  /// The key: `age`, `members[r2]/age`, or `members[r2]` for a row that not
  /// every revision has.
  public var key: String
  /// What each revision says, in their order; nil where it was not asked.
  public var answers: [StatedAnswer?]

  /// Creates a difference.
  public init(key: String, answers: [StatedAnswer?]) {
    self.key = key
    self.answers = answers
  }

  /// What the first revision says, nil when it was not asked.
  public var before: StatedAnswer? { answers.first ?? nil }
  /// What the last revision says, nil when it was not asked.
  public var after: StatedAnswer? { answers.last ?? nil }

  /// Returns where revisions differ, in the order of the bytes of the keys.
  ///
  /// Rows of rosters are the same row when they have the same id; their order
  /// does not matter. What a row holds that not every revision has is named
  /// too: see ``Swift/Array/withWholeRows``. Personal answers are not compared.
  ///
  /// - Parameter revisions: The revisions, of one response.
  /// - Returns: The differences; none for revisions that tell the same.
  /// - Complexity: O(*n* log *n*) in the number of answers.
  public static func among(_ revisions: [Response]) -> [AnswerDifference] {
    among(revisions.map(\.statements))
  }

  /// Returns where the answers to personal questions differ.
  public static func among(_ parts: [PersonalPart]) -> [AnswerDifference] {
    among(parts.map(\.statements))
  }

  private static func among(_ statements: [[String: StatedAnswer]]) -> [AnswerDifference] {
    Set(statements.flatMap(\.keys))
      .filter { key in statements.dropFirst().contains { $0[key] != statements[0][key] } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { key in AnswerDifference(key: key, answers: statements.map { $0[key] }) }
  }
}

extension [AnswerDifference] {
  /// The differences without what a row holds that not every revision has: the
  /// row stands for all of it.
  public var withWholeRows: [AnswerDifference] {
    var whole = ""
    return filter { difference in
      guard whole.isEmpty || !difference.key.hasPrefix(whole) else { return false }
      // All that a row holds comes right after it.
      if difference.answers.contains(.row) { whole = difference.key + "/" }
      return true
    }
  }
}

extension Response {
  /// What it says to each question that it says anything to, by key, rosters
  /// taken apart; each row has a key of its own.
  ///
  /// - Complexity: O(answers).
  public var statements: [String: StatedAnswer] {
    var statements = missing.mapValues(StatedAnswer.missing)
    Response.collect(answers, prefix: "", into: &statements)
    return statements
  }

  private static func collect(
    _ answers: [String: AnswerValue], prefix: String, into statements: inout [String: StatedAnswer]
  ) {
    for (name, value) in answers {
      guard case .rows(let rows) = value else {
        statements[prefix + name] = .value(value)
        continue
      }
      for row in rows {
        let key = "\(prefix)\(name)[\(row.id)]"
        statements[key] = .row
        collect(row.answers, prefix: key + "/", into: &statements)
      }
    }
  }
}

extension PersonalPart {
  /// What it says to each question, by key.
  public var statements: [String: StatedAnswer] {
    missing.mapValues(StatedAnswer.missing)
      .merging(answers.mapValues(StatedAnswer.value)) { $1 }
  }
}
