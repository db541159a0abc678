import ArgumentParser
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import TerminalUI

/// `suroo show`: one response.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one response, question by question.",
    discussion: """
      Examples:
        suroo show 5c1e2d3f4a5b
        suroo show --language ru 5c1e2d3f4a5b
        suroo show --json 0197a6d2-c4e1-7b3a-9f00-5c1e2d3f4a5b

      The id is that of suroo list, or the beginning of the whole id. Personal answers are \
      shown where the store holds them.
      """)

  @Argument(help: "The id of the response, or its beginning or end.")
  var id: String

  @Option(help: "The language of the questions, such as ky.")
  var language: String?

  @Flag(help: "Print the record as it is stored.")
  var json = false

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try store.openForReading()
    let stored = try StoreOptions.failing { () throws(StorageError) in
      try store.revisions(of: id).last
    }
    guard let stored else { throw CommandFailure(.noInput, "There is no response \"\(id)\".") }
    if json {
      let bytes = (try? JSONWriter.indented(.object(stored.record))) ?? []
      return StandardOutput.write(bytes)
    }
    let personal = try StoreOptions.failing { () throws(StorageError) in
      try store.personalPart(of: stored)
    }
    // Without the questionnaire as it was asked, names stand in for its texts.
    let questionnaire = try? KeptQuestionnaires(store: store)
      .questionnaire(stored.response.questionnaire)
    let report = ResponseReport(
      stored.response, personal: personal, questionnaire: questionnaire,
      language: language ?? stored.response.language)
    for line in report.lines() { StandardOutput.write(ForeignText.shown(line) + "\n") }
  }
}
