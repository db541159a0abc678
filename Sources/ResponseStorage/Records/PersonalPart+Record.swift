public import JSONRecords
public import Sealing
public import SurveyModel

extension PersonalPart {
  /// The personal part as a record, without its `record_id`.
  public var record: JSONObject {
    var record = RecordFormat.personal.members
    record["response_id"] = .string(responseID)
    record["salt"] = .string(hexadecimal(salt))
    record["answers"] = .object(AnswerValue.record(answers))
    record["missing"] = .object(MissingReason.record(missing))
    return record
  }

  /// The hash that a response holds instead of the personal answers: the
  /// SHA-256 of the salt followed by the canonical form without `record_id`.
  ///
  /// - Returns: The hash.
  /// - Throws: ``RecordError/number(_:)``.
  public func digest() throws(RecordError) -> SHA256Digest {
    try personalDigest(record, salt: salt)
  }

  /// Reads a personal part.
  ///
  /// - Parameter record: The record.
  /// - Throws: ``RecordError``.
  public init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    try members.check(.personal)
    guard let salt = SHA256Digest(hex: try members.text("salt")) else {
      throw .member("salt", expected: "64 hexadecimal digits")
    }
    self.init(
      responseID: try members.text("response_id"), salt: salt.bytes,
      answers: try AnswerValue.answers(members.members("answers").object),
      missing: try MissingReason.reasons(members.members("missing").object))
  }
}

/// The hash of a personal part, members included that this program does not know.
func personalDigest(_ record: JSONObject, salt: [UInt8]) throws(RecordError) -> SHA256Digest {
  SHA256.digest(of: salt + (try canonicalForm(of: .object(record.without("record_id")))))
}

/// The bytes as lower-case hexadecimal digits.
private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
