/// A SHA-256 computation that takes its input in pieces.
///
///     var hash = SHA256()
///     hash.update(header)
///     hash.update(body)
///     let digest = hash.finish()
///
/// Bytes at hand as a whole are hashed with ``digest(of:)``.
public struct SHA256: ~Copyable {
  private let context: DigestContext

  /// Starts a computation over no bytes.
  public init() {
    context = DigestContext(.sha256)
  }

  /// Adds bytes to the end of the input.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    context.update(bytes)
  }

  /// Adds the bytes of a buffer to the end of the input.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    context.update(bytes)
  }

  /// Ends the computation and returns the digest of everything that was added.
  public consuming func finish() -> SHA256Digest {
    SHA256Digest(wholeBytes: context.finish())
  }

  /// Returns the digest of the bytes.
  public static func digest(of bytes: some Sequence<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }
}
