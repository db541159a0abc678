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
    var revisions: [String: [String: ResponseSummary]] = [:]
    for response in responses where !ended.contains(response.responseID) {
      revisions[response.responseID, default: [:]][response.revisionID] = response
    }
    var said: [String: [String: Review]] = [:]
    for review in reviews { said[review.responseID, default: [:]][review.recordID ?? ""] = review }
    lineages = revisions.sorted { $0.key < $1.key }.map { id, revisions in
      ResponseLineage(Array(revisions.values), reviews: said[id].map { Array($0.values) } ?? [])
    }
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
