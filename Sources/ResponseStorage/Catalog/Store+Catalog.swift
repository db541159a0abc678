import FileStorage
import JSONRecords
import Sealing
import SurveyModel

extension Store {
  /// Returns what the store holds, without the answers.
  ///
  /// It comes from the `index` of the store, which is brought up to date
  /// first: only files that the index does not know yet are read, and of those
  /// only what the catalog tells. A damaged or missing index is made again
  /// without a word. Content is not checked against its hash here but when a
  /// record is read for use, by ``checkedRecord(at:)`` and its like.
  ///
  /// - Returns: The catalog; a file or line that cannot be read is among its
  ///   troubles, and everything else is there.
  /// - Throws: ``StorageError`` when a folder cannot be read.
  /// - Complexity: Looks at every file name, and reads every record that is new.
  public func catalog() throws(StorageError) -> StoreCatalog {
    let (index, troubles) = try currentIndex()
    return StoreCatalog(index.folders.flatMap(\.chunks), troubles: troubles)
  }

  /// Goes through every record of the store but the questionnaires, which are
  /// kept as files: those born here, then those received, by file and place.
  ///
  /// - Parameter body: Is given the place of a record and the record, checked,
  ///   or what is wrong with it.
  /// - Throws: ``StorageError`` when a folder cannot be read.
  /// - Complexity: Reads every record; holds one at a time, and one file.
  public func forEachRecord(
    _ body: (RecordLocation, Result<CheckedRecord, StorageError>) -> Void
  ) throws(StorageError) {
    for path in try recordPaths() {
      let location = RecordLocation(path: String(path.dropFirst(root.count + 1)))
      body(location, Result { () throws(StorageError) in try checkedRecord(at: location) })
    }
    for path in try segmentPaths() {
      let relative = String(path.dropFirst(root.count + 1))
      let lines = try storing { () throws(FileError) in try RecordLines(path, on: files) }
      while let line = try storing({ () throws(FileError) in try lines.next() }) {
        body(
          RecordLocation(path: relative, offset: line.offset, length: line.length),
          Result { () throws(StorageError) in
            try recording(path) { () throws(RecordError) in
              guard !line.isTooLong else {
                throw .json(JSONReadingError(.tooLarge, offset: nil))
              }
              return try CheckedRecord(readRecord(line.bytes))
            }
          })
      }
    }
  }

  /// Reads the record at a place and checks it against its id.
  ///
  /// - Parameter location: Where it lies.
  /// - Returns: The record.
  /// - Throws: ``StorageError``.
  public func checkedRecord(at location: RecordLocation) throws(StorageError) -> CheckedRecord {
    let path = "\(root)/\(location.path)"
    let bytes = try storing { () throws(FileError) -> [UInt8] in
      guard let offset = location.offset, let length = location.length else {
        return try files.contents(of: path, atMost: JSONReader.largest)
      }
      return try files.contents(of: path, from: offset, count: min(length, JSONReader.largest + 1))
    }
    return try recording(path) { () throws(RecordError) in try CheckedRecord(readRecord(bytes)) }
  }

  /// Keeps a record that was made here: a review, a tombstone or a receipt.
  ///
  /// It is on the disk when this returns; the same record may be there already.
  ///
  /// - Parameter record: The record.
  /// - Returns: Where it lies.
  /// - Throws: ``StorageError``.
  /// - Precondition: It is of one of these three kinds.
  @discardableResult
  public func add(_ record: CheckedRecord) throws(StorageError) -> RecordLocation {
    requireLock()
    let month = (record.object["at"]?.text ?? "").prefix(7)
    let folder: String
    switch record.format {
    case .review, .tombstone: folder = "reviews/\(nameForFile(String(month)))"
    case .receipt: folder = "receipts"
    case .response, .personal, .events, .questionnaire, .journal, .store, .bundle, .bundleEnd:
      preconditionFailure("A record of the kind \(record.format) has its own way into a store.")
    }
    let location = RecordLocation(path: "\(folder)/\(record.id.prefix(16)).json")
    let path = "\(root)/\(location.path)"
    let bytes = try recording(path) { () throws(RecordError) in
      try indentedForm(of: record.object)
    }
    try storing { () throws(FileError) in
      try files.makeDirectories(parentPath(path))
      try AtomicFile.settle(bytes, at: path, on: files)
    }
    return location
  }

  /// The files of the records that were born here.
  func recordPaths() throws(StorageError) -> [String] {
    var paths = try responseFiles()
    try storing { () throws(FileError) in
      for folder in try folders(in: "\(root)/reviews") {
        paths += try jsonFiles(in: "\(root)/reviews/\(folder)")
      }
      paths += try jsonFiles(in: "\(root)/receipts")
    }
    return paths
  }

  /// The files of records that came from elsewhere, a record a line.
  private func segmentPaths() throws(StorageError) -> [String] {
    try storing { () throws(FileError) in
      var paths: [String] = []
      for folder in try folders(in: "\(root)/segments") where !folder.hasPrefix(".") {
        for entry in try files.list("\(root)/segments/\(folder)")
        where entry.kind == .file && entry.name.hasSuffix(".ndjson") && !entry.name.hasPrefix(".") {
          paths.append("\(root)/segments/\(folder)/\(entry.name)")
        }
      }
      return paths
    }
  }

  /// The receipts that were written here.
  func receiptLocations() throws(StorageError) -> [RecordLocation] {
    try storing { () throws(FileError) in
      try jsonFiles(in: "\(root)/receipts").map { RecordLocation(path: "receipts/\(lastName($0))") }
    }
  }

  private func jsonFiles(in folder: String) throws(FileError) -> [String] {
    guard try files.status(folder) != nil else { return [] }
    return try files.list(folder).filter {
      $0.kind == .file && $0.name.hasSuffix(".json") && !$0.name.hasPrefix(".")
    }.map { "\(folder)/\($0.name)" }
  }
}
