import JSONRecords
import QualityChecks
import ResponseStorage
import SurveyBasics
import SurveyModel

/// The responses of a store as the quality checks want them.
struct QualitySamples {
  let store: Store
  let region: String?

  /// Reads the current revision of each response.
  ///
  /// - Parameter id: Only this questionnaire; all when nil.
  /// - Throws: ``CommandFailure`` when the store cannot be read.
  /// - Returns: A sample for each questionnaire with its reviews, ordered by
  ///   the id of the questionnaire, and what could not be read.
  func samples(
    ofQuestionnaire id: String?
  ) throws -> (samples: [(QualitySample, [Review])], troubles: [String]) {
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    var troubles = catalog.troubles.map(\.description)
    let wanted = catalog.lineages.filter { lineage in
      let current = lineage.current
      return (id ?? current.questionnaire.id) == current.questionnaire.id
        && (region ?? current.region) == current.region
    }
    let sessions = try sessions(of: Set(wanted.compactMap(\.current.eventsSHA256)))
    let groups = Dictionary(grouping: wanted) { $0.current.questionnaire.id }
    var samples: [(QualitySample, [Review])] = []
    for (name, lineages) in groups.sorted(by: { $0.key < $1.key }) {
      var interviews: [QualityInterview] = []
      for lineage in lineages {
        let summary = lineage.current
        do throws(StorageError) {
          interviews.append(
            QualityInterview(
              summary: summary, response: try store.response(summary),
              sessions: summary.eventsSHA256.flatMap { sessions[$0] }))
        } catch {
          troubles.append(error.description)
        }
      }
      // The newest version has the texts: the one that was asked last.
      let newest = lineages.max {
        ($0.current.completedAt, $0.responseID) < ($1.current.completedAt, $1.responseID)
      }
      guard let newest else { continue }
      do {
        let questionnaire = try KeptQuestionnaires(store: store)
          .questionnaire(newest.current.questionnaire)
        samples.append(
          (
            QualitySample(
              questionnaire: questionnaire, interviews: interviews,
              conflicts: lineages.filter(\.isConflict)), lineages.flatMap(\.reviews)
          ))
      } catch let failure as CommandFailure {
        troubles.append("\(name): \(failure.message ?? "")")
      }
    }
    return (samples, troubles)
  }

  /// When somebody worked on the interviews, by the id of their events.
  private func sessions(of ids: Set<String>) throws -> [String: [ClosedRange<Timestamp>]] {
    var found: [String: [ClosedRange<Timestamp>]] = [:]
    try StoreOptions.failing { () throws(StorageError) in
      try store.forEachRecord { _, result in
        guard case .success(let record) = result, record.format == .events, ids.contains(record.id)
        else { return }
        found[record.id] = WorkingTimes.sessions(of: record.object)
      }
    }
    return found
  }
}

/// The stretches of an interview during which somebody worked on it.
enum WorkingTimes {
  /// Reads them from a record of events: from the opening or a resumption to
  /// the pause after it or the last event; a clock that went back ends none.
  static func sessions(of events: JSONObject) -> [ClosedRange<Timestamp>] {
    var sessions: [ClosedRange<Timestamp>] = []
    var begin: Timestamp?
    var last: Timestamp?
    func close() {
      if let begin, let last, begin <= last { sessions.append(begin...last) }
      begin = nil
    }
    for line in events["events"]?.elements ?? [] {
      guard let at = (line["t"]?.text).flatMap({ Timestamp($0) }) else { continue }
      switch line["op"]?.text {
      case "pause":
        last = at
        close()
      case "resume":
        close()
        begin = at
        last = at
      default:
        begin = begin ?? at
        last = at
      }
    }
    close()
    return sessions
  }
}
