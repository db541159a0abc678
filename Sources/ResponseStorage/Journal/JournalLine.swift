import JSONRecords
import SurveyBasics
import SurveyModel

/// Writes the lines of a journal, each with a checksum over itself and the one before.
///
/// The checksum is the last member, `"c":"8 hexadecimal digits"`: the CRC-32 of
/// all bytes of the line before it, going on from the checksum of the line
/// before. So a line that was removed or moved shows as well as a damaged one.
/// What is sealed of a line is covered as it stands, so that the chain can be
/// checked by everybody.
struct JournalLineWriter {
  private(set) var checksum: CRC32
  private var session: SealedSession?

  /// Creates a writer for the lines after one with that checksum.
  ///
  /// - Parameters:
  ///   - checksum: That of the line before.
  ///   - session: Seals what the lines tell; nil leaves them readable.
  init(after checksum: CRC32 = CRC32(), sealedIn session: SealedSession? = nil) {
    self.checksum = checksum
    self.session = session
  }

  /// Returns the line of the opening, without a newline.
  mutating func line(
    _ opening: InterviewOpening, continues: String?
  ) throws(RecordError) -> [UInt8] {
    var body: [UInt8] = []
    let members = opening.members
    if session != nil {
      let isOpen = { (member: (name: String, value: JSONValue)) in
        InterviewOpening.openMembers.contains(member.name)
      }
      try writeMembers(members.filter(isOpen), to: &body)
      try session?.write(members.filter { !isOpen($0) }, number: 0, to: &body)
    } else {
      try writeMembers(members, to: &body)
    }
    if let continues { try writeMembers([("continues", .string(continues))], to: &body) }
    return line(body)
  }

  /// Returns the line of an event, without a newline.
  mutating func line(_ event: JournalEvent) throws(RecordError) -> [UInt8] {
    var body: [UInt8] = []
    if session != nil, event.action.isSealed {
      try writeMembers(event.place, to: &body)
      try session?.write(event.contents, number: event.number, to: &body)
    } else {
      try writeMembers(event.members, to: &body)
    }
    return line(body)
  }

  /// Returns the line with these bytes before its checksum.
  mutating func line(_ body: [UInt8]) -> [UInt8] {
    checksum.update(body)
    return body + #","c":"\#(checksum.hex)"}"#.utf8
  }
}

/// Appends members to a line that is open or, when it is empty, opens it.
func writeMembers(_ members: [(String, JSONValue)], to body: inout [UInt8]) throws(RecordError) {
  for (name, value) in members {
    body.append(UInt8(ascii: body.isEmpty ? "{" : ","))
    body += try canonicalForm(of: .string(name))
    body.append(UInt8(ascii: ":"))
    body += try canonicalForm(of: value)
  }
}

/// A line of a journal taken apart.
struct JournalLine {
  /// The bytes that the checksum covers.
  let body: ArraySlice<UInt8>
  /// The checksum that the line carries.
  let stated: CRC32

  /// How many bytes the checksum and what surrounds it take.
  static let tailLength = 16

  /// Takes a line apart; nil when it does not end with a checksum.
  init?(_ line: ArraySlice<UInt8>) {
    let tail = line.suffix(JournalLine.tailLength)
    guard tail.count == JournalLine.tailLength, tail.starts(with: #","c":""#.utf8),
      tail.suffix(2).elementsEqual(#""}"#.utf8),
      let stated = CRC32(hex: tail.dropFirst(6).dropLast(2))
    else { return nil }
    body = line.dropLast(JournalLine.tailLength)
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
  /// The members of the first line that stay readable when the rest is sealed:
  /// enough to list the draft and to see what it goes on from.
  static let openMembers: Set<String> = [
    "format", "format_version", "n", "t", "op", "response_id", "questionnaire", "interviewer",
    "corrects",
  ]

  /// The members of the first line of a journal, in their order there.
  var members: [(String, JSONValue)] {
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
    if let lastSaved { members.append(("last_saved", .string(lastSaved))) }
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
      prefilled: prefilled, correction: try Correction(members),
      lastSaved: try members.optionalText("last_saved"))
  }
}
