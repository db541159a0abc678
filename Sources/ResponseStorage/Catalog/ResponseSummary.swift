public import SurveyBasics
public import SurveyModel

/// What a store knows of one revision of a response without reading its answers.
public struct ResponseSummary: Hashable, Sendable {
  /// The response.
  public var responseID: String
  /// The SHA-256 of the canonical form.
  public var revisionID: String
  /// One more than the highest revision of the parents.
  public var revision: Int
  /// The revisions that this one replaces.
  public var parents: [String]
  /// Who made it.
  public var made: Response.Making
  /// The questionnaire that was asked.
  public var questionnaire: Response.QuestionnaireReference
  /// Whether it is complete.
  public var status: Response.Status
  /// The region.
  public var region: String?
  /// The sample unit.
  public var unit: String?
  /// The code of the interviewer.
  public var interviewer: String
  /// The name of the installation.
  public var device: String
  /// When the interview began.
  public var startedAt: Timestamp
  /// When it was finished.
  public var completedAt: Timestamp
  /// The milliseconds during which it was open.
  public var activeMilliseconds: Int
  /// The hash of the personal part, nil without one.
  public var personalSHA256: String?
  /// The id of the events.
  public var eventsSHA256: String?
  /// Where the record lies.
  public var location: RecordLocation

  /// What a response says of itself.
  ///
  /// - Parameters:
  ///   - response: The response, with its revision id.
  ///   - location: Where its record lies.
  public init(_ response: Response, at location: RecordLocation) {
    responseID = response.responseID
    revisionID = response.revisionID ?? ""
    revision = response.revision
    parents = response.parents
    made = response.made
    questionnaire = response.questionnaire
    status = response.status
    region = response.region
    unit = response.unit
    interviewer = response.interviewer
    device = response.device
    startedAt = response.startedAt
    completedAt = response.completedAt
    activeMilliseconds = response.activeMilliseconds
    personalSHA256 = response.personalSHA256
    eventsSHA256 = response.eventsSHA256
    self.location = location
  }
}

extension ResponseSummary {
  /// Whether one summary stands before another: by response, then by revision.
  static func comesBefore(_ left: ResponseSummary, _ right: ResponseSummary) -> Bool {
    left.responseID == right.responseID
      ? left.revisionID < right.revisionID : left.responseID < right.responseID
  }

  /// Creates a summary from its parts, which the index keeps.
  init(
    responseID: String, revisionID: String, revision: Int, parents: [String],
    made: Response.Making, questionnaire: Response.QuestionnaireReference,
    status: Response.Status, region: String?, unit: String?, interviewer: String,
    device: String, startedAt: Timestamp, completedAt: Timestamp, activeMilliseconds: Int,
    personalSHA256: String?, eventsSHA256: String?, location: RecordLocation
  ) {
    self.responseID = responseID
    self.revisionID = revisionID
    self.revision = revision
    self.parents = parents
    self.made = made
    self.questionnaire = questionnaire
    self.status = status
    self.region = region
    self.unit = unit
    self.interviewer = interviewer
    self.device = device
    self.startedAt = startedAt
    self.completedAt = completedAt
    self.activeMilliseconds = activeMilliseconds
    self.personalSHA256 = personalSHA256
    self.eventsSHA256 = eventsSHA256
    self.location = location
  }
}

/// Where a record lies in a store: a file of its own, or one line of a segment.
public struct RecordLocation: Hashable, Sendable {
  /// The file, relative to the folder of the store.
  public var path: String
  /// The offset of the first byte; nil when the file holds this record alone.
  public var offset: Int?
  /// The number of bytes, without the newline; nil like ``offset``.
  public var length: Int?

  /// The place of a record that has a file of its own.
  public init(path: String) {
    self.path = path
  }

  /// The place of a record that is a line of a file.
  public init(path: String, offset: Int, length: Int) {
    self.path = path
    self.offset = offset
    self.length = length
  }
}
