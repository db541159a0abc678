public import Sealing

/// A few digits by which two people on the telephone make sure that they have
/// the same bundle: eight from its hash, and one that shows a slip of the tongue.
///
/// The last digit is that of Damm's scheme, which finds every single wrong
/// digit and every swap of neighbours. Eight digits find a mistaken bundle; they
/// do not stop a forger, whom only a signature stops.
public struct BundleCode: Hashable, Sendable {
  /// The nine digits.
  private let digits: [UInt8]

  /// The code of the bundle with a hash.
  public init(_ sha256: SHA256Digest) {
    var number = sha256.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000_000
    var digits: [UInt8] = []
    for _ in 0..<8 {
      digits.insert(UInt8(number % 10), at: 0)
      number /= 10
    }
    self.digits = digits + [BundleCode.check(digits)]
  }

  /// Reads a code as somebody typed it, with or without spaces and dashes.
  ///
  /// The result is nil unless it is nine digits of which the last one fits.
  ///
  /// - Parameter text: The text.
  public init?(_ text: some StringProtocol) {
    let kept = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
    guard kept.count == 9, kept.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    digits = kept.map { $0 - 0x30 }
    guard BundleCode.check(digits) == 0 else { return nil }
  }

  /// The digit that Damm's scheme gives for others; 0 for a code that is whole.
  private static func check(_ digits: [UInt8]) -> UInt8 {
    digits.reduce(0) { quasigroup[Int($0)][Int($1)] }
  }

  /// The totally anti-symmetric quasigroup of Damm's thesis (2004).
  private static let quasigroup: [[UInt8]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ]
}

extension BundleCode: CustomStringConvertible {
  /// The digits in groups of three.
  public var description: String {
    let text = digits.map { String($0) }
    return [text[0..<3], text[3..<6], text[6..<9]].map { $0.joined() }.joined(separator: "-")
  }
}
