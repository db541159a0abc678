import FileStorage
public import JSONRecords
public import Sealing
public import SurveyModel

/// Writes a segment: records that come from elsewhere, a line each.
///
/// Everything is written under a hidden name; nothing of it counts before
/// ``commit(as:summary:questionnaires:)`` has given the folder its name, and
/// then all of it does. What a dying process leaves is removed by the next one.
public final class SegmentWriter {
  private let store: Store
  private var segment: [SegmentFile] = []
  private var numbers: [String: Int] = [:]
  private var entries: SegmentFile?
  private var hash = SHA256()
  private var count = 0
  private var hasQuestionnaires = false

  /// The most files of a segment; beyond it questionnaires share one.
  private static let mostFiles = 64

  /// Prepares to write; nothing is written before there is a record.
  ///
  /// - Parameter store: The store, opened for writing.
  /// - Throws: ``StorageError`` when what an earlier process left cannot be removed.
  public init(_ store: Store) throws(StorageError) {
    store.requireLock()
    self.store = store
    try storing { () throws(FileError) in try removeStaged() }
  }

  /// Whether there is nothing that could be committed.
  public var isEmpty: Bool { entries == nil && !hasQuestionnaires }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - line: The record.
  ///   - entries: Its entries, as ``RecordEntries`` made them.
  ///   - questionnaire: The id of the questionnaire of a response.
  /// - Returns: The entries with their place.
  /// - Throws: ``StorageError``.
  @discardableResult
  public func append(
    _ line: CheckedLine, _ entries: [RecordEntry], questionnaire: String?
  ) throws(StorageError) -> [RecordEntry] {
    let name = fileName(of: line, questionnaire: questionnaire)
    return try storing { () throws(FileError) in
      let number = try number(ofFile: name)
      var placed = entries
      for index in placed.indices {
        placed[index].file = number
        placed[index].offset = segment[number].length
        placed[index].length = line.bytes.count
      }
      try segment[number].append(line.bytes)
      try segment[number].append(CollectionOfOne(UInt8(ascii: "\n")))
      var bytes: [UInt8] = []
      bytes.reserveCapacity(placed.count * RecordEntry.size)
      for entry in placed { entry.append(to: &bytes) }
      hash.update(bytes)
      try self.entries?.append(bytes)
      count += placed.count
      return placed
    }
  }

  /// Adds the exact files of a questionnaire.
  ///
  /// - Parameters:
  ///   - name: The name of its folder.
  ///   - sha256: The identity of the files, which was checked.
  ///   - sources: The files.
  /// - Throws: ``StorageError``, with ``StorageError/unsafeName(_:)`` when one
  ///   would lie outside the folder.
  public func append(
    questionnaire name: String, _ sha256: SHA256Digest, _ sources: [Questionnaire.SourceFile]
  ) throws(StorageError) {
    for source in sources where !isInside(source.name) { throw .unsafeName(source.name) }
    let folder = "\(store.stagedSegment)/questionnaires/\(nameForFile(name))/\(sha256.hex)"
    try storing { () throws(FileError) in
      for source in sources {
        let path = "\(folder)/\(source.name)"
        try store.files.makeDirectories(parentPath(path))
        try AtomicFile.write(source.bytes, to: path, on: store.files)
      }
    }
    hasQuestionnaires = true
  }

  /// Makes everything that was added part of the store, in one step.
  ///
  /// - Parameters:
  ///   - id: The name of the folder, which must not be taken.
  ///   - summary: What the journal of merges will say of it.
  ///   - questionnaires: Those that the entries name by number.
  /// - Throws: ``StorageError``; the store then holds what it held before.
  public func commit(
    as id: String, summary: JSONObject, questionnaires: [Response.QuestionnaireReference]
  ) throws(StorageError) {
    let folder = store.stagedSegment
    let bytes = try recording(folder) { () throws(RecordError) in try indentedForm(of: summary) }
    let holdsRecords = entries != nil
    try storing { () throws(FileError) in
      if !holdsRecords { try begin() }
      for number in segment.indices { try segment[number].finish() }
      try entries?.finish()
    }
    entries = nil
    var finished = SHA256()
    swap(&finished, &hash)
    let index = SegmentIndex(
      files: segment.map { ($0.name, $0.length) }, questionnaires: questionnaires, count: count,
      sha256: finished.finish().hex)
    try index.write(in: folder, on: store.files)
    try storing { () throws(FileError) in
      try AtomicFile.write(bytes, to: "\(folder)/\(Store.mergeSummary)", on: store.files)
      try placeQuestionnaires()
      try store.files.rename(folder, to: "\(store.segments)/\(id)")
      try store.files.syncDirectory(store.segments)
    }
  }

