public import JSONRecords
public import SurveyModel

extension AnswerValue {
  /// The value as it stands in a record.
  var record: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let integer): .integer(integer)
    case .decimal(let decimal): .number(decimal)
    case .list(let names): .array(names.map { .string($0) })
    case .point(let position): .object(position.record)
    case .points(let positions): .array(positions.map { .object($0.record) })
    case .rows(let rows): .array(rows.map { .object($0.record) })
    }
  }

  /// Reads a value.
  ///
  /// Without the questionnaire, a decimal that is whole reads as an integer
  /// and a roster or trace without elements as an empty list; their records
  /// are the same.
  ///
  /// - Parameters:
  ///   - record: The value in the record.
  ///   - name: The member, for the message.
  /// - Throws: ``RecordError/member(_:expected:)``.
  init(_ record: JSONValue, name: String) throws(RecordError) {
    switch record {
    case .string(let text): self = .text(text)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .decimal(number)
    case .object(let object): self = .point(try Position(RecordMembers(object), name: name))
    case .array(let elements):
      guard let object = elements.first?.members else {
        var names: [String] = []
        for element in elements {
          guard let text = element.text else { throw .member(name, expected: "an answer") }
          names.append(text)
        }
        self = .list(names)
        return
      }
      let members = try RecordMembers(["_": record]).objects("_")
      if object["_row"] == nil {
        var positions: [Position] = []
        for element in members { positions.append(try Position(element, name: name)) }
        self = .points(positions)
      } else {
        var rows: [Row] = []
        for element in members { rows.append(try Row(element, name: name)) }
        self = .rows(rows)
      }
    case .null, .bool: throw .member(name, expected: "an answer")
    }
  }

  /// Reads answers by name.
  static func answers(_ object: JSONObject) throws(RecordError) -> [String: AnswerValue] {
    var answers: [String: AnswerValue] = [:]
    for member in object where member.key != "_row" {
      answers[member.key] = try AnswerValue(member.value, name: member.key)
    }
    return answers
  }

  /// Writes answers by name.
  static func record(_ answers: [String: AnswerValue]) -> JSONObject {
    JSONObject(answers.map { ($0.key, $0.value.record) })
  }
}

extension AnswerValue.Position {
  fileprivate var record: JSONObject {
    var object: JSONObject = ["lat": .number(latitude), "lon": .number(longitude)]
    object["alt"] = altitude.map { .number($0) }
    object["accuracy"] = accuracy.map { .number($0) }
    return object
  }

  fileprivate init(_ members: RecordMembers, name: String) throws(RecordError) {
    guard let latitude = members.object["lat"]?.double,
      let longitude = members.object["lon"]?.double
    else { throw .member(name, expected: "a position with lat and lon") }
    self.init(
      latitude: latitude, longitude: longitude, altitude: members.object["alt"]?.double,
      accuracy: members.object["accuracy"]?.double)
  }
}

extension AnswerValue.Row {
  fileprivate var record: JSONObject {
    var object = AnswerValue.record(answers)
    object["_row"] = .string(id)
    return object
  }

  fileprivate init(_ members: RecordMembers, name: String) throws(RecordError) {
    guard let id = members.object["_row"]?.text else {
      throw .member(name, expected: "a roster whose rows have ids")
    }
    self.init(id: id, answers: try AnswerValue.answers(members.object))
  }
}

extension MissingReason {
  /// Reads the reasons by key.
  static func reasons(_ object: JSONObject) throws(RecordError) -> [String: MissingReason] {
    var reasons: [String: MissingReason] = [:]
    for member in object {
      guard let reason = member.value.text.flatMap(MissingReason.init(rawValue:)) else {
        throw .member("missing.\(member.key)", expected: "a missing reason")
      }
      reasons[member.key] = reason
    }
    return reasons
  }

  /// Writes the reasons by key.
  static func record(_ reasons: [String: MissingReason]) -> JSONObject {
    JSONObject(reasons.map { ($0.key, .string($0.value.rawValue)) })
  }
}

extension StatedAnswer {
  /// The answer as one JSON value: an object with `value`, `missing` or `row`.
  public var record: JSONValue {
    switch self {
    case .value(let value): ["value": value.record]
    case .missing(let reason): ["missing": .string(reason.rawValue)]
    case .row: ["row": true]
    }
  }
}
