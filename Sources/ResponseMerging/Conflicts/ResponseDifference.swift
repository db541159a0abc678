public import JSONRecords
import ResponseStorage

/// The questions in which revisions of a response differ.
public enum ResponseDifference {
  /// What a revision says to a question, in the form in which it is stored.
  public enum Answer: Hashable, Sendable {
    /// A value.
    case value(JSONValue)
    /// A missing reason.
    case missing(String)
  }

  /// The answers of a response by key, such as `members[r2]/age`.
  ///
  /// Rows of a roster go by their ids, so their order does not matter.
  ///
  /// - Parameter record: The response.
  /// - Returns: What it says to each question that it says anything to; for each
  ///   row of a roster its key, `members[r2]`, with true.
  public static func answers(of record: JSONObject) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    collect(record["answers"]?.members ?? [:], prefix: "", into: &answers)
    for member in record["missing"]?.members ?? [:] {
      answers[member.key] = .missing(member.value.text ?? "")
    }
    return answers
  }

  private static func collect(
    _ members: JSONObject, prefix: String, into answers: inout [String: Answer]
  ) {
    for member in members where member.key != "_row" {
      guard let rows = rows(member.value) else {
        answers[prefix + member.key] = .value(member.value)
        continue
      }
      for (id, row) in rows {
        let key = "\(prefix)\(member.key)[\(id)]"
        answers[key] = .value(.bool(true))
        collect(row, prefix: key + "/", into: &answers)
      }
    }
  }

  /// The rows of a roster; nil for any other value.
  private static func rows(_ value: JSONValue) -> [(id: String, row: JSONObject)]? {
    guard let elements = value.elements, !elements.isEmpty else { return nil }
    var rows: [(id: String, row: JSONObject)] = []
    for element in elements {
      guard let row = element.members, let id = row["_row"]?.text else { return nil }
      rows.append((id, row))
    }
    return rows
  }

  /// The keys of the questions in which some of the revisions differ, in the
  /// order of their bytes.
  ///
  /// A row that one of them lacks is named as a whole.
  ///
  /// - Parameter records: The revisions.
  /// - Returns: The keys; none for revisions that agree in every answer.
  public static func questions(of records: [JSONObject]) -> [String] {
    let all = records.map { answers(of: $0) }
    var keys: Set<String> = []
    for answers in all { keys.formUnion(answers.keys) }
    let different = keys.filter { key in
      all.dropFirst().contains { $0[key] != all.first?[key] }
    }
    let lost = different.filter { $0.hasSuffix("]") }
    return different.filter { key in !lost.contains { key.hasPrefix($0 + "/") } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func questions(of lines: [CheckedLine]) -> [String]? {
    let records = lines.compactMap { try? $0.record().object }
    return records.count == lines.count ? questions(of: records) : nil
  }
}
