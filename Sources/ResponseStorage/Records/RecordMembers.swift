import JSONRecords
import SurveyBasics

/// The members of a record or of an object inside it, read by name and kind.
///
/// Members that nobody asks for are left alone: a record may hold more than
/// this program knows.
struct RecordMembers {
  let object: JSONObject
  /// What stands before the names in messages, such as `made.`.
  private let prefix: String

  init(_ object: JSONObject, prefix: String = "") {
    self.object = object
    self.prefix = prefix
  }

  /// Refuses records of another kind and those of a newer version.
  func check(_ format: RecordFormat) throws(RecordError) {
    guard let found = object["format"]?.text, found == format.rawValue else {
      throw .otherFormat(found: object["format"]?.text, expected: format.rawValue)
    }
    let version = try integer("format_version")
    guard version <= RecordFormat.version else { throw .newer(format: found, version: version) }
  }

  func text(_ name: String) throws(RecordError) -> String {
    try need(object[name]?.text, name, "a text")
  }

  func optionalText(_ name: String) throws(RecordError) -> String? {
    guard let value = object[name], !value.isNull else { return nil }
    return try need(value.text, name, "a text or null")
  }

  func integer(_ name: String) throws(RecordError) -> Int {
    try need(object[name]?.int, name, "a whole number")
  }

  func optionalInteger(_ name: String) throws(RecordError) -> Int? {
    guard let value = object[name], !value.isNull else { return nil }
    return try need(value.int, name, "a whole number or null")
  }

  func timestamp(_ name: String) throws(RecordError) -> Timestamp {
    try need(Timestamp(text(name)), name, "a time with an offset")
  }

  func one<Value: RawRepresentable<String>>(
    of type: Value.Type, _ name: String
  ) throws(RecordError) -> Value {
    try need(Value(rawValue: text(name)), name, "one of the known words")
  }

  func members(_ name: String) throws(RecordError) -> RecordMembers {
    RecordMembers(try need(object[name]?.members, name, "an object"), prefix: "\(prefix)\(name).")
  }

  /// The values of an array; none when there is no such member.
  func values(_ name: String) throws(RecordError) -> [JSONValue] {
    guard let value = object[name] else { return [] }
    return try need(value.elements, name, "an array")
  }

  /// The objects of an array; none when there is no such member.
  func objects(_ name: String) throws(RecordError) -> [RecordMembers] {
    var objects: [RecordMembers] = []
    for (index, value) in try values(name).enumerated() {
      let place = "\(prefix)\(name)[\(index)]"
      guard let object = value.members else { throw .member(place, expected: "an object") }
      objects.append(RecordMembers(object, prefix: "\(place)."))
    }
    return objects
  }

  func texts(_ name: String) throws(RecordError) -> [String] {
    var texts: [String] = []
    for value in try values(name) { texts.append(try need(value.text, name, "an array of texts")) }
    return texts
  }

  private func need<Value>(
    _ value: Value?, _ name: String, _ expected: String
  ) throws(RecordError) -> Value {
    guard let value else { throw .member(prefix + name, expected: expected) }
    return value
  }
}

extension JSONValue {
  /// A text, or null for nil.
  init(_ text: String?) {
    self = text.map { .string($0) } ?? .null
  }

  /// A timestamp as text.
  init(_ timestamp: Timestamp) {
    self = .string("\(timestamp)")
  }
}
