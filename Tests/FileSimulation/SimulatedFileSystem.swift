public import FileStorage
import Glibc
import SurveyBasics
import Synchronization

/// A file system in memory that can lose power and fail on demand.
///
/// Contents become durable by `sync` and `syncData`, names by
/// `syncDirectory`, as POSIX promises and no more. Every operation is
/// recorded; ``afterPowerCut(at:states:seed:)`` returns what a power cut
/// after any of them may leave.
public final class SimulatedFileSystem: FileSystem {
  /// A failure to come.
  public struct Failure: Sendable {
    /// The operation that fails; nil for any.
    public var operation: FileError.Operation?
    /// Which of these operations fails, counted from 1.
    public var number: Int
    /// The `errno`.
    public var code: Int32
    /// Whether all later ones fail too.
    public var isPersistent: Bool
    /// The folder whose disk fails; nil for all.
    public var folder: String?

    /// Creates a failure to come.
    public init(
      _ operation: FileError.Operation? = nil, number: Int, code: Int32,
      isPersistent: Bool = false, below folder: String? = nil
    ) {
      self.operation = operation
      self.number = number
      self.code = code
      self.isPersistent = isPersistent
      self.folder = folder
    }
  }

  /// An operation that was tried.
  public struct Step: Hashable, Sendable {
    /// What was tried.
    public let operation: FileError.Operation
    /// On what.
    public let path: String
  }

  private let state: Mutex<SimulatedState>
  private let isFAT: Bool
  /// Whether every state is kept, so that the power can be cut at any of them.
  private let remembers: Bool

  /// Creates an empty disk; on a FAT disk a rename is two writes.
  public convenience init(isFAT: Bool = false) {
    self.init(SimulatedDisk(), isFAT: isFAT)
  }

  private init(_ disk: SimulatedDisk, isFAT: Bool, remembers: Bool = true) {
    state = Mutex(SimulatedState(disk: disk, history: [disk]))
    self.isFAT = isFAT
    self.remembers = remembers
  }

  /// The same for every simulation.
  public var processID: Int32 { 4711 }

  /// The operations that were tried so far, failed ones included.
  public var steps: [Step] { state.withLock { $0.steps } }

  /// How often the failure has struck.
  public var failures: Int { state.withLock { $0.failures } }

  /// Sets the failure to come; operations are counted from now on.
  public func fail(_ failure: Failure?) {
    state.withLock {
      $0.failure = failure
      $0.matching = 0
      $0.failures = 0
    }
  }

  /// Puts contents behind a name that exists, durably and without a step.
  public func replaceContents(of path: String, with bytes: [UInt8]) {
    state.withLock { state in
      guard case .file(let number)? = state.disk.find(path) else { return }
      state.disk.files[number] = SimulatedDisk.File(durable: bytes, current: bytes)
    }
  }

  /// Returns disks that a power cut after the first `count` steps may leave.
  ///
  /// The first has lost everything that was not synced, the second nothing;
  /// of the others chance decides. Without a memory of their own they are
  /// several times as fast.
  public func afterPowerCut(
    at count: Int, states: Int, seed: UInt64, remembering: Bool = true
  ) -> [SimulatedFileSystem] {
    let disk = state.withLock { $0.history[count] }
    var generator = SeededGenerator(seed: seed, key: [UInt64(count)])
    let losses: [SimulatedDisk.Loss] = [.all, .none] + Array(repeating: .some, count: states)
    return losses.map {
      SimulatedFileSystem(
        disk.afterPowerCut($0, isFAT: isFAT, using: &generator), isFAT: isFAT,
        remembers: remembering)
    }
  }

  // MARK: - Operations

  /// Opens a file.
  public func open(_ path: String, for access: FileAccess) throws(FileError) -> OpenFile {
    let operation: FileError.Operation = access == .create ? .create : .open
    return try step(operation, path) { (state) throws(FileError) in
      let place = try state.disk.place(path, operation)
      let number: Int
      switch (state.disk.node(at: place), access) {
      case (.directory?, _): throw FileError(operation, path: path, code: EISDIR)
      case (.file?, .create): throw FileError(operation, path: path, code: EEXIST)
      case (.file(let existing)?, _): number = existing
      case (nil, .create), (nil, .lock):
        number = state.disk.addFile()
        state.disk.apply(.set(place, .file(number)))
      case (nil, _): throw FileError(operation, path: path, code: ENOENT)
      }
      defer { state.nextDescriptor += 1 }
      state.openings[state.nextDescriptor] = SimulatedState.Opening(
        number: number, path: path, access: access)
      return OpenFile(descriptor: state.nextDescriptor, path: path)
    }
  }

