import SurveyBasics

/// Ids of responses and stores: UUID version 7 (RFC 9562) in lower case.
enum ResponseID {
  /// The id made of a time and ten random bytes.
  static func make(at time: Timestamp, random: [UInt8]) -> String {
    var bytes = (0..<6).map { UInt8(truncatingIfNeeded: time.milliseconds >> (40 - 8 * $0)) }
    bytes += random.prefix(10)
    bytes += Array(repeating: 0, count: 16 - bytes.count)
    bytes[6] = 0x70 | bytes[6] & 0x0F
    bytes[8] = 0x80 | bytes[8] & 0x3F
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return text
  }

  /// The id made of a time and a seed, for runs that can be repeated.
  static func make(at time: Timestamp, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed, key: [SeededGenerator.key("response id")])
    return make(at: time, random: (0..<10).map { _ in UInt8(generator.next() >> 56) })
  }
}
