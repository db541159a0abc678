import Sealing
import Testing

@Suite struct SigningKeyTests {
  private let digest = SHA256.digest(of: "bundle".utf8)

  @Test func `a signature holds for its digest and its device only`() throws {
    let (key, other) = (SigningKey(), SigningKey())
    let signature = key.signature(of: digest)
    #expect(key.verifyingKey.isValid(signature, of: digest))
    #expect(!key.verifyingKey.isValid(signature, of: SHA256.digest(of: "bundles".utf8)))
    #expect(!other.verifyingKey.isValid(signature, of: digest))
    #expect(!key.verifyingKey.isValid(other.signature(of: digest), of: digest))
    #expect(key.signature(of: digest) == signature)
  }

  @Test func `keys and signatures survive the way to text and back`() throws {
    let key = SigningKey()
    let again = try #require(SigningKey(key.secretText))
    #expect(again.verifyingKey == key.verifyingKey)
    #expect(VerifyingKey(key.verifyingKey.description) == key.verifyingKey)
    let signature = key.signature(of: digest)
    #expect(signature.description.count == 128)
    #expect(DeviceSignature(signature.description) == signature)
    #expect(DeviceSignature(signature.description.dropLast()) == nil)
    #expect(DeviceSignature(signature.description.uppercased()) == nil)
    #expect(VerifyingKey(AgeIdentity().recipient.description) == nil)
    #expect(SigningKey(AgeIdentity().secretText) == nil)
    #expect(VerifyingKey("") == nil)
  }

  /// Made with Python's `cryptography` from the secret 00 01 … 1f.
  @Test func `another program computes the same signature`() throws {
    let key = try #require(
      SigningKey("SUROO-SIGNING-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SCUQ2AA"))
    #expect(
      key.verifyingKey.description
        == "suroo-device1qwss00lnecgtu8tsm5vwwj7qn9n7f43snwjs6hcamjrxgyj4xxuqd7fkxp")
    #expect(
      key.signature(of: digest).description
        == "a5bf5d4aaf9dcf87fc59561ebdcdc5945f12890195750020ec53d52ccbea8329"
        + "2b228b66f81f50f71e1f5d2bc99c379ba374dea2b02e2fd945da5d60350bda02")
  }

  @Test func `nothing prints a signing key by accident`() {
    let key = SigningKey()
    var dumped = ""
    dump([key], to: &dumped)
    #expect(!"\(key) \(String(reflecting: key)) \(dumped)".uppercased().contains("SIGNING-KEY-1"))
  }
}
