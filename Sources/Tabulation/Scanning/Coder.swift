/// Numbers the texts that a variable takes: the codes of its list first, what
/// else is found in the order in which it is found.
///
/// Looking a text up makes no string of it.
struct Coder: Sendable {
  /// The most texts that are kept apart.
  static let limit = 100_000

  /// The texts by number.
  private(set) var texts: [[UInt8]] = []
  /// How many of them are of the list.
  let listed: Int
  /// Whether there were more texts than are kept apart.
  private(set) var isFull = false
  /// Open addressing: numbers plus one, 0 where nothing is.
  private var table: ContiguousArray<UInt32>

  init(_ codes: [String] = []) {
    listed = codes.count
    table = ContiguousArray(repeating: 0, count: 64)
    for code in codes { _ = Array(code.utf8).withUnsafeBytes { number(of: $0) } }
  }

  /// The number of a text, a new one if it was not met before; nil when there
  /// are too many.
  mutating func number(of text: UnsafeRawBufferPointer) -> Int? {
    var place = Self.hash(text) & (table.count - 1)
    while table[place] != 0 {
      let number = Int(table[place]) - 1
      if Self.isEqual(texts[number], text) { return number }
      place = (place + 1) & (table.count - 1)
    }
    guard texts.count - listed < Self.limit else {
      isFull = true
      return nil
    }
    texts.append(Array(text))
    table[place] = UInt32(texts.count)
    if texts.count * 2 > table.count { grow() }
    return texts.count - 1
  }

  private mutating func grow() {
    table = ContiguousArray(repeating: 0, count: table.count * 2)
    for (number, text) in texts.enumerated() {
      var place = text.withUnsafeBytes { Self.hash($0) } & (table.count - 1)
      while table[place] != 0 { place = (place + 1) & (table.count - 1) }
      table[place] = UInt32(number + 1)
    }
  }

  private static func isEqual(_ known: [UInt8], _ text: UnsafeRawBufferPointer) -> Bool {
    known.count == text.count && known.withUnsafeBytes { $0.elementsEqual(text) }
  }

  /// FNV-1a; texts are short.
  private static func hash(_ text: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7fff_ffff)
  }
}
