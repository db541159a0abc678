import JSONRecords
import Sealing
import SurveyBasics
import SurveyModel

/// A journal as it was found in a file.
struct JournalReading {
  /// What the first line tells everybody; nil when not even that line is whole.
  private(set) var heading: JournalHeading?
  /// The name of the draft whose events this journal took over, if any.
  private(set) var continues: String?
  /// What the whole lines say; nil when the first line is not whole, and while
  /// the journal is locked.
  private(set) var journal: Journal?
  /// Whether lines are sealed.
  private(set) var isSealed = false
  /// Whether lines are sealed and no key was given that opens them.
  private(set) var isLocked = false
  /// How many events the whole lines hold.
  private(set) var eventCount = 0
  /// When the last of them happened, or the interview began.
  private(set) var lastAt: Timestamp?
  /// The revision that the interview ended with, nil while it goes on.
  private(set) var completedRevision: String?
  /// The bytes of the whole lines.
  private(set) var wholeLength = 0
  /// The checksum of the last whole line.
  private(set) var checksum = CRC32()
  /// What ended the reading; nil when everything is whole.
  private(set) var damage: Journal.Damage?

  private var opener: SealedLineOpener?

  /// Reads forward and stops at the first line that has no newline, is no
  /// JSON, has a wrong checksum or a wrong number, or was not sealed with the
  /// key of the lines before.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - key: Opens what is sealed; without it a sealed journal stays locked,
  ///     and its checksums are checked all the same.
  /// - Throws: ``RecordError/newer(format:version:)``,
  ///   ``RecordError/otherFormat(found:expected:)`` and ``RecordError/otherKey``:
  ///   such a file is not damaged and must be left alone.
  init(_ bytes: [UInt8], openedWith key: DraftKey? = nil) throws(RecordError) {
    opener = key.map { SealedLineOpener($0) }
    let reader = EventLineReader()
    var number = 0
    while wholeLength < bytes.count {
      let rest = bytes[wholeLength...]
      guard let end = rest.firstIndex(of: 0x0A) else {
        stop("The line has no end.", number: number, bytes)
        return
      }
      let line = rest[..<end]
      guard let parts = JournalLine(line), parts.follows(checksum) else {
        stop("The checksum of the line is wrong.", number: number, bytes)
        return
      }
      if number == 0 {
        guard let members = (try? JSONReader.value(of: line))?.members, members["n"]?.int == 0
        else {
          stop("The line is not number 0 of the journal.", number: number, bytes)
          return
        }
        try open(members, line)
      } else {
        guard reader.read(line), (try? reader.integer("n")) == number else {
          stop("The line is not number \(number) of the journal.", number: number, bytes)
          return
        }
        guard try append(reader, number, line) else {
          stop(
            "The line was not sealed with the key of the lines before.", number: number, bytes,
            isChanged: true)
          return
        }
      }
      checksum = parts.stated
      wholeLength = end + 1
      number += 1
    }
    if number == 0 {
      damage = Journal.Damage(
        line: 1, reason: "The journal is empty.", isTornTail: true, lostKeys: [])
    }
  }

  /// Takes the first line.
  private mutating func open(
    _ members: JSONObject, _ line: ArraySlice<UInt8>
  ) throws(RecordError) {
    let heading = try JournalHeading(RecordMembers(members))
    var members = members
    if let sealed = members["s"]?.text {
      isSealed = true
      if opener == nil {
        isLocked = true
      } else {
        let contents = opener?.contents(
          sealed, salt: members["salt"]?.text, of: line, number: 0, in: heading.responseID)
        guard let contents, let opened = (try? JSONReader.value(of: contents))?.members else {
          throw .otherKey
        }
        for member in opened { members[member.key] = member.value }
      }
    }
    let continues = members["continues"]?.text
    if !isLocked {
      journal = Journal(
        opening: try InterviewOpening(RecordMembers(members)), continues: continues, events: [])
    }
    self.heading = heading
    self.continues = continues
    lastAt = heading.at
  }

  /// Takes a line with an event; returns false when it was sealed otherwise.
  private mutating func append(
    _ reader: EventLineReader, _ number: Int, _ line: ArraySlice<UInt8>
  ) throws(RecordError) -> Bool {
    if let sealed = reader.sealed {
      isSealed = true
      if opener == nil {
        isLocked = true
        journal = nil
        lastAt = try reader.timestamp("t")
      } else {
        let contents = opener?.contents(
          sealed, salt: reader.salt, of: line, number: number, in: heading?.responseID ?? "")
        guard let contents, reader.readContents(contents) else { return false }
      }
    }
    if reader.sealed == nil || !isLocked {
      guard let event = try JournalEvent.read(reader) else {
        throw .newer(format: RecordFormat.journal.rawValue, version: RecordFormat.version + 1)
      }
      if case .complete(let revisionID) = event.action { completedRevision = revisionID }
      lastAt = event.at
      journal?.events.append(event)
    }
    eventCount += 1
    return true
  }

