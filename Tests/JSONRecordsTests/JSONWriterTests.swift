import JSONRecords
import SurveyBasics
import Testing

@Suite struct JSONWriterTests {
  private func canonical(_ value: JSONValue) throws -> String {
    String(decoding: try JSONWriter.canonical(value), as: UTF8.self)
  }

  /// RFC 8785, section 3.2.2, with numbers written without exponents.
  @Test func `the example of RFC 8785`() throws {
    let value: JSONValue = [
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u{20ac}$\u{F}\nA'B\"\\\\\"/",
      "literals": [.null, true, false],
    ]
    #expect(
      try canonical(value)
        == #"{"literals":[null,true,false],"numbers":[333333333.3333333,"#
        + #"1000000000000000000000000000000,4.5,0.002,0.000000000000000000000000001],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  /// RFC 8785, appendix B, with numbers written without exponents.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "99999999999999970000000"),
      (0x44b5_2d02_c7e1_4af6, "100000000000000000000000"),
      (0x44b5_2d02_c7e1_4af7, "100000000000000010000000"),
      (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef50, "1000000000000000000000"),
      (0x3eb0_c6f7_a0b5_ed8c, "0.0000009999999999999997"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5557, "333333333.33333343"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `numbers are the shortest decimals without exponent`(bits: UInt64, expected: String) throws {
    #expect(try canonical(.number(Double(bitPattern: bits))) == expected)
  }

  @Test func `numbers of all sizes are plain and read back the same`() throws {
    var generator = SeededGenerator(seed: 8785)
    for _ in 0..<5000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { continue }
      let text = try canonical(.number(number))
      #expect(Double(text) == number, "\(number)")
      #expect(text.utf8.allSatisfy { "0123456789-.".utf8.contains($0) }, "\(number)")
      #expect(!text.hasPrefix("00") && !text.hasPrefix("-00") && !text.hasSuffix("."))
    }
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func `numbers that are none are refused`(number: Double) {
    #expect(throws: JSONWritingError.self) { try canonical([.number(number)]) }
  }

  @Test(arguments: [9_007_199_254_740_992, -9_007_199_254_740_992, .max, .min])
  func `whole numbers that others would round are refused`(integer: Int) {
    #expect(throws: JSONWritingError.integerTooLarge(integer)) {
      try canonical(["a": .integer(integer)])
    }
  }

  /// The keys of RFC 8785, section 3.2.3, and two spellings of one letter.
  @Test func `members stand in the order of the bytes of their keys`() throws {
    let value: JSONValue = [
      "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7,
      "й": 8, "и\u{306}": 9,
    ]
    #expect(
      try canonical(value)
        == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"и\u{306}\":9,\"й\":8,\"\u{20ac}\":1,"
        + "\"\u{fb33}\":3,\"\u{1f600}\":5}")
  }

  @Test func `the form for people is indented and ends with a newline`() throws {
    let value: JSONValue = ["b": [1, ["c": .null]], "a": "x", "none": [], "empty": [:]]
    #expect(
      String(decoding: try JSONWriter.indented(value), as: UTF8.self) == """
        {
          "a": "x",
          "b": [
            1,
            {
              "c": null
            }
          ],
          "empty": {},
          "none": []
        }

        """)
  }
}
