import FileStorage
import JSONRecords
import ResponseStorage
import Sealing

extension Merge {
  /// Reads a bundle.
  ///
  /// Without its closing line it does not exist; of one that is
  /// damaged otherwise the sound records are taken and the others told of.
  func readBundle(
    _ path: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    var ids: [String] = []
    let reading: BundleReading
    do throws(StorageError) {
      guard try salvages ? true : isClosed(path) else {
        return refuse(path, BundleReading.Damage.cutOff, &report)
      }
      reading = try open(path)
    } catch {
      return refuse(path, "\(error)", &report)
    }
    while true {
      let item: BundleReading.Item?
      do throws(StorageError) {
        item = try reading.next()
      } catch {
        refuse(path, "\(error) What stands behind was not read.", &report)
        break
      }
      guard let item else { break }
      let refused = report.quarantined
      try take(item.record, from: "\(path):\(item.line)", &report)
      if report.quarantined == refused { ids.append(item.record.id.hex) }
    }
    tell(of: reading, path, &report)
    guard reading.isSound, report.quarantined == 0, let trailer = reading.trailer else { return }
    report.bundle = trailer.sha256
    arrived.append((trailer.sha256, ids))
    if let header = reading.header { headers.append(header) }
  }

  /// Tells of everything that is damaged: record by record, and of the bundle
  /// as a whole where no single record explains it.
  private func tell(
    of reading: BundleReading, _ path: String, _ report: inout MergeReport.Source
  ) {
    let single = reading.damage.filter(\.isOfOneRecord)
    for damage in single.isEmpty ? Array(reading.damage.prefix(1)) : single {
      refuse(damage.line.map { "\(path):\($0)" } ?? path, "\(damage)", &report)
    }
  }

  private func open(_ path: String) throws(StorageError) -> BundleReading {
    try BundleReading(path, openedWith: identities, passphrase: passphrase, on: files)
  }

  /// Whether a bundle has its closing line.
  ///
  /// Of a plain one only the end is
  /// looked at; a sealed one has to be read for that.
  private func isClosed(_ path: String) throws(StorageError) -> Bool {
    guard path.hasSuffix(".age") else { return try hasClosingLine(path) }
    let reading = try open(path)
    _ = try reading.verify()
    return !reading.damage.contains { $0.reason == .cut }
  }

  /// Whether the last line of a file closes a bundle.
  private func hasClosingLine(_ path: String) throws(StorageError) -> Bool {
    do throws(FileError) {
      let length = try files.status(path)?.length ?? 0
      let tail = try files.contents(of: path, from: max(0, length - 65_536), count: 65_536)
      guard tail.last == UInt8(ascii: "\n") else { return false }
      let line = tail.dropLast().suffix(while: { $0 != UInt8(ascii: "\n") })
      return (try? JSONReader.value(of: line))?["format"]?.text == RecordFormat.bundleEnd.rawValue
    } catch {
      throw .file(error)
    }
  }

  /// Writes receipts for the bundles of which every record is held for good.
  func acknowledge() throws(StorageError) {
    for (bundle, ids) in arrived {
      // A receipt is a record itself and has to stay below its limit.
      for start in stride(from: 0, to: ids.count, by: Merge.mostAcknowledged) {
        try store.acknowledge(
          bundle: bundle, records: ids[start...].prefix(Merge.mostAcknowledged), at: at)
      }
    }
  }

  private static let mostAcknowledged = 100_000

  /// The bundles that those which came name as the ones before, and that never came.
  func missingBundles() throws(StorageError) -> [String] {
    let here = Set(arrived.map(\.bundle))
    var missing: [String] = []
    for header in headers {
      guard let after = try store.missingBundle(before: header), !here.contains(after) else {
        continue
      }
      missing.append("\(header.device) \(header.number.map { $0 - 1 } ?? 0) \(after)")
    }
    return missing
  }
}

extension BundleReading.Damage {
  /// What is said of a bundle without its closing line.
  fileprivate static let cutOff =
    "The closing line is missing. The file was cut off, or writing it was broken off; have the "
    + "bundle written again, or take what is sound of it with --salvage."

  /// Whether it concerns one record and no others.
  fileprivate var isOfOneRecord: Bool {
    switch reason {
    case .record, .tooLong, .unfinished: true
    case .header, .trailer, .cut, .following, .count, .hash, .signature, .sealing: false
    }
  }
}

extension BidirectionalCollection {
  /// The longest end of the collection whose elements all satisfy a condition.
  fileprivate func suffix(while holds: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, holds(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
