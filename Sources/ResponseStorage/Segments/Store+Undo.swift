import FileStorage
import JSONRecords
import Sealing
public import SurveyBasics
import SurveyModel

/// What came of the wish to undo the last merge.
public enum UndoOutcome: Hashable, Sendable {
  /// There is no merge that brought something and was not undone.
  case nothing
  /// The merge was undone: what it had brought is set aside, the questionnaires
  /// only where nothing that stays names them.
  case undone(id: String, folder: String, records: Int, questionnaires: Int)
  /// The merge stays, since records build on what it brought.
  case blocked(id: String, by: [Obstacle])

  /// A record that stands in the way.
  public struct Obstacle: Hashable, Sendable {
    /// What it is.
    public var kind: RecordFormat
    /// Its id.
    public var id: String
    /// Where it lies.
    public var location: RecordLocation
  }
}

extension Store {
  /// Sets aside what the last merge brought.
  ///
  /// The segment gets a hidden name, so nothing is lost and nothing of it
  /// counts. That is refused while a record outside of it names one inside: a
  /// later revision, a review. It is refused too when the merge brought a
  /// tombstone: what that removed cannot come back.
  ///
  /// - Parameters:
  ///   - by: The code of the person.
  ///   - at: When.
  /// - Returns: What came of it.
  /// - Throws: ``StorageError``.
  public func undoLastMerge(by: String, at: Timestamp) throws(StorageError) -> UndoOutcome {
    requireLock()
    try recoverMerges()
    let notes = try mergeNotes()
    let undone = Set(notes.filter(\.isUndo).map(\.id))
    let names = try storing { () throws(FileError) in Set(try folders(in: segments)) }
    guard
      let note = notes.last(where: {
        !$0.isUndo && !undone.contains($0.id) && names.contains($0.id)
      })
    else { return .nothing }
    let index = try RecordIndex(of: self)
    guard let number = index.segments.firstIndex(of: note.id) else { return .nothing }
    let (count, obstacles) = try obstacles(toLosing: .segment(number), in: index)
    guard obstacles.isEmpty else { return .blocked(id: note.id, by: obstacles) }
    let folder = "\(segments)/\(Store.undonePrefix)\(note.id)"
    try withdrawReceipts(for: note.record, index, into: "\(segments)/\(note.id)")
    try storing { () throws(FileError) in
      try files.rename("\(segments)/\(note.id)", to: folder)
      try files.syncDirectory(segments)
    }
    let questionnaires = try setAsideQuestionnaires(of: note.record, into: folder)
    try self.note(
      merge: ["undo": .string(note.id), "by": .string(by), "at": .string("\(at)")])
    return .undone(id: note.id, folder: folder, records: count, questionnaires: questionnaires)
  }

  /// The records outside a place that name one in it, at most a hundred.
  private func obstacles(
    toLosing place: RecordIndex.Place, in index: RecordIndex
  ) throws(StorageError) -> (count: Int, [UndoOutcome.Obstacle]) {
    let inside = DigestSet()
    var obstacles: [UndoOutcome.Obstacle] = []
    var count = 0
    func add(_ entry: RecordEntry, _ kind: RecordFormat, _ place: RecordIndex.Place) {
      guard obstacles.count < 100, obstacles.last?.id != entry.id.hex else { return }
      obstacles.append(
        UndoOutcome.Obstacle(
          kind: kind, id: entry.id.hex, location: index.location(of: entry, in: place)))
    }
    try index.forEach { entry, found in
      guard found == place, entry.kind != .parent, entry.kind != .subject else { return }
      inside.insert(entry.id)
      count += 1
      if entry.kind == .tombstone { add(entry, .tombstone, found) }
    }
    var last = RecordEntry(.receipt, id: SHA256Digest(words: .zero))
    try index.forEach { entry, found in
      guard found != place else { return }
      switch entry.kind {
      case .parent where inside.contains(entry.id): add(last, .response, found)
      case .subject where inside.contains(entry.id): add(last, .review, found)
      case .parent, .subject: break
      default: last = entry
      }
    }
    return (count, obstacles)
  }

  /// Moves away the receipts for the bundles of a merge, so that nobody takes
  /// what is set aside for held.
  private func withdrawReceipts(
    for summary: JSONObject, _ index: RecordIndex, into folder: String
  ) throws(StorageError) {
    let bundles = Set((summary["sources"]?.elements ?? []).compactMap { $0["bundle"]?.text })
    guard !bundles.isEmpty else { return }
    for entry in index.born where entry.kind == .receipt {
      let location = index.location(of: entry, in: .born)
      guard let bundle = try checkedRecord(at: location).object["bundle"]?.text,
        bundles.contains(bundle)
      else { continue }
      try storing { () throws(FileError) in
        try files.makeDirectories("\(folder)/receipts")
        try files.rename(
          "\(root)/\(location.path)", to: "\(folder)/receipts/\(lastName(location.path))")
        try files.syncDirectory("\(root)/receipts")
        try files.syncDirectory("\(folder)/receipts")
      }
    }
  }

  /// Moves away the questionnaires that a merge brought and nothing names.
  ///
  /// - Returns: How many went.
  @discardableResult
  func setAsideQuestionnaires(
    of summary: JSONObject, into folder: String
  ) throws(StorageError) -> Int {
    let brought = (summary["questionnaires"]?.elements ?? []).compactMap(\.text)
    guard !brought.isEmpty else { return 0 }
    var count = 0
    var named = Set(try RecordIndex(of: self).questionnaires.map(\.sha256))
    named.formUnion(try foundJournals().found.map(\.heading.questionnaire.sha256))
    for kept in try questionnaires()
    where brought.contains(kept.sha256) && !named.contains(kept.sha256) {
      let path = "questionnaires/\(kept.name)/\(kept.sha256)"
      try storing { () throws(FileError) in
        try files.makeDirectories("\(folder)/\(parentPath(path))")
        try files.rename("\(root)/\(path)", to: "\(folder)/\(path)")
        try files.syncDirectory("\(root)/\(parentPath(path))")
        try files.syncDirectory("\(folder)/\(parentPath(path))")
      }
      count += 1
    }
    return count
  }
}
