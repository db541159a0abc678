import JSONRecords
import SurveyModel

extension Correction {
  /// The members of the first line of a journal that tell of a correction.
  var members: [(String, JSONValue)] {
    [
      ("corrects", .array(parents.map { .string($0) })),
      (
        "correction",
        [
          "revision": .integer(revision), "by": .string(by), "role": .string(role.rawValue),
          "reason": .string(reason),
          "rows_made": .object(JSONObject(rowsMade.map { ($0.key, .integer($0.value)) })),
          "holds_personal": .bool(holdsPersonal),
        ]
      ),
    ]
  }

  /// Reads what the first line of a journal tells of a correction; nil when the
  /// interview was the first one.
  init?(_ members: RecordMembers) throws(RecordError) {
    guard members.object["corrects"] != nil else { return nil }
    let correction = try members.members("correction")
    var rowsMade: [String: Int] = [:]
    for member in try correction.members("rows_made").object {
      guard let count = member.value.int, count >= 0 else {
        throw .member("rows_made.\(member.key)", expected: "a number of rows")
      }
      rowsMade[member.key] = count
    }
    let parents = try members.texts("corrects")
    guard !parents.isEmpty else { throw .member("corrects", expected: "ids of revisions") }
    guard case .bool(let holdsPersonal)? = correction.object["holds_personal"] else {
      throw .member("correction.holds_personal", expected: "true or false")
    }
    self.init(
      parents: parents, revision: try correction.integer("revision"),
      by: try correction.text("by"), role: try correction.one(of: Response.Role.self, "role"),
      reason: try correction.text("reason"), rowsMade: rowsMade, holdsPersonal: holdsPersonal)
  }
}
