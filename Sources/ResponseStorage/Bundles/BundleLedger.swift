import FileStorage
import JSONRecords
public import SurveyBasics

/// A bundle or second copy that a store has written.
public struct BundleEntry: Hashable, Sendable {
  /// Where a bundle goes.
  public enum Way: String, Hashable, Sendable, CaseIterable {
    /// To a supervisor or the centre: it has a place in the chain.
    case up
    /// To those whose bundles were merged, with decisions and receipts.
    case back
    /// Nowhere: it is a second copy.
    case copy
  }

  /// The number in the chain; nil for the way back and for a second copy.
  public var number: Int?
  /// Where it goes.
  public var way: Way
  /// The SHA-256 of the bundle, as in its closing line.
  public var sha256: String
  /// The file, with the folder it was written to.
  public var file: String
  /// When.
  public var at: Timestamp
  /// How many records it holds.
  public var count: Int
  /// The ids of the records of a second copy; empty for other bundles.
  public var records: [String]
  /// The ids that the store has for personal parts which were sealed on the way
  /// into the bundle, by those that the bundle has for them.
  public var sealedParts: [String: String] = [:]
}

extension BundleEntry {
  var record: JSONObject {
    var record: JSONObject = [
      "number": number.map { .integer($0) } ?? .null, "way": .string(way.rawValue),
      "sha256": .string(sha256), "file": .string(file), "at": JSONValue(at),
      "count": .integer(count), "records": .array(records.map { .string($0) }),
    ]
    if !sealedParts.isEmpty {
      record["sealed_parts"] = .object(
        JSONObject(sealedParts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }
    return record
  }

  init(record: JSONObject) throws(RecordError) {
    let members = RecordMembers(record)
    let number = try members.optionalInteger("number")
    // Before ways were written down, only copies had no number.
    let way =
      record["way"] == nil ? number == nil ? .copy : .up : try members.one(of: Way.self, "way")
    var sealedParts: [String: String] = [:]
    if record["sealed_parts"] != nil {
      let parts = try members.members("sealed_parts")
      for part in parts.object { sealedParts[part.key] = try parts.text(part.key) }
    }
    self.init(
      number: number, way: way, sha256: try members.text("sha256"),
      file: try members.text("file"), at: try members.timestamp("at"),
      count: try members.integer("count"), records: try members.texts("records"),
      sealedParts: sealedParts)
  }
}

extension Sequence<BundleEntry> {
  /// Adds the personal parts of the store that went out sealed to the ids by
  /// which receipts name them.
  func addingSealedParts(to acknowledged: Set<String>) -> Set<String> {
    reduce(into: acknowledged) { known, entry in
      for (sealed, part) in entry.sealedParts where acknowledged.contains(sealed) {
        known.insert(part)
      }
    }
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
