import Sealing
import SurveyBasics
import Testing

@Suite struct AgeTests {
  static let sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]

  static func contents(_ size: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(size))
    var bytes: [UInt8] = []
    while bytes.count < size {
      withUnsafeBytes(of: generator.next()) { bytes += $0 }
    }
    return Array(bytes.prefix(size))
  }

  @Test(arguments: sizes, [AgeForm.binary, .armored])
  func `what was sealed comes back to each recipient`(size: Int, form: AgeForm) throws {
    let identities = [AgeIdentity(), AgeIdentity(), AgeIdentity()]
    let contents = Self.contents(size)
    var encryptor = try AgeEncryptor(to: identities.map(\.recipient), as: form)
    var sealed: [UInt8] = []
    var generator = SeededGenerator(seed: UInt64(size))
    var rest = contents[...]
    while !rest.isEmpty {
      let count = min(Int.random(in: 1...70_000, using: &generator), rest.count)
      sealed += encryptor.update(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    sealed += encryptor.finish()
    for identity in identities {
      #expect(try AgeDecryptor.open(sealed, identities: [identity]) == contents)
      #expect(try AgeDecryptor.open(sealed, identities: [AgeIdentity(), identity]) == contents)
    }
    #expect(throws: AgeError.noMatch) {
      try AgeDecryptor.open(sealed, identities: [AgeIdentity()])
    }
    #expect(throws: AgeError.noMatch) {
      try AgeDecryptor.open(sealed, identities: [], passphrase: "суроо")
    }
  }

  @Test func `a passphrase opens what it sealed, however it was composed`() throws {
    var encryptor = try AgeEncryptor(passphrase: "жай күз", logN: 4)
    let first = encryptor.update("Бишкек".utf8)
    let sealed = first + encryptor.finish()
    let decomposed = "жаи\u{306} күз"
    #expect(!decomposed.utf8.elementsEqual("жай күз".utf8))
    let opened = try AgeDecryptor.open(sealed, identities: [], passphrase: decomposed)
    #expect(String(decoding: opened, as: UTF8.self) == "Бишкек")
    #expect(throws: AgeError.noMatch) {
      try AgeDecryptor.open(sealed, identities: [AgeIdentity()], passphrase: "жаи күз")
    }
  }

  @Test func `two files of the same contents have nothing in common`() throws {
    let identity = AgeIdentity()
    let files = try (0..<2).map { _ in
      let encryptor = try AgeEncryptor(to: [identity.recipient])
      return encryptor.finish()
    }
    let common = zip(files[0], files[1]).drop { $0 == $1 }.filter { $0 == $1 }.count
    #expect(files[0].count == files[1].count)
    // Two random bytes are equal once in 256; in base64 once in 64.
    #expect(common < files[0].count / 2)
    #expect(files[0] != files[1])
  }

  @Test func `nobody to seal to is refused`() {
    #expect(throws: AgeError.noRecipients) { try sealed([], to: []) }
  }

  /// One bit in each byte, and every length.
  @Test func `any changed byte and any cut is noticed`() throws {
    let identity = AgeIdentity()
    let file = try sealed(Array("Алай, Чоң-Алай".utf8), to: [identity.recipient])
    for place in file.indices {
      var changed = file
      changed[place] ^= UInt8(1 << (place % 8))
      #expect(throws: AgeError.self, "byte \(place)") {
        try AgeDecryptor.open(changed, identities: [identity])
      }
      #expect(throws: AgeError.self, "cut at \(place)") {
        try AgeDecryptor.open(Array(file.prefix(place)), identities: [identity])
      }
    }
    #expect(throws: AgeError.self) {
      try AgeDecryptor.open(file + [0], identities: [identity])
    }
  }

  @Test func `a file cut between two chunks is cut, not tampered with`() throws {
    let identity = AgeIdentity()
    let file = try sealed(Self.contents(150_000), to: [identity.recipient])
    let tail = 150_000 - 2 * 65_536 + 16
    for cut in [tail, tail + 65_552] {
      #expect(throws: AgeError.payload(.truncated)) {
        try AgeDecryptor.open(Array(file.dropLast(cut)), identities: [identity])
      }
    }
    #expect(throws: AgeError.payload(.tampered(piece: 3))) {
      try AgeDecryptor.open(Array(file.dropLast()), identities: [identity])
    }
    #expect(throws: AgeError.payload(.truncated)) {
      try AgeDecryptor.open(Array(file.dropLast(tail + 2 * 65_552)), identities: [identity])
    }
  }

  @Test func `a failed decryption stays failed`() throws {
    let identity = AgeIdentity()
    var file = try sealed(Self.contents(140_000), to: [identity.recipient])
    file[file.count - 60_000] ^= 1
    var decryptor = AgeDecryptor(identities: [identity])
    let released = try decryptor.update(file)
    #expect(released == Array(Self.contents(140_000).prefix(65_536)))
    for _ in 0..<2 {
      #expect(throws: AgeError.payload(.tampered(piece: 2))) { _ = try decryptor.update([0]) }
    }
  }

  private func sealed(_ bytes: [UInt8], to recipients: [AgeRecipient]) throws -> [UInt8] {
    var encryptor = try AgeEncryptor(to: recipients)
    let first = encryptor.update(bytes)
    return first + encryptor.finish()
  }
}
