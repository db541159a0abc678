public import JSONRecords
import Sealing
public import SurveyModel

extension Response {
  /// The response as a record, with its `revision_id` if it has one.
  public var record: JSONObject {
    var record = RecordFormat.response.members
    record["response_id"] = .string(responseID)
    record["revision"] = .integer(revision)
    record["revision_id"] = revisionID.map { .string($0) }
    record["parents"] = .array(parents.map { .string($0) })
    record["made"] = [
      "by": .string(made.by), "role": .string(made.role.rawValue), "at": JSONValue(made.at),
      "reason": JSONValue(made.reason),
    ]
    record["questionnaire"] = .object(questionnaire.record)
    record["status"] = .string(status.rawValue)
    if status == .partial {
      record["partial_reason"] = JSONValue(partialReason)
      record["problems"] = .array(
        problems.map {
          [
            "question": .string($0.question), "kind": .string($0.kind),
            "message": .string($0.message),
          ]
        })
    }
    record["region"] = JSONValue(region)
    record["unit"] = JSONValue(unit)
    record["interviewer"] = .string(interviewer)
    record["device"] = .string(device)
    record["language"] = .string(language)
    record["started_at"] = JSONValue(startedAt)
    record["completed_at"] = JSONValue(completedAt)
    record["active_ms"] = .integer(activeMilliseconds)
    record["answers"] = .object(AnswerValue.record(answers))
    record["missing"] = .object(MissingReason.record(missing))
    record["overrides"] = .array(
      overrides.map {
        [
          "question": .string($0.question), "message": .string($0.message),
          "reason": .string($0.reason),
        ]
      })
    record["comments"] = .array(
      comments.map {
        [
          "question": .string($0.question), "text": .string($0.text), "by": .string($0.by),
          "at": JSONValue($0.at),
        ]
      })
    record["personal_sha256"] = JSONValue(personalSHA256)
    record["events_sha256"] = JSONValue(eventsSHA256)
    return record
  }

  /// Reads a response; members that this program does not know are passed over.
  ///
  /// The hash is not checked here: see ``verifiedResponse(_:)``.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.response)
    let made = try members.members("made")
    self.init(
      responseID: try members.text("response_id"),
      made: Making(
        by: try made.text("by"), role: try made.one(of: Role.self, "role"),
        at: try made.timestamp("at"), reason: try made.optionalText("reason")),
      questionnaire: try QuestionnaireReference(members.members("questionnaire")),
      status: try members.one(of: Status.self, "status"),
      region: try members.optionalText("region"), unit: try members.optionalText("unit"),
      device: try members.text("device"), language: try members.text("language"),
      startedAt: try members.timestamp("started_at"),
      completedAt: try members.timestamp("completed_at"),
      activeMilliseconds: try members.integer("active_ms"))
    revision = try members.integer("revision")
    revisionID = try members.optionalText("revision_id")
    parents = try members.texts("parents")
    interviewer = try members.text("interviewer")
    partialReason = try members.optionalText("partial_reason")
    for problem in try members.objects("problems") {
      problems.append(
        Problem(
          question: try problem.text("question"), kind: try problem.text("kind"),
          message: try problem.text("message")))
    }
    answers = try AnswerValue.answers(members.members("answers").object)
    missing = try MissingReason.reasons(members.members("missing").object)
    for override in try members.objects("overrides") {
      overrides.append(
        Override(
          question: try override.text("question"), message: try override.text("message"),
          reason: try override.text("reason")))
    }
    for comment in try members.objects("comments") {
      comments.append(
        Comment(
          question: try comment.text("question"), text: try comment.text("text"),
          by: try comment.text("by"), at: try comment.timestamp("at")))
    }
    personalSHA256 = try members.optionalText("personal_sha256")
    eventsSHA256 = try members.optionalText("events_sha256")
  }
}

extension Response.QuestionnaireReference {
  var record: JSONObject {
    ["id": .string(id), "version": .string(version), "sha256": .string(sha256)]
  }

  init(_ members: RecordMembers) throws(RecordError) {
    self.init(
      id: try members.text("id"), version: try members.text("version"),
      sha256: try members.text("sha256"))
  }
}

/// Reads a response and checks that its content gives the `revision_id` that
/// it carries.
///
/// - Parameter record: The record.
/// - Returns: The response.
/// - Throws: ``RecordError``, with ``RecordError/hash(expected:found:)`` for a
///   response that was changed.
public func verifiedResponse(_ record: JSONObject) throws(RecordError) -> Response {
  let response = try Response(record: record)
  let found = try recordID(of: record, leavingOut: "revision_id").hex
  guard response.revisionID == found else {
    throw .hash(expected: response.revisionID ?? "none", found: found)
  }
  return response
}
