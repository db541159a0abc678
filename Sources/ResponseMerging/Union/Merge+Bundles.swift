import FileStorage
import ResponseStorage
import Sealing

extension Merge {
  /// Reads a bundle.
  ///
  /// One that is cut off or damaged anywhere gives nothing, and everything
  /// damaged is told of. Only when somebody wants to salvage what is left are its
  /// sound records taken.
  func readBundle(
    _ path: String, _ report: inout MergeReport.Source
  ) throws(StorageError) {
    var ids: [String] = []
    let reading: BundleReading
    do throws(StorageError) {
      if !salvages {
        let trial = try open(path)
        guard try trial.verify() else { return tell(of: trial, path, &report) }
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
  /// as a whole where its end is missing or no single record explains it.
  private func tell(
    of reading: BundleReading, _ path: String, _ report: inout MergeReport.Source
  ) {
    if !salvages, reading.damage.contains(where: { $0.reason == .cut }) {
      return refuse(path, BundleReading.Damage.cutOff, &report)
    }
    let single = reading.damage.filter(\.isOfOneRecord)
    for damage in single.isEmpty ? Array(reading.damage.prefix(1)) : single {
      refuse(damage.line.map { "\(path):\($0)" } ?? path, "\(damage)", &report)
    }
  }

  private func open(_ path: String) throws(StorageError) -> BundleReading {
    try BundleReading(path, openedWith: identities, passphrase: passphrase, on: files)
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
