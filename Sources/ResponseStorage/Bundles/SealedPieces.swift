import FileStorage
import Sealing

/// The contents of a sealed file, piece by piece.
///
/// Only authentic bytes are handed out. When the file goes wrong, the contents
/// end and ``failure`` says why.
final class SealedPieces {
  /// Why the contents ended early.
  private(set) var failure: AgeError?

  private let files: any FileSystem
  private let file: OpenFile
  private var decryptor: AgeDecryptor?
  private var waiting: [UInt8]

  /// Opens a file; nil when it is not sealed.
  init?(
    _ path: String, _ identities: [AgeIdentity], on files: any FileSystem
  ) throws(FileError) {
    let file = try files.open(path, for: .read)
    do throws(FileError) {
      waiting = try files.read(file, atMost: SealedPieces.length)
    } catch {
      try? files.close(file)
      throw error
    }
    self.files = files
    self.file = file
    guard SealedPieces.marks.contains(where: { waiting.starts(with: $0) }) else {
      try? files.close(file)
      return nil
    }
    decryptor = AgeDecryptor(identities: identities)
  }

  /// The next contents, none at the end.
  func next() throws(FileError) -> [UInt8] {
    while decryptor != nil {
      let piece = waiting.isEmpty ? try files.read(file, atMost: SealedPieces.length) : waiting
      waiting = []
      do throws(AgeError) {
        let contents =
          piece.isEmpty ? try decryptor.take()?.finish() : try decryptor?.update(piece)
        if let contents, !contents.isEmpty { return contents }
      } catch {
        failure = error
        decryptor = nil
      }
    }
    return []
  }

  func close() {
    try? files.close(file)
  }

  /// How a sealed file begins, as bytes and made fit for mail.
  private static let marks = [
    Array("age-encryption.org/".utf8), Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8),
  ]
  private static let length = 1 << 18
}
