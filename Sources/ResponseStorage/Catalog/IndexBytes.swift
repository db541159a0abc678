/// Bytes that cannot be a part of an index.
struct IndexDamage: Error {}

/// Writes numbers and texts so that they can be read again quickly.
///
/// A text that comes again and again, such as the id of a questionnaire, is
/// written once and then referred to.
struct IndexWriter {
  private var table: [UInt8] = []
  private var numbers: [String: Int] = [:]
  private var body: [UInt8] = []

  /// Everything that was written.
  var bytes: [UInt8] {
    var head = IndexWriter()
    head.write(numbers.count)
    return head.body + table + body
  }

  /// Writes a whole number, small ones in few bytes.
  mutating func write(_ number: Int) {
    IndexWriter.append(UInt64(bitPattern: Int64(number << 1 ^ number >> 63)), to: &body)
  }

  /// Writes a number whose bytes are all in use.
  mutating func write(_ bits: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      body.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
  }

  /// Writes a text that hardly comes again.
  mutating func write(_ text: String) {
    IndexWriter.append(text, to: &body)
  }

  /// Writes a text that comes often.
  mutating func write(shared text: String?) {
    guard let text else { return write(0) }
    if let number = numbers[text] { return write(number) }
    let number = numbers.count + 1
    numbers[text] = number
    IndexWriter.append(text, to: &table)
    write(number)
  }

  /// Writes a text or its absence.
  mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  mutating func write(_ texts: [String]) {
    write(texts.count)
    for text in texts { write(text) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what an ``IndexWriter`` has written.
struct IndexReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var shared: [String] = []

  /// Creates a reader of bytes that stay where they are as long as it is used.
  init(_ bytes: UnsafeRawBufferPointer) throws(IndexDamage) {
    self.bytes = bytes
    for _ in 0..<(try count()) { shared.append(try text()) }
  }

  mutating func integer() throws(IndexDamage) -> Int {
    let bits = try number()
    return Int(bitPattern: UInt(bits >> 1)) ^ -Int(bits & 1)
  }

  /// A number of things, each of which takes at least a byte.
  mutating func count() throws(IndexDamage) -> Int {
    let count = try integer()
    guard count >= 0, count <= bytes.count - position else { throw IndexDamage() }
    return count
  }

  mutating func bits() throws(IndexDamage) -> UInt64 {
    guard bytes.count - position >= 8 else { throw IndexDamage() }
    defer { position += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  mutating func text() throws(IndexDamage) -> String {
    String(decoding: try textBytes(), as: UTF8.self)
  }

  /// The bytes of a text.
  mutating func textBytes() throws(IndexDamage) -> UnsafeRawBufferPointer {
    let count = try number()
    guard count <= bytes.count - position else { throw IndexDamage() }
    defer { position += Int(count) }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + Int(count)])
  }

  mutating func optionalText() throws(IndexDamage) -> String? {
    try integer() == 0 ? nil : try text()
  }

  mutating func sharedText() throws(IndexDamage) -> String? {
    let number = try integer()
    if number == 0 { return nil }
    guard shared.indices.contains(number - 1) else { throw IndexDamage() }
    return shared[number - 1]
  }

  /// A text that comes often and is never absent.
  mutating func neededText() throws(IndexDamage) -> String {
    guard let text = try sharedText() else { throw IndexDamage() }
    return text
  }

  mutating func texts() throws(IndexDamage) -> [String] {
    let count = try count()
    // Most responses are nobody's child.
    guard count > 0 else { return [] }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  private mutating func number() throws(IndexDamage) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw IndexDamage()
  }
}
