import JSONRecords
import Testing

@Suite struct MemberReaderTests {
  private let reader = MemberReader(["a", "b.c", "b.d", "list", "ab"])

  private func read(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes { reader.read($0) }
  }

  @Test func `members are found at both levels and in any order`() {
    #expect(
      read(#" {"x":{"a":1,"y":[{}]},"b":{"z":[],"d":null,"c":-7},"a":"ө\n","list":["p","q"]}"#))
    #expect(reader.text(0) == "ө\n")
    #expect(reader.integer(1) == -7)
    #expect(reader.isNull(2))
    #expect(reader.texts(3) == ["p", "q"])
    #expect(reader.isNull(4))
    #expect(reader.text(4) == nil)
  }

  @Test func `nothing of a former object is left`() {
    #expect(read(#"{"a":"x","ab":1,"list":["p"]}"#))
    #expect(reader.integer(4) == 1)
    #expect(read(#"{"list":[]}"#))
    #expect(reader.text(0) == nil)
    #expect(reader.isNull(4))
    #expect(reader.texts(3) == [])
  }

  @Test func `values of another kind are nil`() {
    #expect(read(#"{"a":1.5,"b":[],"list":[1],"ab":{"a":1}}"#))
    #expect(reader.text(0) == nil && reader.integer(0) == nil && !reader.isNull(0))
    #expect(reader.isNull(1))
    #expect(reader.texts(3) == nil)
    #expect(!reader.isNull(4) && reader.integer(4) == nil)
  }

  @Test(arguments: [
    "", " ", "1", "[]", "null", "{", #"{"a""#, #"{"a":"#, #"{"a":"x"#, #"{"a":"x"}}"#,
    #"{"a":"x"} {}"#, #"{"a":"\q"}"#, "{\"a\":\"\u{1}\"}", #"{"list":["p"}"#,
  ])
  func `what is no whole object is refused`(text: String) {
    #expect(!read(text))
  }
}
