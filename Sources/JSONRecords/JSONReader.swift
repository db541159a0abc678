import CSimdJSON

/// Reads JSON strictly, with simdjson.
///
/// Refused are, besides everything that RFC 8259 forbids: a repeated key,
/// bytes that are not UTF-8, a byte order mark, nesting deeper than
/// ``deepest``, documents larger than ``largest``, and whole numbers that a
/// floating-point number would round. A reader keeps its working memory from
/// one document to the next, so use one reader for many documents:
///
///     let reader = JSONReader()
///     for line in lines { try accept(reader.read(line)) }
public final class JSONReader {
  /// The most levels of arrays and objects inside each other.
  public static let deepest = 64
  /// The most bytes of a document, 16 MiB.
  public static let largest = 16 * 1024 * 1024

  private let parser: OpaquePointer

  /// Creates a reader.
  public init() {
    guard let parser = csimdjson_create() else { fatalError("There is no memory for a reader.") }
    self.parser = parser
  }

  deinit {
    csimdjson_destroy(parser)
  }

  /// Returns the value that the bytes hold.
  ///
  /// - Parameter bytes: One whole document.
  /// - Returns: The value.
  /// - Throws: ``JSONReadingError``.
  public static func value(of bytes: some Collection<UInt8>) throws(JSONReadingError) -> JSONValue {
    try JSONReader().read(bytes)
  }

  /// Returns the value that the bytes hold.
  ///
  /// - Parameter bytes: One whole document.
  /// - Returns: The value.
  /// - Throws: ``JSONReadingError``.
  public func read(_ bytes: some Collection<UInt8>) throws(JSONReadingError) -> JSONValue {
    let attempt = bytes.withContiguousStorageIfAvailable { outcome(of: UnsafeRawBufferPointer($0)) }
    return try (attempt ?? Array(bytes).withUnsafeBytes { outcome(of: $0) }).get()
  }

  private func outcome(of buffer: UnsafeRawBufferPointer) -> Result<JSONValue, JSONReadingError> {
    Result { () throws(JSONReadingError) in try read(buffer) }
  }

  private func read(_ buffer: UnsafeRawBufferPointer) throws(JSONReadingError) -> JSONValue {
    guard buffer.count <= JSONReader.largest else {
      throw JSONReadingError(.tooLarge, offset: nil)
    }
    let document = csimdjson_read(
      parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, JSONReader.deepest)
    guard Int(document.status) == CSIMDJSON_OK else {
      throw JSONReadingError(
        JSONReadingError.Reason(status: Int(document.status)), offset: Int(document.offset))
    }
    var tokens = TokenCursor(
      tokens: UnsafeBufferPointer(start: document.tokens, count: document.count))
    return try tokens.value()
  }
}

/// A place in the tokens of a document.
private struct TokenCursor {
  let tokens: UnsafeBufferPointer<csimdjson_token>
  private var index = 0

  init(tokens: UnsafeBufferPointer<csimdjson_token>) {
    self.tokens = tokens
  }

  mutating func value() throws(JSONReadingError) -> JSONValue {
    let token = try next()
    switch Int(token.kind) {
    case CSIMDJSON_NULL: return .null
    case CSIMDJSON_FALSE: return .bool(false)
    case CSIMDJSON_TRUE: return .bool(true)
    case CSIMDJSON_INTEGER:
      let integer = Int(token.value.integer)
      guard safeIntegers.contains(integer) else { return try largeInteger("\(integer)", token) }
      return .integer(integer)
    case CSIMDJSON_LARGE_INTEGER: return try largeInteger(text(of: token), token)
    case CSIMDJSON_NUMBER:
      let number = token.value.number
      if let integer = Int(exactly: number), safeIntegers.contains(integer) {
        return .integer(integer)
      }
      return .number(number)
    case CSIMDJSON_STRING: return .string(try text(of: token))
    case CSIMDJSON_ARRAY:
      var elements: [JSONValue] = []
      elements.reserveCapacity(Int(token.length))
      for _ in 0..<token.length { elements.append(try value()) }
      return .array(elements)
    default: return .object(try object(token))
    }
  }

  private mutating func object(_ start: csimdjson_token) throws(JSONReadingError) -> JSONObject {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(Int(start.length))
    for _ in 0..<start.length {
      let key = try text(of: next())
      members.append(JSONObject.Member(key: key, value: try value()))
    }
    let (object, repeated) = JSONObject.distinct(members)
    guard let object else {
      throw JSONReadingError(.repeatedKey(repeated ?? ""), offset: Int(start.offset))
    }
    return object
  }

  private mutating func next() throws(JSONReadingError) -> csimdjson_token {
    guard index < tokens.count else { throw JSONReadingError(.syntax, offset: nil) }
    defer { index += 1 }
    return tokens[index]
  }

  private func text(of token: csimdjson_token) throws(JSONReadingError) -> String {
    let bytes = UnsafeRawBufferPointer(start: token.value.text, count: Int(token.length))
    guard let text = String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) else {
      throw JSONReadingError(.string, offset: Int(token.offset))
    }
    return text
  }

  /// Beyond ±(2⁵³−1) a whole number is accepted only as the writer writes it,
  /// so that nothing is rounded on the way.
  private func largeInteger(_ text: String, _ token: csimdjson_token) throws(JSONReadingError)
    -> JSONValue
  {
    guard let number = Double(text), number.isFinite, plainDecimal(number) == text else {
      throw JSONReadingError(.inexactInteger, offset: Int(token.offset))
    }
    return .number(number)
  }
}
