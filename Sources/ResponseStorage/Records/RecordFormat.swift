import JSONRecords

/// The kinds of records, by the name that stands in each as `format`.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// One revision of a response.
  case response = "suroo-response"
  /// The answers to personal questions.
  case personal = "suroo-personal"
  /// What happened in an interview.
  case events = "suroo-events"
  /// What a supervisor or the centre said of a revision.
  case review = "suroo-review"
  /// The end of a response.
  case tombstone = "suroo-tombstone"
  /// What a store says it holds.
  case receipt = "suroo-receipt"
  /// The exact files of a questionnaire.
  case questionnaire = "suroo-questionnaire"
  /// The journal of an interview that goes on.
  case journal = "suroo-journal"
  /// What a store says of itself.
  case store = "suroo-store"
  /// The first line of a bundle.
  case bundle = "suroo-bundle"
  /// The last line of a bundle.
  case bundleEnd = "suroo-bundle-end"

  /// The version that this program writes and the highest that it reads.
  public static let version = 1

  /// The member that holds the id of a record that travels; nil for what stays
  /// in its store.
  public var idMember: String? {
    switch self {
    case .response: "revision_id"
    case .personal, .events, .review, .tombstone, .receipt, .questionnaire: "record_id"
    case .journal, .store, .bundle, .bundleEnd: nil
    }
  }

  /// Whether a record of this kind names the response that it belongs to.
  public var belongsToResponse: Bool {
    switch self {
    case .response, .personal, .events, .review, .tombstone: true
    case .receipt, .questionnaire, .journal, .store, .bundle, .bundleEnd: false
    }
  }

  /// The two members with which every record begins its life.
  var members: JSONObject {
    ["format": .string(rawValue), "format_version": .integer(RecordFormat.version)]
  }
}
