import ArgumentParser
import FileStorage
import SurveyBasics
import Workbooks

/// `suroo convert`: a questionnaire as workbook or as YAML.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turns a questionnaire from .xlsx into .yaml and back.",
    discussion: """
      Example:
        suroo convert my-form.xlsx my-form.yaml

      All sheets, columns and rows are kept in their order, also those that have no meaning here; \
      rows without text are left out. Every cell is text; a formula gives the result that is stored \
      in the file. Colours, notes on cells and comments in YAML (lines with #) are not kept: write \
      remarks in a column #. The same file always gives the same bytes.

      Files with lists of choices are not copied.
      """)

  @Argument(help: "The .xlsx or .yaml file to read.")
  var source: String

  @Argument(help: "The .yaml or .xlsx file to write.")
  var target: String

  @Flag(help: "Replace the file if it is there already.")
  var force = false

  func run() throws {
    let (workbook, hasComments) = try read()
    let bytes: [UInt8]
    do {
      bytes = try workbook.bytes(forFile: target)
    } catch {
      throw CommandFailure(error.code == .unwritable ? .ioError : .dataError, error.description)
    }
    try OutputFile.write(bytes, to: target, replacing: force)
    let sheets = workbook.sheets.filter { !$0.rows.isEmpty }.map(\.name)
    StandardError.line("suroo: \(target) holds the sheets \(sheets.joined(separator: ", ")).")
    if hasComments {
      StandardError.line("suroo: the comments (lines that begin with #) were not kept.")
    }
    for place in workbook.cellsWithoutHeader {
      StandardError.line(
        "suroo: \(place): this column has no header, so its place in the sheet names it.")
    }
    let files = Companions(of: source, in: workbook).notBeside(target)
    if !files.isEmpty {
      StandardError.line(
        "suroo: not copied: \(files.joined(separator: ", ")). Put them beside \(target).")
    }
  }

  /// The workbook, with what is wrong in it printed, and whether it is YAML
  /// with comments.
  private func read() throws -> (Workbook, hasComments: Bool) {
    guard ["xlsx", "xlsm", "yaml", "yml"].contains(Workbook.ending(of: source)) else {
      throw CommandFailure(
        .dataError, "\"\(source)\" is no questionnaire: that is a .yaml or .xlsx file.")
    }
    var diagnostics: [Diagnostic] = []
    let bytes: [UInt8]
    let workbook: Workbook
    do {
      bytes = try Workbook.bytes(ofFile: source, named: source)
      workbook = try Workbook(bytes: bytes, file: source, diagnostics: &diagnostics)
    } catch {
      throw CommandFailure(error.code == .missing ? .noInput : .dataError, error.description)
    }
    for diagnostic in diagnostics { StandardError.line(diagnostic.description) }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(
        .dataError, "\"\(source)\" cannot be read in full, so nothing was written.")
    }
    let isText = ["yaml", "yml"].contains(Workbook.ending(of: source))
    let hash = UInt8(ascii: "#")
    // Texts of several lines are indented, so this is a comment everywhere.
    let hasComments =
      isText && bytes.split(separator: UInt8(ascii: "\n")).contains { $0.first == hash }
    return (workbook, hasComments)
  }
}

/// The files with lists that a questionnaire names and that lie beside it.
private struct Companions {
  private let folder: String
  private let names: [String]

  /// Looks in the folder of the questionnaire and in `<its name>-media`.
  init(of source: String, in workbook: Workbook) {
    let name = lastName(source)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let texts = workbook.sheets.flatMap { $0.rows.flatMap { $0.cells.map(\.text) } }
    let folder = parentPath(source)
    self.folder = folder
    names = ["", "\(stem)-media/"].flatMap { inner in
      ((try? POSIXFileSystem().list("\(folder)/\(inner)")) ?? []).map { inner + $0.name }.sorted()
    }.filter { name in
      ["csv", "xml", "geojson"].contains(Workbook.ending(of: name))
        && texts.contains { Companions.isNamed(lastName(name), in: $0) }
    }
  }

  /// Whether a cell names a file: a select by its name, a look-up by the name
  /// without its ending in quotation marks, a declaration by that alone.
  private static func isNamed(_ file: String, in text: String) -> Bool {
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return text == stem || text.contains(file) || text.contains("'\(stem)'")
      || text.contains("\"\(stem)\"")
  }

  /// Those that a questionnaire in another place would not find.
  func notBeside(_ target: String) -> [String] {
    let folder = parentPath(target)
    return names.filter { name in
      (try? POSIXFileSystem().status("\(folder)/\(name)")) == nil
    }
  }
}
