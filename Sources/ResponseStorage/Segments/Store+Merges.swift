import FileStorage
public import JSONRecords

extension Store {
  /// One line of the journal of merges.
  public struct MergeNote: Hashable, Sendable {
    /// The merge that it tells of, or that was undone.
    public var id: String
    /// Whether it tells that the merge was undone.
    public var isUndo: Bool
    /// The whole line.
    public var record: JSONObject
  }

  /// The folder of what came from elsewhere.
  var segments: String { "\(root)/segments" }
  /// Where a segment is written before it counts.
  var stagedSegment: String { "\(segments)/.staged" }
  /// What the file in a segment is called that says where it came from.
  static let mergeSummary = "merge.json"
  /// What the names of segments begin with that were set aside.
  static let undonePrefix = ".undone-"

  private var mergesPath: String { "\(root)/merges.jsonl" }

  /// Returns the journal of merges, the earliest first.
  ///
  /// - Returns: The lines; one that cannot be read is left out.
  /// - Throws: ``StorageError``.
  public func mergeNotes() throws(StorageError) -> [MergeNote] {
    var notes: [MergeNote] = []
    for line in try wholeLines(of: mergesPath).lines {
      guard let object = try? readRecord(line) else { continue }
      if let id = object["undo"]?.text {
        notes.append(MergeNote(id: id, isUndo: true, record: object))
      } else if let id = object["merge"]?.text {
        notes.append(MergeNote(id: id, isUndo: false, record: object))
      }
    }
    return notes
  }

  /// Writes a line into the journal of merges; it is on the disk when this returns.
  ///
  /// - Parameter record: The line.
  /// - Throws: ``StorageError``.
  public func note(merge record: JSONObject) throws(StorageError) {
    requireLock()
    let line = try recording(mergesPath) { () throws(RecordError) in
      try canonicalForm(of: .object(record))
    }
    try append([line], to: mergesPath)
  }

  /// Returns a name for a merge that no other merge of this store has had.
  ///
  /// What was undone can come again within the second, and where a clock
  /// stands still, at the same time on another day.
  ///
  /// - Parameter name: What it is to begin with.
  /// - Returns: That, with a number behind it when it is taken.
  /// - Throws: ``StorageError``.
  public func unusedMergeID(_ name: String) throws(StorageError) -> String {
    let taken = Set(try mergeNotes().map(\.id))
    var id = name
    var number = 1
    while taken.contains(id) {
      number += 1
      id = "\(name)-\(number)"
    }
    return id
  }

  /// Brings the journal of merges up to the segments, after a process that died
  /// between the two.
  ///
  /// - Throws: ``StorageError``.
  public func recoverMerges() throws(StorageError) {
    requireLock()
    let notes = try mergeNotes()
    let told = Set(notes.filter { !$0.isUndo }.map(\.id))
    let undone = Set(notes.filter(\.isUndo).map(\.id))
    let names = try storing { () throws(FileError) in try folders(in: segments) }
    for name in names {
      let isUndone = name.hasPrefix(Store.undonePrefix)
      let id = isUndone ? String(name.dropFirst(Store.undonePrefix.count)) : name
      guard isUndone || !name.hasPrefix(".") else { continue }
      let path = "\(segments)/\(name)/\(Store.mergeSummary)"
      guard try exists(path), let summary = try? record(at: path) else { continue }
      if !told.contains(id) { try note(merge: summary) }
      if isUndone, !undone.contains(id) {
        try setAsideQuestionnaires(of: summary, into: "\(segments)/\(name)")
        try note(merge: ["undo": .string(id)])
      }
    }
  }

  // MARK: - Files of lines

  /// The whole lines of a file; none when there is no file.
  ///
  /// A last line without its newline was cut short by the power and does not count.
  func wholeLines(of path: String) throws(StorageError) -> (
    lines: [[UInt8]], wholeLength: Int, length: Int
  ) {
    guard try exists(path) else { return ([], 0, 0) }
    let reader = try storing { () throws(FileError) in try RecordLines(path, on: files) }
    var lines: [[UInt8]] = []
    var (wholeLength, length) = (0, 0)
    while let line = try storing({ () throws(FileError) in try reader.next() }) {
      length = line.offset + line.length + (line.hasNewline ? 1 : 0)
      guard line.hasNewline else { break }
      lines.append(line.bytes)
      wholeLength = length
    }
    return (lines, wholeLength, length)
  }

  /// Adds lines to a file that only grows; they are on the disk when this returns.
  ///
  /// A rest that the power cut short is cut off first: whatever it told is told anew.
  func append(_ lines: [[UInt8]], to path: String) throws(StorageError) {
    let (_, wholeLength, length) = try wholeLines(of: path)
    try storing { () throws(FileError) in
      let isThere = try files.status(path) != nil
      let file = try files.open(path, for: isThere ? .append : .create)
      do throws(FileError) {
        if wholeLength < length { try files.truncate(file, to: wholeLength) }
        try files.write(lines.flatMap { $0 + [0x0A] }, to: file)
        try files.sync(file)
      } catch {
        try? files.close(file)
        throw error
      }
      try files.close(file)
      if !isThere { try files.syncDirectory(root) }
    }
  }
}
