import FileStorage
import Sealing

/// The sealed files in which a store keeps the key of its drafts.
///
/// Both are files of age version 1 as text, with a line that explains and the
/// line of the key: `age -d` prints it.
struct DraftKeyFiles {
  /// The folder of the store.
  let root: String
  let files: any FileSystem

  /// The file that the passphrase opens.
  var passphrasePath: String { "\(root)/draft-key.passphrase.age" }
  /// The file that the keys of the recipients open.
  var centrePath: String { "\(root)/draft-key.centre.age" }

  /// Opens the key with a passphrase.
  func key(passphrase: String) throws(StorageError) -> DraftKey {
    do throws(StorageError) {
      return try key(at: passphrasePath, identities: [], passphrase: passphrase)
    } catch {
      if case .sealed(_, .noMatch) = error { throw .wrongPassphrase(root) }
      throw error
    }
  }

  /// Opens the key with the secret key of a recipient.
  func key(identities: [AgeIdentity]) throws(StorageError) -> DraftKey {
    try key(at: centrePath, identities: identities, passphrase: nil)
  }

  /// Whether there is a key that a passphrase opens.
  func haveKey() throws(StorageError) -> Bool {
    try storing { () throws(FileError) in try files.status(passphrasePath) != nil }
  }

  /// Whether there is a key that recipients open.
  func haveCentreKey() throws(StorageError) -> Bool {
    try storing { () throws(FileError) in try files.status(centrePath) != nil }
  }

  /// Writes the file for a passphrase; the key is on the disk when this returns.
  func keep(_ key: DraftKey, passphrase: String) throws(StorageError) {
    try keep(key, at: passphrasePath) { () throws(AgeError) in
      try AgeEncryptor(passphrase: passphrase, as: .armored)
    }
  }

  /// Writes the file for recipients.
  func keep(_ key: DraftKey, for recipients: [AgeRecipient]) throws(StorageError) {
    try keep(key, at: centrePath) { () throws(AgeError) in
      try AgeEncryptor(to: recipients, as: .armored)
    }
  }

  private func key(
    at path: String, identities: [AgeIdentity], passphrase: String?
  ) throws(StorageError) -> DraftKey {
    let bytes = try storing { () throws(FileError) in
      try files.contents(of: path, atMost: 1 << 16)
    }
    let text: [UInt8]
    do throws(AgeError) {
      text = try AgeDecryptor.open(bytes, identities: identities, passphrase: passphrase)
    } catch {
      throw .sealed(path: path, error)
    }
    let lines = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let key = lines.lazy.compactMap({ DraftKey($0) }).first else {
      throw .record(path: path, .member("the line of the key", expected: "SUROO-DRAFT-KEY-1…"))
    }
    return key
  }

  private func keep(
    _ key: DraftKey, at path: String, _ encryptor: () throws(AgeError) -> AgeEncryptor
  ) throws(StorageError) {
    let text = """
      # The secret key under which the drafts of a suroo store are sealed.
      \(key.secretText)

      """
    let bytes: [UInt8]
    do throws(AgeError) {
      var encryptor = try encryptor()
      let first = encryptor.update(text.utf8)
      bytes = first + encryptor.finish()
    } catch {
      throw .sealed(path: path, error)
    }
    try storing { () throws(FileError) in try AtomicFile.write(bytes, to: path, on: files) }
  }
}
