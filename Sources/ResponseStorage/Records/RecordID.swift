public import JSONRecords
public import Sealing

/// Returns the id of a record: the SHA-256 of its canonical form without the
/// member that holds the id.
///
/// - Parameters:
///   - record: The record, with or without that member.
///   - member: `revision_id` for a response, `record_id` for all others.
/// - Returns: The id.
/// - Throws: ``RecordError/number(_:)``.
public func recordID(
  of record: JSONObject, leavingOut member: String
) throws(RecordError) -> SHA256Digest {
  SHA256.digest(of: try canonicalForm(of: .object(record.without(member))))
}

/// The canonical form with the error of this module.
func canonicalForm(of value: JSONValue) throws(RecordError) -> [UInt8] {
  do throws(JSONWritingError) {
    return try JSONWriter.canonical(value)
  } catch {
    throw .number(error)
  }
}

/// The form of single files with the error of this module.
func indentedForm(of record: JSONObject) throws(RecordError) -> [UInt8] {
  do throws(JSONWritingError) {
    return try JSONWriter.indented(.object(record))
  } catch {
    throw .number(error)
  }
}

/// The object that a file or a line holds; many are read fastest with one reader.
func readRecord(
  _ bytes: [UInt8], with reader: JSONReader = JSONReader()
) throws(RecordError) -> JSONObject {
  let value: JSONValue
  do throws(JSONReadingError) {
    value = try reader.read(bytes)
  } catch {
    throw .json(error)
  }
  guard let record = value.members else { throw .member("(the record)", expected: "an object") }
  return record
}
