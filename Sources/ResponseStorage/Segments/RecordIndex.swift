import FileStorage
import JSONRecords
import Sealing
public import SurveyModel

/// The entries of every record of a store but its questionnaires.
///
/// Those of received records lie beside them and are read from there, some
/// hundred bytes a record; where they are missing or damaged they are made
/// anew. Records that were born here are read one by one: they are those of one
/// installation.
public final class RecordIndex {
  /// Where the records of an entry lie.
  public enum Place: Hashable, Sendable {
    /// Each in a file of its own.
    case born
    /// In the segment with this number.
    case segment(Int)
  }

  /// The names of the folders of the segments, in order.
  public let segments: [String]
  /// The entries of the records that were born here.
  public let born: [RecordEntry]
  /// What could not be read, with the reason.
  public private(set) var troubles: [StorageError] = []

  private let store: Store
  private let bornPaths: [String]
  private let bornQuestionnaires: [Response.QuestionnaireReference]
  private var indexes: [SegmentIndex] = []

  /// Brings the entries of a store together.
  ///
  /// - Parameter store: The store, opened for writing.
  /// - Throws: ``StorageError`` when a folder cannot be read.
  public init(of store: Store) throws(StorageError) {
    store.requireLock()
    self.store = store
    let (files, root) = (store.files, store.root)
    let checker = RecordLineChecker()
    let maker = RecordEntries()
    var paths: [String] = []
    var born: [RecordEntry] = []
    var troubles: [StorageError] = []
    for path in try store.recordPaths() {
      do throws(StorageError) {
        let bytes = try storing { () throws(FileError) in
          try files.contents(of: path, atMost: JSONReader.largest)
        }
        var entries = try recording(path) { () throws(RecordError) in
          try maker.entries(of: checker.check(bytes))
        }
        for index in entries.indices { entries[index].file = paths.count }
        paths.append(String(path.dropFirst(root.count + 1)))
        born += entries
      } catch {
        troubles.append(error)
      }
    }
    self.born = born
    bornPaths = paths
    bornQuestionnaires = maker.questionnaires
    segments = try storing { () throws(FileError) in
      try store.folders(in: store.segments).filter { !$0.hasPrefix(".") }
    }
    self.troubles = troubles
    for segment in segments {
      let folder = "\(store.segments)/\(segment)"
      let index = try storing { () throws(FileError) -> SegmentIndex? in
        try SegmentIndex.read(in: folder, on: files)
      }
      if let index {
        indexes.append(index)
      } else {
        indexes.append(try remake(folder, checker))
      }
    }
  }

  /// Goes through all entries: those born here, then those received, each
  /// segment in the order of its lines.
  ///
  /// - Parameter body: Is given an entry and its place.
  /// - Throws: ``StorageError``.
  public func forEach(_ body: (RecordEntry, Place) -> Void) throws(StorageError) {
    for entry in born { body(entry, .born) }
    for number in segments.indices {
      try storing { () throws(FileError) in
        try SegmentIndex.forEachEntry(in: folder(number), on: store.files) {
          body($0, .segment(number))
        }
      }
    }
  }

  /// Where the record of an entry lies.
  public func location(of entry: RecordEntry, in place: Place) -> RecordLocation {
    switch place {
    case .born: RecordLocation(path: bornPaths[entry.file])
    case .segment(let number):
      RecordLocation(
        path: "segments/\(segments[number])/\(indexes[number].files[entry.file].name)",
        offset: entry.offset, length: entry.length)
    }
  }

  /// The questionnaire that the response of an entry names; nil for other entries.
  public func questionnaire(
    of entry: RecordEntry, in place: Place
  ) -> Response.QuestionnaireReference? {
    guard entry.questionnaire > 0 else { return nil }
    switch place {
    case .born: return bornQuestionnaires[entry.questionnaire - 1]
    case .segment(let number): return indexes[number].questionnaires[entry.questionnaire - 1]
    }
  }

  /// Every questionnaire that a response names, without repetition.
  public var questionnaires: Set<Response.QuestionnaireReference> {
    indexes.reduce(into: Set(bornQuestionnaires)) { $0.formUnion($1.questionnaires) }
  }

  private func folder(_ number: Int) -> String { "\(store.segments)/\(segments[number])" }

  /// Makes the entries of a segment anew from its records.
  private func remake(
    _ folder: String, _ checker: RecordLineChecker
  ) throws(StorageError) -> SegmentIndex {
    let maker = RecordEntries()
    var index = SegmentIndex(files: [], questionnaires: [], count: 0, sha256: "")
    var bytes: [UInt8] = []
    let names = try storing { () throws(FileError) in
      try SegmentIndex.segmentFiles(in: folder, on: store.files)
    }
    for (number, name) in names.enumerated() {
      let path = "\(folder)/\(name)"
      let lines = try storing { () throws(FileError) in try RecordLines(path, on: store.files) }
      while let line = try storing({ () throws(FileError) in try lines.next() }) {
        do throws(StorageError) {
          var entries = try recording(path) { () throws(RecordError) in
            try maker.entries(of: checker.check(line.bytes))
          }
          for place in entries.indices {
            entries[place].file = number
            entries[place].offset = line.offset
            entries[place].length = line.length
            entries[place].append(to: &bytes)
          }
        } catch {
          troubles.append(error)
        }
      }
      let length = try storing { () throws(FileError) in try store.files.status(path)?.length }
      index.files.append((name, length ?? 0))
    }
    index.questionnaires = maker.questionnaires
    index.count = bytes.count / RecordEntry.size
    index.sha256 = SHA256.digest(of: bytes).hex
    try storing { () throws(FileError) in
      try AtomicFile.write(bytes, to: "\(folder)/\(SegmentIndex.entriesName)", on: store.files)
    }
    try index.write(in: folder, on: store.files)
    return index
  }
}
