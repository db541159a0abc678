/// Text with a prefix and a checksum that finds mistyped characters (BIP-173,
/// without its limit of 90 characters).
enum Bech32 {
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  /// The text of the bytes, in lower case.
  static func encode(_ bytes: [UInt8], prefix: String) -> String {
    let groups = regrouped(bytes, from: 8, to: 5)
    let sum = polymod(expanded(prefix) + groups + Array(repeating: 0, count: 6)) ^ 1
    let check = (0..<6).map { UInt8(truncatingIfNeeded: sum >> UInt32(25 - 5 * $0) & 31) }
    let text = (groups + check).map { alphabet[Int($0)] }
    return "\(prefix)1\(String(decoding: text, as: UTF8.self))"
  }

  /// The bytes of a text with that prefix, all of it in one case; nil for any
  /// other text.
  static func decode(_ text: some StringProtocol, prefix: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    let hasUpper = characters.contains { (0x41...0x5A).contains($0) }
    let hasLower = characters.contains { (0x61...0x7A).contains($0) }
    guard !(hasUpper && hasLower) else { return nil }
    let lower = characters.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard lower.starts(with: "\(prefix)1".utf8) else { return nil }
    var groups: [UInt8] = []
    for character in lower.dropFirst(prefix.utf8.count + 1) {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      groups.append(UInt8(value))
    }
    guard groups.count >= 6, polymod(expanded(prefix) + groups) == 1 else { return nil }
    return bytes(of: groups.dropLast(6))
  }

  /// The bytes of groups of five bits, the padding of which must be zero and
  /// shorter than a group.
  private static func bytes(of groups: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes = regrouped(Array(groups), from: 5, to: 8)
    let padding = groups.count * 5 % 8
    guard padding < 5 else { return nil }
    if padding > 0, bytes.popLast() != 0 { return nil }
    return bytes
  }

  /// The bits of the values in groups of another size, the last filled with zeros.
  private static func regrouped(_ values: [UInt8], from: Int, to: Int) -> [UInt8] {
    var result: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for value in values {
      group = group << UInt32(from) | UInt32(value)
      bits += from
      while bits >= to {
        bits -= to
        result.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
        group &= (1 << UInt32(bits)) - 1
      }
    }
    if bits > 0 { result.append(UInt8(truncatingIfNeeded: group << UInt32(to - bits))) }
    return result
  }

  private static func expanded(_ prefix: String) -> [UInt8] {
    prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
  }

  private static func polymod(_ values: [UInt8]) -> UInt32 {
    let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    var sum: UInt32 = 1
    for value in values {
      let top = sum >> 25
      sum = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
      for (index, generator) in generators.enumerated() where top >> UInt32(index) & 1 == 1 {
        sum ^= generator
      }
    }
    return sum
  }
}