  /// Takes in that the torn tail was cut off and a line written in its place.
  ///
  /// - Parameters:
  ///   - event: What the line says; it is not sealed.
  ///   - line: The line, without its newline.
  ///   - checksum: That of the line.
  mutating func replaceTail(with event: JournalEvent, as line: [UInt8], checksum: CRC32) {
    damage = nil
    journal?.events.append(event)
    eventCount += 1
    lastAt = event.at
    wholeLength += line.count + 1
    self.checksum = checksum
  }

  private mutating func stop(
    _ reason: String, number: Int, _ bytes: [UInt8], isChanged: Bool = false
  ) {
    let lines = bytes[wholeLength...].split(separator: 0x0A, omittingEmptySubsequences: false)
    damage = Journal.Damage(
      line: number + 1, reason: reason,
      isTornTail: !isChanged && !JournalReading.hasWholeLine(lines), lostKeys: keys(lines))
  }

  /// Whether a line after the first is whole, judged by the checksum of the
  /// line before it, or by its own form where that cannot be read.
  private static func hasWholeLine(_ lines: [ArraySlice<UInt8>]) -> Bool {
    zip(lines, lines.dropFirst()).contains { before, line in
      guard let parts = JournalLine(line) else { return false }
      guard let stated = JournalLine(before)?.stated else {
        return (try? JSONReader.value(of: line))?["n"]?.int != nil
      }
      return parts.follows(stated)
    }
  }

  /// The keys of questions that lines speak of, as far as they can be read.
  private mutating func keys(_ lines: [ArraySlice<UInt8>]) -> [String] {
    var keys: [String] = []
    for line in lines {
      guard let value = try? JSONReader.value(of: line),
        let key = value["q"]?.text ?? sealedKey(value, line), !keys.contains(key)
      else { continue }
      keys.append(key)
    }
    return keys
  }

  private mutating func sealedKey(_ value: JSONValue, _ line: ArraySlice<UInt8>) -> String? {
    guard let sealed = value["s"]?.text, let number = value["n"]?.int, number > 0,
      let contents = opener?.contents(
        sealed, salt: value["salt"]?.text, of: line, number: number, in: heading?.responseID ?? "")
    else { return nil }
    return (try? JSONReader.value(of: contents))?["q"]?.text
  }
}

/// Reads the members of lines with events, which hold few and are many.
private final class EventLineReader: EventMembers {
  private static let places = ["n", "t", "m", "op", "q", "v", "salt", "s"]
  private static let contents = ["op", "q", "v"]
  private let line = MemberReader(places)
  private let opened = MemberReader(contents)
  private var isOpened = false
  /// The line where it took a closer look.
  private var object: JSONObject?

  /// Reads a line; false when it is no JSON object.
  func read(_ bytes: ArraySlice<UInt8>) -> Bool {
    isOpened = false
    object = nil
    if bytes.withUnsafeBytes({ line.read($0) }) { return true }
    object = (try? JSONReader.value(of: bytes))?.members
    return object != nil
  }

  /// Reads what was sealed of the line.
  func readContents(_ bytes: ArraySlice<UInt8>) -> Bool {
    isOpened = bytes.withUnsafeBytes { opened.read($0) }
    return isOpened
  }

  /// What is sealed of the line; nil when nothing is.
  var sealed: String? { own("s") }

  /// The salt of the session that begins with the line.
  var salt: String? { own("salt") }

  private func own(_ name: String) -> String? {
    object.map { $0[name]?.text } ?? line.text(place(name))
  }

  func text(_ name: String) throws(RecordError) -> String {
    let text =
      if isOpened, let place = Self.contents.firstIndex(of: name) {
        opened.text(place)
      } else {
        own(name)
      }
    guard let text else { throw .member(name, expected: "a text") }
    return text
  }

  func integer(_ name: String) throws(RecordError) -> Int {
    guard let integer = object.map({ $0[name]?.int }) ?? line.integer(place(name)) else {
      throw .member(name, expected: "a whole number")
    }
    return integer
  }

  func timestamp(_ name: String) throws(RecordError) -> Timestamp {
    guard let timestamp = Timestamp(try text(name)) else {
      throw .member(name, expected: "a time with an offset")
    }
    return timestamp
  }

  private func place(_ name: String) -> Int {
    Self.places.firstIndex(of: name) ?? 0
  }
}
