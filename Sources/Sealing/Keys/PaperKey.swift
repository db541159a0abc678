/// A secret key as five short lines to keep on paper and type in again.
///
///     1: qpzr y9x8 gf2t vdw0 s3j
///
/// Each of the first four lines holds eight bytes of the key; the fifth holds
/// eight bytes of the SHA-256 of the recipient and so proves that the four
/// belong together. The last six characters of every line are a checksum
/// (Bech32), so that a mistyped character is noticed in its line, and up to
/// four of them for certain. The alphabet lacks `1`, `b`, `i` and `o`.
public enum PaperKey {
  /// What is wrong with the lines that were typed.
  public enum Problem: Error, Hashable, Sendable {
    /// A line, counted from 1, has a mistyped character; where one change puts
    /// it right, its place counted from 1 and the character.
    case mistyped(line: Int, place: Int?, character: Character?)
    /// A line has too few or too many characters.
    case length(line: Int, found: Int)
    /// A line is missing.
    case missing(line: Int)
    /// A line stands there twice with different contents.
    case twice(line: Int)
    /// The lines are right, but of different keys.
    case mixed
  }

  private static let lines = 5
  private static let bytesPerLine = 8
  private static let characters = 19

  /// The five lines of a key, as secret as the key.
  public static func lines(of identity: AgeIdentity) -> [String] {
    let bytes = identity.secretBytes + check(of: identity.recipient)
    return (1...lines).map { number in
      let part = bytes[(number - 1) * bytesPerLine..<number * bytesPerLine]
      let text = Bech32.encode(Array(part), prefix: prefix(number)).suffix(characters)
      return "\(number): \(grouped(text))"
    }
  }

  /// Reads the lines of a key, in any order, with any spaces and in any case.
  ///
  /// - Parameter typed: Lines that each begin with their number.
  /// - Returns: The key.
  /// - Throws: ``Problem`` for the first line that is wrong.
  public static func identity(_ typed: [some StringProtocol]) throws(Problem) -> AgeIdentity {
    var parts: [Int: [UInt8]] = [:]
    for line in typed {
      guard let (number, text) = split(line) else { continue }
      let part = try bytes(of: text, line: number)
      guard parts[number] == nil || parts[number] == part else { throw .twice(line: number) }
      parts[number] = part
    }
    var bytes: [UInt8] = []
    for number in 1...lines {
      guard let part = parts[number] else { throw .missing(line: number) }
      bytes += part
    }
    guard let identity = AgeIdentity(secretBytes: Array(bytes.prefix(32))),
      check(of: identity.recipient) == Array(bytes.suffix(bytesPerLine))
    else { throw .mixed }
    return identity
  }

  /// Whether a text looks like a line of a paper: a number from 1 to 5 and a colon.
  public static func isLine(_ text: some StringProtocol) -> Bool {
    split(text) != nil
  }

  private static func split(_ line: some StringProtocol) -> (Int, String)? {
    let line = Substring(line).trimmed
    guard let first = line.first, let number = first.wholeNumberValue, first.isASCII,
      (1...lines).contains(number)
    else { return nil }
    let rest = line.dropFirst().trimmed
    guard rest.first == ":" else { return nil }
    return (number, rest.dropFirst().filter { !$0.isWhitespace && $0 != "-" }.lowercased())
  }

  private static func bytes(of text: String, line: Int) throws(Problem) -> [UInt8] {
    guard text.count == characters else { throw .length(line: line, found: text.count) }
    if let bytes = decode(text, line) { return bytes }
    // One change is looked for, so that it can be compared with the paper.
    let typed = Array(text)
    for place in typed.indices {
      for character in "qpzry9x8gf2tvdw0s3jn54khce6mua7l" {
        var changed = typed
        changed[place] = character
        if decode(String(changed), line) != nil {
          throw .mistyped(line: line, place: place + 1, character: character)
        }
      }
    }
    throw .mistyped(line: line, place: nil, character: nil)
  }

  private static func decode(_ text: String, _ line: Int) -> [UInt8]? {
    let bytes = Bech32.decode("\(prefix(line))1\(text)", prefix: prefix(line))
    return bytes?.count == bytesPerLine ? bytes : nil
  }

  /// The number of the line is part of what the checksum covers.
  private static func prefix(_ line: Int) -> String { "suroo-paper-\(line)-" }

  private static func check(of recipient: AgeRecipient) -> [UInt8] {
    Array(SHA256.digest(of: recipient.description.utf8).bytes.prefix(bytesPerLine))
  }

  private static func grouped(_ text: Substring) -> String {
    stride(from: 0, to: text.count, by: 4).map { offset in
      String(text.dropFirst(offset).prefix(4))
    }.joined(separator: " ")
  }
}

extension PaperKey.Problem: CustomStringConvertible {
  /// What is wrong with which line, as a full sentence.
  public var description: String {
    switch self {
    case .mistyped(let line, let place?, let character?):
      "Line \(line) of the key has a mistyped character: compare the one at place \(place), which may be \"\(character)\"."
    case .mistyped(let line, _, _):
      "Line \(line) of the key has mistyped characters. Compare it with the paper."
    case .length(let line, let found):
      "Line \(line) of the key has \(found) characters after the colon instead of 19."
    case .missing(let line): "Line \(line) of the key is missing."
    case .twice(let line): "Line \(line) of the key stands there twice and differs."
    case .mixed: "Every line is right, but they come from different keys."
    }
  }
}
