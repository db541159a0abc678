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
    self.init(
      [
        CatalogRecords(
          responses: responses,
          reviews: reviews.map { CatalogRecords.Placed(record: $0, path: "") },
          tombstones: tombstones.map { CatalogRecords.Placed(record: $0, path: "") },
          receipts: receipts.map { CatalogRecords.Placed(record: $0, path: "") })
      ], troubles: troubles)
  }

  /// Brings records together that come in pieces; see
  /// ``init(responses:reviews:tombstones:receipts:troubles:)``.
  init(_ chunks: [CatalogRecords], troubles: [StorageError]) {
    let tombstones = chunks.flatMap(\.tombstones).map(\.record)
    let ended = Set(tombstones.map(\.responseID))
    var said: [String: [String: Review]] = [:]
    for review in chunks.lazy.flatMap(\.reviews).map(\.record) {
      said[review.responseID, default: [:]][review.recordID ?? ""] = review
    }
    let places = ResponsePlace.all(in: chunks)
    var lineages: [ResponseLineage] = []
    lineages.reserveCapacity(places.count)
    var start = 0
    while start < places.count {
      let id = places[start].responseID
      var revisions = [chunks[places[start].chunk].responses[places[start].number]]
      var end = start + 1
      while end < places.count, places[end].responseID == id {
        let place = places[end]
        if place.revisionID != places[end - 1].revisionID {
          revisions.append(chunks[place.chunk].responses[place.number])
        }
        end += 1
      }
      if !ended.contains(id) {
        lineages.append(
          ResponseLineage(revisions, reviews: said[id].map { Array($0.values) } ?? []))
      }
      start = end
    }
    self.lineages = lineages
    self.tombstones = distinct(tombstones, by: \.recordID)
    receipts = distinct(chunks.flatMap(\.receipts).map(\.record), by: \.recordID)
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

/// Where a response stands among the pieces, with what it is sorted by.
private struct ResponsePlace {
  var responseID: String
  var revisionID: String
  var chunk: Int
  var number: Int

  /// The responses of all pieces by response, then by revision.
  static func all(in chunks: [CatalogRecords]) -> [ResponsePlace] {
    var places: [ResponsePlace] = []
    places.reserveCapacity(chunks.reduce(0) { $0 + $1.responses.count })
    var isSorted = true
    for (chunk, records) in chunks.enumerated() {
      for number in records.responses.indices {
        let place = ResponsePlace(
          responseID: records.responses[number].responseID,
          revisionID: records.responses[number].revisionID, chunk: chunk, number: number)
        if let last = places.last { isSorted = isSorted && !comesBefore(place, last) }
        places.append(place)
      }
    }
    return isSorted ? places : places.sorted(by: comesBefore)
  }

  private static func comesBefore(_ left: ResponsePlace, _ right: ResponsePlace) -> Bool {
    left.responseID == right.responseID
      ? left.revisionID < right.revisionID : left.responseID < right.responseID
  }
}
