public import SurveyModel

/// A table with everything that is needed to judge it.
///
/// Every percentage has its base: that of its column in ``groups``.
public struct Table: Hashable, Sendable {
  /// A value of a variable.
  public enum Value: Hashable, Sendable {
    /// A code or another text that was found or is on the list.
    case code(String)
    /// The observations without a value for the columns.
    case none
    /// All observations.
    case all
    /// A missing reason that is counted in the base.
    case missing(MissingReason)
  }

  /// How many observations were asked, and what came of it.
  public struct Base: Hashable, Sendable {
    /// The responses that the observations come from.
    public var responses = 0
    /// The rows of a roster; nil when responses themselves are counted.
    public var rows: Int?
    /// Those that the question was asked of: the answered and the missing.
    public var asked: Int { answered + missing.values.reduce(0, +) }
    /// Those with a value.
    public var answered = 0
    /// Those without a value that were asked, by the reason; every reason is there.
    public var missing: [MissingReason: Int] = [:]
    /// Those whose question was not on the route.
    public var notAsked = 0
    /// The observations that percentages are of.
    public var percentBase = 0
    /// What they weigh; their number without weights.
    public var weightedBase = 0.0
  }

  /// A column.
  public struct Group: Hashable, Sendable {
    /// The value of the variable of the columns.
    public let value: Value
    /// What is shown for it; nil where the interface has the words.
    public let label: String?
    /// Whether the value is on the list of its question, or has none to be on.
    public let isListed: Bool
    /// Who is in it.
    public let base: Base

    /// Whether percentages of it say little.
    public var isSmall: Bool { base.percentBase < Table.smallBase }
  }

  /// What stands where a row and a column meet.
  public struct Cell: Hashable, Sendable {
    /// The value that is counted.
    public let row: Value
    /// What is shown for it; nil where the interface has the words.
    public let label: String?
    /// Whether the value is on the list of its question, or has none to be on.
    public let isListed: Bool
    /// The column, as an index of ``Table/groups``.
    public let group: Int
    /// The number of observations.
    public let count: Int
    /// What they weigh; their number without weights.
    public let weighted: Double
    /// The share of the base of the column; nil where that is empty.
    public let percent: Double?
  }

  /// A variable in the words of the table.
  public struct Heading: Hashable, Sendable {
    /// The name or key.
    public let name: String
    /// What was asked; nil where the interface has the words.
    public let label: String?
    /// How it is counted.
    public let kind: TableVariable.Kind
  }

  /// The base below which a percentage is marked.
  public static let smallBase = 30

  /// The questionnaire.
  public let questionnaire: String
  /// The versions that were counted, sorted.
  public let versions: [String]
  /// What is counted.
  public let rows: Heading
  /// What the columns are, nil without columns.
  public let by: Heading?
  /// The question that gives the weights.
  public let weight: String?
  /// The condition.
  public let condition: String?
  /// The missing reasons that are counted in the bases.
  public let inBase: Set<MissingReason>
  /// The columns: first all observations, then those of each value, last those without.
  public let groups: [Group]
  /// The cells, row by row, in each row for every column.
  public let cells: [Cell]
  /// The statistics of each column, for variables that are measured.
  public let statistics: [Statistics]
  /// The observations without a weight, which count for nothing in weighted figures.
  public let weightless: Int
  /// The values that are no numbers although the question asks for one.
  public let unreadable: Int
  /// Whether percentages may add up to more than 100, since there may be several answers.
  public var isMultiple: Bool { rows.kind == .severalCodes }
  /// Whether an observation may stand in several columns.
  public var hasOverlappingColumns: Bool { by?.kind == .severalCodes }

  /// Everything together.
  public var base: Base { groups[0].base }
}
