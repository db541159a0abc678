import ArgumentParser
import JSONRecords
import QuestionnaireLoading
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
      try store.revisions(of: wholeID(in: store)).last
    }
    guard let stored else { throw CommandFailure(.noInput, "There is no response \"\(id)\".") }
    if json {
      let bytes = (try? JSONWriter.indented(.object(stored.record))) ?? []
      return StandardOutput.write(bytes)
    }
    let personal = try StoreOptions.failing { () throws(StorageError) in
      try store.personalPart(of: stored)
    }
    let questionnaire = questionnaire(of: stored.response, in: store)
    let report = ResponseReport(
      stored.response, personal: personal, questionnaire: questionnaire,
      language: language ?? stored.response.language)
    for line in report.lines() { StandardOutput.write(ForeignText.shown(line) + "\n") }
  }

  /// `suroo list` prints the end of an id, since ids made one after another begin alike.
  private func wholeID(in store: Store) throws(StorageError) -> String {
    let ids = Set(try store.responseList().responses.map(\.response.responseID))
    let found = ids.filter { $0.hasSuffix(id) || $0.hasPrefix(id) }.sorted()
    guard found.count <= 1 else { throw .ambiguous(id, found) }
    return found.first ?? id
  }

  /// The questionnaire as it was asked; nil when the store lost it, and names stand in.
  private func questionnaire(of response: Response, in store: Store) -> Questionnaire? {
    guard let sources = try? store.sources(of: response.questionnaire) else { return nil }
    let names = sources.map(\.name)
    guard
      let main = names.first(where: { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") })
        ?? names.first(where: { $0.hasSuffix(".xlsx") })
    else { return nil }
    let files = Dictionary(sources.map { ($0.name, $0.bytes) }) { first, _ in first }
    let loaded = try? LoadedQuestionnaire(mainFile: main, bytes: files[main] ?? []) { files[$0] }
    return loaded?.questionnaire
  }
}
