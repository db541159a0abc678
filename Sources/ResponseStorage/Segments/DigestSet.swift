public import Sealing

/// A set of SHA-256 digests that takes some 20 to 40 bytes for each.
///
/// Only the first 16 bytes are kept. Two different records whose digests begin
/// alike for 128 bits cannot be made with any effort known today, so a digest
/// of the set is taken for the whole.
public final class DigestSet {
  /// The key of a digest: its first 16 bytes.
  public typealias Key = SIMD2<UInt64>

  /// How many digests the set holds.
  public private(set) var count = 0
  private var slots: UnsafeMutableBufferPointer<Key>
  /// All zero marks an empty slot, so that key has a place of its own.
  private var holdsZero = false

  /// Creates an empty set.
  public init() {
    slots = DigestSet.emptySlots(64)
  }

  deinit {
    slots.deallocate()
  }

  /// The bytes of memory that the set occupies.
  public var bytesInUse: Int { slots.count * MemoryLayout<Key>.stride }

  /// Adds a digest.
  ///
  /// - Parameter digest: The digest.
  /// - Returns: Whether it is new to the set.
  @discardableResult
  public func insert(_ digest: SHA256Digest) -> Bool {
    insert(digest.words.lowHalf)
  }

  /// Whether the set holds a digest.
  public func contains(_ digest: SHA256Digest) -> Bool {
    contains(digest.words.lowHalf)
  }

  /// Adds the digest with a key.
  ///
  /// - Parameter key: Its first 16 bytes.
  /// - Returns: Whether it is new to the set.
  @discardableResult
  public func insert(_ key: Key) -> Bool {
    if key == .zero {
      defer { holdsZero = true }
      if !holdsZero { count += 1 }
      return !holdsZero
    }
    if count >= slots.count / 4 * 3 { grow() }
    let slot = slot(of: key)
    guard slots[slot] == .zero else { return false }
    slots[slot] = key
    count += 1
    return true
  }

  /// Whether the set holds the digest with a key.
  public func contains(_ key: Key) -> Bool {
    key == .zero ? holdsZero : slots[slot(of: key)] != .zero
  }

  /// The slot in which a key stands or would stand.
  private func slot(of key: Key) -> Int {
    // Digests are evenly spread already, so their first bits are the place.
    var slot = Int(key.x.multipliedFullWidth(by: UInt64(slots.count)).high)
    while slots[slot] != .zero, slots[slot] != key {
      slot += 1
      if slot == slots.count { slot = 0 }
    }
    return slot
  }

  private func grow() {
    let old = slots
    slots = DigestSet.emptySlots(old.count / 2 * 3)
    for key in old where key != .zero { slots[slot(of: key)] = key }
    old.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutableBufferPointer<Key> {
    let slots = UnsafeMutableBufferPointer<Key>.allocate(capacity: count)
    slots.initialize(repeating: .zero)
    return slots
  }
}
