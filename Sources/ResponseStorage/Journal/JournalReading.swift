import JSONRecords
import SurveyBasics
import SurveyModel

/// A journal as it was found in a file.
struct JournalReading {
  /// What the whole lines say; nil when not even the first one is whole.
  private(set) var journal: Journal?
  /// The bytes of the whole lines.
  private(set) var wholeLength = 0
  /// The checksum of the last whole line.
  private(set) var checksum = CRC32()
  /// What ended the reading; nil when everything is whole.
  private(set) var damage: Journal.Damage?

  /// Reads forward and stops at the first line that has no newline, is no
  /// JSON, has a wrong checksum or a wrong number.
  ///
  /// - Parameter bytes: The file.
  /// - Throws: ``RecordError/newer(format:version:)`` and
  ///   ``RecordError/otherFormat(found:expected:)``: such a file is not damaged
  ///   and must be left alone.
  init(_ bytes: [UInt8]) throws(RecordError) {
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
      if number > 0, reader.read(line), (try? reader.integer("n")) == number {
        try append(JournalEvent.read(reader))
      } else {
        guard let members = (try? JSONReader.value(of: line))?.members,
          members["n"]?.int == number
        else {
          stop("The line is not number \(number) of the journal.", number: number, bytes)
          return
        }
        if number == 0 {
          journal = Journal(
            opening: try InterviewOpening(RecordMembers(members)),
            continues: members["continues"]?.text, events: [])
        } else {
          try append(JournalEvent.read(RecordMembers(members)))
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

  private mutating func append(_ event: JournalEvent?) throws(RecordError) {
    guard let event else {
      throw .newer(format: RecordFormat.journal.rawValue, version: RecordFormat.version + 1)
    }
    journal?.events.append(event)
  }

  private mutating func stop(_ reason: String, number: Int, _ bytes: [UInt8]) {
    let lines = bytes[wholeLength...].split(separator: 0x0A, omittingEmptySubsequences: false)
    damage = Journal.Damage(
      line: number + 1, reason: reason, isTornTail: !JournalReading.hasWholeLine(lines),
      lostKeys: JournalReading.keys(lines))
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

  private static func keys(_ lines: [ArraySlice<UInt8>]) -> [String] {
    var keys: [String] = []
    for line in lines {
      guard let key = (try? JSONReader.value(of: line))?["q"]?.text, !keys.contains(key) else {
        continue
      }
      keys.append(key)
    }
    return keys
  }
}

/// Reads the members of lines with events, which hold few and are many.
private struct EventLineReader: EventMembers {
  private static let names = ["n", "t", "m", "op", "q", "v"]
  private let members = MemberReader(names)

  /// Reads a line; false when it takes a closer look.
  func read(_ line: ArraySlice<UInt8>) -> Bool {
    line.withUnsafeBytes { members.read($0) }
  }

  func text(_ name: String) throws(RecordError) -> String {
    guard let text = members.text(place(name)) else {
      throw .member(name, expected: "a text")
    }
    return text
  }

  func integer(_ name: String) throws(RecordError) -> Int {
    guard let integer = members.integer(place(name)) else {
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
    Self.names.firstIndex(of: name) ?? 0
  }
}
