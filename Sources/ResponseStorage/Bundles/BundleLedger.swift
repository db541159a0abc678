import FileStorage
import JSONRecords
public import SurveyBasics

/// A bundle or second copy that a store has written.
public struct BundleEntry: Hashable, Sendable {
  /// The number in the chain; nil for a second copy.
  public var number: Int?
  /// The SHA-256 of the bundle, as in its closing line.
  public var sha256: String
  /// The file, with the folder it was written to.
  public var file: String
  /// When.
  public var at: Timestamp
  /// How many records it holds.
  public var count: Int
  /// The ids of the records of a second copy; empty for a bundle of the chain.
  public var records: [String]
}

extension BundleEntry {
  var record: JSONObject {
    [
      "number": number.map { .integer($0) } ?? .null, "sha256": .string(sha256),
      "file": .string(file), "at": JSONValue(at), "count": .integer(count),
      "records": .array(records.map { .string($0) }),
    ]
  }

  init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    self.init(
      number: try members.optionalInteger("number"), sha256: try members.text("sha256"),
      file: try members.text("file"), at: try members.timestamp("at"),
      count: try members.integer("count"), records: try members.texts("records"))
  }
}

extension Store {
  /// Returns every bundle and second copy that this store has written, the
  /// earliest first.
  ///
  /// A last line that a power cut has left half is passed over: its bundle has
  /// not been called good.
  ///
  /// - Returns: The entries of `bundles.jsonl`.
  /// - Throws: ``StorageError``.
  public func writtenBundles() throws(StorageError) -> [BundleEntry] {
    let bytes = try storing { () throws(FileError) -> [UInt8] in
      try files.status(bundleLedger) == nil ? [] : try files.contents(of: bundleLedger)
    }
    return try recording(bundleLedger) { () throws(RecordError) in
      var entries: [BundleEntry] = []
      for line in wholeLines(of: bytes) {
        entries.append(try BundleEntry(record: readRecord(Array(line))))
      }
      return entries
    }
  }

  /// The records made here that a second copy holds.
  func copiedRecords() throws(StorageError) -> Set<String> {
    try writtenBundles().reduce(into: []) { if $1.number == nil { $0.formUnion($1.records) } }
  }

  /// Writes down that a bundle is on its medium.
  func note(_ entry: BundleEntry) throws(StorageError) {
    let line = try recording(bundleLedger) { () throws(RecordError) in
      try canonicalForm(of: .object(entry.record))
    }
    // The file is written anew each time: after a failed sync a line that was
    // appended could not be relied on, nor could a further one after it.
    try storing { () throws(FileError) in
      let former = try files.status(bundleLedger) == nil ? [] : files.contents(of: bundleLedger)
      let whole = former.prefix(former.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
      try AtomicFile.write(whole + line + [0x0A], to: bundleLedger, on: files)
    }
  }

  private var bundleLedger: String { "\(root)/bundles.jsonl" }

  private func wholeLines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    lines.removeLast()
    return lines
  }
}
