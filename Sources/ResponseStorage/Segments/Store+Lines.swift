import FileStorage
import JSONRecords
import Sealing
public import SurveyModel

extension Store {
  /// The bytes of the record at a place, as they lie there.
  ///
  /// - Parameter location: Where it lies.
  /// - Returns: The bytes; of a line, without the newline.
  /// - Throws: ``StorageError``.
  public func bytes(at location: RecordLocation) throws(StorageError) -> [UInt8] {
    let path = "\(root)/\(location.path)"
    return try storing { () throws(FileError) -> [UInt8] in
      guard let offset = location.offset, let length = location.length else {
        return try files.contents(of: path, atMost: JSONReader.largest)
      }
      return try files.contents(of: path, from: offset, count: length)
    }
  }
}

extension Store {
  /// Keeps lines that could not be used; the same lines are kept once.
  ///
  /// - Parameter bytes: The lines.
  /// - Returns: The file.
  /// - Throws: ``StorageError``.
  public func quarantine(lines bytes: [UInt8]) throws(StorageError) -> String {
    requireLock()
    let name = SHA256.digest(of: bytes).hex.prefix(16)
    let path = "\(root)/quarantine/\(name)\(Store.quarantineSuffix)"
    try storing { () throws(FileError) in
      try files.makeDirectories("\(root)/quarantine")
      if try files.status(path)?.length == bytes.count { return }
      try AtomicFile.write(bytes, to: path, on: files)
    }
    return path
  }
}

extension Store {
  /// Returns the personal part that a revision names, wherever it lies; nil when
  /// there is none or the store does not hold it.
  ///
  /// - Parameter summary: The revision.
  /// - Returns: The personal part, its hash checked.
  /// - Throws: ``StorageError`` when a folder cannot be read.
  /// - Complexity: Reads every record where the revision names one.
  public func personalPart(of summary: ResponseSummary) throws(StorageError) -> PersonalPart? {
    guard let expected = summary.personalSHA256 else { return nil }
    var found: PersonalPart?
    try forEachRecord { _, result in
      guard found == nil, let record = try? result.get(), record.format == .personal,
        record.responseID == summary.responseID,
        let part = try? PersonalPart(record: record.object),
        (try? personalDigest(record.object, salt: part.salt))?.hex == expected
      else { return }
      found = part
    }
    return found
  }
}
