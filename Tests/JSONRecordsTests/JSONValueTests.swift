import JSONRecords
import SurveyBasics
import Testing

@Suite struct JSONValueTests {
  @Test func `two spellings of a letter are two keys and two texts`() {
    var object: JSONObject = ["й": 1]
    object["и\u{306}"] = 2
    #expect(object.count == 2)
    #expect(object["й"] == 1)
    #expect(object["и\u{306}"] == 2)
    #expect(JSONValue.string("й") != .string("и\u{306}"))
    #expect(object != ["й": 1])
  }

  @Test func `the order in which members were added does not matter`() {
    #expect(["a": 1, "b": [2]] as JSONValue == ["b": [2], "a": 1])
    #expect(["a": 1] as JSONValue != ["a": 1, "b": .null])
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `of members with the same key the last one counts`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let members = (0..<40).map { index in
      (
        ["a", "b", "й", "и\u{306}", "aa"].randomElement(using: &generator) ?? "",
        JSONValue.integer(index)
      )
    }
    var expected = JSONObject()
    for (key, value) in members { expected[key] = value }
    #expect(JSONObject(members) == expected, "seed \(seed)")
  }

  @Test func `members are replaced and removed`() {
    var object: JSONObject = ["a": 1, "c": 3, "a": 2]
    #expect(object.map(\.key) == ["a", "c"])
    #expect(object["a"] == 2)
    object["b"] = true
    object["a"] = nil
    object["z"] = nil
    #expect(object == ["c": 3, "b": true])
    #expect(object.without("c") == ["b": true])
  }

  @Test func `equal numbers are equal and have equal hashes`() {
    #expect(JSONValue.integer(3) == .number(3.0))
    #expect(JSONValue.integer(3).hashValue == JSONValue.number(3.0).hashValue)
    #expect(JSONValue.integer(3) != .number(3.5))
  }

  @Test func `values are reached by key and index`() {
    let value: JSONValue = ["rows": [["age": 34, "area": 2.5]], "note": .null, "open": true]
    #expect(value["rows"]?[0]?["age"]?.int == 34)
    #expect(value["rows"]?[0]?["age"]?.double == 34)
    #expect(value["rows"]?[0]?["area"]?.int == nil)
    #expect(value["rows"]?[1] == nil)
    #expect(value["rows"]?["age"] == nil)
    #expect(value["note"]?.isNull == true)
    #expect(value["note"] != nil)
    #expect(value["none"] == nil)
    #expect(value["open"]?.flag == true)
    #expect(value["open"]?.text == nil)
  }
}
