/// Opens a file of age version 1 that arrives in pieces, sealed by this program
/// or by `age`, armored or not.
///
///     var decryptor = AgeDecryptor(identities: keys)
///     use(try decryptor.update(piece))
///     use(try decryptor.finish())
///
/// Only bytes whose tag was right are handed out, but nothing is whole before
/// ``finish()`` has returned: until then the file may have been cut. When a
/// file goes wrong after authentic bytes of the same piece, these are handed
/// out and the next call throws. Holds 64 KiB and one piece at most.
public struct AgeDecryptor: ~Copyable {
  private let identities: [AgeIdentity]
  private let passphrase: String?
  private var armor: AgeArmorReader?
  private var stage = Stage.form
  private var beginning: [UInt8] = []
  private var header = AgeHeaderReader()
  private var fileKey: SecretBytes?
  private var salt: [UInt8] = []
  private var opener: AgePayloadOpener?
  private var failure: AgeError?

  private enum Stage {
    case form, header, salt, payload
  }

  /// Begins to open a file.
  ///
  /// - Parameters:
  ///   - identities: The keys to try.
  ///   - passphrase: Opens files that were sealed with a passphrase.
  public init(identities: [AgeIdentity], passphrase: String? = nil) {
    self.identities = identities
    self.passphrase = passphrase
  }

  /// Reads on.
  ///
  /// - Parameter bytes: The next bytes of the file.
  /// - Returns: Contents that are authentic, often none.
  /// - Throws: ``AgeError``; every further call throws it again.
  public mutating func update(_ bytes: some Sequence<UInt8>) throws(AgeError) -> [UInt8] {
    if let failure { throw failure }
    var output: [UInt8] = []
    do throws(AgeError) {
      try take(Array(bytes)[...], to: &output)
    } catch {
      failure = error
      if output.isEmpty { throw error }
    }
    return output
  }

  /// Ends the file.
  ///
  /// - Returns: The last of the contents; now they are whole.
  /// - Throws: ``AgeError`` when the file is not.
  public consuming func finish() throws(AgeError) -> [UInt8] {
    var output: [UInt8] = []
    try finish(to: &output)
    return output
  }

  /// Ends the file, handing out what is authentic even if the file is not whole.
  package mutating func finish(to output: inout [UInt8]) throws(AgeError) {
    if let failure { throw failure }
    if stage == .form { try decideForm(isAll: true, to: &output) }
    if armor != nil {
      var rest: [UInt8] = []
      try armor?.finish(to: &rest)
      try read(rest[...], to: &output)
    }
    switch stage {
    case .form, .header: try header.finish()
    case .salt: throw .header("the file ends right after it")
    case .payload: try opener?.finish(to: &output)
    }
  }

  private mutating func take(
    _ bytes: ArraySlice<UInt8>, to output: inout [UInt8]
  ) throws(AgeError) {
    guard stage != .form else {
      beginning += bytes
      return try decideForm(isAll: false, to: &output)
    }
    guard armor != nil else { return try read(bytes, to: &output) }
    var plain: [UInt8] = []
    do throws(AgeError) {
      try armor?.read(bytes, to: &plain)
    } catch {
      try read(plain[...], to: &output)
      throw error
    }
    try read(plain[...], to: &output)
  }

  /// Tells text from bytes by what comes first after white space.
  private mutating func decideForm(
    isAll: Bool, to output: inout [UInt8]
  ) throws(AgeError) {
    let start = beginning.drop(while: AgeArmor.isWhiteSpace)
    let isLong = beginning.count > AgeArmor.mostWhiteSpace
    guard isAll || isLong || !start.isEmpty else { return }
    armor = start.first == UInt8(ascii: "-") ? AgeArmorReader() : nil
    stage = .header
    let bytes = beginning
    beginning = []
    try take(bytes[...], to: &output)
  }

  private mutating func read(
    _ bytes: ArraySlice<UInt8>, to output: inout [UInt8]
  ) throws(AgeError) {
    var rest = bytes
    if stage == .header {
      guard let found = try header.read(rest) else { return }
      fileKey = try fileKey(of: found.header)
      rest = found.rest
      stage = .salt
    }
    if stage == .salt, let fileKey {
      let missing = AgePayload.saltSize - salt.count
      salt += rest.prefix(missing)
      rest = rest.dropFirst(missing)
      guard salt.count == AgePayload.saltSize else { return }
      opener = AgePayloadOpener(AgePayload.cipher(fileKey, salt: salt))
      self.fileKey = nil
      stage = .payload
    }
    try opener?.open(rest, to: &output)
  }

  private func fileKey(of header: AgeHeader) throws(AgeError) -> SecretBytes {
    var forKeys: [X25519Stanza] = []
    var forPassphrase: ScryptStanza?
    for stanza in header.stanzas {
      if let stanza = try X25519Stanza(stanza) { forKeys.append(stanza) }
      if let stanza = try ScryptStanza(stanza) { forPassphrase = stanza }
    }
    guard forPassphrase == nil || header.stanzas.count == 1 else {
      throw .header("a passphrase stands beside other recipients")
    }
    var fileKey: SecretBytes?
    if let passphrase { fileKey = try forPassphrase?.fileKey(passphrase) }
    for identity in identities {
      for stanza in forKeys where fileKey == nil { fileKey = try identity.fileKey(from: stanza) }
    }
    guard let fileKey else { throw .noMatch }
    guard header.isSealed(with: fileKey) else { throw .headerChanged }
    return fileKey
  }
}

extension AgeDecryptor {
  /// Returns the contents of a whole file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - identities: The keys to try.
  ///   - passphrase: Opens files that were sealed with a passphrase.
  /// - Returns: The contents.
  /// - Throws: ``AgeError``.
  public static func open(
    _ bytes: [UInt8], identities: [AgeIdentity], passphrase: String? = nil
  ) throws(AgeError) -> [UInt8] {
    var decryptor = AgeDecryptor(identities: identities, passphrase: passphrase)
    let first = try decryptor.update(bytes)
    return first + (try decryptor.finish())
  }
}

extension AgeDecryptor {
  /// Whether the beginning of a file says that it is sealed, armored or not.
  ///
  /// - Parameter beginning: At least the first kilobyte, or the whole file.
  /// - Returns: Whether to expect that it opens.
  public static func isSealed(_ beginning: [UInt8]) -> Bool {
    let text = beginning.drop(while: AgeArmor.isWhiteSpace)
    return text.starts(with: AgeArmor.begin.utf8)
      || beginning.starts(with: "age-encryption.org/".utf8)
  }
}
