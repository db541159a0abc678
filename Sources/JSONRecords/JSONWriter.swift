/// Writes values in the two forms that suroo uses.
///
/// The **canonical form** has one text for every value, so that its SHA-256
/// can name a record: UTF-8, members in the order of the bytes of their keys,
/// no white space, the escapes of RFC 8785 (section 3.2.2.2), whole numbers
/// within ±(2⁵³−1), other numbers as the shortest decimal that reads back as
/// the same number, without exponent and without −0. It departs from RFC 8785
/// in the order of keys (there by UTF-16) and in exponents. The **indented
/// form** is the same with a line for every member and a newline at the end.
/// Texts are written as they are; bringing them to NFC is the work of input.
public enum JSONWriter {
  /// Returns the canonical form.
  ///
  /// - Parameter value: What is to be written.
  /// - Returns: UTF-8 bytes on one line, without a newline.
  /// - Throws: ``JSONWritingError`` for a number that JSON cannot hold.
  public static func canonical(_ value: JSONValue) throws(JSONWritingError) -> [UInt8] {
    var output = JSONOutput(isIndented: false)
    try output.write(value, level: 0)
    return output.bytes
  }

  /// Returns the form for people: indented by two spaces, newline at the end.
  ///
  /// - Parameter value: What is to be written.
  /// - Returns: UTF-8 bytes on as many lines as there are members.
  /// - Throws: ``JSONWritingError`` for a number that JSON cannot hold.
  public static func indented(_ value: JSONValue) throws(JSONWritingError) -> [UInt8] {
    var output = JSONOutput(isIndented: true)
    try output.write(value, level: 0)
    output.bytes.append(UInt8(ascii: "\n"))
    return output.bytes
  }
}

/// A number that cannot be written as JSON.
public enum JSONWritingError: Error, Hashable {
  /// The number is infinite or none at all.
  case notFinite(Double)
  /// The whole number lies outside ±(2⁵³−1), where readers would round it.
  case integerTooLarge(Int)
}

extension JSONWritingError: CustomStringConvertible {
  /// What cannot be written and why, in full sentences.
  public var description: String {
    switch self {
    case .notFinite(let number):
      "The value \(number) cannot be stored: JSON has no infinite or undefined numbers."
    case .integerTooLarge(let integer):
      "The whole number \(integer) cannot be stored: beyond 9007199254740991 other programs "
        + "would round it. Store it as text."
    }
  }
}

/// The bytes written so far.
private struct JSONOutput {
  let isIndented: Bool
  var bytes: [UInt8] = []

  init(isIndented: Bool) {
    self.isIndented = isIndented
  }

  mutating func write(_ value: JSONValue, level: Int) throws(JSONWritingError) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let integer):
      guard safeIntegers.contains(integer) else { throw .integerTooLarge(integer) }
      bytes += String(integer).utf8
    case .number(let number):
      guard number.isFinite else { throw .notFinite(number) }
      bytes += plainDecimal(number).utf8
    case .string(let text): write(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        separate(index, level: level + 1)
        try write(element, level: level + 1)
      }
      close("]", isEmpty: elements.isEmpty, level: level)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        separate(index, level: level + 1)
        write(member.key)
        bytes += (isIndented ? ": " : ":").utf8
        try write(member.value, level: level + 1)
      }
      close("}", isEmpty: members.isEmpty, level: level)
    }
  }

  /// RFC 8785, section 3.2.2.2.
  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case 0x08: bytes += #"\b"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0C: bytes += #"\f"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0..<0x20:
        bytes += (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func separate(_ index: Int, level: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    breakLine(level)
  }

  private mutating func close(_ bracket: String, isEmpty: Bool, level: Int) {
    if !isEmpty { breakLine(level) }
    bytes += bracket.utf8
  }

  private mutating func breakLine(_ level: Int) {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: level * 2)
  }
}
