import JSONRecords
import Sealing
import SurveyBasics
public import SurveyModel

/// Makes entries of records, and keeps the questionnaires that they name.
public final class RecordEntries {
  /// The questionnaires that responses named, in the order in which they came.
  public private(set) var questionnaires: [Response.QuestionnaireReference] = []
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  /// Records that follow each other often belong to the same response.
  private var lastResponse: (id: String, key: DigestSet.Key) = ("", .zero)

  /// The most different questionnaires that can be told apart.
  static let most = 0xFFFE

  /// Creates a maker that has seen no record.
  public init() {}

  /// Returns the entry of a record and behind it one for each other record that
  /// it names.
  ///
  /// The outermost members of its kind are looked at, so that what has entries
  /// can be listed; what stands inside them is not.
  ///
  /// - Parameter line: The record.
  /// - Returns: The entries, without their place.
  /// - Throws: ``RecordError/member(_:expected:)`` for a record that lacks a
  ///   member of its kind or has another kind of value there.
  public func entries(of line: CheckedLine) throws(RecordError) -> [RecordEntry] {
    guard let kind = RecordEntry.Kind(line.format) else {
      throw .otherFormat(found: line.format.rawValue, expected: "a record of a survey")
    }
    var entry = RecordEntry(kind, id: line.id)
    if let id = line.responseID { entry.response = key(ofResponse: id) }
    var named: [RecordEntry] = []
    switch kind {
    case .response: named = try complete(&entry, line)
    case .personal: entry.link = try personalDigest(of: line)
    case .events: try need(line, .events, "[", "an array")
    case .review:
      for member in [RecordMember.by, .kind, .role, .text] { try needText(line, member) }
      try needTime(line, .at)
      named = [RecordEntry(.subject, id: try need(line, .revisionID))]
      named += try digests(line, .after).map { RecordEntry(.subject, id: $0) }
    case .tombstone:
      for member in [RecordMember.by, .role, .reason] { try needText(line, member) }
      try needTime(line, .at)
    case .receipt:
      for member in [RecordMember.bundle, .by] { try needText(line, member) }
      try need(line, .records, "[", "an array")
    case .questionnaire, .parent, .subject: break
    }
    for index in named.indices { named[index].response = entry.response }
    return [entry] + named
  }

  private func complete(
    _ entry: inout RecordEntry, _ line: CheckedLine
  ) throws(RecordError) -> [RecordEntry] {
    for member in [RecordMember.device, .interviewer, .language] { try needText(line, member) }
    for member in [RecordMember.answers, .made, .missing] {
      try need(line, member, "{", "an object")
    }
    for member in [RecordMember.startedAt, .completedAt] { try needTime(line, member) }
    guard line.integer(.revision).map({ $0 > 0 }) ?? false else {
      throw .member("revision", expected: "a whole number from 1 on")
    }
    guard line.integer(.activeMilliseconds) != nil else {
      throw .member("active_ms", expected: "a whole number")
    }
    guard line.text(.status).flatMap({ Response.Status(rawValue: $0) }) != nil else {
      throw .member("status", expected: "one of the known words")
    }
    let number = try number(ofQuestionnaire: line)
    entry.questionnaire = number + 1
    if let unit = line.text(.unit), !unit.isEmpty {
      entry.unit = RecordEntry.key(ofUnit: unit, in: questionnaires[number].id)
    }
    if let events = line.text(.eventsSHA256) {
      guard let digest = SHA256Digest(hex: events) else {
        throw .member("events_sha256", expected: "64 hexadecimal digits")
      }
      entry.link = digest.words.lowHalf
    }
    if let personal = line.text(.personalSHA256) {
      guard let digest = SHA256Digest(hex: personal) else {
        throw .member("personal_sha256", expected: "64 hexadecimal digits")
      }
      entry.personal = digest.words.x
    }
    return try digests(line, .parents).map { RecordEntry(.parent, id: $0) }
  }

  /// The number of the questionnaire that a response names.
  private func number(ofQuestionnaire line: CheckedLine) throws(RecordError) -> Int {
    guard let bytes = line.value(.questionnaire) else {
      throw .member("questionnaire", expected: "an object")
    }
    if let number = numbers[bytes] { return number }
    guard let members = line.json(.questionnaire)?.members else {
      throw .member("questionnaire", expected: "an object")
    }
    let reference = try Response.QuestionnaireReference(
      RecordMembers(members, prefix: "questionnaire."))
    let number = questionnaires.firstIndex(of: reference) ?? questionnaires.count
    guard number < RecordEntries.most else {
      throw .member("questionnaire", expected: "one of at most \(RecordEntries.most)")
    }
    if number == questionnaires.count { questionnaires.append(reference) }
    numbers[ArraySlice(Array(bytes))] = number
    return number
  }

  private func key(ofResponse id: String) -> DigestSet.Key {
    if id != lastResponse.id { lastResponse = (id, RecordEntry.key(ofResponse: id)) }
    return lastResponse.key
  }

  private func personalDigest(of line: CheckedLine) throws(RecordError) -> DigestSet.Key {
    try namedPersonalDigest(line.record().object).words.lowHalf
  }

  // MARK: - Members

  private func digests(
    _ line: CheckedLine, _ member: RecordMember
  ) throws(RecordError) -> [SHA256Digest] {
    guard let bytes = line.value(member) else {
      throw .member(member.name, expected: "an array of ids")
    }
    if bytes.elementsEqual("[]".utf8) { return [] }
    var digests: [SHA256Digest] = []
    for value in line.json(member)?.elements ?? [.null] {
      guard let digest = value.text.flatMap({ SHA256Digest(hex: $0) }) else {
        throw .member(member.name, expected: "an array of ids")
      }
      digests.append(digest)
    }
    return digests
  }

  private func need(
    _ line: CheckedLine, _ member: RecordMember
  ) throws(RecordError) -> SHA256Digest {
    guard let digest = line.text(member).flatMap({ SHA256Digest(hex: $0) }) else {
      throw .member(member.name, expected: "64 hexadecimal digits")
    }
    return digest
  }

  private func needText(_ line: CheckedLine, _ member: RecordMember) throws(RecordError) {
    try need(line, member, "\"", "a text")
  }

  private func needTime(_ line: CheckedLine, _ member: RecordMember) throws(RecordError) {
    guard line.text(member).flatMap({ Timestamp($0) }) != nil else {
      throw .member(member.name, expected: "a time with an offset")
    }
  }

  private func need(
    _ line: CheckedLine, _ member: RecordMember, _ first: Unicode.Scalar, _ expected: String
  ) throws(RecordError) {
    guard line.value(member)?.first == UInt8(ascii: first) else {
      throw .member(member.name, expected: expected)
    }
  }
}
