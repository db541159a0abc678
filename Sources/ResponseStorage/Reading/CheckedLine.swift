public import JSONRecords
public import Sealing

/// A record as a line in canonical form, its content checked against its id.
///
/// It knows where its outermost members stand, and builds no value until that
/// member is asked for.
public struct CheckedLine: Sendable {
  /// What it is.
  public let format: RecordFormat
  /// The SHA-256 of the canonical form without the member that holds the id.
  public let id: SHA256Digest
  /// The response it belongs to; nil for receipts and questionnaires.
  public let responseID: String?
  /// The canonical form with the id, without a newline.
  public let bytes: [UInt8]
  /// Whether the bytes are those that were read; false for a record that was
  /// written in another form of JSON.
  public let isAsRead: Bool
  let members: CanonicalMembers

  /// The bytes of the value of an outermost member, nil when it has none.
  public func value(_ member: RecordMember) -> ArraySlice<UInt8>? {
    members.value(member.rawValue).map { bytes[$0] }
  }

  /// The text of an outermost member, nil when it is missing or no text.
  public func text(_ member: RecordMember) -> String? {
    guard let range = members.value(member.rawValue), bytes[range.lowerBound] == UInt8(ascii: "\"")
    else { return nil }
    let inside = bytes[range.lowerBound + 1..<range.upperBound - 1]
    guard inside.contains(UInt8(ascii: "\\")) else {
      return String(decoding: inside, as: UTF8.self)
    }
    return json(member)?.text
  }

  /// The whole number of an outermost member, nil when it is missing or none.
  public func integer(_ member: RecordMember) -> Int? {
    value(member).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// The value of an outermost member, nil when it is missing.
  public func json(_ member: RecordMember) -> JSONValue? {
    value(member).flatMap { bytes in try? JSONReader.value(of: bytes) }
  }

  /// The whole record.
  ///
  /// - Returns: The record, read and checked afresh.
  /// - Throws: ``RecordError``.
  public func record() throws(RecordError) -> CheckedRecord {
    try CheckedRecord(readRecord(bytes))
  }
}

/// The outermost members of records that can be asked for one by one.
///
/// The cases stand in the order of the bytes of their names.
public enum RecordMember: Int, CaseIterable, Sendable {
  case activeMilliseconds, after, answers, at, bundle, by, completedAt, device, events
  case eventsSHA256, files, format, formatVersion, interviewer, kind, language, made, missing
  case parents, personalSHA256, questionnaire, reason, recordID, records, region, responseID
  case revision, revisionID, role, salt, startedAt, status, text, unit, verdict

  /// The name that stands in the record.
  public var name: String { RecordMember.names[rawValue] }

  package static let names = [
    "active_ms", "after", "answers", "at", "bundle", "by", "completed_at", "device", "events",
    "events_sha256", "files", "format", "format_version", "interviewer", "kind", "language",
    "made", "missing", "parents", "personal_sha256", "questionnaire", "reason", "record_id",
    "records", "region", "response_id", "revision", "revision_id", "role", "salt", "started_at",
    "status", "text", "unit", "verdict",
  ]
}
