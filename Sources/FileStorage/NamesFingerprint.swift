/// A number for a set of names, whatever their order; for implementations of
/// ``FileSystem``.
///
/// It tells one state of a directory from another, not an accident from an
/// attack: whoever can choose the names can also write the files.
public struct NamesFingerprint {
  private var sum: UInt64 = 0
  private var count: UInt64 = 0

  /// Begins with the empty set.
  public init() {}

  /// The number for the names so far.
  public var value: UInt64 { mixed(sum ^ mixed(count)) }

  /// Adds the bytes of a name.
  public mutating func add(_ name: UnsafeRawBufferPointer) {
    var hash = UInt64(name.count)
    var index = 0
    while index + 8 <= name.count {
      hash = mixed(hash ^ name.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < name.count {
      rest = rest << 8 | UInt64(name[index])
      index += 1
    }
    sum &+= mixed(hash ^ rest)
    count &+= 1
  }

  /// The finaliser of MurmurHash3: every bit of the input moves half of the output.
  private func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
