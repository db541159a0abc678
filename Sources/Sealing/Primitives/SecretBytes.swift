import CCrypto

/// Bytes that are wiped from memory when nobody needs them any longer.
///
/// Copies that leave through ``withBytes(_:)`` are the caller's business; the
/// functions of this module make none that outlive a call.
final class SecretBytes: Sendable {
  // Written before the initialiser returns and never again.
  private nonisolated(unsafe) let buffer: UnsafeMutableRawBufferPointer

  /// Reserves `count` bytes and lets `fill` write all of them.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    buffer = .allocate(byteCount: count, alignment: 16)
    fill(buffer)
  }

  convenience init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  static func random(_ count: Int) -> SecretBytes {
    SecretBytes(count: count) { SecureRandom.fill($0) }
  }

  deinit {
    OPENSSL_cleanse(buffer.baseAddress, buffer.count)
    buffer.deallocate()
  }

  var count: Int { buffer.count }

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeRawBufferPointer(buffer).bindMemory(to: UInt8.self))
  }

  /// Whether both hold the same bytes, compared in constant time.
  func isEqual(to other: SecretBytes) -> Bool {
    count == other.count
      && CRYPTO_memcmp(buffer.baseAddress, other.buffer.baseAddress, count) == 0
  }
}

/// Whether two runs of bytes are the same, compared in constant time.
func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
