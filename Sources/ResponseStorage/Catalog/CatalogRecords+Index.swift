import SurveyBasics
import SurveyModel

extension CatalogRecords {
  /// Writes the records, which lie in a folder.
  func write(in folder: String, to writer: inout IndexWriter) {
    writer.write(responses.count)
    for response in responses { writer.write(response, in: folder) }
    writer.write(reviews.count)
    for review in reviews {
      writer.write(shared: review.path)
      writer.write(review.record)
    }
    writer.write(tombstones.count)
    for tombstone in tombstones {
      writer.write(shared: tombstone.path)
      writer.write(tombstone.record)
    }
    writer.write(receipts.count)
    for receipt in receipts {
      writer.write(shared: receipt.path)
      writer.write(receipt.record)
    }
  }

  /// Reads what was written.
  init(_ reader: inout IndexReader, folder: String) throws(IndexDamage) {
    let start = Array("\(folder)/".utf8)
    let count = try reader.count()
    responses.reserveCapacity(count)
    for _ in 0..<count { responses.append(try reader.response(in: start)) }
    for _ in 0..<(try reader.count()) {
      reviews.append(Placed(path: try reader.neededText(), record: try reader.review()))
    }
    for _ in 0..<(try reader.count()) {
      tombstones.append(Placed(path: try reader.neededText(), record: try reader.tombstone()))
    }
    for _ in 0..<(try reader.count()) {
      receipts.append(Placed(path: try reader.neededText(), record: try reader.receipt()))
    }
  }
}

extension CatalogRecords.Placed {
  fileprivate init(path: String, record: Record) {
    self.init(record: record, path: path)
  }
}

// MARK: - Responses

extension IndexWriter {
  mutating func write(_ response: ResponseSummary, in folder: String) {
    write(response.responseID)
    write(response.revisionID)
    write(response.revision)
    write(response.parents)
    write(shared: response.made.by)
    write(shared: response.made.role.rawValue)
    write(response.made.at)
    write(response.made.reason)
    write(shared: response.questionnaire.id)
    write(shared: response.questionnaire.version)
    write(shared: response.questionnaire.sha256)
    write(shared: response.status.rawValue)
    write(shared: response.region)
    write(shared: response.unit)
    write(shared: response.interviewer)
    write(shared: response.device)
    write(response.startedAt)
    write(response.completedAt)
    write(response.activeMilliseconds)
    write(response.personalSHA256)
    write(response.eventsSHA256)
    if let offset = response.location.offset, let length = response.location.length {
      write(offset)
      write(length)
      write(shared: response.location.path)
    } else {
      write(-1)
      write(String(response.location.path.dropFirst(folder.utf8.count + 1)))
    }
  }

  mutating func write(_ timestamp: Timestamp) {
    write(timestamp.milliseconds)
    write(timestamp.offset)
  }
}

extension IndexReader {
  mutating func response(in folder: [UInt8]) throws(IndexDamage) -> ResponseSummary {
    ResponseSummary(
      responseID: try text(), revisionID: try text(), revision: try integer(),
      parents: try texts(),
      made: Response.Making(
        by: try neededText(), role: try word(), at: try timestamp(), reason: try optionalText()),
      questionnaire: Response.QuestionnaireReference(
        id: try neededText(), version: try neededText(), sha256: try neededText()),
      status: try word(), region: try sharedText(), unit: try sharedText(),
      interviewer: try neededText(), device: try neededText(), startedAt: try timestamp(),
      completedAt: try timestamp(), activeMilliseconds: try integer(),
      personalSHA256: try optionalText(), eventsSHA256: try optionalText(),
      location: try location(in: folder))
  }

  private mutating func location(in folder: [UInt8]) throws(IndexDamage) -> RecordLocation {
    let offset = try integer()
    guard offset < 0 else {
      let length = try integer()
      return RecordLocation(path: try neededText(), offset: offset, length: length)
    }
    let name = try textBytes()
    return RecordLocation(
      path: String(unsafeUninitializedCapacity: folder.count + name.count) { buffer in
        _ = buffer.update(fromContentsOf: folder)
        _ = buffer[folder.count...].update(fromContentsOf: name)
        return folder.count + name.count
      })
  }

  mutating func timestamp() throws(IndexDamage) -> Timestamp {
    Timestamp(milliseconds: try integer(), offset: try integer())
  }

  mutating func word<Value: RawRepresentable<String>>() throws(IndexDamage) -> Value {
    guard let value = Value(rawValue: try neededText()) else { throw IndexDamage() }
    return value
  }
}

// MARK: - Supervision

extension IndexWriter {
  mutating func write(_ review: Review) {
    write(review.recordID)
    write(review.responseID)
    write(review.revisionID)
    write(review.after)
    write(shared: review.kind.rawValue)
    write(shared: review.verdict?.rawValue)
    write(shared: review.question)
    write(review.text)
    write(shared: review.by)
    write(shared: review.role.rawValue)
    write(review.at)
  }

  mutating func write(_ tombstone: Tombstone) {
    write(tombstone.recordID)
    write(tombstone.responseID)
    write(tombstone.reason)
    write(shared: tombstone.by)
    write(shared: tombstone.role.rawValue)
    write(tombstone.at)
  }

  mutating func write(_ receipt: Receipt) {
    write(receipt.recordID)
    write(receipt.bundle)
    write(shared: receipt.store)
    write(receipt.records)
    write(shared: receipt.by)
    write(receipt.at)
  }
}

extension IndexReader {
  mutating func review() throws(IndexDamage) -> Review {
    let recordID = try optionalText()
    let (responseID, revisionID) = (try text(), try text())
    let after = try texts()
    let kind: Review.Kind = try word()
    let verdict = try sharedText()
    var review = Review(
      responseID: responseID, revisionID: revisionID, after: after, kind: kind,
      verdict: verdict.flatMap(Review.Verdict.init(rawValue:)), question: try sharedText(),
      text: try text(), by: try neededText(), role: try word(), at: try timestamp())
    review.recordID = recordID
    return review
  }

  mutating func tombstone() throws(IndexDamage) -> Tombstone {
    let recordID = try optionalText()
    var tombstone = Tombstone(
      responseID: try text(), reason: try text(), by: try neededText(), role: try word(),
      at: try timestamp())
    tombstone.recordID = recordID
    return tombstone
  }

  mutating func receipt() throws(IndexDamage) -> Receipt {
    let recordID = try optionalText()
    var receipt = Receipt(
      bundle: try text(), store: try neededText(), records: try texts(), by: try neededText(),
      at: try timestamp())
    receipt.recordID = recordID
    return receipt
  }
}
