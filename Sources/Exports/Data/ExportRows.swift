import Expressions
import JSONRecords
import SurveyModel

/// The lines of one response in all tables.
struct ExportRows {
  let plan: ExportPlan
  let record: JSONObject
  /// The personal answers by key; none where the store does not hold them.
  let personal: JSONObject
  /// The missing reasons of personal questions by key.
  let personalMissing: JSONObject

  private var responseID: String { record["response_id"]?.text ?? "" }
  private var missing: JSONObject? { record["missing"]?.members }

  /// Gives the values of each row, table by table.
  func forEachRow(_ body: (_ table: Int, _ values: [String?]) -> Void) {
    guard let answers = record["answers"]?.members else { return }
    write(answers, [], row: "", prefix: "", parent: "", position: 1, body)
  }

  private func write(
    _ answers: JSONObject, _ rosters: [String], row: String, prefix: String, parent: String,
    position: Int, _ body: (Int, [String?]) -> Void
  ) {
    let key = prefix.isEmpty ? responseID : "\(responseID)/\(prefix.dropLast())"
    for (number, table) in plan.tables.enumerated() where table.rosters == rosters {
      body(
        number,
        table.columns.map { column in
          switch column.content {
          case .key: key
          case .parentKey: parent
          case .rowID: row
          case .position: "\(position)"
          case .member(let path): member(path)
          default: column.question.flatMap { value(column.content, $0, answers, prefix) }
          }
        })
    }
    for table in plan.tables
    where table.rosters.count == rosters.count + 1 && table.rosters.starts(with: rosters) {
      guard let name = table.rosters.last else { continue }
      for (index, inner) in (answers[name]?.elements ?? []).enumerated() {
        guard let inner = inner.members else { continue }
        let id = inner["_row"]?.text ?? ""
        write(
          inner, table.rosters, row: id, prefix: "\(prefix)\(name)[\(id)]/", parent: key,
          position: index + 1, body)
      }
    }
  }

  private func member(_ path: [String]) -> String? {
    var value: JSONValue? = .object(record)
    for step in path { value = value?[step] }
    return value.flatMap(text)
  }

  private func value(
    _ content: ExportColumn.Content, _ question: ExportQuestion, _ answers: JSONObject,
    _ prefix: String
  ) -> String? {
    let key = prefix + question.name
    // A question may have become personal between two versions.
    let answer = answers[question.name] ?? (question.isPersonal ? personal[key] : nil)
    switch content {
    case .missing:
      return missing?[key]?.text ?? (question.isPersonal ? personalMissing[key]?.text : nil)
    case .answer: return answer.flatMap(text)
    case .label:
      let labels = codes(of: answer).map { question.labels[$0] ?? $0 }
      return labels.isEmpty ? nil : labels.joined(separator: "; ")
    case .isSelected(let code):
      return answer == nil ? nil : codes(of: answer).contains(code) ? "1" : "0"
    case .place(let code):
      return codes(of: answer).firstIndex(of: code).map { "\($0 + 1)" }
    case .part(let name): return answer?[name].flatMap(text)
    case .key, .parentKey, .rowID, .position, .member: return nil
    }
  }

  private func codes(of answer: JSONValue?) -> [String] {
    guard let answer else { return [] }
    return answer.elements?.compactMap(\.text) ?? text(answer).map { [$0] } ?? []
  }

  /// A value as text: as it was typed, codes with blanks between them, points
  /// of a line as `latitude longitude altitude accuracy` with `;` between them.
  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .null: return nil
    case .bool(let flag): return flag ? "1" : "0"
    case .integer(let integer): return "\(integer)"
    case .number(let number): return Value.text(of: number)
    case .string(let text): return text
    case .object(let object):
      return ["lat", "lon", "alt", "accuracy"].compactMap { object[$0].flatMap(text) }
        .joined(separator: " ")
    case .array(let elements):
      let isLine = elements.contains { $0.members != nil }
      return elements.compactMap(text).joined(separator: isLine ? ";" : " ")
    }
  }
}
