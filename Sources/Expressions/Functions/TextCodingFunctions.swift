/// xlsform 7.2: digests, identifiers, look-ups.
extension FunctionTable {
  static let textCodingFunctions: [FunctionDefinition] = [
    FunctionDefinition(
      "uuid", [.number], optional: 1, .text,
      "A random identifier, or a random text of so many characters.", special: .uuid),
    FunctionDefinition(
      "digest", [.text, .text, .text], optional: 1, .text,
      "The digest of a text by MD5, SHA-1, SHA-256, SHA-384 or SHA-512, as base64 or hex.",
      special: .digest),
    FunctionDefinition("base64-decode", [.text], .text, "The text that base64 stands for.") {
      let bytes = Base64.decoded($0[0].text(&$1))
      return .text(bytes.flatMap { String(validating: $0, as: UTF8.self) } ?? "")
    },
    FunctionDefinition(
      "extract-signed", [.text, .text], .text,
      "The message behind a valid Ed25519 signature, both in base64; else empty."
    ) { arguments, evaluation in
      guard let signed = Base64.decoded(arguments[0].text(&evaluation)), signed.count >= 64,
        let key = Base64.decoded(arguments[1].text(&evaluation)), key.count == 32
      else { return .text("") }
      let message = Array(signed[64...])
      guard
        evaluation.context.isSigned(message, signature: Array(signed[..<64]), key: key)
      else { return .text("") }
      return .text(String(validating: message, as: UTF8.self) ?? "")
    },
    FunctionDefinition(
      "pulldata", [.text, .text, .text, .text], .text,
      "The value of a column of a table in the item whose key column has a value.",
      special: .pulldata),
    FunctionDefinition(
      "jr:choice-name", [.text, .text], .text,
      "The label of a choice of the question that the second argument names.",
      special: .choiceName),
    FunctionDefinition(
      "missing", [.nodes], .text,
      "Why a question has no answer: dont_know, refused, not_applicable, blank or not_reached.",
      special: .missing),
  ]
}

/// Base64 of RFC 4648.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for index in 0..<3 { bits = bits << 8 | UInt32(group.dropFirst(index).first ?? 0) }
      for index in 0..<4 {
        let isPadding = index > group.count
        text.append(
          isPadding
            ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * index)) & 0x3F])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes, nil where the text is no base64; blanks are skipped.
  static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in text.utf8 where byte > 0x20 {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(byte) else { return nil }
      bits = bits << 6 | value
      count += 1
      if count % 4 == 0 {
        bytes += [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
        bits = 0
      }
    }
    guard padding <= 2, padding == 0 || (count + padding) % 4 == 0 else { return nil }
    switch count % 4 {
    case 0: break
    case 2: bytes.append(UInt8(bits >> 4 & 0xFF))
    case 3: bytes += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)]
    default: return nil
    }
    return bytes
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
