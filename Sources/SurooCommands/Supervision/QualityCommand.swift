import ArgumentParser
import InterfaceText
import QualityChecks
import ResponseStorage
import SurveyBasics
import SurveyModel
import TerminalUI

/// `suroo quality`: the supervisor's check list over the store.
struct QualityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality",
    abstract: "Shows where the quality of the responses of the store may slip.",
    discussion: """
      Examples:
        suroo quality
        suroo quality --questionnaire residents --check K1 --check T1
        suroo quality --json
        suroo quality --okay T1 --response 5c1e2d3f4a5b --reason "a household of one"

      Each check says what it looks at, how much that was, what was left out and why, and the \
      responses behind each finding. Rates are over questions that were asked. A finding is a \
      reason to talk with people, not a verdict. What is okayed stays quiet until the response \
      is corrected.
      """)

  @Option(help: "Only this questionnaire, by id.")
  var questionnaire: String?

  @Option(help: "Only this check, such as K1; may be given more than once.")
  var check: [String] = []

  @Option(help: "Only responses of this region.")
  var region: String?

  @Flag(help: "Print one JSON object for each questionnaire, one a line.")
  var json = false

  @Option(help: "The language of the questions (default: that of the program).")
  var language: String?

  @Option(help: "Mark what this check found in a response as all right.")
  var okay: String?

  @Option(help: "With --okay: the id of the response, its beginning or end.")
  var response: String?

  @Option(help: "With --okay: the question that the finding is about.")
  var question: String?

  @Option(help: "With --okay: why it is all right.")
  var reason: String?

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var repeatable: RepeatableOptions
  @OptionGroup var store: StoreOptions

  func validate() throws {
    for id in check + (okay.map { [$0] } ?? []) where CheckList.check(named: id) == nil {
      let known = CheckList.all.map(\.id).joined(separator: ", ")
      throw ValidationError("There is no check \"\(id)\"; there are \(known).")
    }
    guard (okay != nil) == (response != nil), (okay != nil) == (reason != nil) else {
      throw ValidationError("--okay, --response and --reason go together.")
    }
    guard question == nil || okay != nil else {
      throw ValidationError("--question goes with --okay.")
    }
    if let reason, reason.allSatisfy(\.isWhitespace) {
      throw ValidationError("--reason needs some words.")
    }
  }

  func run() throws {
    if let okay, let check = CheckList.check(named: okay) { return try keepOkay(of: check) }
    let words = try interface.wording()
    let store = try store.openForReading()
    let samples = QualitySamples(store: store, region: region)
    let (found, troubles) = try samples.samples(ofQuestionnaire: questionnaire)
    for trouble in troubles { StandardError.line("suroo: \(ForeignText.shown(trouble))") }
    let checks =
      check.isEmpty
      ? CheckList.all
      : CheckList.all.filter { item in check.contains { $0.lowercased() == item.id.lowercased() } }
    for (sample, reviews) in found {
      let report = QualityReport(sample, checks, okayed: OkayedFlags(reviews))
      if json {
        StandardOutput.write(JSONLine.text(report.record) + "\n")
      } else {
        let number =
          sample.questionnaire.language(tagged: language ?? words.language.rawValue)
          ?? sample.questionnaire.defaultLanguage
        for line in report.lines(words, language: number) {
          StandardOutput.write(ForeignText.shown(line) + "\n")
        }
      }
    }
    guard !found.isEmpty else {
      throw CommandFailure(
        .noInput, "The store holds no responses that were asked for. See suroo list.")
    }
    if !troubles.isEmpty { throw CommandFailure(.findings) }
  }

  private func keepOkay(of check: any QualityCheck) throws {
    let now = repeatable.clock.now
    let store = try store.openForWriting(at: now)
    defer { store.close() }
    try StoreOptions.failing { () throws(StorageError) in
      let found = try store.catalog().lineages(named: response ?? "")
      guard let lineage = found.first else {
        throw .notFound(response ?? "", in: store.root)
      }
      guard found.count == 1 else {
        throw .ambiguous(response ?? "", found.map(\.responseID))
      }
      let review = Review(
        responseID: lineage.responseID, revisionID: lineage.current.revisionID, kind: .okay,
        question: question, text: OkayedFlags.text(okaying: check, because: reason ?? ""),
        by: store.description.interviewer, role: .supervisor, at: now)
      let record: CheckedRecord
      do throws(RecordError) {
        record = try CheckedRecord(.review, naming: review.record)
      } catch {
        throw .record(path: "\(store.root)/reviews", error)
      }
      try store.add(record)
    }
  }
}
