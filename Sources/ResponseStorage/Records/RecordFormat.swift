import JSONRecords
import Sealing

/// The kinds of records, by the name that stands in each as `format`.
enum RecordFormat: String {
  case response = "suroo-response"
  case personal = "suroo-personal"
  case events = "suroo-events"
  case journal = "suroo-journal"
  case store = "suroo-store"

  /// The version that this program writes and the highest that it reads.
  static let version = 1

  /// The two members with which every record begins its life.
  var members: JSONObject {
    ["format": .string(rawValue), "format_version": .integer(RecordFormat.version)]
  }
}
