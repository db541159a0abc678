/// A stanza for the holder of an X25519 key, taken apart.
struct X25519Stanza {
  /// The sender's ephemeral point.
  let share: [UInt8]
  /// The wrapped file key.
  let body: [UInt8]

  /// Takes a stanza apart.
  ///
  /// - Returns: Nil for a stanza of another kind.
  init?(_ stanza: AgeHeader.Stanza) throws(AgeError) {
    guard stanza.kind == AgeRecipient.kind else { return nil }
    guard stanza.arguments.count == 2,
      let share = Base64.decodeUnpadded(Array(stanza.arguments[1].utf8)[...]),
      share.count == X25519.size
    else { throw .header("a recipient's share of the key is not as it must be") }
    self.share = share
    body = try wrappedFileKey(stanza)
  }
}

/// A stanza for whoever knows a passphrase, taken apart.
struct ScryptStanza {
  private let salt: [UInt8]
  private let logN: Int
  private let body: [UInt8]

  static let kind = "scrypt"
  private static let saltSize = 16
  /// Beyond this a single file would occupy a machine for minutes and take 8 GiB.
  private static let largestLogN = 22
  private static let label = Array("\(AgeHeader.version)/scrypt".utf8)

  /// Takes a stanza apart.
  ///
  /// - Returns: Nil for a stanza of another kind.
  init?(_ stanza: AgeHeader.Stanza) throws(AgeError) {
    guard stanza.kind == Self.kind else { return nil }
    guard stanza.arguments.count == 3,
      let salt = Base64.decodeUnpadded(Array(stanza.arguments[1].utf8)[...]),
      salt.count == Self.saltSize
    else { throw .header("the salt of the passphrase is not as it must be") }
    let work = stanza.arguments[2]
    guard let logN = Int(work), work == String(logN), logN > 0 else {
      throw .header("the work for the passphrase is no number")
    }
    guard logN <= Self.largestLogN else {
      throw .header("the passphrase asks for more work than this program does")
    }
    self.salt = salt
    self.logN = logN
    body = try wrappedFileKey(stanza)
  }

  /// Wraps a file key under a passphrase.
  ///
  /// - Parameters:
  ///   - fileKey: The key.
  ///   - passphrase: What was typed.
  ///   - logN: The work, from 1 to 22.
  /// - Returns: The stanza.
  /// - Throws: ``AgeError/notEnoughMemory``.
  static func make(
    for fileKey: SecretBytes, passphrase: String, logN: Int
  ) throws(AgeError) -> AgeHeader.Stanza {
    let salt = SecureRandom.bytes(saltSize)
    let passphrase = Scrypt.normalized(passphrase)
    guard let key = Scrypt.key(passphrase: passphrase, salt: label + salt, logN: logN) else {
      throw .notEnoughMemory
    }
    let text = String(decoding: Base64.unpadded(salt), as: UTF8.self)
    return AgeHeader.Stanza(
      arguments: [kind, text, String(logN)], body: ChaCha20Poly1305.wrap(fileKey, under: key))
  }

  /// Unwraps the file key; nil when the passphrase is another one.
  ///
  /// Files of other programs may hold the passphrase as it was typed there, so
  /// both forms are tried.
  func fileKey(_ passphrase: String) throws(AgeError) -> SecretBytes? {
    var forms = [Scrypt.normalized(passphrase)]
    if !forms[0].utf8.elementsEqual(passphrase.utf8) { forms.append(passphrase) }
    for form in forms {
      guard let key = Scrypt.key(passphrase: form, salt: Self.label + salt, logN: logN) else {
        throw .notEnoughMemory
      }
      if let fileKey = ChaCha20Poly1305.unwrap(body, under: key) { return fileKey }
    }
    return nil
  }
}

/// The size of the key that everything in a file is sealed with.
let ageFileKeySize = 16

/// The body of a stanza, whose length is checked before anything is decrypted:
/// a key of another length could be opened in more than one way.
private func wrappedFileKey(_ stanza: AgeHeader.Stanza) throws(AgeError) -> [UInt8] {
  guard stanza.body.count == ageFileKeySize + ChaCha20Poly1305.tagSize else {
    throw .header("the key for a recipient has a wrong length")
  }
  return stanza.body
}
