import CCrypto
import Foundation

/// A key made slowly from words that a person remembers (RFC 7914), with
/// blocks of r = 8 and no parallelism.
enum Scrypt {
  /// - Parameters:
  ///   - passphrase: What was typed; its UTF-8 bytes count.
  ///   - salt: Different for every key.
  ///   - logN: The work: time and memory double with each step, from 1 KiB.
  /// - Returns: 32 bytes, or nil when there is not enough memory.
  static func key(passphrase: String, salt: [UInt8], logN: Int) -> SecretBytes? {
    var text = Array(passphrase.utf8)
    defer { OPENSSL_cleanse(&text, text.count) }
    let n = UInt64(1) << UInt64(logN)
    var isMade = false
    let key = SecretBytes(count: 32) { buffer in
      isMade =
        text.withUnsafeBytes { text in
          EVP_PBE_scrypt(
            text.bindMemory(to: CChar.self).baseAddress, text.count, salt, salt.count, n, 8, 1,
            2048 * n + 1 << 20, buffer.bindMemory(to: UInt8.self).baseAddress, 32)
        } == 1
    }
    return isMade ? key : nil
  }

  /// The form in which a passphrase is used: two keyboards that compose ё or й
  /// differently agree on it (Unicode NFC).
  static func normalized(_ passphrase: String) -> String {
    passphrase.precomposedStringWithCanonicalMapping
  }
}
