import CCrypto

/// The secret key with which a device signs what it hands over (Ed25519,
/// RFC 8032).
///
/// It stays on the device; a receiver who knows its ``VerifyingKey`` sees that
/// a bundle comes from there. Nothing prints it but ``secretText``.
public struct SigningKey: Sendable {
  /// The public half.
  public let verifyingKey: VerifyingKey
  private let secret: SecretBytes

  private static let prefix = "suroo-signing-key-"

  /// Makes a new key from unpredictable bytes.
  public init() {
    self.init(secret: .random(Ed25519.keySize))
  }

  /// Reads the text of a key; nil for any other text, one mistyped character
  /// included.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Bech32.decode(text, prefix: Self.prefix), bytes.count == Ed25519.keySize
    else { return nil }
    self.init(secret: SecretBytes(bytes))
  }

  private init(secret: SecretBytes) {
    self.secret = secret
    verifyingKey = VerifyingKey(bytes: Ed25519.publicKey(of: secret))
  }

  /// The text of the key, `SUROO-SIGNING-KEY-1…`: for the file that keeps it,
  /// never for a log or a message.
  public var secretText: String {
    secret.withBytes { Bech32.encode(Array($0), prefix: Self.prefix).uppercased() }
  }

  /// Signs the 32 bytes of a digest.
  public func signature(of digest: SHA256Digest) -> DeviceSignature {
    DeviceSignature(wholeBytes: Ed25519.sign(digest.bytes, with: secret))
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// Whose key this is, without the secret.
  public var description: String { "the signing key of \(verifyingKey)" }

  /// Shows the public half only, so that no dump prints the secret.
  public var customMirror: Mirror { Mirror(self, children: ["verifyingKey": verifyingKey]) }
}

/// The public half of a ``SigningKey``: by it a device is known.
public struct VerifyingKey: Hashable, Sendable {
  private let bytes: [UInt8]

  private static let prefix = "suroo-device"

  /// Reads the text of a key, `suroo-device1` and 58 characters; nil for any
  /// other text, one mistyped character included.
  public init?(_ text: some StringProtocol) {
    guard let bytes = Bech32.decode(text, prefix: Self.prefix), bytes.count == Ed25519.keySize
    else { return nil }
    self.bytes = bytes
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether the device made this signature of this digest.
  public func isValid(_ signature: DeviceSignature, of digest: SHA256Digest) -> Bool {
    Ed25519.verify(signature.bytes, of: digest.bytes, with: bytes)
  }

  /// Eight groups of four digits to compare over the telephone.
  public var fingerprint: String { keyFingerprint(description) }
}

extension VerifyingKey: CustomStringConvertible {
  /// The text of the key, `suroo-device1…`.
  public var description: String { Bech32.encode(bytes, prefix: Self.prefix) }
}

/// What a device signed a digest with: 64 bytes, written as 128 hexadecimal digits.
public struct DeviceSignature: Hashable, Sendable {
  let bytes: [UInt8]

  /// Reads 128 lower-case hexadecimal digits; nil for any other text.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 128, let first = SHA256Digest(hex: text.prefix(64)),
      let second = SHA256Digest(hex: text.suffix(64))
    else { return nil }
    bytes = first.bytes + second.bytes
  }

  init(wholeBytes bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension DeviceSignature: CustomStringConvertible {
  /// 128 lower-case hexadecimal digits.
  public var description: String { hexadecimal(bytes) }
}
