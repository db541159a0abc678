import FileStorage
import JSONRecords
public import Sealing
public import SurveyBasics

/// A bundle on its medium, read back and found to be what was written.
public struct WrittenBundle: Hashable, Sendable {
  /// The file.
  public let path: String
  /// Its first line.
  public let header: BundleHeader
  /// Its closing line.
  public let trailer: BundleTrailer
  /// The length of the file in bytes.
  public let length: Int
  /// What to say on the telephone.
  public let code: BundleCode
  /// The ids of its records as the store names them, by those in the bundle
  /// where they differ: of personal parts that were sealed on the way.
  let sealedParts: [String: String]
  /// The ids of its records in the store.
  let records: Set<String>
}

extension Store {
  /// Who writes a bundle, with what, and when.
  public struct BundleMaking: Sendable {
    /// The program and its version.
    public var program: String
    /// The time.
    public var at: Timestamp
    /// Who can open it; everyone when there are none.
    public var recipients: [AgeRecipient]
    /// The key of the device, which signs it; nil for no signature.
    public var signingKey: SigningKey?

    /// Creates the description.
    public init(
      program: String, at: Timestamp, recipients: [AgeRecipient] = [],
      signingKey: SigningKey? = nil
    ) {
      self.program = program
      self.at = at
      self.recipients = recipients
      self.signingKey = signingKey
    }

    /// What the names of bundles end with.
    var ending: String { recipients.isEmpty ? "suroo" : "suroo.age" }
  }

