public import FileStorage
import JSONRecords
public import Sealing

/// Reads a bundle once, from its first line to its last, and finds out whether
/// it is whole.
///
///     let reading = try BundleReading(path, on: files)
///     while let item = try reading.next() { stage(item) }
///     if reading.isSound { commit() } else { report(reading.damage) }
///
/// Records come as they are read, each checked against its own id. Whether the
/// bundle is whole is known only at its end: until then nothing may be kept
/// for good. The file is only read.
public final class BundleReading {
  /// A record of a bundle that agrees with its id.
  public struct Item: Sendable {
    /// The line on which it stands, counted from 1.
    public let line: Int
    /// The record.
    public let record: CheckedLine
  }

  /// The file.
  public let path: String
  /// What the bundle says of itself; nil when its first line is damaged.
  public private(set) var header: BundleHeader?
  /// The closing line; nil until it was read, and when it is damaged or missing.
  public private(set) var trailer: BundleTrailer?
  /// What is damaged, in the order of the lines.
  ///
  /// It is complete once ``next()`` has returned nil.
  public private(set) var damage: [Damage] = []
  /// How many sound records of each kind have been read.
  public private(set) var counts: [RecordFormat: Int] = [:]

  private let lines: RecordLines
  private let contents: SealedBytes
  private let checker = RecordLineChecker()
  private var hash: SHA256? = SHA256()
  private var hasEnded = false

  /// Opens a bundle and reads its first line.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - identities: The keys to try on a sealed bundle.
  ///   - passphrase: Opens a bundle that was sealed with one.
  ///   - files: Where.
  /// - Throws: ``StorageError`` when the file cannot be read,
  ///   ``StorageError/keyNeeded(_:)`` when it is sealed and there is nothing to
  ///   open it with, and ``StorageError/sealed(path:_:)`` when none of the keys
  ///   opens it. What is damaged is no error but stands in ``damage``.
  public init(
    _ path: String, openedWith identities: [AgeIdentity] = [], passphrase: String? = nil,
    on files: any FileSystem
  ) throws(StorageError) {
    self.path = path
    let contents = try storing { () throws(FileError) in
      try SealedBytes(path, identities: identities, passphrase: passphrase, on: files)
    }
    self.contents = contents
    lines = RecordLines(pieces: contents.next, close: contents.close)
    let first = try nextLine()
    if let failure = contents.failure, first == nil {
      let hasKey = !identities.isEmpty || passphrase != nil
      throw failure == .noMatch && !hasKey ? .keyNeeded(path) : .sealed(path: path, failure)
    }
    guard let line = first else {
      end()
      return
    }
    absorb(line)
    do throws(RecordError) {
      header = try BundleHeader(record: readRecord(line.bytes))
    } catch {
      damage.append(Damage(line: 1, .header(error)))
    }
  }

  /// Whether everything was read and nothing is damaged.
  public var isSound: Bool { hasEnded && damage.isEmpty }

  /// What to say on the telephone; nil until the closing line was read.
  public var code: BundleCode? {
    trailer.flatMap { SHA256Digest(hex: $0.sha256) }.map { BundleCode($0) }
  }

  /// Returns the next sound record; damaged ones are passed over and named in
  /// ``damage``.
  ///
  /// - Returns: Nil at the end.
  /// - Throws: ``StorageError`` when the file cannot be read further.
  public func next() throws(StorageError) -> Item? {
    while !hasEnded {
      guard let line = try nextLine() else {
        end()
        break
      }
      guard trailer == nil else {
        damage.append(Damage(line: line.number, .following))
        hasEnded = true
        break
      }
      if let item = take(line) { return item }
    }
    return nil
  }

  /// Reads to the end.
  ///
  /// - Returns: Whether the bundle is whole.
  /// - Throws: ``StorageError`` when the file cannot be read further.
  public func verify() throws(StorageError) -> Bool {
    while try next() != nil {}
    return isSound
  }

  private func take(_ line: RecordLine) -> Item? {
    guard !line.isTooLong else {
      damage.append(Damage(line: line.number, .tooLong))
      return nil
    }
    if line.hasNewline, let object = closingLine(line) {
      close(line, object)
      return nil
    }
    absorb(line)
    do throws(RecordError) {
      let record = try checker.check(line.bytes)
      counts[record.format, default: 0] += 1
      guard line.hasNewline else {
        damage.append(Damage(line: line.number, record: record.id.hex, .unfinished))
        return nil
      }
      return Item(line: line.number, record: record)
    } catch {
      let members = try? readRecord(line.bytes)
      let claimed = (members?["revision_id"] ?? members?["record_id"])?.text
      damage.append(Damage(line: line.number, record: claimed, .record(error)))
      return nil
    }
  }

  /// The members of a line that says it closes the bundle, nil for any other.
  private func closingLine(_ line: RecordLine) -> JSONObject? {
    // In canonical form no record begins like that, so that few lines are read twice.
    guard line.bytes.starts(with: Array("{\"counts\":".utf8)),
      let object = try? readRecord(line.bytes),
      object["format"]?.text == RecordFormat.bundleEnd.rawValue
    else { return nil }
    return object
  }

  /// Compares the closing line with what was read.
  private func close(_ line: RecordLine, _ object: JSONObject) {
    let trailer: BundleTrailer
    do throws(RecordError) {
      trailer = try BundleTrailer(record: object)
      // No hash covers this line itself, so it has to be what suroo writes.
      guard try canonicalForm(of: .object(trailer.record)) == line.bytes else {
        throw .member("(the closing line)", expected: "as suroo writes it")
      }
    } catch {
      absorb(line)
      damage.append(Damage(line: line.number, .trailer(error)))
      return
    }
    self.trailer = trailer
    for format in RecordFormat.allCases {
      let found = counts[format] ?? 0
      let said = [header?.counts ?? trailer.counts, trailer.counts].map { $0[format] ?? 0 }
      for said in said where said != found {
        damage.append(Damage(line: line.number, .count(format, said: said, found: found)))
        break
      }
    }
    guard let found = hash.take()?.finish() else { return }
    if found.hex != trailer.sha256 {
      damage.append(Damage(line: line.number, .hash(said: trailer.sha256, found: found.hex)))
    } else if !BundleReading.holds(trailer.signature, for: found) {
      damage.append(Damage(line: line.number, .signature))
    }
  }

  /// Whether there is no signature, or one that is right.
  private static func holds(
    _ signature: BundleTrailer.Signature?, for digest: SHA256Digest
  ) -> Bool {
    guard let signature else { return true }
    guard let key = VerifyingKey(signature.key), let value = DeviceSignature(signature.value)
    else { return false }
    return key.isValid(value, of: digest)
  }

  private func end() {
    hasEnded = true
    if let failure = contents.failure { damage.append(Damage(line: nil, .sealing(failure))) }
    if trailer == nil { damage.append(Damage(line: nil, .cut)) }
  }

  private func nextLine() throws(StorageError) -> RecordLine? {
    try storing { () throws(FileError) in try lines.next() }
  }

  /// Adds a line to what the closing line vouches for.
  private func absorb(_ line: RecordLine) {
    hash?.update(line.bytes)
    if line.hasNewline { hash?.update(CollectionOfOne(0x0A)) }
  }
}
