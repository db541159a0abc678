/// Somebody to whom files are sealed: the public half of an ``AgeIdentity``.
///
/// It is no secret; it stands in the configuration of field laptops as
/// `age1…`.
public struct AgeRecipient: Hashable, Sendable {
  let point: [UInt8]

  static let prefix = "age"
  static let kind = "X25519"

  /// Reads the text of a recipient, `age1` and 58 characters, as `suroo key`
  /// and `age-keygen` print it.
  ///
  /// - Returns: Nil for any other text, one mistyped character included, and
  ///   for points of low order, which would make the file readable by everyone.
  public init?(_ text: some StringProtocol) {
    guard let point = Bech32.decode(text, prefix: Self.prefix), point.count == X25519.size,
      X25519.sharedSecret(of: .random(X25519.size), with: point) != nil
    else { return nil }
    self.point = point
  }

  init(point: [UInt8]) {
    self.point = point
  }

  /// Eight groups of four digits to compare over the telephone: the first half
  /// of the SHA-256 of the text of the recipient.
  public var fingerprint: String { keyFingerprint(description) }

  /// Wraps a file key so that the holder of the identity can unwrap it.
  func stanza(for fileKey: SecretBytes) throws(AgeError) -> AgeHeader.Stanza {
    let ephemeral = SecretBytes.random(X25519.size)
    let share = X25519.publicPoint(of: ephemeral)
    guard let shared = X25519.sharedSecret(of: ephemeral, with: point) else {
      throw .noRecipients
    }
    let key = AgeRecipient.wrapKey(shared, share: share, point: point)
    return AgeHeader.Stanza(
      arguments: [Self.kind, String(decoding: Base64.unpadded(share), as: UTF8.self)],
      body: ChaCha20Poly1305.wrap(fileKey, under: key))
  }

  static func wrapKey(_ shared: SecretBytes, share: [UInt8], point: [UInt8]) -> SecretBytes {
    HMACSHA256.derivedKey(
      from: shared, salt: share + point, info: "\(AgeHeader.version)/X25519")
  }
}

extension AgeRecipient: CustomStringConvertible {
  /// The text of the recipient, `age1…`.
  public var description: String { Bech32.encode(point, prefix: Self.prefix) }
}
