import FileStorage
import Sealing

/// A file of a segment while it is written: bytes are collected and written in
/// large pieces.
struct SegmentFile {
  let name: String
  private(set) var length = 0
  private let file: OpenFile
  private let files: any FileSystem
  private var waiting: [UInt8] = []

  /// How much is written at a time.
  private static let pieceLength = 1 << 18

  init(_ name: String, in folder: String, on files: any FileSystem) throws(FileError) {
    self.name = name
    self.files = files
    file = try files.open("\(folder)/\(name)", for: .create)
  }

  /// Adds bytes at the end.
  mutating func append(_ bytes: some Collection<UInt8>) throws(FileError) {
    waiting += bytes
    length += bytes.count
    if waiting.count >= SegmentFile.pieceLength { try flush() }
  }

  /// Brings everything to the disk and closes the file.
  mutating func finish() throws(FileError) {
    try flush()
    try files.sync(file)
    try files.close(file)
  }

  /// Closes the file, whatever it holds.
  func abandon() {
    try? files.close(file)
  }

  private mutating func flush() throws(FileError) {
    guard !waiting.isEmpty else { return }
    try files.write(waiting, to: file)
    waiting.removeAll(keepingCapacity: true)
  }
}
