import JSONRecords
import ResponseStorage
import Sealing
import SurveyModel
import Testing

@Suite struct RecordTests {
  /// The sample with a revision id, as record.
  private func record() throws -> JSONObject {
    var response = SampleInterview.response
    response.revisionID = try recordID(of: response.record, leavingOut: "revision_id").hex
    return response.record
  }

  @Test func `a response survives the way through its canonical form`() throws {
    let bytes = try JSONWriter.canonical(.object(record()))
    let read = try #require(JSONReader.value(of: bytes).members)
    let response = try verifiedResponse(read)
    var expected = SampleInterview.response
    expected.revisionID = response.revisionID
    #expect(response == expected)
    #expect(try JSONWriter.canonical(.object(response.record)) == bytes)
  }

  @Test func `a partial response keeps its reason and problems`() throws {
    var response = SampleInterview.response
    response.status = .partial
    response.partialReason = "кетип калды"
    response.problems = [
      Response.Problem(question: "age", kind: "required", message: "Жооп керек.")
    ]
    #expect(try Response(record: response.record) == response)
  }

  @Test func `any change of the content shows in the hash`() throws {
    let record = try record()
    for member in record where member.key != "revision_id" && member.key != "format" {
      var changed = record
      changed[member.key] = "changed"
      #expect(throws: RecordError.self, "\(member.key)") { try verifiedResponse(changed) }
    }
    var changed = record
    changed["unit"] = "KG-O-017-06"
    let found = try recordID(of: changed, leavingOut: "revision_id").hex
    let expected = try #require(record["revision_id"]?.text)
    #expect(throws: RecordError.hash(expected: expected, found: found)) {
      try verifiedResponse(changed)
    }
  }

  @Test func `members of later programs count in the hash and are passed over`() throws {
    var record = try record()
    record["new_member"] = ["a": 1]
    record["revision_id"] = .string(try recordID(of: record, leavingOut: "revision_id").hex)
    #expect(try verifiedResponse(record).answers == SampleInterview.response.answers)
  }

  @Test func `records of another kind or of a newer version are refused by name`() throws {
    var record = try record()
    record["format_version"] = 2
    #expect(throws: RecordError.newer(format: "suroo-response", version: 2)) {
      try Response(record: record)
    }
    #expect(
      "\(RecordError.newer(format: "suroo-response", version: 2))"
        == "A newer program has written it (suroo-response, version 2). Update suroo to read it.")
    #expect(throws: RecordError.otherFormat(found: "suroo-response", expected: "suroo-personal")) {
      try PersonalPart(record: record)
    }
  }

  @Test(arguments: [
    "response_id", "made", "questionnaire", "status", "started_at", "active_ms", "answers",
    "revision",
  ])
  func `a missing member is named`(name: String) throws {
    let record = try record().without(name)
    #expect {
      try Response(record: record)
    } throws: { error in
      "\(error)".hasPrefix("The member \"\(name)\" is not ")
    }
  }

  @Test func `a personal part survives and its hash depends on the salt`() throws {
    let part = SampleInterview.personal
    #expect(try PersonalPart(record: part.record) == part)
    var other = part
    other.salt[0] ^= 1
    #expect(try part.digest() != other.digest())
    // printf of the salt and the canonical record through sha256sum.
    #expect(
      try part.digest()
        == SHA256.digest(of: part.salt + JSONWriter.canonical(.object(part.record))))
  }
}
