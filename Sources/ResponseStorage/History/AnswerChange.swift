public import JSONRecords
public import SurveyModel

/// What a revision says to a question.
public enum StatedAnswer: Hashable, Sendable {
  /// An answer.
  case value(AnswerValue)
  /// A reason why there is none.
  case missing(MissingReason)
  /// A row of a roster, which stands for itself.
  case row

  /// The answer as one JSON value: an object with `value`, `missing` or `row`.
  public var record: JSONValue {
    switch self {
    case .value(let value): ["value": value.record]
    case .missing(let reason): ["missing": .string(reason.rawValue)]
    case .row: ["row": true]
    }
  }
}

/// A question to which two revisions of a response say different things.
public struct AnswerChange: Hashable, Sendable {
  /// The key: `age`, `members[r2]/age`, or `members[r2]` for a row that only
  /// one of them has.
  public var key: String
  /// What the earlier revision says, nil when it was not asked.
  public var before: StatedAnswer?
  /// What the later revision says, nil when it was not asked.
  public var after: StatedAnswer?

  /// Creates a change.
  public init(key: String, before: StatedAnswer?, after: StatedAnswer?) {
    self.key = key
    self.before = before
    self.after = after
  }

  /// Returns what changed from one revision to another, ordered by key.
  ///
  /// Rows of rosters are the same row when they have the same id; their order
  /// does not matter. What a row holds that only one revision has is named too.
  public static func changes(from earlier: Response, to later: Response) -> [AnswerChange] {
    changes(
      from: statements(earlier.answers, earlier.missing),
      to: statements(later.answers, later.missing))
  }

  /// Returns what changed in the answers to personal questions.
  public static func changes(from earlier: PersonalPart, to later: PersonalPart) -> [AnswerChange] {
    changes(
      from: statements(earlier.answers, earlier.missing),
      to: statements(later.answers, later.missing))
  }

  /// Returns everything that a personal part says, as changes from nothing.
  public static func statements(of part: PersonalPart) -> [AnswerChange] {
    changes(from: [:], to: statements(part.answers, part.missing))
  }

  private static func changes(
    from earlier: [String: StatedAnswer], to later: [String: StatedAnswer]
  ) -> [AnswerChange] {
    Set(earlier.keys).union(later.keys)
      .filter { earlier[$0] != later[$0] }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { AnswerChange(key: $0, before: earlier[$0], after: later[$0]) }
  }

  private static func statements(
    _ answers: [String: AnswerValue], _ missing: [String: MissingReason]
  ) -> [String: StatedAnswer] {
    var statements = missing.mapValues(StatedAnswer.missing)
    collect(answers, prefix: "", into: &statements)
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
