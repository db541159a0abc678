import Sealing
import Testing

@Suite struct AgeKeyTests {
  /// A pair that `age-keygen` made.
  @Test func `the recipient of a key is the one that age computes`() throws {
    let identity = try #require(
      AgeIdentity("AGE-SECRET-KEY-153RTD6AP6WNDQ7LRMV2HJUPN2MG6SDY5TL92Z8Q4YL8C05JPEJGQWU02CX"))
    #expect(
      identity.recipient.description
        == "age19uskun4e7p8vz6m070k09nkwalz2zlveyn43ymsjfqnlhkhxw3dsvq78mv")
  }

  @Test func `a key survives the way to text and back`() throws {
    let identity = AgeIdentity()
    let text = identity.secretText
    #expect(text.hasPrefix("AGE-SECRET-KEY-1"))
    #expect(text.count == 74)
    let again = try #require(AgeIdentity(text))
    #expect(again == identity)
    #expect(again.recipient == identity.recipient)
    #expect(try #require(AgeIdentity(text.lowercased())) == identity)
    let recipient = identity.recipient.description
    #expect(recipient.hasPrefix("age1"))
    #expect(recipient.count == 62)
    #expect(AgeRecipient(recipient) == identity.recipient)
    #expect(AgeRecipient(recipient.uppercased()) == identity.recipient)
    #expect(AgeIdentity() != identity)
  }

  @Test func `nothing prints a secret by accident`() {
    let identity = AgeIdentity()
    var dumped = ""
    dump([identity], to: &dumped)
    let text = "\(identity) \(String(reflecting: identity)) \(dumped) \([identity])"
    #expect(text.contains(identity.recipient.description))
    #expect(!text.uppercased().contains("SECRET-KEY-1"))
  }

  @Test func `any mistyped character is noticed`() {
    let identity = AgeIdentity()
    for (text, read) in [
      (identity.secretText, { (text: String) in AgeIdentity(text) != nil }),
      (identity.recipient.description, { (text: String) in AgeRecipient(text) != nil }),
    ] {
      let characters = Array(text)
      #expect(read(text))
      for place in characters.indices {
        for other in ["Q", "q", "7", "1", "b", " ", "ү"] as [Character] {
          var wrong = characters
          guard wrong[place] != other else { continue }
          wrong[place] = other
          // A whole text in one case only is the same text.
          #expect(!read(String(wrong)), "\(String(wrong))")
        }
      }
      #expect(!read(String(characters.dropLast())))
      #expect(!read(text + "q"))
      #expect(!read(text + "\n"))
    }
    #expect(AgeIdentity("") == nil)
    #expect(AgeRecipient("age1") == nil)
    #expect(AgeRecipient(identity.secretText) == nil)
    #expect(AgeIdentity(identity.recipient.description) == nil)
  }

  /// Points of order 4, 1 and 8 (RFC 7748, section 6.1, on zero checks).
  @Test(arguments: [
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
  ])
  func `a recipient of low order is refused`(text: String) {
    #expect(AgeRecipient(text) == nil)
  }

  @Test func `the fingerprint is eight groups of four digits`() {
    let recipient = AgeIdentity().recipient
    let groups = recipient.fingerprint.split(separator: " ")
    #expect(groups.map(\.count) == Array(repeating: 4, count: 8))
    #expect(SHA256.digest(of: recipient.description.utf8).hex.hasPrefix(groups.joined()))
  }
}
