import ArgumentParser
import InterfaceText
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel
import SurveyScreens
import TerminalUI

/// `suroo decide`: approves or returns a response from the command line.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Approves or returns a response.",
    discussion: """
      Examples:
        suroo decide 5c1e2d3f4a5b approve
        suroo decide 5c1e2d3f4a5b return --question 'members[r2]/age' --comment 'Older than her mother?'
        suroo decide 5c1e2d3f4a5b return --text 'Wrong household, see the sample.'
        suroo decide --list

      A decision is a record of its own about one revision and never changes; a later one names \
      those that it replaces. What is returned goes back to its interviewer with a bundle, who \
      answers each remark before completing it again. A response whose revisions contradict each \
      other is settled first (suroo conflicts).
      """)

  @Argument(help: "The id of the response, or its beginning or end.")
  var id: String?

  @Argument(help: "approve or return.")
  var decision: Decision?

  @Option(
    parsing: .singleValue,
    help: "The key of a question to remark on, such as age or 'members[r2]/age'.")
  var question: [String] = []

  @Option(parsing: .singleValue, help: "What is remarked on it, one for each --question.")
  var comment: [String] = []

  @Option(help: "What is said about the whole response.")
  var text: String?

  @Option(help: "The revision that is meant; it has to be the last one (default: the last one).")
  var revision: String?

  @Option(help: "supervisor or centre.")
  var role: Reviewer = .supervisor

  @Option(help: "The code of the person who decides (default: that of the store).")
  var by: String?

  @Flag(help: "List what was decided; decisions made apart that differ are marked.")
  var list = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var repeatable: RepeatableOptions

  /// What can be decided.
  enum Decision: String, ExpressibleByArgument, CaseIterable {
    case approve
    case `return`

    var verdict: Review.Verdict { self == .approve ? .approved : .returned }
  }

  /// The parts that a person who decides can play.
  enum Reviewer: String, ExpressibleByArgument, CaseIterable {
    case supervisor, centre

    var role: Response.Role { self == .supervisor ? .supervisor : .centre }
  }

  func validate() throws {
    guard !list else { return }
    guard id != nil, decision != nil else {
      throw ValidationError("Give the id of a response and approve or return, or --list.")
    }
    guard question.count == comment.count else {
      throw ValidationError("Each --question has one --comment and each --comment one --question.")
    }
    if let by, !StoreDescription.isCode(by) {
      throw ValidationError("--by is a code of one to twenty of a-z, 0-9, _ and -, not \"\(by)\".")
    }
  }

  func run() throws {
    let words = try interface.wording()
    guard !list, let id, let decision else { return try printList(words) }
    let now = repeatable.clock.now
    let store = try store.openForWriting(at: now)
    defer { store.close() }
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let lineage = try StoreOptions.lineage(id, in: catalog, of: store)
    if let revision, !lineage.current.revisionID.hasPrefix(revision) || lineage.isConflict {
      throw CommandFailure(
        .noPermission, "The revision \"\(revision)\" is not the last one of \(lineage.shortID).")
    }
    let reviews = try Decisions(
      store: store, by: by ?? store.description.interviewer, role: role.role
    )
    .decide(
      lineage, decision.verdict, text: text ?? "",
      remarks: zip(question, comment).map { Decisions.Remark(question: $0, text: $1) }, at: now)
    guard json else {
      let done = words(
        .decideDone, .name(lineage.shortID), .text(words(decision.verdict.title)),
        .number(lineage.current.revision))
      let toAnswer = question.isEmpty ? "" : ", " + words(.decideToAnswer, .count(question.count))
      return StandardOutput.write(done + toAnswer + "\n")
    }
    let record: JSONValue = [
      "response_id": .string(lineage.responseID),
      "revision_id": .string(lineage.current.revisionID),
      "verdict": .string(decision.verdict.rawValue),
      "records": .array(reviews.map { .string($0.recordID ?? "") }),
    ]
    StandardOutput.write(JSONLine.text(record) + "\n")
  }

  private func printList(_ words: Wording) throws {
    let store = try store.openForReading()
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    for trouble in catalog.troubles { StandardError.line("suroo: \(trouble)") }
    let decided = catalog.lineages.filter { lineage in
      lineage.heads.contains { lineage.standing(of: $0).verdict != nil }
    }
    func name(_ verdict: Review.Verdict?) -> String { verdict.map { words($0.title) } ?? "" }
    var rows: [[String]] = []
    for lineage in decided {
      for head in lineage.heads {
        let standing = lineage.standing(of: head)
        for review in standing.decisions {
          if json { StandardOutput.write(JSONLine.text(record(review, standing)) + "\n") }
          rows.append([
            lineage.shortID, String(head.revision), name(review.verdict), review.by,
            words(review.role.title), review.at.local.date.description,
            standing.isContested
              ? words(.decideContested, .text(name(standing.verdict))) : "",
            ForeignText.shown(review.text),
          ])
        }
      }
    }
    guard !json else { return }
    StandardOutput.write(
      AlignedColumns.text(
        [
          "ID", words(.listRevision), words(.decideDecision), words(.decideBy),
          words(.decideRole), words(.paperDate), "", words(.decideText),
        ], rows))
  }

  private func record(_ review: Review, _ standing: ReviewStanding) -> JSONValue {
    [
      "response_id": .string(review.responseID), "revision_id": .string(review.revisionID),
      "record_id": .string(review.recordID ?? ""),
      "verdict": .string(review.verdict?.rawValue ?? ""), "by": .string(review.by),
      "role": .string(review.role.rawValue), "at": .string("\(review.at)"),
      "text": .string(review.text), "contested": .bool(standing.isContested),
      "counts": .string(standing.verdict?.rawValue ?? ""),
    ]
  }
}
