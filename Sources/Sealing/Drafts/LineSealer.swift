/// Seals the lines of a file that grows, each by itself, so that any of them can
/// be opened without the others.
///
/// ChaCha20-Poly1305 (RFC 8439) under the key of a session, which
/// HKDF-SHA-256 derives from the draft key, the salt of the session and the word
/// `suroo-draft-line`. The nonce is the number
/// of the line, twelve bytes, the highest first.
public final class LineSealer {
  /// The 16 bytes of chance of the session, as base64 without padding; no secret.
  public let salt: String
  private let cipher: ChaCha20Poly1305

  static let saltSize = 16

  init(_ key: SecretBytes, salt: [UInt8]) {
    self.salt = LineSealer.text(of: salt)
    cipher = ChaCha20Poly1305(
      key: HMACSHA256.derivedKey(from: key, salt: salt, info: "suroo-draft-line"))
  }

  /// Seals the contents of a line.
  ///
  /// - Parameters:
  ///   - bytes: The contents.
  ///   - number: The number of the line.
  ///   - context: What the line stands in, without which it cannot be opened.
  /// - Returns: Base64 without padding.
  public func seal(_ bytes: [UInt8], number: Int, in context: [UInt8]) -> String {
    var sealed: [UInt8] = []
    bytes.withUnsafeBytes {
      cipher.seal($0, nonce: LineSealer.nonce(number), with: context, to: &sealed)
    }
    return LineSealer.text(of: sealed)
  }

  /// Opens the contents of a line.
  ///
  /// - Parameters:
  ///   - text: What ``seal(_:number:in:)`` returned.
  ///   - number: The number of the line.
  ///   - context: What the line stands in.
  /// - Returns: Nil when it was not sealed like that: with another key, for
  ///   another place, or changed since.
  public func open(_ text: String, number: Int, in context: [UInt8]) -> [UInt8]? {
    guard let sealed = Base64.decodeUnpadded(Array(text.utf8)[...]) else { return nil }
    var bytes: [UInt8] = []
    let isAuthentic = sealed.withUnsafeBytes {
      cipher.open($0, nonce: LineSealer.nonce(number), with: context, to: &bytes)
    }
    return isAuthentic ? bytes : nil
  }

  private static func text(of bytes: [UInt8]) -> String {
    String(decoding: Base64.unpadded(bytes), as: UTF8.self)
  }

  private static func nonce(_ number: Int) -> [UInt8] {
    [0, 0, 0, 0] + withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
  }
}
