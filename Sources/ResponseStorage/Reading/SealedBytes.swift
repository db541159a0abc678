public import FileStorage
public import Sealing

/// The contents of a file that may be sealed, opened on the way.
///
///     let bytes = try SealedBytes(path, identities: keys, on: files)
///     let lines = RecordLines(pieces: bytes.next, close: bytes.close)
///     … read the lines …
///     if let failure = bytes.failure { … the file is not whole … }
///
/// A file that is not sealed comes as it is. Memory is bounded whatever the
/// size of the file. Every byte is authentic, but only when ``next()`` has
/// returned nothing and ``failure`` is nil has the file come whole.
public final class SealedBytes {
  /// The file.
  public let path: String
  /// Whether the file is sealed.
  public let isSealed: Bool
  /// Why the contents ended early; nil when nothing is wrong so far.
  public private(set) var failure: AgeError?

  private let files: any FileSystem
  private let file: OpenFile
  private var decryptor: AgeDecryptor?
  private var beginning: [UInt8]
  private var isOpen = true

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - identities: The keys to try on a sealed file.
  ///   - passphrase: Opens files that were sealed with one.
  ///   - files: Where.
  /// - Throws: ``FileError``. A sealed file that no key opens is no error here
  ///   but a ``failure`` of the first ``next()``.
  public init(
    _ path: String, identities: [AgeIdentity], passphrase: String? = nil,
    on files: any FileSystem
  ) throws(FileError) {
    self.path = path
    self.files = files
    file = try files.open(path, for: .read)
    do throws(FileError) {
      beginning = try files.read(file, atMost: SealedBytes.pieceLength)
    } catch {
      try? files.close(file)
      throw error
    }
    isSealed = AgeDecryptor.isSealed(beginning)
    decryptor = isSealed ? AgeDecryptor(identities: identities, passphrase: passphrase) : nil
  }

  deinit {
    close()
  }

  /// Returns the next contents, none at the end and after a ``failure``.
  ///
  /// - Returns: The bytes.
  /// - Throws: ``FileError`` when the file cannot be read further.
  public func next() throws(FileError) -> [UInt8] {
    while isOpen {
      var piece = beginning
      beginning = []
      if piece.isEmpty { piece = try files.read(file, atMost: SealedBytes.pieceLength) }
      guard isSealed else {
        if piece.isEmpty { close() }
        return piece
      }
      let opened = opened(piece)
      if piece.isEmpty || failure != nil { close() }
      if !opened.isEmpty { return opened }
    }
    return []
  }

  /// Closes the file.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    try? files.close(file)
  }

  private func opened(_ piece: [UInt8]) -> [UInt8] {
    do throws(AgeError) {
      guard piece.isEmpty else { return try decryptor?.update(piece) ?? [] }
      return try decryptor.take()?.finish() ?? []
    } catch {
      failure = error
      return []
    }
  }

  private static let pieceLength = 1 << 18
}