  /// Reads from the current place of a file.
  public func read(_ file: OpenFile, atMost count: Int) throws(FileError) -> [UInt8] {
    try step(.read, file.path) { (state) throws(FileError) in
      let opening = try state.opening(file, .read)
      let bytes = state.disk.files[opening.number]?.current ?? []
      let piece = Array(bytes.dropFirst(opening.position).prefix(count))
      state.openings[file.descriptor]?.position += piece.count
      return piece
    }
  }

  /// Reads bytes that stand at an offset.
  public func read(
    _ file: OpenFile, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    let piece = try step(.read, file.path) { (state) throws(FileError) in
      let opening = try state.opening(file, .read)
      let bytes = state.disk.files[opening.number]?.current ?? []
      return Array(bytes.dropFirst(offset).prefix(buffer.count))
    }
    buffer.copyBytes(from: piece)
    return piece.count
  }

  /// Writes all bytes.
  public func write(_ bytes: [UInt8], to file: OpenFile) throws(FileError) {
    try step(.write, file.path) { (state) throws(FileError) in
      try state.write(bytes, to: file)
    } onFailure: { state in
      // A disk that runs full takes part of the bytes first.
      try? state.write(Array(bytes.prefix(bytes.count / 2)), to: file)
    }
  }

  /// Cuts a file to a length.
  public func truncate(_ file: OpenFile, to length: Int) throws(FileError) {
    try step(.truncate, file.path) { (state) throws(FileError) in
      let opening = try state.opening(file, .truncate)
      state.disk.files[opening.number]?.apply(.truncate(length))
    }
  }

  /// Brings contents and attributes to the disk.
  public func sync(_ file: OpenFile) throws(FileError) {
    try step(.sync, file.path) { (state) throws(FileError) in
      let opening = try state.opening(file, .sync)
      state.disk.files[opening.number]?.sync()
    } onFailure: { state in
      guard let opening = state.openings[file.descriptor] else { return }
      state.disk.files[opening.number]?.forgetsWrites = true
    }
  }

  /// Brings the contents to the disk.
  public func syncData(_ file: OpenFile) throws(FileError) {
    try sync(file)
  }

  /// Closes a file and gives up its lock.
  public func close(_ file: OpenFile) throws(FileError) {
    try step(.close, file.path) { (state) throws(FileError) in
      _ = try state.opening(file, .close)
      state.close(file)
    } onFailure: { state in
      state.close(file)
    }
  }

  /// Takes the lock of a file unless someone else has it.
  public func tryLock(_ file: OpenFile) throws(FileError) -> Bool {
    try step(.lock, file.path) { (state) throws(FileError) in
      let opening = try state.opening(file, .lock)
      let holder = state.locks[opening.number]
      guard holder == nil || holder == file.descriptor else { return false }
      state.locks[opening.number] = file.descriptor
      return true
    }
  }

  /// Gives a file another name.
  public func rename(_ path: String, to target: String) throws(FileError) {
    try step(.rename, path) { (state) throws(FileError) in
      try state.disk.move(path, to: target)
    }
  }

  /// Gives a file a name that is not taken.
  public func renameWithoutReplacing(_ path: String, to target: String) throws(FileError) {
    try step(.rename, path) { (state) throws(FileError) in
      guard state.disk.find(target) == nil else {
        throw FileError(.rename, path: path, code: EEXIST)
      }
      try state.disk.move(path, to: target)
    }
  }

  /// Removes the name of a file.
  public func unlink(_ path: String) throws(FileError) {
    try step(.unlink, path) { (state) throws(FileError) in
      let place = try state.disk.place(path, .unlink)
      switch state.disk.node(at: place) {
      case nil: throw FileError(.unlink, path: path, code: ENOENT)
      case .directory: throw FileError(.unlink, path: path, code: EISDIR)
      case .file: state.disk.apply(.remove(place))
      }
    }
  }

