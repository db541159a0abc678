/// The secret key under which a store seals its drafts, a line at a time.
///
/// It is made once for a store and kept in files of age version 1, one for a
/// passphrase, one for the recipients of the store. Nothing prints it but
/// ``secretText``.
public struct DraftKey: Sendable {
  private let secret: SecretBytes

  private static let prefix = "suroo-draft-key-"
  private static let size = 32

  /// Makes a new key from unpredictable bytes.
  public init() {
    secret = .random(Self.size)
  }

  /// Reads the text of a key; nil for any other text, one mistyped character
  /// included.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Bech32.decode(text, prefix: Self.prefix), bytes.count == Self.size
    else { return nil }
    secret = SecretBytes(bytes)
  }

  /// The text of the key, `SUROO-DRAFT-KEY-1…`: for the sealed files that keep
  /// it, never for a log or a message.
  public var secretText: String {
    secret.withBytes { Bech32.encode(Array($0), prefix: Self.prefix).uppercased() }
  }

  /// Begins a session with a salt of its own.
  ///
  /// - Returns: What seals its lines; no number may be sealed twice with
  ///   different contents.
  public func newSession() -> LineSealer {
    LineSealer(secret, salt: SecureRandom.bytes(LineSealer.saltSize))
  }

  /// Returns what opens the lines of a session.
  ///
  /// - Parameter salt: The salt of the session, as it stands in its first line.
  /// - Returns: Nil for a text that is no salt.
  public func session(salt: String) -> LineSealer? {
    guard let bytes = Base64.decodeUnpadded(Array(salt.utf8)[...]),
      bytes.count == LineSealer.saltSize
    else { return nil }
    return LineSealer(secret, salt: bytes)
  }
}

extension DraftKey: Equatable {
  /// Whether both are the same key, compared in constant time.
  public static func == (left: DraftKey, right: DraftKey) -> Bool {
    left.secret.isEqual(to: right.secret)
  }
}

extension DraftKey: CustomStringConvertible, CustomReflectable {
  /// What it is, without the secret.
  public var description: String { "the key of drafts" }

  /// Shows nothing, so that no dump prints the secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
