/// The 32 bytes of a SHA-256 digest, ordered like their hexadecimal text.
public struct SHA256Digest: Hashable, Sendable {
  /// The bytes as four words, each with its first byte highest.
  ///
  /// Words instead of an array: sets of millions of digests stay flat.
  public let words: SIMD4<UInt64>

  /// Creates the digest from its four words.
  public init(words: SIMD4<UInt64>) {
    self.words = words
  }

  /// Creates the digest from its 32 bytes, or returns nil for another count.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.init(wholeBytes: bytes)
  }

  /// Creates the digest from 64 lower-case hexadecimal digits, or returns nil
  /// for any other text.
  public init?(hex: some StringProtocol) {
    guard hex.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in hex.utf8 {
      let digit: UInt8
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    self.init(wholeBytes: bytes)
  }

  init(wholeBytes bytes: some Collection<UInt8>) {
    precondition(bytes.count == 32, "A SHA-256 digest has 32 bytes.")
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public var hex: String { hexadecimal(bytes) }
}

extension SHA256Digest: Comparable {
  /// Whether the left digest comes before the right one in the order of their bytes.
  public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
    for index in 0..<4 where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The digest as 64 lower-case hexadecimal digits.
  public var description: String { hex }
}

/// The bytes as lower-case hexadecimal digits, two for each.
func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
    var end = 0
    for byte in bytes {
      buffer[end] = digits[Int(byte >> 4)]
      buffer[end + 1] = digits[Int(byte & 15)]
      end += 2
    }
    return end
  }
}
