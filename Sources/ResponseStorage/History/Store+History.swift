import FileStorage
import JSONRecords
public import Sealing
import SurveyModel

extension Store {
  /// Returns the history of the response whose id begins or ends with a text.
  ///
  /// - Parameters:
  ///   - id: An id, its beginning, or its end.
  ///   - personal: Whether to tell what changed in the answers to personal
  ///     questions, where the store holds them.
  ///   - identities: Keys that open sealed personal parts; a part that none of
  ///     them opens counts as not held.
  /// - Returns: The history.
  /// - Throws: ``StorageError``, with ``StorageError/notFound(_:in:)`` or
  ///   ``StorageError/ambiguous(_:_:)`` when it is not one response.
  /// - Complexity: Reads the records of the response, and the segments that
  ///   hold its revisions.
  public func history(
    of id: String, personal: Bool, openedWith identities: [AgeIdentity] = []
  ) throws(StorageError) -> ResponseHistory {
    let catalog = try catalog()
    let found = catalog.lineages(named: id)
    guard found.count <= 1 else { throw .ambiguous(id, found.map(\.responseID)) }
    guard let lineage = found.first else { throw .notFound(id, in: root) }
    var responses: [String: Response] = [:]
    for summary in lineage.revisions {
      responses[summary.revisionID] = try response(summary)
    }
    let parts = try personal ? personalParts(of: lineage, identities) : [:]
    var seenEvents: Set<String> = []
    var revisions: [ResponseHistory.Revision] = []
    for summary in lineage.revisions {
      guard let response = responses[summary.revisionID] else { continue }
      let standing = lineage.standing(of: summary)
      let parents = summary.parents.compactMap { parent in
        responses[parent].map { (parent, $0) }
      }
      var events: InterviewEvents?
      if let id = summary.eventsSHA256, seenEvents.insert(id).inserted {
        events = try self.events(id, of: lineage)
      }
      revisions.append(
        ResponseHistory.Revision(
          summary: summary, response: response,
          changes: parents.map { ($0.0, AnswerDifference.among([$0.1, response])) },
          personal: response.personalSHA256.flatMap { parts[$0] },
          personalChanges: personalChanges(parents.map(\.1), response, parts),
          changesPersonal: parents.contains { $0.1.personalSHA256 != response.personalSHA256 },
          reviews: lineage.reviews.filter { $0.revisionID == summary.revisionID }
            .sorted { ($0.at, $0.recordID ?? "") < ($1.at, $1.recordID ?? "") },
          standing: standing, arrival: arrival(of: summary.location),
          receipts: catalog.receipts.filter { $0.records.contains(summary.revisionID) },
          events: events))
    }
    return ResponseHistory(
      responseID: lineage.responseID, revisions: revisions, heads: lineage.heads.map(\.revisionID))
  }

  private func personalChanges(
    _ parents: [Response], _ response: Response, _ parts: [String: PersonalPart]
  ) -> [AnswerDifference]? {
    guard let parent = parents.first?.personalSHA256.flatMap({ parts[$0] }),
      let part = response.personalSHA256.flatMap({ parts[$0] })
    else { return nil }
    return AnswerDifference.among([parent, part])
  }

  private func arrival(of location: RecordLocation) -> ResponseHistory.Arrival? {
    let parts = location.path.split(separator: "/")
    guard parts.first == "segments", parts.count > 1 else { return nil }
    let merge = String(parts[1])
    // What cannot be read is not told; the merge itself is certain.
    return ResponseHistory.Arrival(
      merge: merge, note: try? record(at: "\(root)/segments/\(merge)/merge.json"))
  }

  /// The events with an id, wherever one of the revisions lies.
  private func events(
    _ id: String, of lineage: ResponseLineage
  ) throws(StorageError) -> InterviewEvents? {
    var found: InterviewEvents?
    try forEachPart(of: lineage, .events) { (path, record) throws(StorageError) in
      guard found == nil, record.id == id else { return }
      found = try recording(path) { () throws(RecordError) in
        try InterviewEvents(record: record.object)
      }
    }
    return found
  }

  /// The personal parts by the hash that responses name.
  private func personalParts(
    of lineage: ResponseLineage, _ identities: [AgeIdentity]
  ) throws(StorageError) -> [String: PersonalPart] {
    var parts: [String: PersonalPart] = [:]
    try forEachPart(of: lineage, .personal) { (path, record) throws(StorageError) in
      guard let plain = try opened(record, identities, path) else { return }
      try recording(path) { () throws(RecordError) in
        parts[try namedPersonalDigest(plain.object).hex] = try PersonalPart(record: plain.object)
      }
    }
    return parts
  }

  /// A personal part in plain form; nil when no key opens it.
  private func opened(
    _ record: CheckedRecord, _ identities: [AgeIdentity], _ path: String
  ) throws(StorageError) -> CheckedRecord? {
    let sealed = try recording(path) { () throws(RecordError) in
      try SealedPersonalPart(record: record.object)
    }
    guard let sealed else { return record }
    do throws(SealedPersonalPart.Failure) {
      return try sealed.opened(with: identities)
    } catch {
      if case .sealing(.noMatch) = error { return nil }
      throw StorageError(error, path)
    }
  }

  /// Goes through the records of a kind that belong to a response: those beside
  /// its revisions, and those in the segments that brought them.
  private func forEachPart(
    of lineage: ResponseLineage, _ format: RecordFormat,
    _ body: (String, CheckedRecord) throws(StorageError) -> Void
  ) throws(StorageError) {
    let suffix = format == .events ? eventsSuffix : personalSuffix
    var segments: Set<String> = []
    for location in lineage.revisions.map(\.location) {
      guard location.offset == nil else {
        segments.insert(parentPath("\(root)/\(location.path)"))
        continue
      }
      let path = "\(location.path.dropLast(5))\(suffix)"
      guard try exists("\(root)/\(path)") else { continue }
      try body(path, try checkedRecord(at: RecordLocation(path: path)))
    }
    for folder in segments.sorted() {
      let names = try storing { () throws(FileError) in
        try files.list(folder).map(\.name).filter { $0.hasSuffix(".ndjson") }
      }
      for name in names {
        try forEachLine(of: "\(folder)/\(name)", naming: lineage.responseID) {
          (record) throws(StorageError) in
          if record.format == format { try body("\(folder)/\(name)", record) }
        }
      }
    }
  }

  /// The records of a file of lines that belong to a response; lines that do
  /// not even hold its id are passed over without being read.
  private func forEachLine(
    of path: String, naming responseID: String,
    _ body: (CheckedRecord) throws(StorageError) -> Void
  ) throws(StorageError) {
    let needle = Array("\"response_id\":\"\(responseID)\"".utf8)
    let lines = try storing { () throws(FileError) in try RecordLines(path, on: files) }
    while let line = try storing({ () throws(FileError) in try lines.next() }) {
      guard !line.isTooLong, line.bytes.contains(needle) else { continue }
      let record = try recording(path) { () throws(RecordError) in
        try CheckedRecord(readRecord(line.bytes))
      }
      if record.responseID == responseID { try body(record) }
    }
  }
}
