import CCrypto

/// Bytes that nobody can predict, for salts, keys and identifiers.
public enum SecureRandom {
  /// Returns `count` bytes from libcrypto's generator, which the kernel seeds.
  ///
  /// Without unpredictable bytes nothing may be sealed, so a generator that
  /// fails ends the program.
  public static func bytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      fill(UnsafeMutableRawBufferPointer(buffer))
      initialized = count
    }
  }

  static func fill(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let start = buffer.bindMemory(to: UInt8.self).baseAddress else { return }
    guard RAND_bytes(start, Int32(buffer.count)) == 1 else {
      fatalError("libcrypto has no unpredictable bytes on this machine.")
    }
  }
}