  /// Writes a bundle into a folder, which may lie on a stick.
  ///
  /// Unless it is the way back (``BundleScope/madeHere``) it has a place in the
  /// chain: only those go to one receiver, one after the other.
  ///
  /// The file has a new name, is written once and read back from the medium;
  /// only then is it noted in the store and returned. When anything fails, the
  /// store is as it was, and what lies on the medium has no closing line and so
  /// is no bundle.
  ///
  /// - Parameters:
  ///   - contents: What to write, from ``bundleContents(_:personal:)`` of this
  ///     store while it was locked.
  ///   - folder: Where; it must exist, so that a stick that is not there is
  ///     noticed.
  ///   - making: Who and when.
  ///   - progress: Is told how many of all bytes have been written.
  /// - Returns: The bundle.
  /// - Throws: ``StorageError``.
  public func writeBundle(
    _ contents: BundleContents, to folder: String, _ making: BundleMaking,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(StorageError) -> WrittenBundle {
    requireLock()
    return try write(contents, to: folder, making, progress)
  }

  /// Writes what was made here and has no second copy yet into a folder.
  ///
  /// The copy is a bundle without a number, so that it can be merged like any
  /// other when this machine is lost; it has no place in the chain, because it
  /// is not handed over.
  ///
  /// - Parameters:
  ///   - folder: Where; it must exist.
  ///   - making: Who and when.
  /// - Returns: The copy; nil when everything has one.
  /// - Throws: ``StorageError``.
  public func writeCopy(
    to folder: String, _ making: BundleMaking
  ) throws(StorageError) -> WrittenBundle? {
    requireLock()
    let contents = try bundleContents(.uncopied)
    return contents.isEmpty ? nil : try write(contents, to: folder, making) { _, _ in }
  }

  /// Writes a bundle under the first name that is free and notes it.
  private func write(
    _ contents: BundleContents, to folder: String, _ making: BundleMaking,
    _ progress: (Int, Int) -> Void
  ) throws(StorageError) -> WrittenBundle {
    let way = contents.scope.way
    let former = try writtenBundles().filter { $0.way == way }
    var number = (former.last?.number ?? former.count) + 1
    try checkSpace(in: folder, for: contents)
    while true {
      let name = bundleName(way.beginning + padded(number), making.at)
      do throws(StorageError) {
        let written = try write(
          contents, to: "\(folder)/\(name).\(making.ending)",
          header(
            contents, number: way == .up ? number : nil,
            after: way == .up ? former.last?.sha256 : nil, making), making, progress)
        try note(BundleEntry(written, way))
        return written
      } catch {
        // A name that is taken belongs to a bundle that was never noted here.
        guard case .medium(let failure, _) = error, failure.isTakenName else { throw error }
        number += 1
      }
    }
  }

  private func header(
    _ contents: BundleContents, number: Int?, after: String?, _ making: BundleMaking
  ) -> BundleHeader {
    BundleHeader(
      number: number, after: after, store: description.id, device: description.device,
      region: description.region, by: description.interviewer, program: making.program,
      at: making.at, counts: contents.counts, questionnaires: contents.questionnaires)
  }

  private func bundleName(_ last: String, _ at: Timestamp) -> String {
    [
      nameForFile(description.region ?? "", limit: 20), nameForFile(description.device, limit: 20),
      "\(at.local.date)", last,
    ].joined(separator: "_")
  }

  private func padded(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
  }

  private func checkSpace(
    in folder: String, for contents: BundleContents
  ) throws(StorageError) {
    let status = try storing { () throws(FileError) in try files.status(folder) }
    guard status != nil else { throw .noFolder(folder) }
    let free = try storing { () throws(FileError) in try files.freeSpace(folder) }
    // The first and the last line, and what sealing and the medium add.
    let needed = contents.bytes + contents.bytes / 1000 + 65_536
    guard free >= needed else { throw .noSpace(folder, needed: needed, free: free) }
  }

  /// Writes the lines, reads them back, and says that they are there.
  private func write(
    _ contents: BundleContents, to path: String, _ header: BundleHeader, _ making: BundleMaking,
    _ progress: (Int, Int) -> Void
  ) throws(StorageError) -> WrittenBundle {
    let output = try BundleOutput(at: path, sealedTo: making.recipients, on: files)
    do throws(StorageError) {
      let opening = [header.record] + contents.questionnaireRecords.map(\.object)
      for record in opening {
        try output.put(
          try recording(path) { () throws(RecordError) in
            try canonicalForm(of: .object(record))
          })
      }
      var sealedParts: [String: String] = [:]
      try forEachRecord(of: contents) { (id, record) throws(StorageError) in
        if record.id != id { sealedParts[record.id] = id }
        try output.put(try recording(path) { () throws(RecordError) in try record.line() })
        progress(output.length, contents.bytes)
      }
      let trailer = try output.close { digest in
        BundleTrailer(
          counts: contents.counts, sha256: digest.hex,
          signature: making.signingKey.map {
            BundleTrailer.Signature(
              key: $0.verifyingKey.description, value: $0.signature(of: digest).description)
          })
      }
      guard let digest = SHA256Digest(hex: trailer.sha256) else {
        preconditionFailure("A digest was written as hexadecimal.")
      }
      return WrittenBundle(
        path: path, header: header, trailer: trailer, length: output.length,
        code: BundleCode(digest), sealedParts: sealedParts, records: contents.ids)
    } catch {
      output.abandon()
      throw error
    }
  }

  /// Goes through the records that were chosen as they go into the bundle, each
  /// with its id in the store.
  private func forEachRecord(
    of contents: BundleContents,
    _ body: (String, CheckedRecord) throws(StorageError) -> Void
  ) throws(StorageError) {
    var left = contents.ids.subtracting(contents.questionnaireRecords.map(\.id))
    var failure: StorageError?
    var unreadable: StorageError?
    try forEachRecord { location, result in
      guard failure == nil else { return }
      do throws(StorageError) {
        let record = try result.get()
        guard left.remove(record.id) != nil else { return }
        let outgoing = try outgoing(record, contents.personal, "\(root)/\(location.path)")
        do throws(StorageError) { try body(record.id, outgoing) } catch { failure = error }
      } catch {
        unreadable = error
      }
    }
    if let failure { throw failure }
    // What could not be read the first time is not among them.
    if let missing = left.first { throw unreadable ?? .notFound(missing, in: root) }
  }

  /// A record as it goes out: a personal part is sealed where that was asked for.
  private func outgoing(
    _ record: CheckedRecord, _ personal: PersonalHandling, _ path: String
  ) throws(StorageError) -> CheckedRecord {
    guard case .sealed(let recipients) = personal,
      personal.sealsAnew(record.format, isSealed: record.object["sealed"] != nil)
    else { return record }
    let part: SealedPersonalPart
    do throws(SealedPersonalPart.Failure) {
      part = try SealedPersonalPart(record, to: recipients)
    } catch {
      throw StorageError(error, path)
    }
    return try recording(path) { () throws(RecordError) in
      try CheckedRecord(.personal, naming: part.record)
    }
  }
}

extension BundleScope {
  /// Where a bundle with these records goes.
  fileprivate var way: BundleEntry.Way {
    switch self {
    case .unacknowledged, .all, .since: .up
    case .madeHere: .back
    case .uncopied: .copy
    }
  }
}

extension BundleEntry.Way {
  /// What stands before the number in the name of a file.
  fileprivate var beginning: String { self == .up ? "" : "\(rawValue)-" }
}

extension BundleEntry {
  fileprivate init(_ written: WrittenBundle, _ way: Way) {
    self.init(
      number: written.header.number, way: way, sha256: written.trailer.sha256,
      file: written.path, at: written.header.at, count: written.header.records,
      records: way == .copy ? written.records.sorted() : [], sealedParts: written.sealedParts)
  }
}
