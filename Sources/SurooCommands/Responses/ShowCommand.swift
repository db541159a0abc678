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
    let summary = try StoreOptions.failing { () throws(StorageError) in
      let found = try store.catalog().lineages(named: id)
      guard let lineage = found.first else { throw .notFound(id, in: store.root) }
      guard found.count == 1 else { throw .ambiguous(id, found.map(\.responseID)) }
      return lineage.current
    }
    let record = try StoreOptions.failing { () throws(StorageError) in
      try store.checkedRecord(at: summary.location).object
    }
    if json {
      let bytes = (try? JSONWriter.indented(.object(record))) ?? []
      return StandardOutput.write(bytes)
    }
    guard let response = try? Response(record: record) else {
      throw CommandFailure(.dataError, "The response \"\(id)\" cannot be read.")
    }
    let personal = try StoreOptions.failing { () throws(StorageError) in
      try store.personalPart(of: summary)
    }
    // Without the questionnaire as it was asked, names stand in for its texts.
    let questionnaire = try? KeptQuestionnaires(store: store)
      .questionnaire(response.questionnaire)
    let report = ResponseReport(
      response, personal: personal, questionnaire: questionnaire,
      language: language ?? response.language)
    for line in report.lines() { StandardOutput.write(ForeignText.shown(line) + "\n") }
  }
}
