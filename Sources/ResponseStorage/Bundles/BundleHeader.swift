public import JSONRecords
public import SurveyBasics
public import SurveyModel

/// What a bundle says of itself in its first line.
public struct BundleHeader: Hashable, Sendable {
  /// The responses of one version of a questionnaire in a bundle.
  public struct QuestionnaireCount: Hashable, Sendable {
    /// The questionnaire.
    public var questionnaire: Response.QuestionnaireReference
    /// How many revisions of responses to it the bundle holds.
    public var responses: Int

    /// Creates a count.
    public init(_ questionnaire: Response.QuestionnaireReference, responses: Int) {
      self.questionnaire = questionnaire
      self.responses = responses
    }
  }

  /// The number of the bundle in the chain of its store, counted from 1; nil for
  /// the way back, which goes to many, and for a second copy, which goes nowhere.
  public var number: Int?
  /// The SHA-256 of the bundle with the number before; nil for the first one
  /// and for those without a number.
  ///
  /// Whoever gets this bundle but never that one knows that one was lost.
  public var after: String?
  /// The id of the store.
  public var store: String
  /// The name of the installation.
  public var device: String
  /// The region of the store, where known.
  public var region: String?
  /// The code of the person who wrote it.
  public var by: String
  /// The program that wrote it, with its version.
  public var program: String
  /// When, by the clock of the machine.
  public var at: Timestamp
  /// How many records of each kind it holds.
  public var counts: [RecordFormat: Int]
  /// The responses by questionnaire and version, ordered by id, version and hash.
  public var questionnaires: [QuestionnaireCount]

  /// Creates a header.
  public init(
    number: Int?, after: String?, store: String, device: String, region: String?, by: String,
    program: String, at: Timestamp, counts: [RecordFormat: Int],
    questionnaires: [QuestionnaireCount]
  ) {
    self.number = number
    self.after = after
    self.store = store
    self.device = device
    self.region = region
    self.by = by
    self.program = program
    self.at = at
    self.counts = counts
    self.questionnaires = questionnaires
  }

  /// How many records it holds in all.
  public var records: Int { counts.values.reduce(0, +) }
}

extension BundleHeader {
  /// The header as a record.
  public var record: JSONObject {
    var record = RecordFormat.bundle.members
    record["number"] = number.map { .integer($0) } ?? .null
    record["after"] = JSONValue(after)
    record["store_id"] = .string(store)
    record["device"] = .string(device)
    record["region"] = JSONValue(region)
    record["by"] = .string(by)
    record["program"] = .string(program)
    record["at"] = JSONValue(at)
    record["counts"] = .object(countsRecord(counts))
    record["questionnaires"] = .array(
      questionnaires.map {
        [
          "id": .string($0.questionnaire.id), "version": .string($0.questionnaire.version),
          "sha256": .string($0.questionnaire.sha256), "responses": .integer($0.responses),
        ]
      })
    return record
  }

  /// Reads a header.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.bundle)
    var questionnaires: [QuestionnaireCount] = []
    for entry in try members.objects("questionnaires") {
      questionnaires.append(
        QuestionnaireCount(
          Response.QuestionnaireReference(
            id: try entry.text("id"), version: try entry.text("version"),
            sha256: try entry.text("sha256")), responses: try entry.integer("responses")))
    }
    self.init(
      number: try members.optionalInteger("number"), after: try members.optionalText("after"),
      store: try members.text("store_id"), device: try members.text("device"),
      region: try members.optionalText("region"), by: try members.text("by"),
      program: try members.text("program"), at: try members.timestamp("at"),
      counts: try recordCounts(members.members("counts")), questionnaires: questionnaires)
  }
}

/// The counts by the names of the kinds.
func countsRecord(_ counts: [RecordFormat: Int]) -> JSONObject {
  JSONObject(counts.filter { $0.value > 0 }.map { ($0.key.rawValue, .integer($0.value)) })
}

/// Reads counts by the names of the kinds; a kind that this program does not
/// know was written by a newer one, which its records will say by themselves.
func recordCounts(_ members: RecordMembers) throws(RecordError) -> [RecordFormat: Int] {
  var counts: [RecordFormat: Int] = [:]
  for member in members.object {
    guard let format = RecordFormat(rawValue: member.key) else { continue }
    counts[format] = try members.integer(member.key)
  }
  return counts
}
