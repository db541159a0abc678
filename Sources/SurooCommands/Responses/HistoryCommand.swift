import ArgumentParser
import ResponseStorage
import SurveyBasics
import SurveyModel
import TerminalUI

/// `suroo history`: how a response came to be what it is.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Shows the revisions of a response, who changed what and why, and how long it took.",
    discussion: """
      Examples:
        suroo history 5c1e2d3f4a5b
        suroo history --timing --language ru 5c1e2d3f4a5b
        suroo history --json 5c1e2d3f4a5b
        suroo history --personal --key centre.key 5c1e2d3f4a5b

      For every revision: what changed against the one before, the decisions and remarks on it, \
      and the merge that brought it. Times are those for which a question was on the screen; \
      pauses, and what a gap lasts beyond ten minutes, are left out. Personal answers are shown \
      only with --personal, and only where the store holds them, sealed ones where --key opens them.
      """)

  @Argument(help: "The id of the response, or its beginning or end.")
  var id: String

  @Option(help: "The language of the questions, such as ky.")
  var language: String?

  @Flag(help: "How long each question took.")
  var timing = false

  @Flag(help: "The answers to personal questions too, and what changed in them.")
  var personal = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @Option(
    name: .customLong("key"),
    help: ArgumentHelp("A file with a secret key; may be given several times.", valueName: "file"))
  var keyFiles: [String] = []

  @OptionGroup var store: StoreOptions

  func validate() throws {
    if !keyFiles.isEmpty, !personal { throw ValidationError("--key goes with --personal.") }
  }

  func run() throws {
    let identities = try keyFiles.flatMap { try KeyReading.identities(at: $0) }
    let store = try store.openForReading()
    let history = try StoreOptions.failing { () throws(StorageError) in
      try store.history(of: id, personal: personal, openedWith: identities)
    }
    if json {
      return StandardOutput.write(JSONLine.text(HistoryReport.json(history)) + "\n")
    }
    guard let last = history.revisions.last?.response else { return }
    // Without the questionnaire as it was asked, names stand in for its texts.
    let questionnaire = try? KeptQuestionnaires(store: store).questionnaire(last.questionnaire)
    let report = HistoryReport(
      history, AnswerWording(questionnaire, language: language ?? last.language),
      showsTiming: timing)
    for line in report.lines() { StandardOutput.write(ForeignText.shown(line) + "\n") }
  }
}
