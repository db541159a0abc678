import ArgumentParser
import Exports
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel

/// `suroo export`: data for other programs.
struct ExportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, ndjson
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes responses for other programs: CSV tables or JSON lines.",
    discussion: """
      Examples:
        suroo export --questionnaire residents --format csv --to data --language ky
        suroo export --questionnaire residents --format ndjson --to data --layer collected

      csv: one table of responses and one for each roster, linked by KEY and PARENT_KEY. Select \
      one: the code, with --language the label in name.label. Select multiple: the codes with \
      blanks between them in one column, and 1 or 0 in name/code, empty where there is no answer. Rank: \
      the place of each code. Positions: four columns. Why there is no answer: name.missing; \
      where that is empty too, the question was not asked. columns.csv says what every column and \
      code means. The columns are those of all versions together. The files are UTF-8 without a \
      mark, lines end with a line feed, values are quoted as in RFC 4180.

      ndjson: the records in their canonical form, whole.

      Personal answers are left out unless --personal is given and the store holds them. The same \
      responses give the same bytes; manifest.json holds a digest of what went in and of every file. Exit \
      status 1 when a response could not be read; the others are written.
      """)

  @OptionGroup var selection: ResponseSelectionOptions

  @Option(help: "csv or ndjson.")
  var format: Format

  @Option(help: "The folder for the files.")
  var to: String

  @Option(help: "Adds columns with labels in this language.")
  var language: String?

  @Flag(help: "Writes personal answers too.")
  var personal = false

  @Flag(
    help: "Puts an apostrophe before what a spreadsheet program would run as a formula.")
  var forSpreadsheets = false

  @Flag(help: "Replaces the files of an earlier export.")
  var overwrite = false

  @Flag(help: "Print what was written as one JSON object.")
  var json = false

  @OptionGroup var storeOptions: StoreOptions

  func run() throws {
    let store = try storeOptions.openForReading()
    let found = try selection.select(from: store)
    let questionnaires = try found.questionnaires(in: store)
    guard !questionnaires.isEmpty else {
      throw CommandFailure(
        .noInput, "No response to \"\(selection.questionnaire)\" is left to export.")
    }
    if let language, !questionnaires.contains(where: { $0.language(tagged: language) != nil }) {
      let tags = Set(questionnaires.flatMap { $0.languages.map(\.tag) }).sorted()
      throw CommandFailure(
        .usage,
        "The questionnaire has no language \"\(language)\"; it has: \(tags.joined(separator: ", "))."
      )
    }
    var options = DataExport.Options()
    options.language = language
    options.isPersonal = personal
    options.isForSpreadsheet = forSpreadsheets
    options.replaces = overwrite
    options.layer = selection.layer.rawValue
    let report: DataExport.Report
    do throws(ExportError) {
      report = try DataExport(format == .csv ? .csv : .ndjson, of: questionnaires, options)
        .write(found.responses, from: store, to: to)
    } catch {
      throw CommandFailure(error.status, error.description)
    }
    tell(report, found)
    if !report.troubles.isEmpty || !found.troubles.isEmpty { throw CommandFailure(.findings) }
  }

  private func tell(_ report: DataExport.Report, _ found: ResponseSelection) {
    if json {
      StandardOutput.write(JSONLine.text(record(report, found)) + "\n")
    } else {
      let rows = report.files.map {
        [$0.name, "\($0.lines)", "\($0.bytes)", String($0.sha256.prefix(12))]
      }
      StandardOutput.write(AlignedColumns.text(["file", "lines", "bytes", "sha256"], rows))
      StandardOutput.write("responses: \(report.responses)\n")
      if found.conflicts > 0 {
        StandardOutput.write("responses with open conflicts: \(found.conflicts)\n")
      }
    }
    if !report.replaced.isEmpty {
      StandardError.line("suroo: replaced: \(report.replaced.joined(separator: ", "))")
    }
    if report.withoutPersonal > 0 {
      StandardError.line(
        "suroo: the store does not hold the personal answers of \(report.withoutPersonal) responses."
      )
    }
    for trouble in found.troubles + report.troubles { StandardError.line("suroo: \(trouble)") }
  }

  private func record(_ report: DataExport.Report, _ found: ResponseSelection) -> JSONValue {
    [
      "responses": .integer(report.responses), "conflicts": .integer(found.conflicts),
      "without_personal": .integer(report.withoutPersonal),
      "unreadable": .integer(report.troubles.count), "input_sha256": .string(report.inputDigest),
      "replaced": .array(report.replaced.map(JSONValue.string)),
      "files": .array(
        report.files.map {
          [
            "name": .string($0.name), "lines": .integer($0.lines), "bytes": .integer($0.bytes),
            "sha256": .string($0.sha256),
          ]
        }),
    ]
  }
}

extension ExportError {
  /// How the program ends.
  fileprivate var status: ExitStatus {
    switch self {
    case .taken: .cannotCreate
    case .file: .ioError
    case .store: .ioError
    }
  }
}
