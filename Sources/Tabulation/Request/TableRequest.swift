public import SurveyModel

/// What is to be counted.
///
///     var request = TableRequest(rows: ["a601_knows_budget"])
///     request.by = "region"
///     request.condition = "${age} >= 18"
public struct TableRequest: Hashable, Sendable {
  /// What is counted, a table each: names of questions, keys such as
  /// `members/age`, or one of ``TableVariable/Metadata``.
  public var rows: [String]
  /// What the columns of the tables are; no columns when nil.
  public var by: String?
  /// Which responses, or rows of a roster, are counted: an expression of the
  /// questionnaire's language.
  public var condition: String?
  /// The question whose number says how much a response counts.
  public var weight: String?
  /// The missing reasons that are counted in the base of percentages as well.
  public var inBase: Set<MissingReason> = []
  /// Whether versions are counted together although their codes differ.
  public var together = false

  /// Creates a request for tables of all responses.
  public init(rows: [String], by: String? = nil) {
    self.rows = rows
    self.by = by
  }
}

/// Why no table can be made.
public enum TabulationError: Error, Hashable {
  /// There is no questionnaire to understand responses with.
  case noQuestionnaire
  /// No question, calculation or member of responses has that name.
  case unknownName(String, nearest: String?)
  /// The question has nothing that can be counted, with the reason.
  case notCountable(String, String)
  /// The variables of one table lie in rosters of which none holds the other.
  case apart(String, String)
  /// The expression of the condition does not compile, with the reason.
  case condition(String, String)
  /// Two questionnaires of one id and version differ.
  case sameVersion(String, hashes: [String])
  /// A code means different things in two versions.
  case meanings(question: String, changes: [String])
  /// A variable takes too many different values to be counted.
  case tooManyValues(String, limit: Int)
}

extension TabulationError: CustomStringConvertible {
  /// What is wrong and what can be done, in full sentences.
  public var description: String {
    switch self {
    case .noQuestionnaire: "There is no questionnaire to read the responses with."
    case .unknownName(let name, let nearest):
      "There is no question, calculation or member of responses called \"\(name)\"."
        + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")
    case .notCountable(let name, let reason): "\"\(name)\" cannot be counted: \(reason)"
    case .apart(let first, let second):
      "\"\(first)\" and \"\(second)\" belong to the rows of different rosters, so that no row has both."
    case .condition(let expression, let reason):
      "The condition \(expression) cannot be used: \(reason)"
    case .sameVersion(let version, let hashes):
      "There are \(hashes.count) different questionnaires of version \"\(version)\" "
        + "(\(hashes.map { String($0.prefix(12)) }.joined(separator: ", "))). Count them one by one "
        + "with --sha256, or declare them to be the same with --together."
    case .meanings(let question, let changes):
      "The versions do not mean the same by the codes of \"\(question)\": "
        + "\(changes.joined(separator: "; ")). Count one version with --sha256, or all with --together."
    case .tooManyValues(let name, let limit):
      "\"\(name)\" takes more than \(limit) different values, which makes no table."
    }
  }
}
