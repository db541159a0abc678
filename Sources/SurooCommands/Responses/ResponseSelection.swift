import ArgumentParser
import ResponseStorage
import SurveyBasics
import SurveyModel

/// `--questionnaire`, `--layer`, `--status`: which responses are counted or exported.
struct ResponseSelectionOptions: ParsableArguments {
  /// Which revision of a response is taken.
  enum Layer: String, ExpressibleByArgument, CaseIterable {
    /// The last one before the current one that an interviewer made.
    case collected
    /// The current one.
    case corrected
  }

  /// Where a response stands.
  enum Standing: String, ExpressibleByArgument, CaseIterable {
    case complete, partial, approved, returned, undecided
  }

  @Option(help: "The id of the questionnaire.")
  var questionnaire: String

  @Option(help: "Only the version with this hash, or the beginning of it.")
  var sha256: String?

  @Option(
    help: ArgumentHelp(
      "Answers as collected by the interviewer, or as corrected (the default).",
      valueName: "collected|corrected"))
  var layer: Layer = .corrected

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only responses that stand so: complete, partial, approved, returned, undecided.",
      discussion: "Of complete and partial one has to hold, and one of the other three."))
  var status: [Standing] = []

  /// The responses of a store.
  func select(from store: Store) throws -> ResponseSelection {
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    var selection = ResponseSelection(conflicts: 0, responses: [], troubles: catalog.troubles)
    var isKnown = false
    for lineage in catalog.lineages {
      let summary = layer == .collected ? lineage.collected : lineage.current
      guard summary.questionnaire.id == questionnaire else { continue }
      isKnown = true
      if let sha256, !summary.questionnaire.sha256.hasPrefix(sha256.lowercased()) { continue }
      guard isWanted(summary, lineage) else { continue }
      if lineage.isConflict { selection.conflicts += 1 }
      selection.responses.append(summary)
    }
    guard isKnown else {
      throw CommandFailure(
        .noInput,
        "The store \(store.root) holds no response to a questionnaire \"\(questionnaire)\"."
          + known(catalog))
    }
    return selection
  }

  private func known(_ catalog: StoreCatalog) -> String {
    let ids = Set(catalog.lineages.map(\.current.questionnaire.id)).sorted()
    return ids.isEmpty ? "" : " It holds: \(ids.joined(separator: ", "))."
  }

  private func isWanted(_ summary: ResponseSummary, _ lineage: ResponseLineage) -> Bool {
    let ending: Standing = summary.status == .complete ? .complete : .partial
    let endings = status.filter { $0 == .complete || $0 == .partial }
    guard endings.isEmpty || endings.contains(ending) else { return false }
    let verdicts = status.filter { $0 != .complete && $0 != .partial }
    guard !verdicts.isEmpty else { return true }
    let verdict: Standing =
      switch lineage.standing(of: summary).verdict {
      case .approved: .approved
      case .returned: .returned
      case nil: .undecided
      }
    return verdicts.contains(verdict)
  }
}

/// Responses of one questionnaire, one revision of each.
struct ResponseSelection {
  /// How many of them have revisions that nobody has brought together.
  var conflicts: Int
  /// The revisions, ordered by response id.
  var responses: [ResponseSummary]
  /// What of the store could not be read.
  var troubles: [StorageError]

  /// The versions that they name, as the store keeps them, ordered by hash.
  func questionnaires(in store: Store) throws -> [Questionnaire] {
    let references = Set(responses.map(\.questionnaire)).sorted { $0.sha256 < $1.sha256 }
    let kept = KeptQuestionnaires(store: store)
    return try references.map { try kept.questionnaire($0) }
  }
}
