public import SurveyModel

/// What a store holds, without the answers.
public struct StoreCatalog: Sendable {
  /// Every response, ordered by response id.
  public let lineages: [ResponseLineage]
  /// The tombstones, ordered by record id.
  public let tombstones: [Tombstone]
  /// The receipts, ordered by record id.
  public let receipts: [Receipt]
  /// What could not be read, with the reason.
  public let troubles: [StorageError]

  /// Brings records together.
  ///
  /// Each record may be given more than once. Responses that a tombstone names
  /// are left out, and reviews without a response wait for it unseen.
  ///
  /// - Parameters:
  ///   - responses: Revisions in any order.
  ///   - reviews: Reviews with their record ids.
  ///   - tombstones: Tombstones with their record ids.
  ///   - receipts: Receipts with their record ids.
  ///   - troubles: What could not be read.
  public init(
    responses: [ResponseSummary], reviews: [Review] = [], tombstones: [Tombstone] = [],
    receipts: [Receipt] = [], troubles: [StorageError] = []
  ) {
    let ended = Set(tombstones.map(\.responseID))
    var said: [String: [String: Review]] = [:]
    for review in reviews { said[review.responseID, default: [:]][review.recordID ?? ""] = review }
    // Ids begin with their time, so that what was collected in order is sorted already.
    let sorted = responses.sorted {
      ($0.responseID, $0.revisionID) < ($1.responseID, $1.revisionID)
    }
    var lineages: [ResponseLineage] = []
    lineages.reserveCapacity(sorted.count)
    var start = 0
    while start < sorted.count {
      let id = sorted[start].responseID
      var end = start + 1
      while end < sorted.count, sorted[end].responseID == id { end += 1 }
      if !ended.contains(id) {
        lineages.append(
          ResponseLineage(
            distinct(sorted[start..<end]), reviews: said[id].map { Array($0.values) } ?? []))
      }
      start = end
    }
    self.lineages = lineages
    self.tombstones = distinct(tombstones, by: \.recordID)
    self.receipts = distinct(receipts, by: \.recordID)
    self.troubles = troubles
  }

  /// The responses with revisions that nobody has brought together.
  public var conflicts: [ResponseLineage] { lineages.filter(\.isConflict) }

  /// The lineages whose response id begins or ends with a text.
  ///
  /// - Parameter id: An id, its beginning, or its end.
  /// - Returns: None, one, or several when the text is too short.
  public func lineages(named id: String) -> [ResponseLineage] {
    guard !id.isEmpty else { return [] }
    return lineages.filter { $0.responseID.hasPrefix(id) || $0.responseID.hasSuffix(id) }
  }
}

/// The values, each id once, ordered by id.
private func distinct<Value>(_ values: [Value], by id: (Value) -> String?) -> [Value] {
  var byID: [String: Value] = [:]
  for value in values { byID[id(value) ?? ""] = value }
  return byID.sorted { $0.key < $1.key }.map(\.value)
}

/// The revisions, each id once; those with the same id stand together.
private func distinct(_ sorted: ArraySlice<ResponseSummary>) -> [ResponseSummary] {
  var revisions: [ResponseSummary] = []
  for response in sorted where revisions.last?.revisionID != response.revisionID {
    revisions.append(response)
  }
  return revisions
}
