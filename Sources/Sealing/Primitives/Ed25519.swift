import CCrypto

/// Signatures over Edwards25519 (RFC 8032), of whole messages.
enum Ed25519 {
  static let keySize = 32
  static let signatureSize = 64

  static func publicKey(of secret: SecretBytes) -> [UInt8] {
    let key = privateKey(secret)
    defer { EVP_PKEY_free(key) }
    var count = keySize
    return [UInt8](unsafeUninitializedCapacity: keySize) { buffer, initialized in
      guard EVP_PKEY_get_raw_public_key(key, buffer.baseAddress, &count) == 1 else {
        fatalError("libcrypto could not compute the public half of an Ed25519 key.")
      }
      initialized = count
    }
  }

  static func sign(_ message: [UInt8], with secret: SecretBytes) -> [UInt8] {
    let key = privateKey(secret)
    let context = EVP_MD_CTX_new()
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    var count = signatureSize
    return [UInt8](unsafeUninitializedCapacity: signatureSize) { buffer, initialized in
      guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
        EVP_DigestSign(context, buffer.baseAddress, &count, message, message.count) == 1
      else { fatalError("libcrypto could not sign.") }
      initialized = count
    }
  }

  static func verify(_ signature: [UInt8], of message: [UInt8], with publicKey: [UInt8]) -> Bool {
    guard
      let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count)
    else { return false }
    let context = EVP_MD_CTX_new()
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  private static func privateKey(_ secret: SecretBytes) -> OpaquePointer {
    let key = secret.withBytes {
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, $0.baseAddress, $0.count)
    }
    guard let key else { fatalError("libcrypto refused an Ed25519 key.") }
    return key
  }
}
