/// The contents of an age file: chunks of 64 KiB, each sealed with its number
/// and whether it is the last (the construction “STREAM”).
enum AgePayload {
  static let chunkSize = 1 << 16
  static let sealedChunkSize = chunkSize + ChaCha20Poly1305.tagSize
  static let saltSize = 16

  static func cipher(_ fileKey: SecretBytes, salt: [UInt8]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305(key: HMACSHA256.derivedKey(from: fileKey, salt: salt, info: "payload"))
  }

  /// Eleven bytes of the number of the chunk and one for the last.
  static func nonce(_ number: UInt64, isLast: Bool) -> [UInt8] {
    [0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
      + [isLast ? 1 : 0]
  }
}

/// Seals contents that arrive in pieces, holding one chunk.
struct AgePayloadSealer: ~Copyable {
  private let cipher: ChaCha20Poly1305
  private var number: UInt64 = 0
  private var waiting: [UInt8] = []

  init(_ cipher: ChaCha20Poly1305) {
    self.cipher = cipher
  }

  mutating func seal(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
    waiting += bytes
    // A full chunk waits too until it is known not to be the last.
    guard waiting.count > AgePayload.chunkSize else { return }
    var start = 0
    while waiting.count - start > AgePayload.chunkSize {
      seal(start..<(start + AgePayload.chunkSize), isLast: false, to: &output)
      start += AgePayload.chunkSize
    }
    waiting.removeFirst(start)
  }

  mutating func finish(to output: inout [UInt8]) {
    seal(waiting.indices, isLast: true, to: &output)
    waiting.removeAll()
  }

  private mutating func seal(_ range: Range<Int>, isLast: Bool, to output: inout [UInt8]) {
    let nonce = AgePayload.nonce(number, isLast: isLast)
    waiting.withUnsafeBytes {
      cipher.seal(UnsafeRawBufferPointer(rebasing: $0[range]), nonce: nonce, to: &output)
    }
    number += 1
  }
}

/// Opens contents that arrive in pieces, holding one chunk.
struct AgePayloadOpener: ~Copyable {
  private let cipher: ChaCha20Poly1305
  private var number: UInt64 = 0
  private var waiting: [UInt8] = []

  init(_ cipher: ChaCha20Poly1305) {
    self.cipher = cipher
  }

  /// Appends the authentic contents of the chunks that are whole to `output`.
  mutating func open(
    _ bytes: some Sequence<UInt8>, to output: inout [UInt8]
  ) throws(AgeError) {
    waiting += bytes
    guard waiting.count > AgePayload.sealedChunkSize else { return }
    var start = 0
    // What is followed by anything cannot be the last chunk.
    while waiting.count - start > AgePayload.sealedChunkSize {
      let range = start..<(start + AgePayload.sealedChunkSize)
      guard open(range, isLast: false, to: &output) else {
        guard open(range, isLast: true, to: &output) else { throw damage }
        throw .payload(.trailing)
      }
      start += AgePayload.sealedChunkSize
    }
    waiting.removeFirst(start)
  }

  /// Appends the contents of the last chunk to `output`.
  mutating func finish(to output: inout [UInt8]) throws(AgeError) {
    guard !waiting.isEmpty else { throw .payload(.truncated) }
    let isFirst = number == 0
    if open(waiting.indices, isLast: true, to: &output) {
      // An empty chunk ends nothing but an empty file; two files must not
      // have the same contents.
      guard waiting.count > ChaCha20Poly1305.tagSize || isFirst else {
        throw .payload(.trailing)
      }
      return
    }
    // A whole chunk that is authentic but not the last one shows that the file
    // was cut between two chunks. A shorter one may only be tried as the last.
    if waiting.count == AgePayload.sealedChunkSize,
      open(waiting.indices, isLast: false, to: &output)
    {
      throw .payload(.truncated)
    }
    throw damage
  }

  private var damage: AgeError { .payload(.tampered(piece: Int(clamping: number) + 1)) }

  private mutating func open(_ range: Range<Int>, isLast: Bool, to output: inout [UInt8]) -> Bool {
    let nonce = AgePayload.nonce(number, isLast: isLast)
    let isAuthentic = waiting.withUnsafeBytes {
      cipher.open(UnsafeRawBufferPointer(rebasing: $0[range]), nonce: nonce, to: &output)
    }
    if isAuthentic { number += 1 }
    return isAuthentic
  }
}
