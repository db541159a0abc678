import ArgumentParser
import InterfaceText
import JSONRecords
import ResponseMerging
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// `suroo resolve`: brings the revisions of a response in conflict together.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Settles a conflict into one revision.",
    discussion: """
      Examples:
        suroo resolve 5c1e2d3f4a5b --take 3fa9c1d2e4b5
        suroo resolve 5c1e2d3f4a5b --take 3fa9c1 --question age=77be01 --reason 'called back'

      "suroo conflicts" shows the revisions. The answers of the revision that is taken are \
      replayed, those of the named questions come from others, and every rule is judged again. \
      What holds becomes a revision that replaces all of them; what does not hold is named, and \
      the correction is kept as a draft.
      """)

  @Argument(help: "The id of the response, or its beginning or end.")
  var id: String

  @Option(help: "The revision whose answers count (default: the one that lists use).")
  var take: String?

  @Option(
    name: .customLong("question"), parsing: .singleValue,
    help: ArgumentHelp("A question whose answer comes from another one.", valueName: "key=revision")
  )
  var questions: [String] = []

  @Option(help: "Why.")
  var reason = "conflict settled"

  @Option(help: "The part that you play: interviewer, supervisor or centre.")
  var role = Player.supervisor

  @Option(help: "The code of the person who settles (default: that of the store).")
  var by: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var store: StoreOptions

  /// The parts that a person can play.
  enum Player: String, ExpressibleByArgument, CaseIterable {
    case interviewer, supervisor, centre

    var role: Response.Role {
      switch self {
      case .interviewer: .interviewer
      case .supervisor: .supervisor
      case .centre: .centre
      }
    }
  }

  func validate() throws {
    guard take != nil || !questions.isEmpty else {
      throw ValidationError("Name the revision to --take, or a --question with its revision.")
    }
    for question in questions where question.split(separator: "=").count != 2 {
      throw ValidationError(
        "--question is KEY=REVISION, such as age=3fa9c1d2, not \"\(question)\".")
    }
  }

  func run() throws {
    let words = try interface.wording()
    let now = Clock.machine.now
    let store = try store.openForWriting(at: now)
    defer { store.close() }
    let lineage = try conflict(in: store)
    try DraftUnlocking.unlockToWrite(store, words)
    let first = try take.map { try head($0, of: lineage) } ?? lineage.current
    let others = lineage.heads.filter { $0.revisionID != first.revisionID }
    let opened = try Corrections(store: store).begin(
      [first] + others, of: lineage, by: by ?? store.description.interviewer, role: role.role,
      reason: reason, at: now)
    try bringIn(opened, lineage, store, at: now)
    let event = JournalEvent(
      number: opened.journal.nextNumber, at: now, milliseconds: 0,
      action: .complete(revisionID: ""))
    switch opened.interview.finish(
      .complete, event: event, activeMilliseconds: first.activeMilliseconds)
    {
    case .finished(let finished):
      let journal = StoredJournal(
        store: store, draft: opened.journal, interview: opened.interview)
      try journal.complete(finished, event)
      tell(of: journal.response?.response, words)
    case .incomplete(let problems):
      try refuse(problems, opened.interview, lineage, words)
    }
  }

  private func conflict(in store: Store) throws -> ResponseLineage {
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let found = catalog.lineages(named: id)
    guard let lineage = found.first else {
      throw CommandFailure(.noInput, "There is no response \"\(id)\".")
    }
    guard found.count == 1 else {
      throw CommandFailure(
        .usage, "More than one id begins or ends with \"\(id)\". Give more of it.")
    }
    guard lineage.isConflict else {
      throw CommandFailure(.usage, "The response \(id) has one last revision: nothing to settle.")
    }
    return lineage
  }

  private func head(_ id: some StringProtocol, of lineage: ResponseLineage) throws
    -> ResponseSummary
  {
    let found = lineage.heads.filter { $0.revisionID.hasPrefix(id) }
    guard let head = found.first, found.count == 1 else {
      let heads = lineage.heads.map { String($0.revisionID.prefix(12)) }
      throw CommandFailure(
        .usage, "\"\(id)\" is none of the revisions \(heads.joined(separator: ", ")).")
    }
    return head
  }

  /// Brings in the answers that come from other revisions, one event each.
  private func bringIn(
    _ opened: Corrections.Opened, _ lineage: ResponseLineage, _ store: Store, at now: Timestamp
  ) throws {
    for question in questions {
      let parts = question.split(separator: "=")
      let (key, revision) = (String(parts[0]), try head(parts[1], of: lineage))
      let record = try StoreOptions.failing { () throws(StorageError) in
        try store.checkedRecord(at: revision.location).object
      }
      guard let response = try? Response(record: record) else {
        throw CommandFailure(.dataError, "The revision \(parts[1]) cannot be read.")
      }
      let action: JournalEvent.Action
      if let reason = response.missing[key], reason != .blank, reason != .notReached {
        action = .special(key: key, reason: reason)
      } else {
        action = .answer(key: key, text: response.answersByKey[key]?.recordText ?? "")
      }
      let event = JournalEvent(
        number: opened.journal.nextNumber, at: now, milliseconds: 0, action: action)
      let outcome: Outcome
      do throws(ActionError) {
        outcome = try opened.interview.apply(event)
      } catch {
        throw CommandFailure(.dataError, "\(DriveStep.message(for: error)) Nothing was settled.")
      }
      if case .refused(let refusal) = outcome {
        throw CommandFailure(
          .dataError, "\(key) does not fit there: \(refusal.message ?? "not allowed").")
      }
      try StoreOptions.failing { () throws(StorageError) in try opened.journal.append(event) }
    }
  }

  private func tell(of response: Response?, _ words: Wording) {
    guard let response else { return }
    if json {
      let settled: JSONValue = [
        "response_id": .string(response.responseID),
        "revision_id": .string(response.revisionID ?? ""), "revision": .integer(response.revision),
        "parents": .array(response.parents.map { .string($0) }),
      ]
      return StandardOutput.write(JSONLine.text(settled) + "\n")
    }
    StandardOutput.write(
      words(
        .resolveDone, .number(response.revision),
        .name(String((response.revisionID ?? "").prefix(12)))) + "\n")
  }

  private func refuse(
    _ problems: [Problem], _ interview: Interview, _ lineage: ResponseLineage, _ words: Wording
  ) throws {
    let resume = "suroo interview --resume \(lineage.responseID.suffix(12))"
    StandardError.line("suroo: \(words(.resolveProblems, .text(resume)))")
    for problem in problems {
      let message = problem.message.map { ": \($0)" } ?? ""
      let line = "  \(interview.key(of: problem.node)) (\(problem.kind.rawValue))\(message)"
      StandardError.line(ForeignText.shown(line))
    }
    throw CommandFailure(.findings)
  }
}
