import InterfaceText
import JSONRecords
import ResponseMerging
import ResponseStorage
import TerminalUI

/// What came of a merge, for people.
struct MergeReportText {
  private let words: Wording
  /// How many of a kind are shown one by one.
  private static let mostShown = 20

  init(_ words: Wording) {
    self.words = words
  }

  /// The report, a line each.
  func lines(_ report: MergeReport) -> [String] {
    var lines: [String] = []
    for source in report.sources {
      lines.append(ForeignText.shown(source.name))
      lines += counts(source).map { "  " + $0 }
      lines += list(source.quarantine.map { "\($0.place): \($0.reason)" }, of: source.quarantined)
      lines += list(source.skipped, of: 0)
    }
    if report.sources.count > 1 {
      lines.append(words(.mergeTotal))
      lines += counts(report.totals).map { "  " + $0 }
    }
    if report.isDryRun {
      lines.append(words(.mergeDryRun))
    } else {
      lines.append(report.id.map { words(.mergeDone, .name($0)) } ?? words(.mergeNothingNew))
    }
    if report.removed > 0 { lines.append(words(.mergeRemoved, .count(report.removed))) }
    if let path = report.quarantinePath {
      lines.append(words(.mergeKeptLines, .name(ForeignText.shown(path))))
    }
    return lines + findings(report)
  }

  private func counts(_ source: MergeReport.Source) -> [String] {
    var lines = [
      words(
        .mergeCounts, .total(source.read), .count(source.new), .number(source.known),
        .limit(source.quarantined))
    ]
    if source.superseded > 0 { lines.append(words(.mergeSuperseded, .count(source.superseded))) }
    if source.withheld > 0 { lines.append(words(.mergeWithheld, .count(source.withheld))) }
    if !source.skipped.isEmpty { lines.append(words(.mergeSkipped, .count(source.skipped.count))) }
    return lines
  }

  private func findings(_ report: MergeReport) -> [String] {
    var lines: [String] = []
    for missing in report.missing {
      lines.append(words(key(of: missing.what), .count(missing.count)))
      lines += list(missing.examples, of: missing.count)
    }
    if !report.mismatches.isEmpty {
      lines.append(words(.mergeMismatch, .count(report.mismatches.count)))
      lines += list(report.mismatches.map(\.id), of: report.mismatches.count)
    }
    if !report.questionnairesTwice.isEmpty {
      lines.append(words(.mergeQuestionnaires, .count(report.questionnairesTwice.count)))
      lines += list(
        report.questionnairesTwice.map {
          "\($0.id) \($0.version): \($0.hashes.map { $0.prefix(12) }.joined(separator: ", "))"
        }, of: report.questionnairesTwice.count)
    }
    if !report.unitsTwice.isEmpty {
      lines.append(words(.mergeUnits, .count(report.unitsTwice.count)))
      lines += list(
        report.unitsTwice.map {
          "\($0.questionnaire) \($0.unit): \($0.responses.map { $0.suffix(12) }.joined(separator: ", "))"
        }, of: report.unitsTwice.count)
    }
    if report.conflictCount > 0 {
      lines.append(words(.mergeConflicts, .count(report.conflictCount)))
      lines += list(
        report.conflicts.map { conflict in
          let what =
            conflict.isUnrelated
            ? words(.mergeUnrelated) : (conflict.questions ?? []).joined(separator: ", ")
          return "\(conflict.responseID.suffix(12)): \(what)"
        }, of: report.conflictCount)
    }
    return lines
  }

  private func key(of what: MergeReport.Missing.What) -> TextKey {
    switch what {
    case .parent: .mergeMissingParent
    case .events: .mergeMissingEvents
    case .questionnaire: .mergeMissingQuestionnaire
    case .bundle: .mergeMissingBundle
    }
  }