  /// Creates a directory.
  public func makeDirectory(_ path: String) throws(FileError) {
    try step(.makeDirectory, path) { (state) throws(FileError) in
      let place = try state.disk.place(path, .makeDirectory)
      guard state.disk.node(at: place) == nil else {
        throw FileError(.makeDirectory, path: path, code: EEXIST)
      }
      let number = state.disk.addDirectory()
      state.disk.apply(.set(place, .directory(number)))
    }
  }

  /// Removes an empty directory.
  public func removeDirectory(_ path: String) throws(FileError) {
    try step(.removeDirectory, path) { (state) throws(FileError) in
      let place = try state.disk.place(path, .removeDirectory)
      guard case .directory(let number)? = state.disk.node(at: place) else {
        throw FileError(.removeDirectory, path: path, code: ENOENT)
      }
      guard state.disk.names[number]?.isEmpty ?? true else {
        throw FileError(.removeDirectory, path: path, code: ENOTEMPTY)
      }
      state.disk.apply(.remove(place))
    }
  }

  /// Returns what a directory holds, ordered by the bytes of the names.
  public func list(_ path: String) throws(FileError) -> [DirectoryEntry] {
    try step(.list, path) { (state) throws(FileError) in
      guard case .directory(let number)? = state.disk.find(path) else {
        throw FileError(.list, path: path, code: ENOENT)
      }
      let names = state.disk.names[number] ?? [:]
      return names.map { name, node in
        if case .file = node {
          DirectoryEntry(name: name, kind: .file)
        } else {
          DirectoryEntry(name: name, kind: .directory)
        }
      }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  /// Returns a number for the set of names in a directory.
  public func fingerprint(ofNamesIn path: String) throws(FileError) -> UInt64 {
    var fingerprint = NamesFingerprint()
    for entry in try list(path) { Array(entry.name.utf8).withUnsafeBytes { fingerprint.add($0) } }
    return fingerprint.value
  }

  /// Returns what stands at a path, nil when nothing does.
  public func status(_ path: String) throws(FileError) -> FileStatus? {
    try step(.status, path) { (state) throws(FileError) in
      switch state.disk.find(path) {
      case nil: nil
      case .directory: FileStatus(kind: .directory, length: 0, changedAt: 0)
      case .file(let number): state.disk.files[number]?.status
      }
    }
  }

  /// Brings the names in a directory to the disk.
  public func syncDirectory(_ path: String) throws(FileError) {
    try step(.syncDirectory, path) { (state) throws(FileError) in
      guard case .directory(let number)? = state.disk.find(path) else {
        throw FileError(.syncDirectory, path: path, code: ENOENT)
      }
      state.disk.syncDirectory(number)
    }
  }

  /// Returns the bytes that may still be written.
  public func freeSpace(_ path: String) throws(FileError) -> Int {
    try step(.freeSpace, path) { (_) throws(FileError) in 1 << 30 }
  }

  /// Brings everything on the disk of a file up to date.
  public func syncFileSystem(of file: OpenFile) throws(FileError) {
    try step(.syncFileSystem, file.path) { (state) throws(FileError) in state.disk.syncAll() }
  }

  /// Asks the system to forget its copy of a file.
  public func dropCache(of file: OpenFile) throws(FileError) {
    try step(.dropCache, file.path) { (_) throws(FileError) in }
  }

  /// Records a step, lets it fail if its turn has come, else does it.
  private func step<Result: Sendable>(
    _ operation: FileError.Operation, _ path: String,
    _ body: (inout SimulatedState) throws(FileError) -> Result,
    onFailure: (inout SimulatedState) -> Void = { _ in }
  ) throws(FileError) -> Result {
    try state.withLock { (state) throws(FileError) -> Result in
      state.steps.append(Step(operation: operation, path: path))
      defer { if remembers { state.history.append(state.disk) } }
      if let failure = state.failure,
        failure.operation == nil || failure.operation == operation,
        failure.folder.map({ path.hasPrefix($0) }) ?? true
      {
        state.matching += 1
        if state.matching == failure.number
          || failure.isPersistent && state.matching > failure.number
        {
          state.failures += 1
          onFailure(&state)
          throw FileError(operation, path: path, code: failure.code)
        }
      }
      return try body(&state)
    }
  }
}
