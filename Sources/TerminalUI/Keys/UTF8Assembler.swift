/// Puts code points together from bytes that arrive one at a time.
///
/// An invalid sequence becomes one U+FFFD for each maximal part of it, as in
/// `String(decoding:as:)`; the valid characters around it arrive whole.
package struct UTF8Assembler: Sendable {
  private var value: UInt32 = 0
  private var missing = 0
  // What the next byte may be: narrower after E0, ED, F0, F4.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  package init() {}

  /// Whether a character has begun that is not complete.
  package var isPartial: Bool { missing > 0 }

  package mutating func add(_ byte: UInt8) -> [Unicode.Scalar] {
    guard missing > 0 else { return begin(byte) }
    guard allowed.contains(byte) else {
      missing = 0
      return [Self.replacement] + begin(byte)
    }
    value = value << 6 | UInt32(byte & 0x3F)
    allowed = 0x80...0xBF
    missing -= 1
    guard missing == 0 else { return [] }
    return [Unicode.Scalar(value) ?? Self.replacement]
  }

  /// Gives up on a character that is not complete.
  package mutating func finish() -> [Unicode.Scalar] {
    defer { missing = 0 }
    return missing > 0 ? [Self.replacement] : []
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  private mutating func begin(_ byte: UInt8) -> [Unicode.Scalar] {
    allowed = 0x80...0xBF
    switch byte {
    case 0...0x7F: return [Unicode.Scalar(byte)]
    case 0xC2...0xDF: start(byte & 0x1F, missing: 1)
    case 0xE0...0xEF:
      start(byte & 0x0F, missing: 2)
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      start(byte & 0x07, missing: 3)
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default: return [Self.replacement]
    }
    return []
  }

  private mutating func start(_ bits: UInt8, missing count: Int) {
    value = UInt32(bits)
    missing = count
  }
}
