/// What was counted, and what could not be.
public struct TabulationResult: Sendable {
  /// Something that should have been a response and could not be read.
  public struct Trouble: Hashable, Sendable {
    /// The file.
    public let path: String
    /// The offset of the record in it.
    public let offset: Int
    /// What is wrong, in full sentences.
    public let reason: String
  }

  /// The responses that were read.
  public let responses: Int
  /// The records of other kinds that were passed over.
  public let otherRecords: Int
  /// The responses left out because no version of the questionnaire that was
  /// given is theirs, so that the condition could not be judged.
  public let unknownVersions: Int
  /// How often the condition went wrong and was taken as not holding.
  public let failures: Int
  /// What could not be read, by file and place.
  public let troubles: [Trouble]

  private let counts: [TableCount]
  private let request: TableRequest
  private let questionnaire: String
  private let versions: [String]

  init(
    _ partial: PartialResult, request: TableRequest, questionnaire: String, versions: [String]
  ) {
    responses = partial.responses
    otherRecords = partial.otherRecords
    unknownVersions = partial.unknownVersions
    failures = partial.failures
    troubles = partial.troubles.sorted { ($0.path, $0.offset) < ($1.path, $1.offset) }
    counts = partial.counts
    self.request = request
    self.questionnaire = questionnaire
    self.versions = versions
  }

  /// Returns the tables, one for each variable asked for.
  ///
  /// - Returns: The tables in the order of the request.
  /// - Throws: ``TabulationError/tooManyValues(_:limit:)``.
  public func tables() throws(TabulationError) -> [Table] {
    var tables: [Table] = []
    for count in counts {
      let name = count.design.rows.variable.name
      guard !count.isFull else {
        let limit =
          count.design.rows.variable.kind == .number ? TableCount.numberLimit : Coder.limit
        throw .tooManyValues(name, limit: limit)
      }
      if let by = count.design.by, count.groups.count > Self.columnLimit {
        throw .tooManyValues(by.variable.name, limit: Self.columnLimit)
      }
      tables.append(
        TableBuilder(
          count: count, questionnaire: questionnaire, versions: versions, request: request
        ).table())
    }
    return tables
  }

  /// The most columns of a table: one for each interviewer of a large survey.
  private static let columnLimit = 1000
}
