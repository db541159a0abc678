import CCrypto

/// Authenticated encryption under one key (RFC 8439).
///
/// A nonce must never serve twice under the same key.
final class ChaCha20Poly1305 {
  static let tagSize = 16
  static let nonceSize = 12
  static let zeroNonce: [UInt8] = Array(repeating: 0, count: nonceSize)

  private let context: OpaquePointer
  private let key: SecretBytes

  init(key: SecretBytes) {
    precondition(key.count == 32, "A key of ChaCha20 has 32 bytes.")
    guard let context = EVP_CIPHER_CTX_new() else {
      fatalError("libcrypto could not begin an encryption.")
    }
    self.context = context
    self.key = key
  }

  deinit {
    EVP_CIPHER_CTX_free(context)
  }

  /// Appends the sealed bytes and their tag to `output`; the tag covers the
  /// associated data too.
  func seal(
    _ plaintext: UnsafeRawBufferPointer, nonce: [UInt8], with associated: [UInt8] = [],
    to output: inout [UInt8]
  ) {
    let sealed = [UInt8](
      unsafeUninitializedCapacity: plaintext.count + Self.tagSize
    ) { buffer, initialized in
      var done: Int32 = 0
      let input = plaintext.bindMemory(to: UInt8.self).baseAddress
      guard start(nonce, encrypting: true), cover(associated, encrypting: true),
        plaintext.isEmpty
          || EVP_EncryptUpdate(
            context, buffer.baseAddress, &done, input, Int32(plaintext.count)) == 1,
        EVP_EncryptFinal_ex(context, nil, &done) == 1,
        EVP_CIPHER_CTX_ctrl(
          context, suroo_aead_get_tag, Int32(Self.tagSize),
          buffer.baseAddress.map { $0 + plaintext.count }) == 1
      else { fatalError("libcrypto could not encrypt.") }
      initialized = plaintext.count + Self.tagSize
    }
    output += sealed
  }

  /// Appends what the sealed bytes hold to `output`; adds nothing and returns
  /// false when they are not what was sealed under this key and nonce with these
  /// associated data.
  func open(
    _ sealed: UnsafeRawBufferPointer, nonce: [UInt8], with associated: [UInt8] = [],
    to output: inout [UInt8]
  ) -> Bool {
    let count = sealed.count - Self.tagSize
    guard count >= 0, let input = sealed.bindMemory(to: UInt8.self).baseAddress else {
      return false
    }
    var isAuthentic = false
    // The tag is compared last; until then nothing leaves this buffer.
    let plaintext = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      var done: Int32 = 0
      guard start(nonce, encrypting: false), cover(associated, encrypting: false) else {
        fatalError("libcrypto could not begin a decryption.")
      }
      isAuthentic =
        (count == 0
          || EVP_DecryptUpdate(context, buffer.baseAddress, &done, input, Int32(count)) == 1)
        && EVP_CIPHER_CTX_ctrl(
          context, suroo_aead_set_tag, Int32(Self.tagSize),
          UnsafeMutableRawPointer(mutating: input + count)) == 1
        && EVP_DecryptFinal_ex(context, nil, &done) == 1
      if !isAuthentic, let start = buffer.baseAddress { OPENSSL_cleanse(start, count) }
      initialized = isAuthentic ? count : 0
    }
    output += plaintext
    return isAuthentic
  }

  private func start(_ nonce: [UInt8], encrypting: Bool) -> Bool {
    precondition(nonce.count == Self.nonceSize, "A nonce of ChaCha20-Poly1305 has 12 bytes.")
    return key.withBytes { key in
      EVP_CipherInit_ex(
        context, EVP_chacha20_poly1305(), nil, key.baseAddress, nonce, encrypting ? 1 : 0) == 1
    }
  }

  /// Lets the tag cover data that are not sealed themselves.
  private func cover(_ associated: [UInt8], encrypting: Bool) -> Bool {
    var done: Int32 = 0
    guard !associated.isEmpty else { return true }
    return (encrypting ? EVP_EncryptUpdate : EVP_DecryptUpdate)(
      context, nil, &done, associated, Int32(associated.count)) == 1
  }
}

extension ChaCha20Poly1305 {
  /// Seals a short secret under a key that serves only once.
  static func wrap(_ secret: SecretBytes, under key: SecretBytes) -> [UInt8] {
    var sealed: [UInt8] = []
    secret.withBytes {
      ChaCha20Poly1305(key: key).seal(UnsafeRawBufferPointer($0), nonce: zeroNonce, to: &sealed)
    }
    return sealed
  }

  /// Opens what ``wrap(_:under:)`` sealed; nil under another key.
  static func unwrap(_ sealed: [UInt8], under key: SecretBytes) -> SecretBytes? {
    var secret: [UInt8] = []
    defer { OPENSSL_cleanse(&secret, secret.count) }
    let isAuthentic = sealed.withUnsafeBytes {
      ChaCha20Poly1305(key: key).open($0, nonce: zeroNonce, to: &secret)
    }
    return isAuthentic ? SecretBytes(secret) : nil
  }
}
