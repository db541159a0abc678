import ArgumentParser
import Exports
import FoundationEssentials
import Glibc
import InterfaceText
import ResponseStorage
import SurveyBasics
import SurveyModel
import SurveyScreens
import Tabulation
import TerminalUI

/// `suroo tabulate`: tables of the responses of a store.
struct TabulateCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "tabulate",
    abstract: "Counts answers: frequencies, two-way tables, means and medians.",
    discussion: """
      Examples:
        suroo tabulate --questionnaire residents --rows a601_knows_budget --by region
        suroo tabulate --questionnaire residents --rows a401_age --where "${a302_sex} = '2'"
        suroo tabulate --questionnaire residents --rows members/a203_sex --format csv

      Rows and columns are questions by name, questions of a roster such as members/age (each row \
      of the roster is counted), or region, interviewer, status, language, unit and \
      "questionnaire version" of the responses; response.region is the latter where a question \
      has the same name. Conditions are expressions of the questionnaire's language; an answer that is missing \
      reads as empty, and missing(${q}) gives the reason.

      Percentages are of those who answered, and of several answers of those who were asked and \
      did not refuse. Under each table stands how many were asked, answered, did not know, \
      refused, and were not asked. With columns, percentages are those of each column. A response \
      with two revisions that nobody has brought together counts once, with the revision that \
      suroo list shows; how many there are is told.

      Medians and quartiles are those of R's quantile (type 7); with --weight the smallest value at \
      which half (a quarter) of the weight is reached, and the mean with the next value where it is \
      reached exactly. Errors by strata and clusters are not computed yet.

      Exit status 1 when something could not be read; the rest is counted.
      """)

  @OptionGroup var selection: ResponseSelectionOptions

  @Option(parsing: .upToNextOption, help: "What is counted, a table each.")
  var rows: [String] = []

  @Option(help: "What the columns are.")
  var by: String?

  @Option(help: "A condition on the responses, or on the rows of a roster that are counted.")
  var `where`: String?

  @Option(help: "The question whose number says how much a response counts.")
  var weight: String?

  @Option(help: .hidden)
  var strata: String?

  @Option(help: .hidden)
  var cluster: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Missing reasons that are counted in the base too, such as dont_know.",
      valueName: "reason"))
  var inBase: [String] = []

  @Flag(help: "Counts versions together although they differ in the meaning of codes.")
  var together = false

  @Option(help: "The language of labels (default: that of the program where there is one).")
  var language: String?

  @Option(help: "text, csv or json (one object a line).")
  var format: Format = .text

  @Option(help: "The width of the text in cells (default: that of the terminal, else 80).")
  var width: Int?

  @Flag(help: "Draws bars in ASCII.")
  var ascii = false

  @OptionGroup var storeOptions: StoreOptions

  @OptionGroup var interface: InterfaceOptions

  func validate() throws {
    guard !rows.isEmpty else {
      throw ValidationError("Say with --rows what is to be counted, such as --rows region.")
    }
    guard strata == nil, cluster == nil else {
      throw ValidationError(
        "--strata and --cluster are not there yet: errors of percentages and means are not computed. "
          + "Leave them out; the figures themselves do not depend on them.")
    }
    if let unknown = inBase.first(where: { MissingReason(rawValue: $0) == nil }) {
      let reasons = MissingReason.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--in-base takes \(reasons), not \"\(unknown)\".")
    }
    if let width, width < 40 { throw ValidationError("--width is 40 or more, not \(width).") }
  }

  func run() throws {
    let words = try interface.wording()
    let store = try storeOptions.openForReading()
    let found = try selection.select(from: store)
    let questionnaires = try found.questionnaires(in: store)
    guard !questionnaires.isEmpty else {
      throw CommandFailure(
        .noInput, "No response to \"\(selection.questionnaire)\" is left to count.")
    }
    var request = TableRequest(rows: rows, by: by)
    request.condition = self.where
    request.weight = weight
    request.inBase = Set(inBase.compactMap(MissingReason.init(rawValue:)))
    request.together = together
    let places = store.places(of: found.responses.map(\.location))
    let language = try labelLanguage(questionnaires, words)
    let tabulation = try Self.failing { () throws(TabulationError) in
      try Tabulation(request, of: questionnaires, language: language)
    }
    let result = try StoreOptions.failing { () throws(StorageError) in
      try tabulation.waitForResult(of: places)
    }
    let tables = try Self.failing { () throws(TabulationError) in try result.tables() }
    print(tables, words, conflicts: found.conflicts)
    for trouble in found.troubles { StandardError.line("suroo: \(trouble)") }
    for trouble in result.troubles {
      StandardError.line("suroo: \(trouble.path), byte \(trouble.offset): \(trouble.reason)")
    }
    if result.failures > 0 {
      StandardError.line(
        "suroo: the condition went wrong \(result.failures) times and was taken as not holding.")
    }
    if !found.troubles.isEmpty || !result.troubles.isEmpty || result.failures > 0 {
      throw CommandFailure(.findings)
    }
  }

  /// The language of labels: the one asked for, else that of the program, else
  /// the default one of the questionnaire.
  private func labelLanguage(_ questionnaires: [Questionnaire], _ words: Wording) throws -> String?
  {
    guard let language else {
      let own = words.language.rawValue
      return questionnaires.contains { $0.language(tagged: own) != nil } ? own : nil
    }
    guard questionnaires.contains(where: { $0.language(tagged: language) != nil }) else {
      let tags = Set(questionnaires.flatMap { $0.languages.map(\.tag) }).sorted()
      throw CommandFailure(
        .usage,
        "The questionnaire has no language \"\(language)\"; it has: \(tags.joined(separator: ", "))."
      )
    }
    return language
  }

  private func print(_ tables: [Table], _ words: Wording, conflicts: Int) {
    switch format {
    case .text:
      let texts = tables.map { table in
        TableText(table, words, glyphs: glyphs, conflicts: conflicts)
          .lines(width: width ?? OutputWidth.cells).map { $0 + "\n" }.joined()
      }
      StandardOutput.write(texts.joined(separator: "\n\n"))
    case .json:
      for table in tables {
        StandardOutput.write(
          JSONLine.text(TableRecord(table, TableWords(words), conflicts: conflicts).value) + "\n")
      }
    case .csv:
      StandardOutput.write(CSVLine.text(TableLines.header))
      for table in tables {
        for line in TableLines(table, TableWords(words)).lines {
          StandardOutput.write(CSVLine.text(line))
        }
      }
    }
  }

  private var glyphs: Glyphs {
    if ascii { return .ascii }
    guard isatty(1) == 1 else { return .full }
    return Capabilities(
      environment: ProcessInfo.processInfo.environment, hasColours: false, wishes: TerminalWishes()
    ).glyphs
  }

  private static func failing<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as TabulationError {
      let status: ExitStatus =
        switch error {
        case .noQuestionnaire, .sameVersion, .meanings, .tooManyValues: .dataError
        case .unknownName, .notCountable, .apart, .condition: .usage
        }
      throw CommandFailure(status, error.description)
    }
  }
}

/// How wide text on standard output may be.
enum OutputWidth {
  /// The columns of the terminal, else `COLUMNS`, else 80.
  static var cells: Int {
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }
}
