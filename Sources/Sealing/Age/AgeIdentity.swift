/// The secret key of somebody to whom files are sealed.
///
/// Whoever has it can open them; when it is lost they stay closed for ever.
/// Nothing prints it but ``secretText``.
public struct AgeIdentity: Sendable {
  /// To whom files must be sealed so that this key opens them.
  public let recipient: AgeRecipient
  private let secret: SecretBytes

  private static let prefix = "age-secret-key-"

  /// Makes a new key from unpredictable bytes.
  public init() {
    self.init(secret: .random(X25519.size))
  }

  /// Reads the text of a key, `AGE-SECRET-KEY-1` and 58 characters; nil for any
  /// other text, one mistyped character included.
  public init?(_ text: some StringProtocol) {
    guard let secret = Bech32.decode(text, prefix: Self.prefix) else { return nil }
    self.init(secretBytes: secret)
  }

  /// Makes a key of its 32 bytes; nil for another count.
  init?(secretBytes: [UInt8]) {
    guard secretBytes.count == X25519.size else { return nil }
    self.init(secret: SecretBytes(secretBytes))
  }

  private init(secret: SecretBytes) {
    self.secret = secret
    recipient = AgeRecipient(point: X25519.publicPoint(of: secret))
  }

  /// The text of the key, `AGE-SECRET-KEY-1…`: for the file or the paper that
  /// keeps it, never for a log or a message.
  public var secretText: String {
    Bech32.encode(secretBytes, prefix: Self.prefix).uppercased()
  }

  /// The 32 bytes of the key.
  var secretBytes: [UInt8] { secret.withBytes { Array($0) } }

  /// Unwraps the file key of a stanza that was made for this key; nil when it
  /// was made for another one.
  func fileKey(from stanza: X25519Stanza) throws(AgeError) -> SecretBytes? {
    guard let shared = X25519.sharedSecret(of: secret, with: stanza.share) else {
      throw .header("a recipient's share of the key is a point of low order")
    }
    return ChaCha20Poly1305.unwrap(
      stanza.body,
      under: AgeRecipient.wrapKey(shared, share: stanza.share, point: recipient.point))
  }
}

extension AgeIdentity: Equatable {
  /// Whether both are the same key, compared in constant time.
  public static func == (left: AgeIdentity, right: AgeIdentity) -> Bool {
    left.secret.isEqual(to: right.secret)
  }
}

extension AgeIdentity: CustomStringConvertible, CustomReflectable {
  /// Whose key this is, without the secret.
  public var description: String { "the secret key of \(recipient)" }

  /// Shows the recipient only, so that no dump prints the secret.
  public var customMirror: Mirror { Mirror(self, children: ["recipient": recipient]) }
}
