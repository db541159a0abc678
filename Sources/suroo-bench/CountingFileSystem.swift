import FileStorage
import Synchronization

/// The files of this machine, with every call counted, and with waiting for
/// the disk left out where only the files are wanted.
final class CountingFileSystem: FileSystem {
  private let files = POSIXFileSystem()
  private let waits: Bool
  private let counted = Mutex<[FileError.Operation: Int]>([:])

  init(waits: Bool = true) {
    self.waits = waits
  }

  /// How often each operation was called since ``forget()``.
  var counts: [FileError.Operation: Int] { counted.withLock { $0 } }

  /// Begins to count anew.
  func forget() {
    counted.withLock { $0 = [:] }
  }

  private func count(_ operation: FileError.Operation) {
    counted.withLock { $0[operation, default: 0] += 1 }
  }

  var processID: Int32 { files.processID }

  func open(_ path: String, for access: FileAccess) throws(FileError) -> OpenFile {
    count(access == .create ? .create : .open)
    return try files.open(path, for: access)
  }

  func read(_ file: OpenFile, atMost count: Int) throws(FileError) -> [UInt8] {
    self.count(.read)
    return try files.read(file, atMost: count)
  }

  func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    count(.read)
    return try files.read(file, at: offset, into: buffer)
  }

  func write(_ bytes: [UInt8], to file: OpenFile) throws(FileError) {
    count(.write)
    try files.write(bytes, to: file)
  }

  func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
    count(.truncate)
    try files.truncate(file, to: length)
  }

  func sync(_ file: OpenFile) throws(FileError) {
    count(.sync)
    if waits { try files.sync(file) }
  }

  func syncData(_ file: OpenFile) throws(FileError) {
    count(.sync)
    if waits { try files.syncData(file) }
  }

  func close(_ file: OpenFile) throws(FileError) {
    count(.close)
    try files.close(file)
  }

  func tryLock(_ file: OpenFile) throws(FileError) -> Bool {
    count(.lock)
    return try files.tryLock(file)
  }

  func rename(_ path: String, to target: String) throws(FileError) {
    count(.rename)
    try files.rename(path, to: target)
  }

  func renameWithoutReplacing(_ path: String, to target: String) throws(FileError) {
    count(.rename)
    try files.renameWithoutReplacing(path, to: target)
  }

  func unlink(_ path: String) throws(FileError) {
    count(.unlink)
    try files.unlink(path)
  }

  func makeDirectory(_ path: String) throws(FileError) {
    count(.makeDirectory)
    try files.makeDirectory(path)
  }

  func removeDirectory(_ path: String) throws(FileError) {
    count(.removeDirectory)
    try files.removeDirectory(path)
  }

  func list(_ path: String) throws(FileError) -> [DirectoryEntry] {
    count(.list)
    return try files.list(path)
  }

  func fingerprint(ofNamesIn path: String) throws(FileError) -> UInt64 {
    count(.list)
    return try files.fingerprint(ofNamesIn: path)
  }

  func status(_ path: String) throws(FileError) -> FileStatus? {
    count(.status)
    return try files.status(path)
  }

  func syncDirectory(_ path: String) throws(FileError) {
    count(.syncDirectory)
    if waits { try files.syncDirectory(path) }
  }

  func freeSpace(_ path: String) throws(FileError) -> Int {
    count(.freeSpace)
    return try files.freeSpace(path)
  }

  func medium(of path: String) throws(FileError) -> Medium {
    count(.freeSpace)
    return try files.medium(of: path)
  }

  func syncFileSystem(of file: OpenFile) throws(FileError) {
    count(.syncFileSystem)
    if waits { try files.syncFileSystem(of: file) }
  }

  func dropCache(of file: OpenFile) throws(FileError) {
    count(.dropCache)
    try files.dropCache(of: file)
  }
}
