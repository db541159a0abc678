public import Sealing

extension Store {
  /// Returns the ids of all records that the store holds, each once and sorted:
  /// responses, events, personal parts and questionnaires.
  ///
  /// - Returns: The ids in hexadecimal, computed from the content.
  /// - Throws: ``StorageError`` for the first record that cannot be read.
  /// - Complexity: Reads every file.
  public func recordIDs() throws(StorageError) -> [String] {
    var ids = Set(try questionnaires().map(\.sha256))
    for path in try responseFiles() {
      let record = try record(at: path)
      let isPart = path.hasSuffix(eventsSuffix) || path.hasSuffix(personalSuffix)
      let id = try recording(path) { () throws(RecordError) in
        try recordID(of: record, leavingOut: isPart ? "record_id" : "revision_id")
      }
      ids.insert(id.hex)
    }
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
