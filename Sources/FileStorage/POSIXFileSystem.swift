import CFileCalls
import Glibc

/// The files of this machine.
///
/// Calls that a signal interrupts are repeated; a write that stops short is
/// continued. New files have mode 0600, new directories 0700.
public struct POSIXFileSystem: FileSystem {
  /// Creates access to the files of this machine.
  public init() {}

  /// The number of this process.
  public var processID: Int32 { getpid() }

  /// Opens a file.
  public func open(_ path: String, for access: FileAccess) throws(FileError) -> OpenFile {
    let flags =
      switch access {
      case .read: O_RDONLY
      case .append: O_WRONLY | O_APPEND
      case .create: O_WRONLY | O_APPEND | O_CREAT | O_EXCL
      case .lock: O_RDWR | O_CREAT
      }
    let operation: FileError.Operation = access == .create ? .create : .open
    let descriptor = try call(operation, path) { Glibc.open(path, flags | O_CLOEXEC, 0o600) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// Reads from the current place of a file.
  public func read(_ file: OpenFile, atMost count: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      do throws(FileError) {
        initialized = try call(.read, file.path) {
          Glibc.read(file.descriptor, buffer.baseAddress, buffer.count)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Reads bytes that stand at an offset.
  public func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    var count = 0
    while count < buffer.count, let base = buffer.baseAddress {
      let piece = try call(.read, file.path) {
        pread(file.descriptor, base + count, buffer.count - count, offset + count)
      }
      count += piece
      if piece == 0 { break }
    }
    return count
  }

  /// Writes all bytes.
  public func write(_ bytes: [UInt8], to file: OpenFile) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try call(.write, file.path) {
        rest.withUnsafeBytes { Glibc.write(file.descriptor, $0.baseAddress, $0.count) }
      }
      // A system that claims more than it was given is not to be believed.
      guard count <= rest.count else { throw FileError(.write, path: file.path, code: EIO) }
      rest.removeFirst(count)
    }
  }

  /// Cuts a file to a length.
  public func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
    try call(.truncate, file.path) { ftruncate(file.descriptor, length) }
  }

  /// Brings contents and attributes to the disk.
  public func sync(_ file: OpenFile) throws(FileError) {
    try call(.sync, file.path) { fsync(file.descriptor) }
  }

  /// Brings the contents to the disk.
  public func syncData(_ file: OpenFile) throws(FileError) {
    try call(.sync, file.path) { fdatasync(file.descriptor) }
  }

  /// Closes a file and gives up its lock.
  public func close(_ file: OpenFile) throws(FileError) {
    // Linux has closed the file even when a signal interrupted the call;
    // repeating it could close a file that another thread just opened.
    guard Glibc.close(file.descriptor) != 0, errno != EINTR else { return }
    throw FileError(.close, path: file.path, code: errno)
  }

  /// Takes the lock of a file unless someone else has it.
  public func tryLock(_ file: OpenFile) throws(FileError) -> Bool {
    do throws(FileError) {
      try call(.lock, file.path) { flock(file.descriptor, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      guard error.code == EWOULDBLOCK else { throw error }
      return false
    }
  }

  /// Gives a file another name.
  public func rename(_ path: String, to target: String) throws(FileError) {
    try call(.rename, path) { Glibc.rename(path, target) }
  }

  /// Gives a file a name that is not taken.
  public func renameWithoutReplacing(_ path: String, to target: String) throws(FileError) {
    do throws(FileError) {
      try call(.rename, path) { suroo_rename_without_replacing(path, target) }
    } catch {
      // Some file systems cannot do it in one step. Whoever writes here holds
      // the lock of the store, so looking first is then enough.
      guard error.code == EINVAL || error.code == ENOSYS else { throw error }
      guard try status(target) == nil else {
        throw FileError(.rename, path: target, code: EEXIST)
      }
      try rename(path, to: target)
    }
  }

  /// Removes the name of a file.
  public func unlink(_ path: String) throws(FileError) {
    try call(.unlink, path) { Glibc.unlink(path) }
  }

  /// Creates a directory.
  public func makeDirectory(_ path: String) throws(FileError) {
    try call(.makeDirectory, path) { mkdir(path, 0o700) }
  }

  /// Removes an empty directory.
  public func removeDirectory(_ path: String) throws(FileError) {
    try call(.removeDirectory, path) { rmdir(path) }
  }

  /// Returns what a directory holds, ordered by the bytes of the names.
  public func list(_ path: String) throws(FileError) -> [DirectoryEntry] {
    guard let directory = opendir(path) else {
      throw FileError(.list, path: path, code: errno)
    }
    defer { closedir(directory) }
    var entries: [DirectoryEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let kind: FileStatus.Kind =
        switch Int(entry.pointee.d_type) {
        case DT_REG: .file
        case DT_DIR: .directory
        case DT_UNKNOWN: try status("\(path)/\(name)")?.kind ?? .other
        default: .other
        }
      entries.append(DirectoryEntry(name: name, kind: kind))
    }
    guard errno == 0 else { throw FileError(.list, path: path, code: errno) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Returns a number for the set of names in a directory.
  public func fingerprint(ofNamesIn path: String) throws(FileError) -> UInt64 {
    guard let directory = opendir(path) else {
      throw FileError(.list, path: path, code: errno)
    }
    defer { closedir(directory) }
    var fingerprint = NamesFingerprint()
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        let bytes = beforeNUL(name)
        if !isDots(bytes) { fingerprint.add(bytes) }
      }
    }
    guard errno == 0 else { throw FileError(.list, path: path, code: errno) }
    return fingerprint.value
  }

  /// Returns what stands at a path, nil when nothing does.
  public func status(_ path: String) throws(FileError) -> FileStatus? {
    var status = stat()
    do throws(FileError) {
      try call(.status, path) { lstat(path, &status) }
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
    let kind: FileStatus.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      default: .other
      }
    let change = status.st_ctim
    return FileStatus(
      kind: kind, length: Int(status.st_size),
      changedAt: change.tv_sec &* 1_000_000_000 &+ change.tv_nsec)
  }

  /// Brings the names in a directory to the disk.
  public func syncDirectory(_ path: String) throws(FileError) {
    let descriptor = try call(.syncDirectory, path) {
      Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    defer { _ = Glibc.close(descriptor) }
    try call(.syncDirectory, path) { fsync(descriptor) }
  }

  /// Returns the bytes that may still be written.
  public func freeSpace(_ path: String) throws(FileError) -> Int {
    var status = statvfs()
    try call(.freeSpace, path) { statvfs(path, &status) }
    return Int(clamping: status.f_bavail) * Int(clamping: status.f_frsize)
  }

  /// Brings everything on the disk of a file up to date.
  public func syncFileSystem(of file: OpenFile) throws(FileError) {
    try call(.syncFileSystem, file.path) { suroo_syncfs(file.descriptor) }
  }

  /// Asks the system to forget its copy of a file.
  public func dropCache(of file: OpenFile) throws(FileError) {
    // This call returns its error instead of setting errno.
    let code = posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_DONTNEED)
    guard code == 0 else { throw FileError(.dropCache, path: file.path, code: code) }
  }

  private func beforeNUL(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let base = bytes.baseAddress, let end = memchr(base, 0, bytes.count) else {
      return bytes
    }
    return UnsafeRawBufferPointer(start: base, count: UnsafeRawPointer(end) - base)
  }

  /// Whether a name is `.` or `..`, which every directory has.
  private func isDots(_ name: UnsafeRawBufferPointer) -> Bool {
    name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// Repeats a system call while signals interrupt it.
  @discardableResult
  private func call<Result: SignedInteger>(
    _ operation: FileError.Operation, _ path: String, _ body: () -> Result
  ) throws(FileError) -> Result {
    while true {
      let result = body()
      if result >= 0 { return result }
      guard errno == EINTR else { throw FileError(operation, path: path, code: errno) }
    }
  }
}
