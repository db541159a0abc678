import Expressions
import SurveyBasics
import SurveyModel
import Workbooks

/// The files that belong to a questionnaire, found beside its main file.
struct FormFiles {
  /// Reads a file by its name relative to the main file; nil if there is none.
  typealias Access = (String) throws(WorkbookError) -> [UInt8]?

  /// The files read so far, the main file first.
  private(set) var sources: [Questionnaire.SourceFile]
  private let main: String
  private let access: Access
  private let findings: Findings
  private var trees: [String: DataTree?] = [:]

  /// - Parameters:
  ///   - main: The main file as the person named it.
  ///   - bytes: Its content.
  ///   - access: Reads the other files.
  ///   - findings: Receives what is wrong with them.
  init(main: String, bytes: [UInt8], access: @escaping Access, findings: Findings) {
    self.main = main
    self.access = access
    self.findings = findings
    sources = [Questionnaire.SourceFile(name: main.lastStep, bytes: bytes)]
  }

  /// The endings of files that are read.
  private static let endings = ["csv", "xml", "geojson"]

  /// The table in a CSV, XML or GeoJSON file, nil if it cannot be read, which is then reported
  /// at `place`, the cell that names the file.
  mutating func table(_ file: String, at place: Place) -> DataTree? {
    if let known = trees[file] { return known }
    let tree = read(file, at: place)
    trees[file] = .some(tree)
    return tree
  }

  private mutating func read(_ file: String, at place: Place) -> DataTree? {
    guard isInside(file) else {
      findings.error(
        "file-outside", "\"\(file)\" lies outside the folder of the questionnaire.", at: place,
        fix: "Copy the file beside the questionnaire and write only its name.")
      return nil
    }
    guard FormFiles.endings.contains(Workbook.ending(of: file)) else {
      findings.error(
        "unknown-file-kind",
        "\"\(file)\" is no list: the name of one ends in .csv, .xml or .geojson.",
        at: place, fix: "Save the list as CSV (UTF-8) and write a name that ends in .csv.")
      return nil
    }
    let folder = "\(main.lastStep.withoutEnding)-media/"
    do throws(WorkbookError) {
      for name in [file, folder + file] {
        guard let bytes = try access(name) else { continue }
        sources.append(Questionnaire.SourceFile(name: name, bytes: bytes))
        return try tree(bytes, main.folder + name)
      }
      findings.error(
        "missing-file", "There is no file \"\(file)\" beside the questionnaire.", at: place,
        fix: "Put it into the same folder, or into \"\(folder)\", and look at the spelling.")
    } catch {
      findings.error("unreadable-file", "\(error)", at: place)
    }
    return nil
  }

  private func tree(_ bytes: [UInt8], _ name: String) throws(WorkbookError) -> DataTree? {
    var diagnostics: [Diagnostic] = []
    defer { findings.add(diagnostics) }
    switch Workbook.ending(of: name) {
    case "xml":
      return XMLTree.reading(bytes: bytes, file: name, diagnostics: &diagnostics).map(
        DataTree.init(elements:))
    case "geojson": return GeoJSON.table(bytes, file: name, diagnostics: &diagnostics)
    default:
      return table(try Workbook(bytes: bytes, file: name, diagnostics: &diagnostics))
    }
  }

  private func table(_ workbook: Workbook) -> DataTree? {
    let rows = workbook.sheets.first?.rows ?? []
    guard let head = rows.first, head.number == 1 else {
      findings.error(
        "empty-file", "The file has no row of headers.", at: Place(file: workbook.file),
        fix: "Name the columns in the first line, such as name,label.")
      return nil
    }
    guard !TableSize.isExceeded(columns: head.cells.count, rows: rows.count) else {
      findings.add([TableSize.fault(at: Place(file: workbook.file))])
      return nil
    }
    var columns: [(name: String, index: Int)] = []
    for cell in head.cells {
      let name = FormTable.cleaned(cell.text, collapsesBlanks: true)
      if columns.contains(where: { $0.name == name }) {
        findings.error(
          "duplicate-header", "The column \"\(name)\" stands twice.", at: cell.place,
          fix: "Rename or delete one of the two.")
      } else if !name.isEmpty {
        columns.append((name, cell.column))
      }
    }
    guard !columns.isEmpty else {
      findings.error(
        "empty-file", "The file has no row of headers.", at: head.place,
        fix: "Name the columns in the first line, such as name,label.")
      return nil
    }
    let indexes = Dictionary(
      columns.enumerated().map { ($0.element.index, $0.offset) }, uniquingKeysWith: { $1 })
    let items = rows.dropFirst().map { row in
      var texts = [String](repeating: "", count: columns.count)
      for cell in row.cells {
        guard let index = indexes[cell.column] else { continue }
        texts[index] = FormTable.cleaned(cell.text, collapsesBlanks: false)
      }
      return texts
    }
    return DataTree(columns: columns.map(\.name), rows: items)
  }

  private func isInside(_ file: String) -> Bool {
    !file.isEmpty && !file.hasPrefix("/") && !file.contains("\\") && !file.contains("\0")
      && !file.split(separator: "/").contains("..")
  }
}

extension String {
  /// What stands behind the last `/`.
  var lastStep: String {
    lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self
  }

  /// The name by which look-ups know a file.
  var tableID: String { lastStep.withoutEnding }

  /// A file name without its ending.
  var withoutEnding: String {
    lastIndex(of: ".").map { String(self[..<$0]) } ?? self
  }

  /// Everything up to and with the last `/`.
  var folder: String {
    lastIndex(of: "/").map { String(self[...$0]) } ?? ""
  }
}
