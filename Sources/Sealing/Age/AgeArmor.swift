/// The text form of a sealed file, fit for mail (C2SP age v1, “ASCII armor”).
enum AgeArmor {
  static let begin = "-----BEGIN AGE ENCRYPTED FILE-----"
  static let end = "-----END AGE ENCRYPTED FILE-----"
  static let columns = 64
  static let bytesPerLine = 48
  /// White space before and after the text that is passed over, in bytes.
  static let mostWhiteSpace = 1024

  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

/// Writes the text of bytes that arrive in pieces.
struct AgeArmorWriter {
  private var waiting: [UInt8] = []
  private var hasBegun = false

  mutating func write(_ bytes: [UInt8], to output: inout [UInt8]) {
    begin(&output)
    waiting += bytes
    var rest = waiting[...]
    while rest.count >= AgeArmor.bytesPerLine {
      Base64.append(rest.prefix(AgeArmor.bytesPerLine), padded: true, to: &output)
      output.append(0x0A)
      rest = rest.dropFirst(AgeArmor.bytesPerLine)
    }
    waiting = Array(rest)
  }

  mutating func finish(to output: inout [UInt8]) {
    begin(&output)
    if !waiting.isEmpty {
      Base64.append(waiting[...], padded: true, to: &output)
      output.append(0x0A)
    }
    output += "\(AgeArmor.end)\n".utf8
  }

  private mutating func begin(_ output: inout [UInt8]) {
    if !hasBegun { output += "\(AgeArmor.begin)\n".utf8 }
    hasBegun = true
  }
}

/// Reads the bytes of a text that arrives in pieces.
struct AgeArmorReader {
  private enum Place {
    case before, inside, afterShortLine, after
  }

  private var place = Place.before
  private var line: [UInt8] = []
  private var number = 1
  private var whiteSpace = 0

  mutating func read(
    _ bytes: ArraySlice<UInt8>, to output: inout [UInt8]
  ) throws(AgeError) {
    for byte in bytes {
      if place == .after {
        try passOver(byte)
      } else if byte == 0x0A {
        try endLine(to: &output)
      } else {
        line.append(byte)
        guard line.count <= AgeArmor.mostWhiteSpace else { throw trouble("it is too long") }
      }
    }
  }

  mutating func finish(to output: inout [UInt8]) throws(AgeError) {
    // The last line needs no line end.
    if place != .after, !line.isEmpty { try endLine(to: &output) }
    guard place == .after else { throw trouble("the last line, \(AgeArmor.end), is missing") }
  }

  private mutating func endLine(to output: inout [UInt8]) throws(AgeError) {
    if line.last == 0x0D { line.removeLast() }
    switch place {
    case .before where line.allSatisfy(AgeArmor.isWhiteSpace):
      whiteSpace += line.count + 1
      guard whiteSpace <= AgeArmor.mostWhiteSpace else {
        throw trouble("there is too much white space before it")
      }
    case .before:
      guard line.elementsEqual(AgeArmor.begin.utf8) else {
        throw trouble("it is not \(AgeArmor.begin)")
      }
      place = .inside
    case .inside where line.elementsEqual(AgeArmor.end.utf8),
      .afterShortLine where line.elementsEqual(AgeArmor.end.utf8):
      place = .after
      whiteSpace = 0
    case .inside:
      guard !line.isEmpty, line.count <= AgeArmor.columns,
        let bytes = Base64.decodePadded(line[...])
      else { throw trouble("it is no line of base64") }
      output += bytes
      if bytes.count < AgeArmor.bytesPerLine { place = .afterShortLine }
    case .afterShortLine, .after:
      throw trouble("it follows the last line of base64")
    }
    line.removeAll(keepingCapacity: true)
    number += 1
  }

  private mutating func passOver(_ byte: UInt8) throws(AgeError) {
    guard AgeArmor.isWhiteSpace(byte) else { throw trouble("it follows the end") }
    whiteSpace += 1
    guard whiteSpace <= AgeArmor.mostWhiteSpace else {
      throw trouble("there is too much white space after the end")
    }
  }

  private func trouble(_ problem: String) -> AgeError { .armor(line: number, problem) }
}
