import FileStorage
import JSONRecords
import Sealing
import SurveyModel

extension Store {
  /// What keeps the ids of records whose content a tombstone removed.
  private var removedPath: String { "\(root)/removed.jsonl" }

  /// Returns the ids of the records whose content a tombstone removed.
  ///
  /// - Returns: The ids, in the order in which they went.
  /// - Throws: ``StorageError``.
  public func removedIDs() throws(StorageError) -> [String] {
    try wholeLines(of: removedPath).lines.compactMap { line in
      (try? readRecord(line))?["record"]?.text
    }
  }

  /// Notes ids of records whose content a tombstone keeps out.
  ///
  /// - Parameter records: Kind and id of each.
  /// - Throws: ``StorageError``.
  public func noteRemoved(_ records: [(kind: RecordEntry.Kind, id: String)]) throws(StorageError) {
    requireLock()
    guard !records.isEmpty else { return }
    let known = Set(try removedIDs())
    var lines: [[UInt8]] = []
    for record in records where !known.contains(record.id) {
      lines.append(
        try recording(removedPath) { () throws(RecordError) in
          try canonicalForm(
            of: ["kind": .string("\(record.kind)"), "record": .string(record.id)])
        })
    }
    if !lines.isEmpty { try append(lines, to: removedPath) }
  }

  /// Removes the content of every response that a tombstone names, wherever it lies.
  ///
  /// That is: its revisions, events, personal parts and reviews, in files of
  /// their own, in segments and in those set aside, the journals of its drafts,
  /// and lines in quarantine that name it. Ids and kinds stay, in
  /// `removed.jsonl`.
  ///
  /// Each file changes in one step, and the order does not matter: a process
  /// that dies in between is finished by the next call.
  ///
  /// - Parameter index: The entries of the store.
  /// - Returns: How many records went.
  /// - Throws: ``StorageError``.
  @discardableResult
  public func removeEndedContent(_ index: RecordIndex) throws(StorageError) -> Int {
    requireLock()
    var tombstones: [(entry: RecordEntry, place: RecordIndex.Place)] = []
    try index.forEach { entry, place in
      if entry.kind == .tombstone { tombstones.append((entry, place)) }
    }
    guard !tombstones.isEmpty else { return 0 }
    let ended = Set(tombstones.map(\.entry.response))
    var victims: [(entry: RecordEntry, place: RecordIndex.Place)] = []
    try index.forEach { entry, place in
      guard ended.contains(entry.response) else { return }
      switch entry.kind {
      case .response, .personal, .events, .review: victims.append((entry, place))
      case .tombstone, .receipt, .questionnaire, .parent, .subject: break
      }
    }
    // Read before their own file is written anew.
    var named: [CheckedRecord] = []
    for tombstone in tombstones {
      named.append(try checkedRecord(at: index.location(of: tombstone.entry, in: tombstone.place)))
    }
    try noteRemoved(victims.map { ($0.entry.kind, $0.entry.id.hex) })
    for victim in victims where victim.place == .born {
      let path = "\(root)/\(index.location(of: victim.entry, in: .born).path)"
      try storing { () throws(FileError) in
        try files.unlink(path)
        try files.syncDirectory(parentPath(path))
      }
    }
    var offsets: [String: Set<Int>] = [:]
    for victim in victims {
      let location = index.location(of: victim.entry, in: victim.place)
      if let offset = location.offset { offsets[location.path, default: []].insert(offset) }
    }
    for (path, offsets) in offsets.sorted(by: { $0.key < $1.key }) {
      try rewrite("\(root)/\(path)") { !offsets.contains($0.offset) }
    }
    try removeTraces(of: named)
    return victims.count
  }

  /// Removes what no entry leads to: drafts, segments set aside, quarantine.
  private func removeTraces(of tombstones: [CheckedRecord]) throws(StorageError) {
    let done = Set(
      try wholeLines(of: removedPath).lines.compactMap { (try? readRecord($0))?["swept"]?.text })
    for tombstone in tombstones {
      guard !done.contains(tombstone.id), let id = tombstone.responseID else { continue }
      let name = try recording(removedPath) { () throws(RecordError) in
        try canonicalForm(of: .string(id))
      }
      for path in try pathsWithTraces() {
        try rewrite(path) { $0.bytes.firstRange(of: name) == nil }
      }
      for item in try foundJournals().found where item.heading.responseID == id {
        try removeDraft(item.name)
      }
      let line = try recording(removedPath) { () throws(RecordError) in
        try canonicalForm(of: ["swept": .string(tombstone.id)])
      }
      try append([line], to: removedPath)
    }
  }

  /// The files of lines that may hold content of a response unseen.
  private func pathsWithTraces() throws(StorageError) -> [String] {
    try storing { () throws(FileError) in
      var paths: [String] = []
      for folder in try folders(in: segments) where folder.hasPrefix(Store.undonePrefix) {
        paths += try SegmentIndex.segmentFiles(in: "\(segments)/\(folder)", on: files)
          .map { "\(segments)/\(folder)/\($0)" }
      }
      if try files.status("\(root)/quarantine") != nil {
        for entry in try files.list("\(root)/quarantine")
        where entry.kind == .file && entry.name.hasSuffix(Store.quarantineSuffix) {
          paths.append("\(root)/quarantine/\(entry.name)")
        }
      }
      return paths
    }
  }

  /// What the names of files of lines in quarantine end with.
  static let quarantineSuffix = ".lines"

  private func removeDraft(_ name: String) throws(StorageError) {
    try storing { () throws(FileError) in
      try removeTree("\(drafts)/\(name).draft", on: files)
      try files.syncDirectory(drafts)
      guard try files.status("\(root)/quarantine") != nil else { return }
      for entry in try files.list("\(root)/quarantine") where entry.name.hasPrefix("\(name)_") {
        try files.unlink("\(root)/quarantine/\(entry.name)")
      }
      try files.syncDirectory("\(root)/quarantine")
    }
  }

  /// Writes a file of lines anew without some of them, in one step.
  private func rewrite(
    _ path: String, keeping keeps: (RecordLine) -> Bool
  ) throws(StorageError) {
    try storing { () throws(FileError) in
      let folder = parentPath(path)
      let name = ".\(lastName(path)).tmp-\(files.processID)"
      if try files.status("\(folder)/\(name)") != nil { try files.unlink("\(folder)/\(name)") }
      let lines = try RecordLines(path, on: files)
      var output = try SegmentFile(name, in: folder, on: files)
      var isChanged = false
      do throws(FileError) {
        while let line = try lines.next() {
          guard keeps(line) else {
            isChanged = true
            continue
          }
          try output.append(line.bytes)
          if line.hasNewline { try output.append(CollectionOfOne(0x0A)) }
        }
        try output.finish()
      } catch {
        output.abandon()
        try? files.unlink("\(folder)/\(name)")
        throw error
      }
      if isChanged {
        try files.rename("\(folder)/\(name)", to: path)
        try files.syncDirectory(folder)
      } else {
        try files.unlink("\(folder)/\(name)")
      }
    }
  }
}
