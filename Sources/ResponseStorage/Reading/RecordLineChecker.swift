import JSONRecords
import Sealing

/// Checks records line by line, fast: a line in canonical form is hashed around
/// its id without building any value.
///
/// It accepts what ``CheckedRecord`` accepts and gives the same id. A record in
/// another form of JSON, such as a file that is indented for people, is
/// accepted too and brought to the canonical form.
///
///     let checker = RecordLineChecker()
///     let record = try checker.check(line.bytes)
public final class RecordLineChecker {
  private let scanner = CanonicalScanner(members: RecordMember.names)

  /// Creates a checker; one is enough for any number of lines.
  public init() {}

  /// Checks a record.
  ///
  /// - Parameter bytes: The whole record, without a newline after it.
  /// - Returns: The record.
  /// - Throws: ``RecordError``, as ``CheckedRecord`` would.
  /// - Complexity: O(*n*), about the time of hashing *n* bytes twice; for a
  ///   record in another form some twenty times as much.
  public func check(_ bytes: [UInt8]) throws(RecordError) -> CheckedLine {
    if let line = fastCheck(bytes, isAsRead: true) { return line }
    // Whatever is wrong, or only written otherwise: the slow way knows.
    let canonical = try CheckedRecord(readRecord(bytes)).line()
    guard let line = fastCheck(canonical, isAsRead: false) else {
      throw .member("(the record)", expected: "one that can be written again")
    }
    return line
  }

  private func fastCheck(_ bytes: [UInt8], isAsRead: Bool) -> CheckedLine? {
    bytes.withUnsafeBytes { buffer in
      guard let members = scanner.scan(buffer),
        let format = text(.format, members, buffer).flatMap({ RecordFormat(rawValue: $0) }),
        let name = format.idMember,
        let version = members.value(RecordMember.formatVersion.rawValue),
        let version = Int(String(decoding: buffer[version], as: UTF8.self)),
        version <= RecordFormat.version
      else { return nil }
      let idMember: RecordMember = name == "revision_id" ? .revisionID : .recordID
      let responseID = format.belongsToResponse ? text(.responseID, members, buffer) : nil
      guard let stated = text(idMember, members, buffer),
        let member = members.member(idMember.rawValue),
        format.belongsToResponse == (responseID != nil)
      else { return nil }
      let id = digest(of: buffer, leavingOut: member)
      guard SHA256Digest(hex: stated) == id else { return nil }
      return CheckedLine(
        format: format, id: id, responseID: responseID, bytes: bytes, isAsRead: isAsRead,
        members: members)
    }
  }

  /// The SHA-256 of the bytes without a member and one comma beside it.
  private func digest(
    of buffer: UnsafeRawBufferPointer, leavingOut member: Range<Int>
  ) -> SHA256Digest {
    var range = member
    if buffer[range.upperBound] == UInt8(ascii: ",") {
      range = range.lowerBound..<range.upperBound + 1
    } else if buffer[range.lowerBound - 1] == UInt8(ascii: ",") {
      range = range.lowerBound - 1..<range.upperBound
    }
    var hash = SHA256()
    hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<range.lowerBound]))
    hash.update(UnsafeRawBufferPointer(rebasing: buffer[range.upperBound...]))
    return hash.finish()
  }

  private func text(
    _ member: RecordMember, _ members: CanonicalMembers, _ buffer: UnsafeRawBufferPointer
  ) -> String? {
    guard let range = members.value(member.rawValue), buffer[range.lowerBound] == UInt8(ascii: "\"")
    else { return nil }
    let inside = buffer[range.lowerBound + 1..<range.upperBound - 1]
    guard inside.contains(UInt8(ascii: "\\")) else {
      return String(decoding: inside, as: UTF8.self)
    }
    return (try? JSONReader.value(of: buffer[range]))?.text
  }
}
