/// The checksum of gzip and zip (ISO 3309, polynomial 0xEDB88320), which can go
/// on from an earlier one.
struct CRC32: Hashable, Sendable {
  /// The checksum so far; of no bytes it is 0.
  private(set) var value: UInt32 = 0

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in
      crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1
    }
  }

  init(_ value: UInt32 = 0) {
    self.value = value
  }

  /// Reads eight lower-case hexadecimal digits.
  init?(hex: some Collection<UInt8>) {
    guard hex.count == 8 else { return nil }
    var value: UInt32 = 0
    for character in hex {
      switch character {
      case 0x30...0x39: value = value << 4 | UInt32(character - 0x30)
      case 0x61...0x66: value = value << 4 | UInt32(character - 0x57)
      default: return nil
      }
    }
    self.value = value
  }

  mutating func update(_ bytes: some Sequence<UInt8>) {
    value = ~CRC32.table.withUnsafeBufferPointer { table in
      let sum = bytes.withContiguousStorageIfAvailable { CRC32.sum(of: $0, after: ~value, table) }
      return sum ?? CRC32.sum(of: bytes, after: ~value, table)
    }
  }

  private static func sum(
    of bytes: some Sequence<UInt8>, after sum: UInt32, _ table: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    var sum = sum
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    return sum
  }

  /// The checksum as eight lower-case hexadecimal digits.
  var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
