/// A small, fast, repeatable source of chance: the same seed gives the same
/// numbers on every machine and in every version of the program.
///
/// The algorithm is SplitMix64 (Steele, Lea, Flood, “Fast splittable
/// pseudorandom number generators”, OOPSLA 2014). It is not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator from a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// Creates a generator whose numbers depend on the seed and on every part of
  /// the key, and on nothing else.
  ///
  /// Two keys that differ in one part give unrelated numbers, so chance can be
  /// asked for by name (“question, event”) and does not depend on the order of asking.
  public init(seed: UInt64, key parts: some Sequence<UInt64>) {
    state = seed
    for part in parts {
      state = next() ^ part
      state = next()
    }
  }

  /// Returns the next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from 0 up to but not including 1, with 53 random bits.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// The FNV-1a hash of a text, for use as part of a key.
  public static func key(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
