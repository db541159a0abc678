/// Bytes that nobody can predict, for salts, keys and identifiers.
public enum SecureRandom {
  /// Returns `count` bytes from the generator of the operating system.
  ///
  /// On Linux they come from `getrandom(2)`, which waits until the kernel has
  /// gathered enough chance and then does not fail.
  public static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
