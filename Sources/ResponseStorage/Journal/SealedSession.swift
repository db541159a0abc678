import JSONRecords
import Sealing

/// Seals what the lines of a journal tell, from one opening of the journal to its end.
///
/// The first line that is sealed names the salt of the session, `salt`. What a
/// line tells stands in its member `s`: JSON, filled up with blanks to a multiple
/// of 64 bytes so that its length says little of an answer, sealed for its number
/// in this response. The tag covers the bytes of the line before `,"s":` too, so
/// that times cannot be changed and lines not be moved unseen.
struct SealedSession {
  private let sealer: LineSealer
  private let responseID: String
  private var isSaltStated = false

  /// Begins a session in the journal of a response; nil without a key.
  init?(_ key: DraftKey?, of responseID: String) {
    guard let key else { return nil }
    sealer = key.newSession()
    self.responseID = responseID
  }

  /// Seals members and writes them to the line that holds the others.
  mutating func write(
    _ members: [(String, JSONValue)], number: Int, to body: inout [UInt8]
  ) throws(RecordError) {
    if !isSaltStated { try writeMembers([("salt", .string(sealer.salt))], to: &body) }
    isSaltStated = true
    var contents: [UInt8] = []
    try writeMembers(members, to: &contents)
    contents.append(UInt8(ascii: "}"))
    let missing = -contents.count & 63
    contents += repeatElement(UInt8(ascii: " "), count: missing)
    let sealed = sealer.seal(
      contents, number: number, in: SealedSession.context(responseID, body[...]))
    try writeMembers([("s", .string(sealed))], to: &body)
  }

  static func context(_ responseID: String, _ beginning: ArraySlice<UInt8>) -> [UInt8] {
    Array(responseID.utf8) + beginning
  }
}

/// Opens what ``SealedSession`` wrote, line by line from the first.
struct SealedLineOpener {
  private let key: DraftKey
  private var session: LineSealer?

  init(_ key: DraftKey) {
    self.key = key
  }

  /// Opens what a line tells.
  ///
  /// - Parameters:
  ///   - sealed: Its member `s`.
  ///   - salt: Its member `salt`, which begins a session.
  ///   - line: The whole line.
  ///   - number: Its number.
  ///   - responseID: The response of the journal.
  /// - Returns: JSON; nil when it was sealed otherwise or changed since.
  mutating func contents(
    _ sealed: String, salt: String?, of line: ArraySlice<UInt8>, number: Int, in responseID: String
  ) -> ArraySlice<UInt8>? {
    if let salt { session = key.session(salt: salt) }
    guard let start = SealedLineOpener.start(in: line),
      let contents = session?.open(
        sealed, number: number, in: SealedSession.context(responseID, line[..<start]))
    else { return nil }
    let end = contents.lastIndex { $0 != UInt8(ascii: " ") } ?? contents.startIndex
    return contents[...end]
  }

  private static let start = Array(#","s":""#.utf8)

  /// Where the member `s` begins: no text of the members before can hold its
  /// quotation marks without a backslash.
  private static func start(in line: ArraySlice<UInt8>) -> Int? {
    line.withUnsafeBytes { bytes in
      (0..<max(0, bytes.count - start.count)).first { place in
        bytes[place] == start[0] && bytes[place + 2] == start[2]
          && bytes[place...].starts(with: start)
      }
    }.map { line.startIndex + $0 }
  }
}
