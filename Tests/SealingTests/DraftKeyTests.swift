import Sealing
import Testing

/// The key of drafts and the lines that it seals.
@Suite struct DraftKeyTests {
  /// The bytes 0 to 31.
  private static let text =
    "SUROO-DRAFT-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SASAEGF"
  /// The bytes 100 to 115.
  private static let salt = "ZGVmZ2hpamtsbW5vcHFycw"
  private static let contents = Array(
    #"{"op":"answer","q":"age","v":"34"}                              "#.utf8)
  private static let context = Array(#"r1{"n":258"#.utf8)
  // Computed by a program of its own in Python, from the words of RFC 8439 and RFC 5869 alone.
  private static let sealed =
    "mUJ4KAwQGlDsZnZBJkgE/WyC+jhpNNEKwiEqacwVKvNVZCRsXGiFdjsIxYY8iCttQgV+wWto5f3Tlt9zsyY0ttk3OaSj"
    + "IXgCAZb9dqg32xU"

  private func session() throws -> LineSealer {
    let key = try #require(DraftKey(Self.text))
    return try #require(key.session(salt: Self.salt))
  }

  @Test func `a line is sealed as its description says`() throws {
    let session = try session()
    #expect(session.seal(Self.contents, number: 258, in: Self.context) == Self.sealed)
    #expect(session.open(Self.sealed, number: 258, in: Self.context) == Self.contents)
    #expect(session.salt == Self.salt)
  }

  @Test func `a line opens in its own place only`() throws {
    let session = try session()
    #expect(session.open(Self.sealed, number: 257, in: Self.context) == nil)
    #expect(session.open(Self.sealed, number: 258, in: Self.context + [0]) == nil)
    #expect(session.open(Self.sealed, number: 258, in: []) == nil)
    let key = try #require(DraftKey(Self.text))
    #expect(key.newSession().open(Self.sealed, number: 258, in: Self.context) == nil)
    let other = try #require(DraftKey().session(salt: Self.salt))
    #expect(other.open(Self.sealed, number: 258, in: Self.context) == nil)
  }

  @Test func `no changed character and no other length opens`() throws {
    let session = try session()
    let alphabet = Array("AZaz09+/=- ё")
    for place in Self.sealed.indices {
      for character in alphabet where character != Self.sealed[place] {
        var changed = Self.sealed
        changed.replaceSubrange(place...place, with: [character])
        #expect(session.open(changed, number: 258, in: Self.context) == nil, "\(changed)")
      }
      #expect(session.open(String(Self.sealed[..<place]), number: 258, in: Self.context) == nil)
    }
    #expect(session.open(Self.sealed + "AAAA", number: 258, in: Self.context) == nil)
  }

  @Test func `the text of a key is read back and shown by nothing else`() throws {
    let key = try #require(DraftKey(Self.text))
    #expect(key.secretText == Self.text)
    #expect(DraftKey(Self.text.dropLast() + "Q") == nil)
    #expect(DraftKey("AGE-SECRET-KEY-1") == nil)
    #expect(DraftKey() != DraftKey())
    var dumped = "\(key)"
    dump(key, to: &dumped)
    #expect(!dumped.contains("QQQSYQCYQ5"))
    for text in ["", "ZGVm", Self.salt + "AA", "ё"] { #expect(key.session(salt: text) == nil) }
  }

  @Test func `sessions have salts of their own`() {
    let key = DraftKey()
    #expect(Set((0..<100).map { _ in key.newSession().salt }).count == 100)
  }
}
