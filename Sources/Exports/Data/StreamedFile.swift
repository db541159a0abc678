import FileStorage
import Sealing

/// A file that is written piece by piece and has its name only when it is whole.
final class StreamedFile {
  let path: String
  private(set) var length = 0
  private(set) var lines = 0
  private let files: any FileSystem
  private let file: OpenFile
  private var waiting: [UInt8] = []
  private var isOpen = true
  private var hash: SHA256? = SHA256()

  private var partial: String { path + ".part" }
  private static let chunk = 1 << 20

  /// Begins the file; what an interrupted export has left is removed.
  init(_ path: String, on files: any FileSystem) throws(FileError) {
    self.path = path
    self.files = files
    if try files.status(path + ".part") != nil { try files.unlink(path + ".part") }
    file = try files.open(path + ".part", for: .create)
  }

  /// Adds one line, which ends in a line feed.
  func add(_ line: some Sequence<UInt8>) throws(FileError) {
    waiting += line
    lines += 1
    if waiting.count >= Self.chunk { try flush() }
  }

  private func flush() throws(FileError) {
    try files.write(waiting, to: file)
    hash?.update(waiting)
    length += waiting.count
    waiting.removeAll(keepingCapacity: true)
  }

  /// Brings everything to the disk; the file does not have its name yet.
  ///
  /// - Returns: The hash of the content.
  func finish() throws(FileError) -> SHA256Digest {
    try flush()
    try files.sync(file)
    isOpen = false
    try files.close(file)
    return hash.take()?.finish() ?? SHA256.digest(of: [])
  }

  /// Gives the file its name.
  func publish() throws(FileError) {
    try files.rename(partial, to: path)
  }

  /// Removes what was written.
  func abandon() {
    if isOpen { try? files.close(file) }
    isOpen = false
    try? files.unlink(partial)
  }
}
