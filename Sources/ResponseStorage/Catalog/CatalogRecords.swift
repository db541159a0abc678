import SurveyModel

/// What a catalog tells of the records of some files.
struct CatalogRecords: Hashable, Sendable {
  /// A record that is kept whole, with the file in which it lies.
  struct Placed<Record: Hashable & Sendable>: Hashable, Sendable {
    var record: Record
    /// Relative to the folder of the store.
    var path: String
  }

  var responses: [ResponseSummary] = []
  var reviews: [Placed<Review>] = []
  var tombstones: [Placed<Tombstone>] = []
  var receipts: [Placed<Receipt>] = []

  /// How many there are.
  var count: Int { responses.count + reviews.count + tombstones.count + receipts.count }

  /// The files in which they lie.
  var paths: Set<String> {
    Set(responses.map(\.location.path)).union(reviews.map(\.path))
      .union(tombstones.map(\.path)).union(receipts.map(\.path))
  }

  mutating func append(_ other: CatalogRecords) {
    responses += other.responses
    reviews += other.reviews
    tombstones += other.tombstones
    receipts += other.receipts
  }

  /// Those that lie in some of the files.
  func filtered(by isKept: (_ path: String) -> Bool) -> CatalogRecords {
    CatalogRecords(
      responses: responses.filter { isKept($0.location.path) },
      reviews: reviews.filter { isKept($0.path) },
      tombstones: tombstones.filter { isKept($0.path) },
      receipts: receipts.filter { isKept($0.path) })
  }

  /// The records in pieces that are worth a thread each, the responses in the
  /// order in which a catalog shows them.
  func chunks() -> [CatalogRecords] {
    let sorted = responses.sorted(by: ResponseSummary.comesBefore)
    var chunks = stride(from: 0, to: sorted.count, by: CatalogRecords.responsesInChunk).map {
      let end = min($0 + CatalogRecords.responsesInChunk, sorted.count)
      return CatalogRecords(responses: Array(sorted[$0..<end]))
    }
    let others = CatalogRecords(reviews: reviews, tombstones: tombstones, receipts: receipts)
    if others.count > 0 { chunks.append(others) }
    return chunks
  }

  private static let responsesInChunk = 4096

  /// Adds what is told of a record that was checked.
  mutating func add(_ checked: CheckedRecord, at location: RecordLocation) throws(RecordError) {
    let object = checked.object
    let path = location.path
    switch checked.format {
    case .response:
      responses.append(ResponseSummary(try Response(record: object), at: location))
    case .review: reviews.append(Placed(record: try Review(record: object), path: path))
    case .tombstone: tombstones.append(Placed(record: try Tombstone(record: object), path: path))
    case .receipt: receipts.append(Placed(record: try Receipt(record: object), path: path))
    case .personal, .events, .questionnaire, .journal, .store, .bundle, .bundleEnd: break
    }
  }
}
