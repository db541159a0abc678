import ArgumentParser
import InterfaceText
import JSONRecords
import ResponseMerging
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalUI

/// `suroo resolve`: brings the revisions of a response in conflict together.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Settles a conflict into one revision.",
    discussion: """
      Examples:
        suroo resolve
        suroo resolve 5c1e2d3f4a5b --take 3fa9c1d2e4b5
        suroo resolve 5c1e2d3f4a5b --take 3fa9c1 --question age=77be01 --reason 'called back'

      Without --take and --question it opens a screen on which the revisions stand side by side \
      and one is chosen for each question that differs.

      "suroo conflicts" shows the revisions. The answers of the revision that is taken are \
      replayed, those of the named questions and rows come from others, and every rule is judged \
      again. \
      What holds becomes a revision that replaces all of them; what does not hold is named, and \
      the correction is kept as a draft.
      """)

  @Argument(help: "The id of the response, or its beginning or end.")
  var id: String?

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

  @Flag(help: "Line by line, for screen readers and simple terminals.")
  var plain = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var repeatable: RepeatableOptions

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

  /// Whether everything is said on the command line.
  private var isScript: Bool { take != nil || !questions.isEmpty }

  func validate() throws {
    if isScript, id == nil {
      throw ValidationError("Name the response to settle by its id.")
    }
    for question in questions where question.split(separator: "=").count != 2 {
      throw ValidationError(
        "--question is KEY=REVISION, such as age=3fa9c1d2, not \"\(question)\".")
    }
    if let by, !StoreDescription.isCode(by) {
      throw ValidationError("--by is a code of one to twenty of a-z, 0-9, _ and -, not \"\(by)\".")
    }
  }

  func run() throws {
    let words = try interface.wording()
    let clock = repeatable.clock
    let store = try store.openForWriting(at: clock.now)
    defer { store.close() }
    let desk = ConflictDesk(
      store: store, clock: clock, by: by ?? store.description.interviewer, role: role.role)
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let named = try id.map { try conflict($0, in: catalog, of: store) }
    let conflicts = named.map { [$0] } ?? catalog.conflicts
    if !conflicts.isEmpty { try DraftUnlocking.unlockToWrite(store, words) }
    guard isScript, let lineage = named else {
      let state = ConflictsState(conflicts.map(ConflictDesk.entry), language: words.language)
      return Front(isPlain: plain, words: words, clock: clock)
        .run(ConflictsSession(state, source: desk))
    }
    let base = try take.map { try head($0, of: lineage) } ?? place(lineage.current, of: lineage)
    var settlement = Settlement(base: base)
    for question in questions {
      let parts = question.split(separator: "=")
      settlement.choices[String(parts[0])] = try head(parts[1], of: lineage)
    }
    try tell(of: desk.settle(lineage, by: settlement, reason: reason), lineage, base, words)
  }

  private func conflict(
    _ id: String, in catalog: StoreCatalog, of store: Store
  ) throws -> ResponseLineage {
    let lineage = try StoreOptions.lineage(id, in: catalog, of: store)
    guard lineage.isConflict else {
      throw CommandFailure(.usage, "The response \(id) has one last revision: nothing to settle.")
    }
    return lineage
  }

  /// The number of the head whose id begins with a text.
  private func head(_ id: some StringProtocol, of lineage: ResponseLineage) throws -> Int {
    let found = lineage.heads.filter { $0.revisionID.hasPrefix(id) }
    guard let head = found.first, found.count == 1 else {
      let heads = lineage.heads.map { String($0.revisionID.prefix(12)) }
      throw CommandFailure(
        .usage, "\"\(id)\" is none of the revisions \(heads.joined(separator: ", ")).")
    }
    return place(head, of: lineage)
  }

  private func place(_ head: ResponseSummary, of lineage: ResponseLineage) -> Int {
    lineage.heads.firstIndex(of: head) ?? 0
  }

  private func tell(
    of outcome: ConflictOutcome, _ lineage: ResponseLineage, _ base: Int, _ words: Wording
  ) throws {
    switch outcome {
    case .settled(let revision, let id) where json:
      let heads = lineage.heads.map(\.revisionID)
      let parents = [heads[base]] + heads.filter { $0 != heads[base] }
      let settled: JSONValue = [
        "response_id": .string(lineage.responseID), "revision_id": .string(id),
        "revision": .integer(revision), "parents": .array(parents.map { .string($0) }),
      ]
      StandardOutput.write(JSONLine.text(settled) + "\n")
    case .settled(let revision, let id):
      StandardOutput.write(
        words(.resolveDone, .number(revision), .name(String(id.prefix(12)))) + "\n")
    case .misfits(let misfits):
      let reasons = misfits.map { misfit in
        switch misfit.reason {
        case .refused(let refusal):
          "\(misfit.key) does not fit there: \(refusal.message ?? "not allowed")."
        case .impossible(let error): DriveStep.message(for: error)
        }
      }
      throw CommandFailure(
        .dataError,
        ForeignText.shown(reasons.joined(separator: " ")) + " Nothing was settled.")
    case .draft(let problems):
      let resume = "suroo interview --resume \(lineage.shortID)"
      StandardError.line("suroo: \(words(.resolveProblems, .text(resume)))")
      for problem in problems { StandardError.line(ForeignText.shown("  \(problem)")) }
      throw CommandFailure(.findings)
    }
  }
}
