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

extension SHA256 {
  /// Returns the digest that identifies a set of files: that of the lines which
  /// `sha256sum` would print for them (`<digest>  <name>` and a newline),
  /// sorted by their bytes.
  public static func digest(
    ofFiles files: some Sequence<(name: String, bytes: [UInt8])>
  ) -> SHA256Digest {
    let lines = files.map { "\(digest(of: $0.bytes))  \($0.name)\n" }
    var hash = SHA256()
    for line in lines.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      hash.update(line.utf8)
    }
    return hash.finish()
  }
}
