import ResponseStorage

/// Lines that could not be used, kept for whoever wants to look at them.
///
/// The file is named by its content, so the same damaged source leaves it once.
final class Quarantine {
  private let store: Store
  private let isDryRun: Bool
  private var bytes: [UInt8] = []

  /// The most bytes that are kept of one merge; the sources have the rest.
  private static let limit = 32 << 20

  init(_ store: Store, isDryRun: Bool) {
    self.store = store
    self.isDryRun = isDryRun
  }

  func add(_ line: [UInt8]) {
    guard !isDryRun, !line.isEmpty, bytes.count + line.count < Quarantine.limit else { return }
    bytes += line
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes what was added; nil when that was nothing.
  func finish() throws(StorageError) -> String? {
    bytes.isEmpty ? nil : try store.quarantine(lines: bytes)
  }
}
