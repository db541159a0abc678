import CZip

/// The parts of a zip file, with limits against archives that inflate to more
/// than any workbook holds.
struct ZipArchive: ~Copyable {
  /// The most entries an archive may have.
  static let entryLimit = 1000
  /// The most bytes that all parts read may have together.
  static let sizeLimit = 64 << 20
  /// The most bytes a part may have for each byte of its packed form.
  ///
  /// Deflate reaches 1032; sheets of thousands of equal cells reach about 100.
  static let ratioLimit = 400
  /// The size up to which the ratio does not matter.
  static let ratioFreeSize = 8 << 20

  private let file: String
  private let archive: OpaquePointer
  private let storage: UnsafeMutableRawBufferPointer
  private var remaining = ZipArchive.sizeLimit

  /// Opens an archive that lies in memory.
  init(_ bytes: [UInt8], file: String) throws(WorkbookError) {
    let storage = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(bytes.count, 1), alignment: 1)
    storage.copyBytes(from: bytes)
    var fault = zip_error_t()
    zip_error_init(&fault)
    defer { zip_error_fini(&fault) }
    let source = zip_source_buffer_create(
      storage.baseAddress, zip_uint64_t(bytes.count), 0, &fault)
    guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, &fault) else {
      zip_source_free(source)
      storage.deallocate()
      throw ZipArchive.damaged(file)
    }
    guard zip_get_num_entries(archive, 0) <= ZipArchive.entryLimit else {
      zip_discard(archive)
      storage.deallocate()
      throw WorkbookError(
        .tooLarge, file: file,
        "\"\(file)\" has more than \(ZipArchive.entryLimit) parts, which no workbook has.")
    }
    self.file = file
    self.archive = archive
    self.storage = storage
  }

  deinit {
    zip_discard(archive)
    storage.deallocate()
  }

  /// Whether the archive has a part of that name.
  func hasPart(_ name: String) -> Bool {
    zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0
  }

  /// The inflated bytes of a part, nil if there is none of that name.
  mutating func part(_ name: String) throws(WorkbookError) -> [UInt8]? {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
      let entry = zip_fopen_index(archive, zip_uint64_t(index), 0)
    else { throw ZipArchive.damaged(file) }
    defer { zip_fclose(entry) }
    // The declared size is a claim; only bytes that arrive are counted.
    let (product, overflow) = Int(clamping: status.comp_size)
      .multipliedReportingOverflow(by: ZipArchive.ratioLimit)
    let limit = min(remaining, max(overflow ? .max : product, ZipArchive.ratioFreeSize))
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(entry, &chunk, zip_uint64_t(chunk.count)))
      guard count >= 0 else { throw ZipArchive.damaged(file) }
      guard count > 0 else { break }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw WorkbookError(
          .tooLarge, file: file,
          """
          "\(file)" unpacks to far more than a questionnaire holds, so it is not read. Delete empty \
          rows and columns that only have colours or borders, and save it again.
          """)
      }
    }
    remaining -= bytes.count
    return bytes
  }

  private static func damaged(_ file: String) -> WorkbookError {
    WorkbookError(
      .damaged, file: file,
      "\"\(file)\" is damaged or not complete. Copy it again from where it came from.")
  }
}
