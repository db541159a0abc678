/// How a sealed file is written.
public enum AgeForm: Sendable {
  /// As bytes.
  case binary
  /// As lines of ASCII, a third longer, for mail.
  case armored
}

/// Seals contents that arrive in pieces into a file of age version 1, which
/// `age` opens too.
///
///     var encryptor = try AgeEncryptor(to: recipients)
///     write(encryptor.update(piece))
///     write(encryptor.finish())
///
/// A file without what ``finish()`` returns is refused by every reader. Holds
/// 64 KiB at most between two calls. The key of the file is wiped with it.
public struct AgeEncryptor: ~Copyable {
  private var sealer: AgePayloadSealer
  private var armor: AgeArmorWriter?
  /// The header, until the first call hands it out.
  private var beginning: [UInt8]

  /// Begins a file that each of the recipients can open.
  ///
  /// - Parameters:
  ///   - recipients: At least one.
  ///   - form: How the file is written.
  /// - Throws: ``AgeError/noRecipients``.
  public init(to recipients: [AgeRecipient], as form: AgeForm = .binary) throws(AgeError) {
    guard !recipients.isEmpty else { throw .noRecipients }
    let fileKey = SecretBytes.random(ageFileKeySize)
    var stanzas: [AgeHeader.Stanza] = []
    for recipient in recipients { stanzas.append(try recipient.stanza(for: fileKey)) }
    self.init(stanzas, fileKey, form)
  }

  /// Begins a file that a passphrase opens.
  ///
  /// - Parameters:
  ///   - passphrase: What a person will type; used in Unicode NFC.
  ///   - logN: The work: 2 to this power, from 1 to 22. The default takes
  ///     64 MiB and a fifth of a second on an old laptop.
  ///   - form: How the file is written.
  /// - Throws: ``AgeError/notEnoughMemory``.
  public init(
    passphrase: String, logN: Int = 16, as form: AgeForm = .binary
  ) throws(AgeError) {
    precondition((1...22).contains(logN), "The work for a passphrase is from 1 to 22.")
    let fileKey = SecretBytes.random(ageFileKeySize)
    let stanza = try ScryptStanza.make(for: fileKey, passphrase: passphrase, logN: logN)
    self.init([stanza], fileKey, form)
  }

  private init(_ stanzas: [AgeHeader.Stanza], _ fileKey: SecretBytes, _ form: AgeForm) {
    let salt = SecureRandom.bytes(AgePayload.saltSize)
    beginning = AgeHeader(stanzas, fileKey: fileKey).bytes + salt
    sealer = AgePayloadSealer(AgePayload.cipher(fileKey, salt: salt))
    armor = form == .armored ? AgeArmorWriter() : nil
  }

  /// Adds to the contents.
  ///
  /// - Parameter bytes: Any number of bytes.
  /// - Returns: The next bytes of the file, often none.
  public mutating func update(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output = beginning
    beginning = []
    sealer.seal(bytes, to: &output)
    return written(output)
  }

  /// Ends the contents.
  ///
  /// - Returns: The last bytes of the file.
  public consuming func finish() -> [UInt8] {
    var output = beginning
    sealer.finish(to: &output)
    var text = written(output)
    armor?.finish(to: &text)
    return text
  }

  private mutating func written(_ bytes: [UInt8]) -> [UInt8] {
    guard armor != nil else { return bytes }
    var text: [UInt8] = []
    armor?.write(bytes, to: &text)
    return text
  }
}
