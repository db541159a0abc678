#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif
public import SurveyBasics

extension Workbook {
  /// Reads an .xlsx, .csv, .tsv, .yaml or .yml file.
  ///
  /// What is wrong inside the file is added to `diagnostics`; the workbook
  /// then holds what could be read, possibly no sheet at all.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - name: How messages call the file; the path if it is nil.
  ///   - diagnostics: Receives what is wrong inside the file.
  /// - Throws: ``WorkbookError`` if there is nothing to speak of: no file, not
  ///   a workbook, too large.
  public init(
    contentsOf path: String, named name: String? = nil, diagnostics: inout [Diagnostic]
  ) throws(WorkbookError) {
    let file = name ?? path
    try self.init(
      bytes: Workbook.bytes(ofFile: path, named: file), file: file, diagnostics: &diagnostics)
  }

  /// Reads the bytes of an .xlsx, .csv, .tsv, .yaml or .yml file; the ending
  /// of `file` says which.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file as the person named it.
  ///   - diagnostics: Receives what is wrong inside the file.
  /// - Throws: ``WorkbookError`` if there is nothing to speak of.
  public init(
    bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]
  ) throws(WorkbookError) {
    let isZip = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    let isCompound = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    switch Workbook.ending(of: file) {
    case "xlsx", "xlsm":
      guard !isCompound else {
        throw WorkbookError(
          .unsupported, file: file,
          """
          "\(file)" is protected by a password or is an old .xls workbook under a new name. Open it \
          in a spreadsheet program and save it as “Excel Workbook (.xlsx)” without a password.
          """)
      }
      guard isZip else {
        throw WorkbookError(
          .damaged, file: file,
          """
          "\(file)" is not an .xlsx workbook: it does not begin like one. Copy it again from where \
          it came from, or open it in a spreadsheet program and save it as “Excel Workbook (.xlsx)”.
          """)
      }
      self = try SpreadsheetReader.workbook(bytes, file: file, diagnostics: &diagnostics)
    case "yaml", "yml", "csv", "tsv", "txt":
      guard !isZip, !isCompound else {
        throw WorkbookError(
          .unsupported, file: file,
          """
          "\(file)" holds a workbook, not text. Give it the ending .xlsx, or save it as text.
          """)
      }
      let source = try SourceText(bytes, file: file, diagnostics: &diagnostics)
      switch Workbook.ending(of: file) {
      case "yaml", "yml": self = YAMLTables.workbook(source, diagnostics: &diagnostics)
      default: self = CSVReader.workbook(source, diagnostics: &diagnostics)
      }
    case let ending:
      throw WorkbookError(
        .unsupported, file: file,
        """
        "\(file)" cannot be read: \(ending.isEmpty ? "its name has no ending" : ".\(ending) files are not supported"). \
        A questionnaire is a .yaml or .xlsx file, a list of choices a .csv file; a spreadsheet \
        program can save as “Excel Workbook (.xlsx)”.
        """)
    }
  }

  /// The most bytes of a file that are read.
  ///
  /// Each cell takes some hundred bytes in memory, so a file of nothing but
  /// short cells becomes many times larger there.
  static let fileLimit = 16 << 20

  /// Reads the bytes of an ordinary file of at most 16 MiB.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - file: How messages call the file.
  /// - Returns: All bytes of the file.
  /// - Throws: ``WorkbookError`` if there is no such file, if it cannot be read
  ///   or if it is too large.
  public static func bytes(
    ofFile path: String, named file: String
  ) throws(WorkbookError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw refusal(errno, file) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw refusal(errno, file) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw WorkbookError(
        .unreadable, file: file, "\"\(file)\" is not a file. Name the file itself.")
    }
    guard status.st_size <= fileLimit else {
      throw WorkbookError(
        .tooLarge, file: file,
        "\"\(file)\" is larger than 16 MiB, which no questionnaire or choice list needs.")
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let taken = read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if taken > 0 {
          count += taken
        } else if taken == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw refusal(failure, file) }
    return bytes
  }

  /// The ending of a file name in lower case without its point, empty if it has none.
  public static func ending(of file: String) -> String {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  private static func refusal(_ number: Int32, _ file: String) -> WorkbookError {
    switch number {
    case ENOENT, ENOTDIR:
      WorkbookError(
        .missing, file: file, "There is no file \"\(file)\". Look at the spelling and the folder.")
    case EACCES, EPERM:
      WorkbookError(
        .unreadable, file: file, "You are not allowed to read \"\(file)\". Look at its permissions."
      )
    default:
      WorkbookError(
        .unreadable, file: file,
        "\"\(file)\" cannot be read: \(String(cString: strerror(number))).")
    }
  }
}
