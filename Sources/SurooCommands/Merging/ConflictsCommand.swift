import ArgumentParser
import InterfaceText
import JSONRecords
import ResponseMerging
import ResponseStorage
import SurveyBasics
import SurveyModel
import SurveyScreens
import TerminalUI

/// `suroo conflicts`: responses with revisions that nobody has brought together.
struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Shows the responses that were changed in two places, side by side.",
    discussion: """
      Examples:
        suroo conflicts
        suroo conflicts --language ru 5c1e2d3f4a5b
        suroo conflicts --json

      Only the questions are shown in which the revisions differ. Exit status 1 while there are \
      conflicts.
      """)

  @Argument(help: "The id of one response, or its beginning or end.")
  var id: String?

  @Option(help: "The language of the questions, such as ky.")
  var language: String?

  @Flag(help: "Print one JSON object a line.")
  var json = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var store: StoreOptions

  func run() throws {
    let words = try interface.wording()
    let store = try store.openForReading()
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    let wanted = id.map { id in catalog.lineages(named: id) } ?? catalog.lineages
    if let id, wanted.isEmpty {
      throw CommandFailure(.noInput, "There is no response \"\(id)\".")
    }
    let conflicts = wanted.filter(\.isConflict)
    guard !conflicts.isEmpty else {
      if !json { StandardOutput.write(words(.conflictNone) + "\n") }
      return
    }
    for lineage in conflicts {
      let conflict = try ConflictReport(lineage, in: store, language: language)
      if json {
        StandardOutput.write(JSONLine.text(conflict.json) + "\n")
      } else {
        for line in conflict.lines(words) { StandardOutput.write(line + "\n") }
      }
    }
    throw CommandFailure(.findings)
  }
}

/// One response in conflict: its heads and where they differ.
struct ConflictReport {
  private let lineage: ResponseLineage
  private let differences: [AnswerDifference]
  private let ancestor: ResponseSummary?
  private let wording: AnswerWording

  init(_ lineage: ResponseLineage, in store: Store, language: String?) throws {
    self.lineage = lineage
    let heads = try lineage.heads.map { head in
      try StoreOptions.failing { () throws(StorageError) in try store.response(head) }
    }
    differences = AnswerDifference.among(heads).withWholeRows
    ancestor = lineage.commonAncestor
    let questionnaire = try? KeptQuestionnaires(store: store)
      .questionnaire(lineage.current.questionnaire)
    wording = AnswerWording(questionnaire, language: language ?? heads[0].language)
  }

  /// The conflict for people.
  func lines(_ words: Wording) -> [String] {
    var lines = [
      "\(lineage.responseID)  \(lineage.current.questionnaire.id)"
        + (lineage.current.unit.map { "  \($0)" } ?? "")
    ]
    lines.append(
      "  "
        + (ancestor.map {
          words(
            .conflictAncestor, .number($0.revision), .name(String($0.revisionID.prefix(12))))
        } ?? words(.conflictNoAncestor)))
    if differences.isEmpty { lines.append("  " + words(.conflictAgree)) }
    var header = [""]
    for head in lineage.heads {
      header.append(
        words(
          .conflictRevision, .number(head.revision),
          .name("\(head.revisionID.prefix(12)) \(head.made.by)"),
          .date(head.made.at.local.date.description)))
    }
    let rows = differences.map { difference in
      ["\(difference.key): \(label(of: difference.key))"]
        + difference.answers.map { text($0, to: difference.key, words) }
    }
    lines += AlignedColumns.text(header, rows).split(separator: "\n").map { "  " + $0 }
    let take = lineage.heads.first?.revisionID.prefix(12) ?? ""
    lines.append(
      "  "
        + words(
          .conflictSettle, .text("suroo resolve \(lineage.responseID.suffix(12)) --take \(take)")))
    return lines.map { ForeignText.shown($0) }
  }

  /// The conflict for programs.
  var json: JSONValue {
    [
      "response_id": .string(lineage.responseID),
      "ancestor": ancestor.map { .string($0.revisionID) } ?? .null,
      "heads": .array(
        lineage.heads.map {
          [
            "revision_id": .string($0.revisionID), "revision": .integer($0.revision),
            "by": .string($0.made.by), "role": .string($0.made.role.rawValue),
            "at": .string("\($0.made.at)"),
          ]
        }),
      "questions": .array(
        differences.map { difference in
          [
            "question": .string(difference.key), "label": .string(label(of: difference.key)),
            "answers": .array(difference.answers.map { $0?.record ?? .null }),
          ]
        }),
    ]
  }

  private func label(of key: String) -> String {
    wording.definition(of: key).map { wording.label(of: $0) } ?? ""
  }

  private func text(_ answer: StatedAnswer?, to key: String, _ words: Wording) -> String {
    switch answer {
    case .value(let value):
      wording.text(of: value, to: wording.definition(of: key)?.question)
    case .missing(let reason): "(\(words(reason.title)))"
    case .row: words(.statedRow)
    case nil: words(key.hasSuffix("]") ? .statedNoRow : .reviewNotAsked)
    }
  }
}
