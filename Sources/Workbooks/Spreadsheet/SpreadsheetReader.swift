import SurveyBasics

/// Reads the sheets of an Office Open XML workbook (.xlsx).
///
/// Formulas give the result that the spreadsheet program stored. Colours,
/// merged cells and comments mean nothing.
enum SpreadsheetReader {
  static func workbook(
    _ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]
  ) throws(WorkbookError) -> Workbook {
    var archive = try ZipArchive(bytes, file: file)
    let main = try mainPart(&archive, file)
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    guard let part = try archive.part(main) else { throw notAWorkbook(file) }
    let contents = Contents(part)
    guard contents.isWellFormed, !contents.sheets.isEmpty else { throw notAWorkbook(file) }
    let name = main.dropFirst(folder.count)
    let targets = try relations(&archive, "\(folder)_rels/\(name).rels")

    var texts = SheetTexts(file: file)
    texts.formats.countsFrom1904 = contents.countsFrom1904
    for target in targets.values where target.type == "styles" {
      if let part = try archive.part(target.path(in: folder)), !texts.formats.read(part) {
        diagnostics.append(damagedPart("The formats", Place(file: file)))
      }
    }
    for target in targets.values where target.type == "sharedStrings" {
      if let part = try archive.part(target.path(in: folder)), !texts.readShared(part) {
        diagnostics.append(damagedPart("The texts", Place(file: file)))
      }
    }

    var workbook = Workbook(file: file, sheets: [])
    for entry in contents.sheets {
      let place = Place(file: file, .sheet(entry.name))
      guard let target = targets[entry.relation], target.type == "worksheet" else { continue }
      guard let part = try archive.part(target.path(in: folder)) else {
        diagnostics.append(damagedPart("This sheet", place))
        continue
      }
      let rows = SheetRows(part, sheet: entry.name, texts: texts)
      if !rows.isWellFormed { diagnostics.append(damagedPart("This sheet", place)) }
      diagnostics += rows.diagnostics
      workbook.sheets.append(
        Sheet(name: entry.name, isHidden: entry.isHidden, place: place, rows: rows.rows))
    }
    return workbook
  }

  /// The path of the part that lists the sheets.
  private static func mainPart(
    _ archive: inout ZipArchive, _ file: String
  ) throws(WorkbookError) -> String {
    let targets = try relations(&archive, "_rels/.rels")
    let main =
      targets.values.first { $0.type == "officeDocument" }?.path(in: "") ?? "xl/workbook.xml"
    if main.lowercased().hasSuffix(".bin") || archive.hasPart("xl/workbook.bin") {
      throw other(file, "a binary Excel workbook (.xlsb)")
    }
    guard archive.hasPart(main) else {
      if archive.hasPart("content.xml") { throw other(file, "an OpenDocument file (.ods)") }
      throw notAWorkbook(file)
    }
    return main
  }

  private static func other(_ file: String, _ kind: String) -> WorkbookError {
    WorkbookError(
      .unsupported, file: file,
      """
      "\(file)" is \(kind). Open it in a spreadsheet program and save it as “Excel Workbook (.xlsx)”.
      """)
  }

  private static func notAWorkbook(_ file: String) -> WorkbookError {
    WorkbookError(
      .damaged, file: file,
      """
      "\(file)" is an archive without a workbook in it. Open it in a spreadsheet program and save it \
      as “Excel Workbook (.xlsx)”.
      """)
  }

  private static func damagedPart(_ what: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "damaged-part", .error, "\(what) of the workbook cannot be read to the end.", at: place,
      fix: "Open the file in a spreadsheet program, look whether all is there, and save it again.")
  }

  /// A part that another part refers to.
  private struct Target {
    let path: String
    /// The last word of the relationship's type.
    let type: String

    func path(in folder: String) -> String {
      guard !path.hasPrefix("/") else { return String(path.dropFirst()) }
      var steps: [Substring] = []
      for step in (folder + path).split(separator: "/") where step != "." {
        if step == ".." { _ = steps.popLast() } else { steps.append(step) }
      }
      return steps.joined(separator: "/")
    }
  }

  /// The parts that a part refers to, by the ids it uses for them.
  private static func relations(
    _ archive: inout ZipArchive, _ path: String
  ) throws(WorkbookError) -> [String: Target] {
    guard let part = try archive.part(path) else { return [:] }
    var targets: [String: Target] = [:]
    _ = XMLPart.walk(part) { element in
      guard element.name == "Relationship", let id = element["Id"], let path = element["Target"]
      else { return }
      let type = element["Type"]?.split(separator: "/").last.map(String.init) ?? ""
      targets[id] = Target(path: path, type: type)
    } end: { _, _ in
    }
    return targets
  }

  /// What `xl/workbook.xml` says.
  private struct Contents {
    var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    var countsFrom1904 = false
    var isWellFormed = false

    init(_ part: [UInt8]) {
      var sheets: [(name: String, relation: String, isHidden: Bool)] = []
      var countsFrom1904 = false
      isWellFormed = XMLPart.walk(part) { element in
        if element.name == "sheet", let name = element["name"], let relation = element["id"] {
          sheets.append((name, relation, (element["state"] ?? "visible") != "visible"))
        } else if element.name == "workbookPr", let value = element["date1904"] {
          countsFrom1904 = value == "1" || value == "true"
        }
      } end: { _, _ in
      }
      self.sheets = sheets
      self.countsFrom1904 = countsFrom1904
    }
  }
}

/// What the sheets of a workbook share: the table of texts and the formats.
struct SheetTexts {
  let file: String
  var formats = NumberFormats()
  private(set) var shared: [String] = []

  init(file: String) {
    self.file = file
  }

  /// Reads `xl/sharedStrings.xml`; runs of formatted text become one text,
  /// pronunciation marks are left out.
  mutating func readShared(_ part: [UInt8]) -> Bool {
    var texts: [String] = []
    var text = ""
    var inPronunciation = false
    let isWellFormed = XMLPart.walk(part) { element in
      if element.name == "si" { text = "" }
      if element.name == "rPh" { inPronunciation = true }
    } end: { name, content in
      switch name {
      case "t" where !inPronunciation: text += content
      case "rPh": inPronunciation = false
      case "si": texts.append(SheetTexts.unescaped(text))
      default: break
      }
    }
    shared = texts
    return isWellFormed
  }

  /// A text with `_x000D_` and its like turned back into the character, and
  /// the line ends of all systems into `\n`.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) || text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "_x") {
      let digits = rest[start.upperBound...].prefix(4)
      let end = rest[digits.endIndex...]
      if digits.utf8.count == 4, end.first == "_", let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result += rest[..<start.lowerBound]
        result.unicodeScalars.append(scalar)
        rest = end.dropFirst()
      } else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
      }
    }
    result += rest
    return String(
      result.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" }
        .joined(separator: "\n"))
  }
}
