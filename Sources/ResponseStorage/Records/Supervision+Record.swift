public import JSONRecords
public import SurveyModel

extension Review {
  /// The review as a record, with its `record_id` if it has one.
  public var record: JSONObject {
    var record = RecordFormat.review.members
    record["record_id"] = recordID.map { .string($0) }
    record["response_id"] = .string(responseID)
    record["revision_id"] = .string(revisionID)
    record["after"] = .array(after.map { .string($0) })
    record["kind"] = .string(kind.rawValue)
    record["verdict"] = JSONValue(verdict?.rawValue)
    record["question"] = JSONValue(question)
    record["text"] = .string(text)
    record["by"] = .string(by)
    record["role"] = .string(role.rawValue)
    record["at"] = JSONValue(at)
    return record
  }

  /// Reads a review; its id is not checked here: see ``CheckedRecord``.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.review)
    let kind = try members.one(of: Kind.self, "kind")
    var verdict: Verdict?
    if kind == .decision { verdict = try members.one(of: Verdict.self, "verdict") }
    self.init(
      responseID: try members.text("response_id"), revisionID: try members.text("revision_id"),
      after: try members.texts("after"), kind: kind, verdict: verdict,
      question: try members.optionalText("question"), text: try members.text("text"),
      by: try members.text("by"), role: try members.one(of: Response.Role.self, "role"),
      at: try members.timestamp("at"))
    recordID = try members.optionalText("record_id")
  }
}

extension Tombstone {
  /// The tombstone as a record, with its `record_id` if it has one.
  public var record: JSONObject {
    var record = RecordFormat.tombstone.members
    record["record_id"] = recordID.map { .string($0) }
    record["response_id"] = .string(responseID)
    record["reason"] = .string(reason)
    record["by"] = .string(by)
    record["role"] = .string(role.rawValue)
    record["at"] = JSONValue(at)
    return record
  }

  /// Reads a tombstone; its id is not checked here: see ``CheckedRecord``.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.tombstone)
    self.init(
      responseID: try members.text("response_id"), reason: try members.text("reason"),
      by: try members.text("by"), role: try members.one(of: Response.Role.self, "role"),
      at: try members.timestamp("at"))
    recordID = try members.optionalText("record_id")
  }
}

extension Receipt {
  /// The receipt as a record, with its `record_id` if it has one.
  public var record: JSONObject {
    var record = RecordFormat.receipt.members
    record["record_id"] = recordID.map { .string($0) }
    record["bundle"] = .string(bundle)
    record["store"] = .string(store)
    record["records"] = .array(records.map { .string($0) })
    record["by"] = .string(by)
    record["at"] = JSONValue(at)
    return record
  }

  /// Reads a receipt; its id is not checked here: see ``CheckedRecord``.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.receipt)
    self.init(
      bundle: try members.text("bundle"), store: try members.text("store"),
      records: try members.texts("records"),
      by: try members.text("by"), at: try members.timestamp("at"))
    recordID = try members.optionalText("record_id")
  }
}
