import FileStorage
public import Sealing

extension Store {
  /// Returns the key with which this store signs its bundles, nil before the
  /// first one.
  ///
  /// - Returns: The key.
  /// - Throws: ``StorageError``.
  public func signingKey() throws(StorageError) -> SigningKey? {
    let path = signingKeyPath
    let bytes = try storing { () throws(FileError) -> [UInt8]? in
      try files.status(path) == nil ? nil : try files.contents(of: path, atMost: 4096)
    }
    guard let bytes else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let key = lines.lazy.compactMap({ SigningKey($0) }).first else {
      throw .record(path: path, .member("the line of the key", expected: "SUROO-SIGNING-KEY-1…"))
    }
    return key
  }

  /// Returns the key with which this store signs its bundles, made now if there
  /// is none; it is on the disk when this returns, readable by its owner only.
  ///
  /// - Returns: The key.
  /// - Throws: ``StorageError``.
  public func signingKeyMadeIfNeeded() throws(StorageError) -> SigningKey {
    requireLock()
    if let key = try signingKey() { return key }
    let key = SigningKey()
    let text = """
      # The secret key with which this store signs what it hands over.
      # device: \(key.verifyingKey)
      \(key.secretText)

      """
    try storing { () throws(FileError) in
      try AtomicFile.create(Array(text.utf8), at: signingKeyPath, on: files)
    }
    return key
  }

  private var signingKeyPath: String { "\(root)/signing.key" }
}
