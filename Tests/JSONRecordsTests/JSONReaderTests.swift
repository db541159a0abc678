import Foundation
import JSONRecords
import SurveyBasics
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONReadingError) -> JSONValue {
    try JSONReader.value(of: text.utf8)
  }

  private func refusal(of text: String) -> JSONReadingError.Reason? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test(
    arguments: [
      ("null", .null), (" true\n", true), ("-0", 0), ("-0.0", 0), ("1.0", 1), ("1e2", 100),
      ("2.50", 2.5), ("\"\"", ""), (#""\u0041\ud83d\ude00\/\u0000""#, "A😀/\u{0}"), ("[]", []),
      ("{}", [:]), (#"{"b":[1,{"a":"й"}],"a":false}"#, ["a": false, "b": [1, ["a": "й"]]]),
      ("9007199254740991", 9_007_199_254_740_991), ("[1 , 2 ]", [1, 2]),
      ("1000000000000000000000000000000", 1e30), ("9007199254740992", 9_007_199_254_740_992.0),
      ("-12345678901234567000", -12_345_678_901_234_567_000.0),
      ("5e-324", .number(.leastNonzeroMagnitude)),
    ] as [(String, JSONValue)])
  func `values are read`(text: String, expected: JSONValue) throws {
    #expect(try read(text) == expected)
    #expect(try read("[\(text)]") == [expected])
  }

  @Test(arguments: [
    ("", JSONReadingError.Reason.empty), (" \n", .empty), ("[1,]", .syntax), ("[1,2", .unfinished),
    ("{\"a\":1,}", .syntax), ("[,1]", .syntax), ("[1,,2]", .syntax), ("[1 2]", .syntax),
    ("{\"a\" 1}", .syntax), ("{\"a\":}", .syntax), ("{a:1}", .syntax),
    ("{\"a\":1 \"b\":2}", .syntax),
    ("[1}", .syntax), ("[[1]", .unfinished), ("{\"a\":[1}", .syntax),
    ("[1] 2", .syntax), ("{} x", .syntax), ("1 2", .syntax), ("null,", .trailing),
    ("[]]", .trailing), ("\"a\" \"b\"", .syntax),
    ("\u{FEFF}1", .syntax), ("truex", .syntax), ("nul", .syntax), ("[nulll]", .syntax),
    ("[tru]", .syntax), ("[01]", .number), ("[+1]", .syntax), ("[.5]", .syntax), ("[1.]", .number),
    ("[-]", .syntax), ("[1e]", .number), ("[NaN]", .syntax), ("[1e400]", .number),
    ("[0x1]", .number),
    ("'a'", .syntax), ("\"a", .unfinished), ("\"a\nb\"", .controlCharacter), ("\"\\x\"", .string),
    ("\"\\u12g4\"", .string), ("\"\\ud800\"", .string), ("[\"\\ud800\\u0041\"]", .string),
    ("[\"\\udc00\"]", .string),
    ("// a\n1", .syntax), ("9007199254740993", .inexactInteger),
    ("[18446744073709551617]", .inexactInteger),
    (#"{"a":1,"b":2,"a":1}"#, .repeatedKey("a")), (#"{"a":1,"\u0061":2}"#, .repeatedKey("a")),
    (#"[{"x":{"й":1,"й":2}}]"#, .repeatedKey("й")),
  ])
  func `what is no strict JSON is refused`(text: String, reason: JSONReadingError.Reason) {
    #expect(refusal(of: text) == reason)
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func `what is no UTF-8 is refused`(bytes: [UInt8]) {
    #expect(throws: JSONReadingError.self) {
      try JSONReader.value(of: [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")])
    }
  }

  @Test func `two spellings of a letter are two keys`() throws {
    #expect(try read("{\"й\":1,\"и\u{306}\":2}")["и\u{306}"] == 2)
  }

  @Test func `sixty-four levels are read and sixty-five refused`() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(throws: Never.self) { try read(nested(64)) }
    #expect { try read(nested(65)) } throws: { ($0 as? JSONReadingError)?.reason == .tooDeep }
    #expect(throws: JSONReadingError.self) { try read(nested(100_000)) }
    #expect(throws: JSONReadingError.self) { try read(String(repeating: "[", count: 100_000)) }
  }

  @Test func `a document of more than 16 MiB is refused`() throws {
    let text = "\"" + String(repeating: "a", count: JSONReader.largest - 2) + "\""
    #expect(try read(text).text?.utf8.count == JSONReader.largest - 2)
    #expect { try read(text + " ") } throws: { ($0 as? JSONReadingError)?.reason == .tooLarge }
  }

  @Test func `an error says in a sentence what is wrong and where`() {
    #expect {
      try read(#"{"age": 34, "age": 35}"#)
    } throws: {
      "\($0)" == "An object of the JSON document has the key \"age\" twice (near byte 0)."
    }
    #expect { try read("[1, 2, x]") } throws: { ($0 as? JSONReadingError)?.offset == 7 }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `what is written is read back and agrees with Foundation`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let value = generatedValue(depth: 5, using: &generator)
    let canonical = try JSONWriter.canonical(value)
    let indented = try JSONWriter.indented(value)
    let reader = JSONReader()
    #expect(try reader.read(canonical) == value, "seed \(seed)")
    #expect(try reader.read(indented) == value, "seed \(seed)")
    #expect(try JSONWriter.canonical(reader.read(indented)) == canonical, "seed \(seed)")
    let foreign = try JSONSerialization.jsonObject(
      with: Data(canonical), options: .fragmentsAllowed)
    #expect(agrees(value, foreign), "seed \(seed)")
  }

  @Test func `bytes of chance never crash and are read only if Foundation reads them`() {
    var generator = SeededGenerator(seed: 31)
    let reader = JSONReader()
    let alphabet = Array("[]{},:\"\\0123.eE+-truefalsn u\n\u{1}\u{e9}x/".utf8)
    for round in 0..<100_000 {
      let count = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<count).map { _ in
        round % 4 == 0
          ? UInt8.random(in: .min ... .max, using: &generator)
          : alphabet.randomElement(using: &generator) ?? 0
      }
      guard (try? reader.read(bytes)) != nil else { continue }
      #expect(
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil,
        "round \(round): \(bytes)")
    }
  }

  @Test func `a damaged document never crashes`() throws {
    var generator = SeededGenerator(seed: 32)
    let reader = JSONReader()
    for _ in 0..<10_000 {
      var bytes = try JSONWriter.canonical(generatedValue(depth: 4, using: &generator))
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 1: bytes.remove(at: place)
      default: bytes.removeLast(bytes.count - place)
      }
      guard let value = try? reader.read(bytes) else { continue }
      #expect(try reader.read(JSONWriter.canonical(value)) == value)
    }
  }
}

/// Whether Foundation found the same in a document.
///
/// Keys that differ only in their normalisation are one to Foundation; an
/// object with such keys is not compared.
private func agrees(_ value: JSONValue, _ foreign: Any) -> Bool {
  switch value {
  case .null: foreign is NSNull
  case .bool(let flag): foreign as? Bool == flag
  case .integer(let integer): foreign as? Int == integer
  case .number(let number): (foreign as? NSNumber).map { close($0.doubleValue, number) } ?? false
  case .string(let text): (foreign as? String).map { $0.utf8.elementsEqual(text.utf8) } ?? false
  case .array(let elements):
    (foreign as? [Any]).map { foreign in
      foreign.count == elements.count && zip(elements, foreign).allSatisfy { agrees($0, $1) }
    } ?? false
  case .object(let members):
    (foreign as? [String: Any]).map { foreign in
      Set(members.map(\.key)).count < members.count
        || members.allSatisfy { member in
          foreign[member.key].map { agrees(member.value, $0) } ?? false
        }
    } ?? false
  }
}

/// Foundation takes long numbers through a decimal of 38 digits and may miss
/// the last bits; that nothing is lost here, the way there and back shows.
private func close(_ left: Double, _ right: Double) -> Bool {
  abs(left - right) <= abs(right) * 1e-14
}
