public import JSONRecords
import Sealing

/// A record of any kind that travels, its content checked against its id.
///
/// Two records with the same id are the same record, so a set of records is a
/// set of ids. Members that this program does not know are kept.
public struct CheckedRecord: Hashable, Sendable {
  /// What it is.
  public let format: RecordFormat
  /// The SHA-256 of the canonical form without the member that holds the id.
  public let id: String
  /// The response it belongs to; nil for receipts and questionnaires.
  public let responseID: String?
  /// The whole record, with its id.
  public let object: JSONObject

  /// Takes a record that was read, checking format, version and id.
  ///
  /// The members of its kind are not read here: a record of this program's
  /// version may still lack some.
  ///
  /// - Parameter object: The record with its id.
  /// - Throws: ``RecordError``, with ``RecordError/hash(expected:found:)`` for
  ///   a record that was changed.
  public init(_ object: JSONObject) throws(RecordError) {
    let members = RecordMembers(object)
    guard let format = RecordFormat(rawValue: try members.text("format")),
      let member = format.idMember
    else { throw .otherFormat(found: object["format"]?.text, expected: "a record of a survey") }
    try members.check(format)
    let stated = try members.text(member)
    let found = try recordID(of: object, leavingOut: member).hex
    guard stated == found else { throw .hash(expected: stated, found: found) }
    self.format = format
    id = found
    responseID = try format.belongsToResponse ? members.text("response_id") : nil
    self.object = object
  }

  /// Gives a new record its id.
  ///
  /// - Parameters:
  ///   - format: What it is.
  ///   - object: The record; an id that it carries is replaced.
  /// - Throws: ``RecordError`` when it cannot be written.
  public init(_ format: RecordFormat, naming object: JSONObject) throws(RecordError) {
    guard let member = format.idMember else {
      throw .otherFormat(found: format.rawValue, expected: "a record of a survey")
    }
    var object = object
    object[member] = .string(try recordID(of: object, leavingOut: member).hex)
    try self.init(object)
  }

  /// The canonical form with the id: a line of a bundle or a segment, without
  /// the newline.
  ///
  /// - Returns: The bytes.
  /// - Throws: ``RecordError/number(_:)``.
  public func line() throws(RecordError) -> [UInt8] {
    try canonicalForm(of: .object(object))
  }
}