  /// The first lines, and how many there are beyond.
  private func list(_ lines: [String], of count: Int) -> [String] {
    let shown = lines.prefix(MergeReportText.mostShown)
    let rest = max(count, lines.count) - shown.count
    return shown.map { "  " + ForeignText.shown($0) }
      + (rest > 0 ? ["  " + words(.mergeMore, .count(rest))] : [])
  }

  /// What came of undoing, a line each.
  func lines(_ outcome: UndoOutcome) -> [String] {
    switch outcome {
    case .nothing: [words(.mergeUndoNothing)]
    case .undone(let id, let folder, let records, let questionnaires):
      [
        words(
          .mergeUndone, .name(id), .text(ForeignText.shown(folder)), .count(records),
          .number(questionnaires))
      ]
    case .blocked(let id, let obstacles):
      [words(.mergeUndoBlocked, .name(id))]
        + list(
          obstacles.map { "\($0.kind.rawValue) \($0.id.prefix(12)) \($0.location.path)" },
          of: obstacles.count)
    }
  }
}

extension MergeReport {
  /// The report as contracts between programs have it.
  var json: JSONValue {
    [
      "sources": .array(sources.map { .object($0.json) }),
      "totals": .object(
        totals.json.without("name").without("kind").without("status")
          .without("quarantine").without("skipped").without("bundle")),
      "conflicts": .array(conflicts.map(\.json)), "conflict_count": .integer(conflictCount),
      "units_twice": .array(
        unitsTwice.map {
          [
            "unit": .string($0.unit), "questionnaire": .string($0.questionnaire),
            "responses": .array($0.responses.map { .string($0) }),
          ]
        }),
      "missing": .array(
        missing.map {
          [
            "what": .string($0.what.rawValue), "count": .integer($0.count),
            "examples": .array($0.examples.map { .string($0) }),
          ]
        }),
      "mismatched": .array(mismatches.map { ["record_id": .string($0.id)] }),
      "questionnaires_twice": .array(
        questionnairesTwice.map {
          [
            "id": .string($0.id), "version": .string($0.version),
            "sha256": .array($0.hashes.map { .string($0) }),
          ]
        }),
      "merge": id.map { .string($0) } ?? .null, "removed": .integer(removed),
      "quarantine": quarantinePath.map { .string($0) } ?? .null, "dry_run": .bool(isDryRun),
    ]
  }
}

extension MergeReport.Source {
  fileprivate var json: JSONObject {
    [
      "name": .string(name), "kind": .string(kind), "read": .integer(read), "new": .integer(new),
      "known": .integer(known), "superseded": .integer(superseded),
      "conflicts": .integer(conflicts), "withheld": .integer(withheld),
      "quarantined_count": .integer(quarantined),
      "quarantined": .array(
        quarantine.map { ["where": .string($0.place), "why": .string($0.reason)] }),
      "skipped": .array(skipped.map { .string($0) }),
      "bundle": bundle.map { .string($0) } ?? .null, "status": .string(status.rawValue),
    ]
  }
}

extension MergeReport.Conflict {
  fileprivate var json: JSONValue {
    [
      "response_id": .string(responseID), "heads": .array(heads.map { .string($0) }),
      "questions": questions.map { .array($0.map { .string($0) }) } ?? .null,
      "unrelated": .bool(isUnrelated),
    ]
  }
}

extension UndoOutcome {
  /// What came of undoing, for programs.
  var json: JSONValue {
    switch self {
    case .nothing: ["result": "nothing"]
    case .undone(let id, let folder, let records, let questionnaires):
      [
        "result": "undone", "merge": .string(id), "folder": .string(folder),
        "records": .integer(records), "questionnaires": .integer(questionnaires),
      ]
    case .blocked(let id, let obstacles):
      [
        "result": "blocked", "merge": .string(id),
        "by": .array(
          obstacles.map {
            [
              "format": .string($0.kind.rawValue), "id": .string($0.id),
              "where": .string($0.location.path),
            ]
          }),
      ]
    }
  }
}
