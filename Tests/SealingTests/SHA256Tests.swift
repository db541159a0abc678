import Sealing
import SurveyBasics
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4, the example of one million times the letter a.
  @Test func `a million letters in pieces`() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update(repeatElement(UInt8(ascii: "a"), count: 1000)) }
    #expect(
      hash.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `cutting the input anywhere changes nothing`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
      UInt8.random(in: .min ... .max, using: &generator)
    }
    let cut = Int.random(in: 0...bytes.count, using: &generator)
    var hash = SHA256()
    hash.update(bytes[..<cut])
    bytes[cut...].withUnsafeBytes { hash.update($0) }
    #expect(hash.finish() == SHA256.digest(of: bytes), "seed \(seed)")
  }

  @Test func `a digest survives the way to text and bytes and back`() {
    let digest = SHA256.digest(of: [1, 2, 3])
    #expect(SHA256Digest(hex: digest.hex) == digest)
    #expect(SHA256Digest(bytes: digest.bytes) == digest)
    #expect("\(digest)" == digest.hex)
  }

  @Test(arguments: [
    "", "00", String(repeating: "g", count: 64), String(repeating: "A", count: 64),
    String(repeating: "0", count: 63), String(repeating: "0", count: 65),
  ])
  func `what is no digest is refused`(text: String) {
    #expect(SHA256Digest(hex: text) == nil)
  }

  @Test func `digests are ordered like their text`() {
    let digests = (0..<200).map { SHA256.digest(of: [UInt8($0)]) }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
  }

  @Test func `secure random bytes have the count asked for and differ`() {
    #expect(SecureRandom.bytes(0).isEmpty)
    #expect(SecureRandom.bytes(32).count == 32)
    #expect(SecureRandom.bytes(32) != SecureRandom.bytes(32))
  }
}
