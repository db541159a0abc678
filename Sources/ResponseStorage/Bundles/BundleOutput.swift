import FileStorage
import JSONRecords
import Sealing

/// A bundle that is being written, line by line, and read back at its end.
final class BundleOutput {
  /// The bytes of the file so far.
  private(set) var length = 0
  /// The SHA-256 of the lines so far, until ``close(_:)`` takes it.
  private var body: SHA256? = SHA256()
  /// The SHA-256 of everything that went into the file.
  private var whole: SHA256? = SHA256()
  /// Seals what goes into the file; nil for a file that everyone can read.
  private var encryptor: AgeEncryptor?
  private let file: RemovableFile

  init(
    at path: String, sealedTo recipients: [AgeRecipient], on files: any FileSystem
  ) throws(StorageError) {
    if !recipients.isEmpty {
      do throws(AgeError) {
        encryptor = try AgeEncryptor(to: recipients)
      } catch {
        throw .sealed(path: path, error)
      }
    }
    do throws(FileError) {
      file = try RemovableFile(at: path, on: files)
    } catch {
      throw .medium(error, isRemoved: true)
    }
  }

  /// Writes a line that the closing line vouches for.
  func put(_ line: [UInt8]) throws(StorageError) {
    let line = line + [0x0A]
    body?.update(line)
    try write(line)
  }

  /// Writes the closing line, brings everything to the medium, and reads it back.
  ///
  /// - Parameter trailer: Makes the closing line from the SHA-256 of what stands
  ///   before it.
  /// - Returns: The closing line.
  /// - Throws: ``StorageError``.
  func close(
    _ trailer: (SHA256Digest) throws(RecordError) -> BundleTrailer
  ) throws(StorageError) -> BundleTrailer {
    guard let digest = body.take()?.finish() else { preconditionFailure("It is closed once.") }
    let (trailer, line) = try recording(file.path) { () throws(RecordError) in
      let trailer = try trailer(digest)
      return (trailer, try canonicalForm(of: .object(trailer.record)))
    }
    try write(line + [0x0A])
    if let end = encryptor.take()?.finish() { try send(end) }
    let written = whole.take()?.finish()
    var found: SHA256? = SHA256()
    try onMedium { () throws(FileError) in
      try file.finish()
      try file.readBack { found?.update($0) }
    }
    guard found.take()?.finish() == written else {
      throw .unreliableMedium(file.path, isRemoved: file.abandon())
    }
    return trailer
  }

  /// Gives the bundle up.
  func abandon() {
    file.abandon()
  }

  private func write(_ bytes: [UInt8]) throws(StorageError) {
    try send(encryptor?.update(bytes) ?? bytes)
  }

  /// Writes bytes as they shall stand in the file.
  private func send(_ bytes: [UInt8]) throws(StorageError) {
    guard !bytes.isEmpty else { return }
    whole?.update(bytes)
    length += bytes.count
    try onMedium { () throws(FileError) in try file.write(bytes) }
  }

  /// Does something on the medium; a failure says whether something is left there.
  private func onMedium(_ body: () throws(FileError) -> Void) throws(StorageError) {
    do throws(FileError) {
      try body()
    } catch {
      throw .medium(error, isRemoved: file.abandon())
    }
  }
}
