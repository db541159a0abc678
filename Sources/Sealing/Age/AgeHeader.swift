/// The beginning of an age file (C2SP age v1, “header”): to whom it is sealed.
struct AgeHeader {
  /// A file key as one recipient can unwrap it.
  struct Stanza: Equatable {
    /// The kind of recipient and what it needs.
    var arguments: [String]
    /// The wrapped key.
    var body: [UInt8]

    var kind: String { arguments[0] }
  }

  var stanzas: [Stanza]
  /// Proves that the stanzas are those of the one who chose the file key.
  var mac: [UInt8]
  /// The bytes that the MAC covers, exactly as they stood in the file.
  var covered: [UInt8]

  static let version = "age-encryption.org/v1"
  static let columns = 64
  static let bytesPerLine = columns / 4 * 3

  /// Seals the stanzas with the file key.
  init(_ stanzas: [Stanza], fileKey: SecretBytes) {
    var text = Array("\(Self.version)\n".utf8)
    for stanza in stanzas {
      text += "-> \(stanza.arguments.joined(separator: " "))\n".utf8
      var rest = stanza.body[...]
      // A last line is always short, empty when the body fills whole lines.
      while rest.count >= Self.bytesPerLine {
        text += Base64.unpadded(Array(rest.prefix(Self.bytesPerLine))) + [0x0A]
        rest = rest.dropFirst(Self.bytesPerLine)
      }
      text += Base64.unpadded(Array(rest)) + [0x0A]
    }
    covered = text + "---".utf8
    self.stanzas = stanzas
    mac = Self.mac(over: covered, fileKey: fileKey)
  }

  init(stanzas: [Stanza], mac: [UInt8], covered: [UInt8]) {
    self.stanzas = stanzas
    self.mac = mac
    self.covered = covered
  }

  /// The bytes of the header, with the newline at the end.
  var bytes: [UInt8] { covered + [0x20] + Base64.unpadded(mac) + [0x0A] }

  /// Whether the header was sealed with this file key.
  func isSealed(with fileKey: SecretBytes) -> Bool {
    areEqual(mac, Self.mac(over: covered, fileKey: fileKey))
  }

  private static func mac(over bytes: [UInt8], fileKey: SecretBytes) -> [UInt8] {
    HMACSHA256.code(of: bytes, key: HMACSHA256.derivedKey(from: fileKey, info: "header"))
  }
}
