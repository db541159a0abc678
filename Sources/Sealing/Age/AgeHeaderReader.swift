/// Reads the header of an age file from bytes that arrive in any pieces.
struct AgeHeaderReader {
  /// Headers beyond this are no headers; one recipient takes about 100 bytes.
  private static let largest = 1 << 20

  private var raw: [UInt8] = []
  private var lineStart = 0
  private var stanzas: [AgeHeader.Stanza] = []
  /// The stanza whose body is being read.
  private var open: AgeHeader.Stanza?

  /// Reads on.
  ///
  /// - Parameter bytes: The next bytes of the file.
  /// - Returns: The header and the bytes after it, once it is whole.
  /// - Throws: ``AgeError/header(_:)``.
  mutating func read(
    _ bytes: ArraySlice<UInt8>
  ) throws(AgeError) -> (header: AgeHeader, rest: ArraySlice<UInt8>)? {
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      raw += rest[...end]
      rest = rest[(end + 1)...]
      let line = raw[lineStart..<(raw.count - 1)]
      if let header = try header(endingWith: line) { return (header, rest) }
      lineStart = raw.count
    }
    raw += rest
    try checkBeginning()
    guard raw.count <= Self.largest else { throw .header("it is longer than 1 MiB") }
    return nil
  }

  /// Called at the end of a file whose header is not whole.
  func finish() throws(AgeError) {
    try checkBeginning()
    throw .header(raw.isEmpty ? "the file is empty" : "the file ends inside it")
  }

  /// A file that is nothing of the kind is told apart at its first bytes.
  private func checkBeginning() throws(AgeError) {
    let version = AgeHeader.version.utf8
    let found = raw.prefix(version.count)
    guard version.starts(with: found), lineStart > 0 || raw.count <= version.count else {
      throw .header("this is no file that was sealed with age version 1")
    }
  }

  private mutating func header(
    endingWith line: ArraySlice<UInt8>
  ) throws(AgeError) -> AgeHeader? {
    if lineStart == 0 {
      guard line.elementsEqual(AgeHeader.version.utf8) else {
        throw .header("this is no file that was sealed with age version 1")
      }
    } else if let stanza = open {
      try append(line, to: stanza)
    } else if line.starts(with: "-> ".utf8) {
      open = AgeHeader.Stanza(arguments: try arguments(line.dropFirst(3)), body: [])
    } else if line.starts(with: "--- ".utf8) {
      guard !stanzas.isEmpty else { throw .header("it names no recipient") }
      guard let mac = Base64.decodeUnpadded(line.dropFirst(4)), mac.count == HMACSHA256.size else {
        throw .header("its last line is not as it must be")
      }
      return AgeHeader(stanzas: stanzas, mac: mac, covered: Array(raw[..<(lineStart + 3)]))
    } else {
      throw .header("a line begins neither a recipient nor the end")
    }
    return nil
  }

  private mutating func append(
    _ line: ArraySlice<UInt8>, to stanza: AgeHeader.Stanza
  ) throws(AgeError) {
    guard line.count <= AgeHeader.columns, let bytes = Base64.decodeUnpadded(line) else {
      throw .header("the key for a recipient is not written in canonical base64")
    }
    var stanza = stanza
    stanza.body += bytes
    if line.count < AgeHeader.columns {
      stanzas.append(stanza)
      open = nil
    } else {
      open = stanza
    }
  }

  private func arguments(_ line: ArraySlice<UInt8>) throws(AgeError) -> [String] {
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    for part in parts where part.isEmpty || !part.allSatisfy({ (0x21...0x7E).contains($0) }) {
      throw .header("the line of a recipient holds something else than words")
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }
}
