public import Sealing
import SurveyModel

extension Store {
  /// Returns the ids of all records that the store holds, each once and sorted,
  /// wherever they lie: questionnaires and everything that travels.
  ///
  /// Left out are receipts, which tell how records travelled and are written
  /// anew wherever a bundle arrives, and whatever belongs to a response that a
  /// tombstone names, but for the tombstone: there it makes no difference
  /// whether the content ever came.
  ///
  /// Receipts are left out: they tell where copies lie, so that two stores with
  /// the same records have different ones.
  ///
  /// - Returns: The ids in hexadecimal, checked against the content.
  /// - Throws: ``StorageError`` for the first record that cannot be read.
  /// - Complexity: Reads every record.
  public func recordIDs() throws(StorageError) -> [String] {
    var ids = Set(try questionnaires().map(\.sha256))
    var trouble: StorageError?
    try forEachRecord { _, result in
      do throws(StorageError) {
        let record = try result.get()
        switch record.format {
        case .receipt: break
        case .questionnaire:
          ids.insert(
            try recording(root) { () throws(RecordError) in
              try QuestionnaireRecord(record: record.object).questionnaire.sha256
            })
        default: ids.insert(record.id)
        }
      } catch {
        trouble = trouble ?? error
      }
    }
    if let trouble { throw trouble }
    return ids.sorted()
  }

  /// Returns one digest for the whole set of records: the SHA-256 over their
  /// sorted ids, a line each.
  ///
  /// - Returns: The digest, equal for stores that hold the same records.
  /// - Throws: ``StorageError`` for the first record that cannot be read.
  public func digest() throws(StorageError) -> SHA256Digest {
    let ids = try recordIDs()
    var hash = SHA256()
    for id in ids { hash.update("\(id)\n".utf8) }
    return hash.finish()
  }
}
