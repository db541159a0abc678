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

  /// Writes a bundle of the chain into a folder, which may lie on a stick.
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
    let former = try writtenBundles().last { $0.number != nil }
    var number = (former?.number ?? 0) + 1
    try checkSpace(in: folder, for: contents)
    while true {
      do throws(StorageError) {
        let written = try write(
          contents, to: "\(folder)/\(bundleName(padded(number), making.at)).\(making.ending)",
          header(contents, number: number, after: former?.sha256, making), making, progress)
        try note(BundleEntry(written, records: []))
        return written
      } catch {
        // A name that is taken belongs to a bundle that was never noted here.
        guard case .medium(let failure, _) = error, failure.isTakenName else { throw error }
        number += 1
      }
    }
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
    guard !contents.isEmpty else { return nil }
    try checkSpace(in: folder, for: contents)
    var number = try writtenBundles().count { $0.number == nil } + 1
    while true {
      do throws(StorageError) {
        let written = try write(
          contents,
          to: "\(folder)/\(bundleName("copy-\(padded(number))", making.at)).\(making.ending)",
          header(contents, number: nil, after: nil, making), making, { _, _ in })
        try note(BundleEntry(written, records: contents.ids.sorted()))
        return written
      } catch {
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
      try forEachLine(of: contents) { (line) throws(StorageError) in
        try output.put(line)
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
        code: BundleCode(digest))
    } catch {
      output.abandon()
      throw error
    }
  }

  /// Goes through the lines of the records that were chosen, as they lie in the
  /// store.
  private func forEachLine(
    of contents: BundleContents, _ body: ([UInt8]) throws(StorageError) -> Void
  ) throws(StorageError) {
    var left = contents.ids.subtracting(contents.questionnaireRecords.map(\.id))
    var failure: StorageError?
    var unreadable: StorageError?
    try forEachRecord { location, result in
      guard failure == nil else { return }
      do throws(StorageError) {
        let record = try result.get()
        guard left.remove(record.id) != nil else { return }
        let line = try line(of: record, contents.personal, "\(root)/\(location.path)")
        do throws(StorageError) { try body(line) } catch { failure = error }
      } catch {
        unreadable = error
      }
    }
    if let failure { throw failure }
    // What could not be read the first time is not among them.
    if let missing = left.first { throw unreadable ?? .notFound(missing, in: root) }
  }

  /// The line of a record, a personal part sealed where that was asked for.
  private func line(
    of record: CheckedRecord, _ personal: PersonalHandling, _ path: String
  ) throws(StorageError) -> [UInt8] {
    guard case .sealed(let recipients) = personal,
      personal.sealsAnew(record.format, isSealed: record.object["sealed"] != nil)
    else { return try recording(path) { () throws(RecordError) in try record.line() } }
    let part: SealedPersonalPart
    do throws(SealedPersonalPart.Failure) {
      part = try SealedPersonalPart(record, to: recipients)
    } catch {
      throw StorageError(error, path)
    }
    return try recording(path) { () throws(RecordError) in
      try CheckedRecord(.personal, naming: part.record).line()
    }
  }
}

extension BundleEntry {
  fileprivate init(_ written: WrittenBundle, records: [String]) {
    self.init(
      number: written.header.number, sha256: written.trailer.sha256, file: written.path,
      at: written.header.at, count: written.header.records, records: records)
  }
}
