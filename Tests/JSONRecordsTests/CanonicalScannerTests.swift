import JSONRecords
import SurveyBasics
import Testing

/// The scanner against what it stands for: reading and writing again.
@Suite struct CanonicalScannerTests {
  private let scanner = CanonicalScanner(members: ["a", "b", "ө"])

  private func isCanonical(_ bytes: [UInt8]) -> Bool {
    guard let value = try? JSONReader.value(of: bytes), value.members != nil else { return false }
    return (try? JSONWriter.canonical(value)) == bytes
  }

  private func scan(_ bytes: [UInt8]) -> CanonicalMembers? {
    bytes.withUnsafeBytes { scanner.scan($0) }
  }

  @Test(arguments: [
    "{}", "{ }", "{}\n", "[]", "", "{", "1", #"{"a":1}"#, #"{"a":1,}"#, #"{"a" :1}"#,
    #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #"{"a":-0}"#, #"{"a":0}"#, #"{"a":-1}"#, #"{"a":01}"#,
    #"{"a":1.0}"#, #"{"a":1.50}"#, #"{"a":1.5}"#, #"{"a":1e3}"#, #"{"a":.5}"#, #"{"a":5.}"#,
    #"{"a":0.1}"#, #"{"a":0.10000000000000001}"#, #"{"a":9007199254740991}"#,
    #"{"a":9007199254740993}"#, #"{"a":9007199254740992}"#, #"{"a":100000000000000000000000}"#,
    #"{"a":99999999999999991611392}"#, #"{"a":-}"#, #"{"a":"\/"}"#, #"{"a":"\u000a"}"#,
    #"{"a":"\u000F"}"#, #"{"a":"\u000f"}"#, #"{"a":"\u0020"}"#, #"{"a":"\n"}"#, #"{"a":"\x"}"#,
    #"{"a":"\ud83d\ude00"}"#, #"{"a":"😀"}"#, "{\"a\":\"\t\"}", #"{"a":tru}"#, #"{"a":true}"#,
    #"{"\u0001":1,"\t":2}"#, #"{"\t":1,"\u0001":2}"#, #"{"\\":1,"a":2}"#, #"{"a":1,"\\":2}"#,
    #"{"\"":1,"a":2}"#, #"{"":0}"#, #"{"a":[1,2,]}"#, #"{"a":[]}"#, #"{"a":{"b":1}}"#,
    #"{"a":nullx}"#,
    #"{"a":0.000000000000000000000000001}"#, #"{"a":123456789012345678.5}"#,
    "{\"a\":" + String(repeating: "[", count: 63) + String(repeating: "]", count: 63) + "}",
    "{\"a\":" + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}",
    "{\"a\":1" + String(repeating: "0", count: 308) + "}",
    "{\"a\":1" + String(repeating: "0", count: 309) + "}",
  ])
  func `it accepts what the writer writes and nothing else`(text: String) {
    #expect((scan(Array(text.utf8)) != nil) == isCanonical(Array(text.utf8)))
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xD0]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    let record = Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)
    #expect(scan(record) == nil)
    #expect(!isCanonical(record))
  }

  @Test func `it finds the members that were asked for`() throws {
    let text = #"{"B":1,"a":{"b":5},"ab":[2],"b":"x\n","ө":null}"#
    let bytes = Array(text.utf8)
    let members = try #require(scan(bytes))
    let values = (0..<3).map { index in
      members.value(index).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(values == [#"{"b":5}"#, #""x\n""#, "null"])
    let member = try #require(members.member(1))
    #expect(String(decoding: bytes[member], as: UTF8.self) == #""b":"x\n""#)
    #expect(try #require(scan(Array(#"{"b":1}"#.utf8))).value(0) == nil)
  }

  @Test func `random objects and damage to them are judged as by reading and writing`() throws {
    var generator = SeededGenerator(seed: 8259)
    var accepted = 0
    for _ in 0..<3000 {
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        object[generatedText(using: &generator)] = generatedValue(depth: 3, using: &generator)
      }
      let bytes = try JSONWriter.canonical(.object(object))
      let holds = isCanonical(bytes)
      #expect((scan(bytes) != nil) == holds, "\(String(decoding: bytes, as: UTF8.self))")
      accepted += holds ? 1 : 0
      for _ in 0..<8 {
        let damaged = damage(bytes, using: &generator)
        #expect(
          (scan(damaged) != nil) == isCanonical(damaged),
          "\(String(decoding: damaged, as: UTF8.self))")
      }
    }
    #expect(accepted > 2500)
  }

  private func damage(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes.remove(at: place)
    case 2:
      bytes.insert(Array(#"{}[]",:0\ -.eu"#.utf8).randomElement(using: &generator) ?? 0, at: place)
    default: bytes.removeSubrange(place...)
    }
    return bytes
  }
}
