import SurveyModel

/// Something that every response, or every row of a roster, has one value of.
public struct TableVariable: Hashable, Sendable {
  /// A member of the response itself.
  public enum Metadata: String, Hashable, Sendable, CaseIterable {
    /// Where it was collected.
    case region
    /// Who asked.
    case interviewer
    /// Whether it is complete.
    case status
    /// The language shown last.
    case language
    /// The sample unit.
    case unit
    /// The version of the questionnaire.
    case version = "questionnaire version"

    /// The way to the member in a record.
    var path: [String] { self == .version ? ["questionnaire", "version"] : [rawValue] }
  }

  /// How its values are counted.
  public enum Kind: Hashable, Sendable {
    /// Each value by itself; the list, if there is one, in its order.
    case code
    /// Each of several values by itself.
    case severalCodes
    /// As ``code`` the choice that is ranked first.
    case rank
    /// Statistics, and each value by itself where there are few.
    case number
    /// By days, months or years, so that there are few rows.
    case date
    /// By hours.
    case time
    /// Only whether there is an answer.
    case presence
  }

  /// A choice of the list.
  public struct Choice: Hashable, Sendable {
    /// What is stored.
    public let code: String
    /// What is shown.
    public let label: String
  }

  /// The key without rows, such as `age` or `members/age`.
  public let name: String
  /// What was asked, in the language of the table; nil for members of the
  /// response, whose words the interface has.
  public let label: String?
  /// How it is counted.
  public let kind: Kind
  /// The member of the response that it is, nil for a question.
  public let metadata: Metadata?
  /// The choices of all versions, those of the newest first.
  public let choices: [Choice]

  /// The rosters it lies in, from the outside in.
  let rosters: [String]
}
