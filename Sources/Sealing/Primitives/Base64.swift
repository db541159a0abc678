/// Base64 with the standard alphabet, of which every text has one spelling
/// only (RFC 4648; bits beyond the last byte are zero).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
  private static let pad = UInt8(ascii: "=")

  /// Appends the text of the bytes, with `=` up to a multiple of four when `padded`.
  static func append(_ bytes: ArraySlice<UInt8>, padded: Bool, to text: inout [UInt8]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let count = min(3, bytes.endIndex - index)
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < count ? UInt32(bytes[index + offset]) : 0)
      }
      for position in 0...count {
        text.append(alphabet[Int(group >> UInt32(18 - 6 * position)) & 63])
      }
      if padded { text += repeatElement(pad, count: 3 - count) }
      index += count
    }
  }

  /// The text of the bytes without padding.
  static func unpadded(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    append(bytes[...], padded: false, to: &text)
    return text
  }

  /// The bytes of an unpadded text; nil for any other text.
  static func decodeUnpadded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var group: UInt32 = 0
    var bits = 0
    for character in text {
      let value = values[Int(character)]
      guard value != 0xFF else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
      group &= (1 << UInt32(bits)) - 1
    }
    return group == 0 ? bytes : nil
  }

  /// The bytes of a text padded to a multiple of four; nil for any other text.
  static func decodePadded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let padding = text.reversed().prefix { $0 == pad }.count
    guard padding <= 2 else { return nil }
    return decodeUnpadded(text.dropLast(padding))
  }
}
