import Sealing
import Testing

@Suite struct DigestTests {
  /// FIPS 180-4 examples, RFC 1321 A.5.
  @Test(arguments: [
    (Digest.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
    (.md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    (.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha384, "abc",
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
        + "8086072ba1e7cc2358baeca134c825a7"
    ),
    (
      .sha512, "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ])
  func `known answers`(algorithm: Digest, text: String, expected: String) {
    #expect(algorithm.hex(of: text) == expected)
  }

  @Test func `text is digested as UTF-8`() {
    #expect(
      Digest.sha256.hex(of: "суроо")
        == "8684ca422c4b718e2b95b0a3784f519dd5d9fa531e3ad9872c870b583d8cb78f")
    #expect(Digest.md5.bytes(of: "é".utf8) != Digest.md5.bytes(of: "e\u{301}".utf8))
  }

  @Test func `algorithms are found by their names in questionnaires`() {
    #expect(Digest(rawValue: "SHA-256") == .sha256)
    #expect(Digest(rawValue: "sha256") == nil)
    #expect(Digest.allCases.map { $0.bytes(of: []).count } == [16, 20, 32, 48, 64])
  }
}
