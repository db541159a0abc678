import ArgumentParser
import InterfaceText
import JSONRecords
import ResponseStorage
import Sealing
import SurveyBasics
import SurveyModel
import SurveyScreens
import TerminalUI

/// `suroo list`: what a store holds.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the responses of the store, or its drafts.",
    discussion: """
      Examples:
        suroo list
        suroo list --drafts
        suroo list --returned
        suroo list --questionnaire residents --region KG-O --status returned
        suroo list --json
        suroo list --digest

      The status of a review is unreviewed, approved, returned or conflict: two revisions that \
      nobody has brought together. Receipts do not count for the digest, nor does what belongs \
      to a response that a tombstone names, but for the tombstone.
      """)

  /// What a list can be narrowed to.
  enum Standing: String, CaseIterable, ExpressibleByArgument {
    case unreviewed, approved, returned, conflict

    /// What the screen of the review calls it.
    var title: TextKey {
      switch self {
      case .unreviewed: .reviewNew
      case .approved: .reviewApproved
      case .returned: .reviewReturned
      case .conflict: .reviewInConflict
      }
    }
  }

  @Option(help: "Only responses to the questionnaire with this id.")
  var questionnaire: String?

  @Option(help: "Only responses of this region.")
  var region: String?

  @Option(help: "Only responses of this interviewer.")
  var interviewer: String?

  @Option(help: "Only responses that stand so: unreviewed, approved, returned or conflict.")
  var status: Standing?

  @Flag(help: "The interviews that were begun and not finished.")
  var drafts = false

  @Flag(help: "The responses that were returned, with what has to be answered about them.")
  var returned = false

  @Flag(help: "One SHA-256 over the sorted ids of all records: equal for equal sets.")
  var digest = false

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var store: StoreOptions

  func validate() throws {
    let filters = [questionnaire, region, interviewer, status?.rawValue]
    if drafts || digest, filters.contains(where: { $0 != nil }) {
      throw ValidationError("Filters go with the list of responses, not with --drafts or --digest.")
    }
  }

  func run() throws {
    let words = try interface.wording()
    let store = try store.openForReading()
    if digest {
      let digest = try StoreOptions.failing { () throws(StorageError) in try store.digest() }
      return StandardOutput.write(digest.hex + "\n")
    }
    let troubles =
      try drafts
      ? listDrafts(store, words)
      : returned ? listReturned(store, words) : listResponses(store, words)
    for trouble in troubles { StandardError.line("suroo: \(trouble)") }
    if !troubles.isEmpty { throw CommandFailure(.findings) }
  }

  private func listDrafts(_ store: Store, _ words: Wording) throws -> [StorageError] {
    let list = try StoreOptions.failing { () throws(StorageError) in try store.draftList() }
    guard !json else {
      for draft in list.drafts { StandardOutput.write(JSONLine.text(record(draft)) + "\n") }
      return list.troubles
    }
    let rows = list.drafts.map { draft in
      let (heading, contents) = (draft.heading, draft.contents)
      return [
        String(heading.responseID.suffix(12)), day(heading.at), heading.questionnaire.id,
        contents?.opening.region ?? "-", contents?.opening.unit ?? "-", heading.interviewer,
        contents.map { String($0.answered) } ?? words(.listSealed), day(draft.lastEventAt),
      ]
    }
    StandardOutput.write(
      AlignedColumns.text(
        [
          "ID", words(.paperBegun), words(.reviewQuestionnaire), words(.reviewRegion),
          words(.reviewUnit), words(.reviewInterviewer), words(.listAnswers), words(.listLast),
        ], rows))
    return list.troubles
  }

  private func listReturned(_ store: Store, _ words: Wording) throws -> [StorageError] {
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    var rows: [[String]] = []
    for lineage in ReturnedResponses.all(in: catalog) {
      let current = lineage.current
      let standing = lineage.standing(of: current)
      let decision = standing.decisions.last { $0.verdict == .returned }
      if json {
        StandardOutput.write(JSONLine.text(record(current, standing.returnedItems)) + "\n")
      }
      for (place, item) in standing.returnedItems.enumerated() {
        let isFirst = place == 0
        rows.append(
          [
            isFirst ? lineage.shortID : "", isFirst ? day(decision?.at ?? current.completedAt) : "",
            isFirst ? current.questionnaire.id : "", isFirst ? current.unit ?? "-" : "",
            isFirst ? current.interviewer : "", item.question ?? "-",
            item.words.map { "\($0.by): \($0.text)" }.joined(separator: "; "),
          ].map { ForeignText.shown($0) })
      }
    }
    guard !json else { return catalog.troubles }
    StandardOutput.write(
      AlignedColumns.text(
        [
          "ID", words(.listReturned), words(.reviewQuestionnaire), words(.reviewUnit),
          words(.reviewInterviewer), words(.question), words(.listSaid),
        ], rows))
    return catalog.troubles
  }

  private func record(_ current: ResponseSummary, _ items: [ReturnedItem]) -> JSONValue {
    [
      "response_id": .string(current.responseID), "revision_id": .string(current.revisionID),
      "questionnaire": .string(current.questionnaire.id),
      "interviewer": .string(current.interviewer),
      "unit": current.unit.map(JSONValue.string) ?? .null,
      "items": .array(
        items.map { item in
          [
            "question": item.question.map(JSONValue.string) ?? .null,
            "said": .array(
              item.words.map { ["by": .string($0.by), "text": .string($0.text)] }),
          ]
        }),
    ]
  }

  private func listResponses(_ store: Store, _ words: Wording) throws -> [StorageError] {
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let listed = catalog.lineages.map { ($0.current, standing(of: $0)) }.filter(isWanted)
    guard !json else {
      for (response, standing) in listed {
        StandardOutput.write(JSONLine.text(record(response, standing)) + "\n")
      }
      return catalog.troubles
    }
    let rows = listed.map { response, standing in
      [
        String(response.responseID.suffix(12)), day(response.completedAt),
        response.questionnaire.id, response.region ?? "-", response.unit ?? "-",
        response.interviewer, words(response.status.title), String(response.revision),
        words(standing.title),
      ]
    }
    StandardOutput.write(
      AlignedColumns.text(
        [
          "ID", words(.reviewFinished), words(.reviewQuestionnaire), words(.reviewRegion),
          words(.reviewUnit), words(.reviewInterviewer), words(.metadataStatus),
          words(.listRevision), words(.homeReview),
        ], rows))
    return catalog.troubles
  }

  private func standing(of lineage: ResponseLineage) -> Standing {
    if lineage.isConflict { return .conflict }
    switch lineage.standing(of: lineage.current).verdict {
    case .approved: return .approved
    case .returned: return .returned
    case nil: return .unreviewed
    }
  }

  private func isWanted(_ response: ResponseSummary, _ standing: Standing) -> Bool {
    (questionnaire.map { response.questionnaire.id == $0 } ?? true)
      && (region.map { response.region == $0 } ?? true)
      && (interviewer.map { response.interviewer == $0 } ?? true)
      && (status.map { standing == $0 } ?? true)
  }

  private func day(_ timestamp: Timestamp) -> String {
    let local = timestamp.local
    return "\(local.date) \(local.time.description.prefix(5))"
  }

  private func record(_ draft: Store.Draft) -> JSONValue {
    [
      "draft": .string(draft.name), "response_id": .string(draft.heading.responseID),
      "questionnaire": .string(draft.heading.questionnaire.id),
      "interviewer": .string(draft.heading.interviewer),
      "region": draft.contents?.opening.region.map(JSONValue.string) ?? .null,
      "unit": draft.contents?.opening.unit.map(JSONValue.string) ?? .null,
      "started_at": .string(draft.heading.at.description),
      "last_at": .string(draft.lastEventAt.description), "sealed": .bool(draft.isSealed),
      "answered": draft.contents.map { .integer($0.answered) } ?? .null,
    ]
  }

  private func record(_ response: ResponseSummary, _ standing: Standing) -> JSONValue {
    [
      "response_id": .string(response.responseID), "revision_id": .string(response.revisionID),
      "revision": .integer(response.revision),
      "questionnaire": .string(response.questionnaire.id),
      "version": .string(response.questionnaire.version),
      "status": .string(response.status.rawValue), "interviewer": .string(response.interviewer),
      "region": response.region.map(JSONValue.string) ?? .null,
      "unit": response.unit.map(JSONValue.string) ?? .null,
      "completed_at": .string(response.completedAt.description),
      "review": .string(standing.rawValue),
    ]
  }
}
