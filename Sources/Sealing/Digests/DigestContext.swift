import CCrypto

/// A running digest of libcrypto.
///
/// libcrypto fails here only when memory is exhausted or the library is
/// installed without its default algorithms. Neither can be mended by a
/// caller, so both end the program, as a failed allocation does everywhere.
final class DigestContext {
  private let context: OpaquePointer

  init(_ algorithm: Digest) {
    let method =
      switch algorithm {
      case .md5: EVP_md5()
      case .sha1: EVP_sha1()
      case .sha256: EVP_sha256()
      case .sha384: EVP_sha384()
      case .sha512: EVP_sha512()
      }
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, method, nil) == 1 else {
      fatalError("libcrypto does not offer \(algorithm.rawValue) on this machine.")
    }
    self.context = context
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  func update(_ bytes: some Sequence<UInt8>) {
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable {
      update(UnsafeRawBufferPointer($0))
    }
    if contiguous == nil {
      Array(bytes).withUnsafeBytes { update($0) }
    }
  }

  func update(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 0 else { return }
    guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
      fatalError("libcrypto could not continue a digest.")
    }
  }

  func finish() -> [UInt8] {
    var count: UInt32 = 0
    return [UInt8](unsafeUninitializedCapacity: Int(suroo_largest_digest)) { buffer, initialized in
      guard EVP_DigestFinal_ex(context, buffer.baseAddress, &count) == 1 else {
        fatalError("libcrypto could not finish a digest.")
      }
      initialized = Int(count)
    }
  }
}
