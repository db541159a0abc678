import FileStorage
import JSONRecords

extension Store {
  /// The folders with records of a kind that a catalog tells of.
  enum RecordFolder: Hashable, Sendable {
    /// Every record has a file of its own, which never changes under its name.
    case files(String)
    /// Files with a record a line, which change when a response is removed.
    case segment(String)

    /// Relative to the folder of the store.
    var path: String {
      switch self {
      case .files(let path), .segment(let path): path
      }
    }
  }

  /// Brings what the index knows up to date and returns it with what could not
  /// be read.
  ///
  /// Whoever holds the lock writes the index anew when it was not up to date;
  /// that it cannot be written is no trouble.
  func currentIndex() throws(StorageError) -> (index: StoreIndex, troubles: [StorageError]) {
    let (known, folders) = try indexAndFingerprints()
    var former = Dictionary(
      (known?.folders ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var isCurrent = known?.folders.count == folders.count
    var index = StoreIndex()
    var troubles: [StorageError] = []
    for (folder, fingerprint) in folders {
      let known = former.removeValue(forKey: folder.path)
      if let known, known.fingerprint == fingerprint {
        index.folders.append(known)
        continue
      }
      let reading = try read(folder, knowing: known?.chunks ?? [])
      let new = StoreIndex.Folder(
        path: folder.path, fingerprint: reading.troubles.isEmpty ? fingerprint : nil,
        chunks: reading.records.chunks())
      isCurrent = isCurrent && new == known
      index.folders.append(new)
      troubles += reading.troubles
    }
    if !isCurrent, isWritable { try? AtomicFile.replace(indexPath, with: index.bytes, on: files) }
    return (index, troubles)
  }

  /// The file of the index.
  var indexPath: String { "\(root)/index" }

  /// Reads the index and, at the same time, the names of the files.
  private func indexAndFingerprints() throws(StorageError) -> (
    StoreIndex?, [(folder: RecordFolder, fingerprint: UInt64)]
  ) {
    enum Piece: Sendable {
      case fingerprint(Result<UInt64, FileError>)
      case block(IndexFile.Block?)
    }
    let folders = try recordFolders()
    let file = (try? files.contents(of: indexPath)).flatMap { IndexFile($0) }
    let pieces = concurrently(folders.count + (file?.blockCount ?? 0)) { [files, root] number in
      guard folders.indices.contains(number) else {
        return Piece.block(file?.block(number - folders.count))
      }
      return Piece.fingerprint(
        Result { () throws(FileError) in try files.fingerprint(of: folders[number], in: root) })
    }
    var fingerprints: [(folder: RecordFolder, fingerprint: UInt64)] = []
    var blocks: [IndexFile.Block?] = []
    for (number, piece) in pieces.enumerated() {
      switch piece {
      case .fingerprint(.success(let value)): fingerprints.append((folders[number], value))
      // A merge that is undone takes its folder away.
      case .fingerprint(.failure(let error)) where error.isAbsence: continue
      case .fingerprint(.failure(let error)): throw .file(error)
      case .block(let block): blocks.append(block)
      }
    }
    return (file?.index(blocks), fingerprints)
  }

  private func recordFolders() throws(StorageError) -> [RecordFolder] {
    try storing { () throws(FileError) in
      var found: [RecordFolder] = []
      for folder in try responseFolders() { found.append(.files(folder)) }
      for month in try folders(in: "\(root)/reviews") { found.append(.files("reviews/\(month)")) }
      if try files.status("\(root)/receipts") != nil { found.append(.files("receipts")) }
      for segment in try folders(in: "\(root)/segments") where !segment.hasPrefix(".") {
        found.append(.segment("segments/\(segment)"))
      }
      return found
    }
  }

  /// Reads a folder; of single files only those that are not known yet.
  private func read(
    _ folder: RecordFolder, knowing known: [CatalogRecords]
  ) throws(StorageError) -> FolderReading {
    let path = "\(root)/\(folder.path)"
    let entries = try storing { () throws(FileError) in try files.list(path) }
    let names = entries.filter { $0.kind == .file && !$0.name.hasPrefix(".") }.map(\.name)
    var reading = FolderReading()
    switch folder {
    case .files:
      let wanted = names.filter {
        $0.hasSuffix(".json") && !$0.hasSuffix(eventsSuffix) && !$0.hasSuffix(personalSuffix)
      }.map { "\(folder.path)/\($0)" }
      var new = wanted
      if !known.isEmpty {
        let there = Set(wanted)
        for chunk in known { reading.records.append(chunk.filtered(by: there.contains)) }
        let indexed = reading.records.paths
        new = wanted.filter { !indexed.contains($0) }
      }
      let starts = Array(stride(from: 0, to: new.count, by: FolderReading.filesAtOnce))
      for part in concurrently(
        starts.count,
        { [files, root, new] in
          FolderReading(files: new[starts[$0]...].prefix(FolderReading.filesAtOnce), root, files)
        })
      {
        reading.append(part)
      }
    case .segment:
      let wanted = names.filter { $0.hasSuffix(".ndjson") && !$0.hasSuffix(eventsLinesSuffix) }
      for part in concurrently(
        wanted.count,
        { [files, root] in
          FolderReading(lines: "\(folder.path)/\(wanted[$0])", root, files)
        })
      {
        reading.append(part)
      }
    }
    return reading
  }
}

extension FileSystem {
  /// A number that changes when the records in a folder do.
  fileprivate func fingerprint(
    of folder: Store.RecordFolder, in root: String
  ) throws(FileError) -> UInt64 {
    let path = "\(root)/\(folder.path)"
    guard case .segment = folder else { return try fingerprint(ofNamesIn: path) }
    var fingerprint = NamesFingerprint()
    for entry in try list(path) {
      guard let status = try status("\(path)/\(entry.name)") else { continue }
      Array("\(entry.name)/\(status.length)/\(status.changedAt)".utf8).withUnsafeBytes {
        fingerprint.add($0)
      }
    }
    return fingerprint.value
  }
}

/// What was read of a folder or of a part of it.
struct FolderReading: Sendable {
  var records = CatalogRecords()
  var troubles: [StorageError] = []

  /// How many files are worth a thread.
  static let filesAtOnce = 512

  init() {}

  private init(_ reader: CatalogReader) {
    records = reader.records
    troubles = reader.troubles
  }

  /// Reads files with a record each.
  init(files paths: ArraySlice<String>, _ root: String, _ files: any FileSystem) {
    let reader = CatalogReader(root: root)
    var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { memory.deallocate() }
    for path in paths {
      do throws(FileError) {
        let count = try files.read("\(root)/\(path)", into: &memory)
        reader.add(
          UnsafeRawBufferPointer(rebasing: memory[..<count]), at: RecordLocation(path: path))
      } catch {
        // What was moved away since the folder was listed is no trouble.
        if !error.isAbsence { reader.add(.file(error)) }
      }
    }
    self.init(reader)
  }

  /// Reads a file with a record a line.
  init(lines path: String, _ root: String, _ files: any FileSystem) {
    let reader = CatalogReader(root: root)
    do throws(FileError) {
      let lines = try RecordLines("\(root)/\(path)", on: files)
      while let line = try lines.next() {
        if line.isTooLong {
          reader.add(
            .record(path: "\(root)/\(path)", .json(JSONReadingError(.tooLarge, offset: nil))))
        } else {
          let location = RecordLocation(path: path, offset: line.offset, length: line.length)
          line.bytes.withUnsafeBytes { reader.add($0, at: location) }
        }
      }
    } catch {
      if !error.isAbsence { reader.add(.file(error)) }
    }
    self.init(reader)
  }

  mutating func append(_ other: FolderReading) {
    records.append(other.records)
    troubles += other.troubles
  }
}

extension FileSystem {
  /// Reads a whole file into memory that grows as it has to.
  ///
  /// - Returns: How many bytes there are, of a file that is too large for a record
  ///   more than a record may have.
  fileprivate func read(
    _ path: String, into memory: inout UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    let file = try open(path, for: .read)
    do throws(FileError) {
      var count = 0
      while true {
        let room = UnsafeMutableRawBufferPointer(rebasing: memory[count...])
        let piece = try read(file, at: count, into: room)
        count += piece
        guard piece == room.count, count <= JSONReader.largest else { break }
        let larger = UnsafeMutableRawBufferPointer.allocate(
          byteCount: memory.count * 4, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
        memory.deallocate()
        memory = larger
      }
      try close(file)
      return count
    } catch {
      try? close(file)
      throw error
    }
  }
}

/// What the names of the files of events in a segment end with.
let eventsLinesSuffix = ".events.ndjson"
