import CCrypto

/// HMAC with SHA-256 (RFC 2104) and what is derived with it (RFC 5869).
enum HMACSHA256 {
  static let size = 32

  /// The code that only the holder of the key can make for these bytes.
  static func code(of bytes: [UInt8], key: SecretBytes) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      bytes.withUnsafeBufferPointer { write($0, key, to: buffer.baseAddress) }
      initialized = size
    }
  }

  /// HKDF with an output of 32 bytes, for which one round of expansion is enough.
  static func derivedKey(
    from secret: SecretBytes, salt: [UInt8] = [], info: String
  ) -> SecretBytes {
    let salted = SecretBytes(salt.isEmpty ? Array(repeating: 0, count: size) : salt)
    let pseudorandom = SecretBytes(count: size) { buffer in
      secret.withBytes { write($0, salted, to: start(of: buffer)) }
    }
    return SecretBytes(count: size) { buffer in
      (Array(info.utf8) + [1]).withUnsafeBufferPointer {
        write($0, pseudorandom, to: start(of: buffer))
      }
    }
  }

  private static func start(
    of buffer: UnsafeMutableRawBufferPointer
  ) -> UnsafeMutablePointer<UInt8>? {
    buffer.bindMemory(to: UInt8.self).baseAddress
  }

  private static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, _ key: SecretBytes, to output: UnsafeMutablePointer<UInt8>?
  ) {
    var count = UInt32(size)
    let done = key.withBytes { key in
      HMAC(
        EVP_sha256(), key.baseAddress, Int32(key.count), bytes.baseAddress, bytes.count, output,
        &count)
    }
    guard done != nil else { fatalError("libcrypto could not compute an HMAC.") }
  }
}
