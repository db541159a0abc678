import JSONRecords
import SurveyBasics
import SurveyModel

/// Writes the lines of a journal, each with a checksum over itself and the one before.
///
/// The checksum is the last member, `"c":"8 hexadecimal digits"`: the CRC-32 of
/// all bytes of the line before it, going on from the checksum of the line
/// before. So a line that was removed or moved shows as well as a damaged one.
struct JournalLineWriter {
  private(set) var checksum = CRC32()

  /// Creates a writer for the lines after one with that checksum.
  init(after checksum: CRC32 = CRC32()) {
    self.checksum = checksum
  }

  /// Returns the line of the opening, without a newline.
  mutating func line(
    _ opening: InterviewOpening, continues: String?
  ) throws(RecordError) -> [UInt8] {
    try line(opening.members(continues: continues))
  }

  /// Returns the line of an event, without a newline.
  mutating func line(_ event: JournalEvent) throws(RecordError) -> [UInt8] {
    try line(event.members)
  }

  private mutating func line(_ members: [(String, JSONValue)]) throws(RecordError) -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, value) in members {
      bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
      bytes += try canonicalForm(of: .string(name))
      bytes.append(UInt8(ascii: ":"))
      bytes += try canonicalForm(of: value)
    }
    checksum.update(bytes)
    return bytes + #","c":"\#(checksum.hex)"}"#.utf8
  }
}

/// A line of a journal taken apart.
struct JournalLine {
  /// The bytes that the checksum covers.
  let body: ArraySlice<UInt8>
  /// The checksum that the line carries.
  let stated: CRC32

  /// Takes a line apart; nil when it does not end with a checksum.
  init?(_ line: ArraySlice<UInt8>) {
    let tail = line.suffix(16)
    guard tail.count == 16, tail.starts(with: #","c":""#.utf8),
      tail.suffix(2).elementsEqual(#""}"#.utf8),
      let stated = CRC32(hex: tail.dropFirst(6).dropLast(2))
    else { return nil }
    body = line.dropLast(16)
    self.stated = stated
  }

  /// Whether the checksum is right after a line with another one.
  func follows(_ checksum: CRC32) -> Bool {
    var sum = checksum
    sum.update(body)
    return sum == stated
  }
}

extension InterviewOpening {
  /// The members of the first line of a journal, in their order there.
  func members(continues: String?) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("format", .string(RecordFormat.journal.rawValue)),
      ("format_version", .integer(RecordFormat.version)),
      ("n", 0), ("t", JSONValue(at)), ("op", "open"), ("response_id", .string(responseID)),
      ("questionnaire", .object(questionnaire.record)),
      // A seed has 64 bits, more than a JSON number keeps.
      ("seed", .string(String(seed))), ("interviewer", .string(interviewer)),
      ("device", .string(device)), ("region", JSONValue(region)), ("unit", JSONValue(unit)),
      ("language", .string(language)),
      (
        "prefilled",
        .array(prefilled.map { ["q": .string($0.key), "v": .string($0.text)] })
      ),
    ]
    if let correction { members += correction.members }
    if let continues { members.append(("continues", .string(continues))) }
    return members
  }

  init(_ members: RecordMembers) throws(RecordError) {
    try members.check(.journal)
    guard let seed = UInt64(try members.text("seed")) else {
      throw .member("seed", expected: "a whole number of 64 bits as text")
    }
    var prefilled: [Prefilled] = []
    for value in try members.objects("prefilled") {
      prefilled.append(Prefilled(key: try value.text("q"), text: try value.text("v")))
    }
    self.init(
      responseID: try members.text("response_id"),
      questionnaire: try Response.QuestionnaireReference(members.members("questionnaire")),
      seed: seed, at: try members.timestamp("t"), interviewer: try members.text("interviewer"),
      device: try members.text("device"), region: try members.optionalText("region"),
      unit: try members.optionalText("unit"), language: try members.text("language"),
      prefilled: prefilled, correction: try Correction(members))
  }
}
