import FileStorage
import JSONRecords
import Sealing

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
