import CCrypto

/// Agreement on a secret over Curve25519 (RFC 7748).
enum X25519 {
  static let size = 32

  /// The public point of a secret.
  static func publicPoint(of secret: SecretBytes) -> [UInt8] {
    guard let key = privateKey(secret) else { fatalError("libcrypto refused an X25519 key.") }
    defer { EVP_PKEY_free(key) }
    var count = size
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      guard EVP_PKEY_get_raw_public_key(key, buffer.baseAddress, &count) == 1 else {
        fatalError("libcrypto could not compute the point of an X25519 key.")
      }
      initialized = count
    }
  }

  /// The secret shared between a secret and the holder of a point.
  ///
  /// - Returns: Nil for a point of low order, with which everybody would share
  ///   the same secret: all zeros.
  static func sharedSecret(of secret: SecretBytes, with point: [UInt8]) -> SecretBytes? {
    guard let own = privateKey(secret),
      let other = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nil, point, point.count)
    else { fatalError("libcrypto refused an X25519 key.") }
    defer {
      EVP_PKEY_free(own)
      EVP_PKEY_free(other)
    }
    guard let context = EVP_PKEY_CTX_new(own, nil) else {
      fatalError("libcrypto could not begin an agreement.")
    }
    defer { EVP_PKEY_CTX_free(context) }
    var isShared = false
    let shared = SecretBytes(count: size) { buffer in
      var count = size
      // libcrypto itself refuses to derive zeros.
      isShared =
        EVP_PKEY_derive_init(context) == 1 && EVP_PKEY_derive_set_peer(context, other) == 1
        && EVP_PKEY_derive(context, buffer.bindMemory(to: UInt8.self).baseAddress, &count) == 1
    }
    let zeros = SecretBytes(repeatElement(0, count: size))
    return isShared && !shared.isEqual(to: zeros) ? shared : nil
  }

  private static func privateKey(_ secret: SecretBytes) -> OpaquePointer? {
    secret.withBytes {
      EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nil, $0.baseAddress, $0.count)
    }
  }
}
