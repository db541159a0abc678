import InterfaceText
import JSONRecords
import ResponseStorage
import SurveyModel
import TerminalUI

/// What is said of a bundle that was written or checked.
struct BundleReport {
  let path: String
  let header: BundleHeader?
  let trailer: BundleTrailer?
  let code: BundleCode?
  let damage: [BundleReading.Damage]

  init(_ path: String, _ header: BundleHeader, _ trailer: BundleTrailer, _ code: BundleCode) {
    self.path = path
    self.header = header
    self.trailer = trailer
    self.code = code
    damage = []
  }

  init(_ path: String, _ reading: BundleReading) {
    self.path = path
    header = reading.header
    trailer = reading.trailer
    code = reading.isSound ? reading.code : nil
    damage = reading.damage
  }

  /// The file, what it holds, and the code, a line each.
  func text(_ words: Wording) -> String {
    var lines = [path]
    if let header {
      for count in header.questionnaires {
        let questionnaire = count.questionnaire
        lines.append(
          "  "
            + words(
              .bundleResponses, .name("\(questionnaire.id) \(questionnaire.version)"),
              .count(count.responses)))
      }
      let others = RecordFormat.allCases.compactMap { format -> String? in
        guard let key = format.counted, let count = header.counts[format] else { return nil }
        return words(key, .count(count))
      }
      if !others.isEmpty { lines.append("  \(others.joined(separator: ", "))") }
    }
    if let code { lines.append("  " + words(.bundleCode, .text("\(code)"))) }
    return lines.map { ForeignText.shown($0) + "\n" }.joined()
  }

  var json: JSONValue {
    let questionnaires = (header?.questionnaires ?? []).map { count -> JSONValue in
      [
        "id": .string(count.questionnaire.id), "version": .string(count.questionnaire.version),
        "sha256": .string(count.questionnaire.sha256), "responses": .integer(count.responses),
      ]
    }
    let counts = (header?.counts ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      "file": .string(path), "number": header?.number.map(JSONValue.integer) ?? .null,
      "bundle": trailer.map { .string($0.sha256) } ?? .null,
      "code": code.map { .string("\($0)") } ?? .null,
      "questionnaires": .array(questionnaires),
      "counts": .object(JSONObject(counts.map { ($0.key.rawValue, .integer($0.value)) })),
      "damage": .array(damage.map { .string("\($0)") }),
    ]
  }
}

extension RecordFormat {
  /// How many records of the kind there are, in words; nil for responses, which are
  /// counted by questionnaire, and for what no bundle holds.
  fileprivate var counted: TextKey? {
    switch self {
    case .personal: .bundlePersonal
    case .events: .bundleEvents
    case .review: .bundleReviews
    case .tombstone: .bundleTombstones
    case .receipt: .bundleReceipts
    case .questionnaire: .bundleQuestionnaires
    case .response, .journal, .store, .bundle, .bundleEnd: nil
    }
  }
}