  /// Removes everything that was written.
  public func abandon() {
    for file in segment { file.abandon() }
    entries?.abandon()
    try? removeStaged()
  }

  /// Gives the folders of questionnaires their places; one that is there
  /// already was placed by a process that died, or is damaged and made whole.
  private func placeQuestionnaires() throws(FileError) {
    let files = store.files
    let staged = "\(store.stagedSegment)/questionnaires"
    for name in try store.folders(in: staged) {
      let target = "\(store.root)/questionnaires/\(name)"
      try files.makeDirectories(target)
      for inner in try store.folders(in: "\(staged)/\(name)") {
        if try files.status("\(target)/\(inner)") != nil {
          try removeTree("\(target)/\(inner)", on: files)
        }
        try files.rename("\(staged)/\(name)/\(inner)", to: "\(target)/\(inner)")
      }
      try files.syncDirectory(target)
    }
    if hasQuestionnaires { try removeTree(staged, on: files) }
  }

  /// Removes what was staged.
  ///
  /// On a FAT disk the power may go when a folder that was moved out of it, or it
  /// itself, has both names. Removing what is in one of them would empty the
  /// other, so what was staged then gets a hidden name of its own and stays.
  private func removeStaged() throws(FileError) {
    let (files, staged) = (store.files, store.stagedSegment)
    guard try isHalfMoved() else { return try removeTree(staged, on: files) }
    var twin = "\(store.segments)/.twin"
    while try files.status(twin) != nil { twin += "-" }
    try files.rename(staged, to: twin)
    try files.syncDirectory(store.segments)
  }

  /// Whether something that was staged stands in the store as well.
  private func isHalfMoved() throws(FileError) -> Bool {
    let staged = store.stagedSegment
    let summary = try? store.record(at: "\(staged)/\(Store.mergeSummary)")
    guard let id = summary?["merge"]?.text else { return false }
    if try store.folders(in: store.segments).contains(id) { return true }
    for name in try store.folders(in: "\(staged)/questionnaires") {
      let placed = try store.folders(in: "\(store.root)/questionnaires/\(name)")
      let hashes = try store.folders(in: "\(staged)/questionnaires/\(name)")
      if hashes.contains(where: placed.contains) { return true }
    }
    return false
  }

  private func begin() throws(FileError) {
    let folder = store.stagedSegment
    try store.files.makeDirectories(folder)
    entries = try SegmentFile(SegmentIndex.entriesName, in: folder, on: store.files)
  }

  private func number(ofFile name: String) throws(FileError) -> Int {
    if let number = numbers[name] { return number }
    if entries == nil { try begin() }
    segment.append(try SegmentFile(name, in: store.stagedSegment, on: store.files))
    numbers[name] = segment.count - 1
    return segment.count - 1
  }

  private func fileName(of line: CheckedLine, questionnaire: String?) -> String {
    let kind: String
    let id: String?
    switch line.format {
    case .response: (kind, id) = ("responses", questionnaire)
    case .events: (kind, id) = ("events", line.questionnaireOfEvents)
    default: return "records.ndjson"
    }
    let name = "\(id.map { nameForFile($0) } ?? "-").\(kind).ndjson"
    let isFull = segment.count >= SegmentWriter.mostFiles - 3
    return isFull && numbers[name] == nil ? "-.\(kind).ndjson" : name
  }
}

extension SegmentIndex {
  func write(in folder: String, on files: any FileSystem) throws(StorageError) {
    let path = "\(folder)/\(SegmentIndex.name)"
    let bytes = try recording(path) { () throws(RecordError) in try indentedForm(of: record) }
    try storing { () throws(FileError) in try AtomicFile.write(bytes, to: path, on: files) }
  }
}

extension CheckedLine {
  /// The id of the questionnaire that the first line of events names, nil when
  /// it does not stand near the beginning.
  fileprivate var questionnaireOfEvents: String? {
    guard let events = value(.events) else { return nil }
    let head = events.prefix(4096)
    let mark = Array(#""questionnaire":{"id":""#.utf8)
    guard let found = head.firstRange(of: mark),
      let end = head[found.upperBound...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return String(decoding: head[found.upperBound..<end], as: UTF8.self)
  }
}

/// Removes a file or a folder with everything in it; nothing when there is none.
func removeTree(_ path: String, on files: any FileSystem) throws(FileError) {
  guard let status = try files.status(path) else { return }
  guard status.kind == .directory else { return try files.unlink(path) }
  for entry in try files.list(path) { try removeTree("\(path)/\(entry.name)", on: files) }
  try files.removeDirectory(path)
}
