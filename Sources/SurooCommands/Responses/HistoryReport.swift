import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyModel

/// The history of a response in lines.
struct HistoryReport {
  private let history: ResponseHistory
  private let wording: AnswerWording
  private let showsTiming: Bool

  init(_ history: ResponseHistory, _ wording: AnswerWording, showsTiming: Bool) {
    self.history = history
    self.wording = wording
    self.showsTiming = showsTiming
  }

  func lines() -> [String] {
    var lines = head()
    for revision in history.revisions {
      lines += ["", title(of: revision)]
      lines += about(revision).map { "    \($0)" }
    }
    if history.heads.count > 1 {
      lines += [
        "",
        "Conflict: \(history.heads.map { String($0.prefix(12)) }.joined(separator: ", ")) "
          + "stand side by side.",
      ]
    }
    return lines
  }

  private func head() -> [String] {
    guard let response = history.revisions.last?.response else { return [] }
    let reference = response.questionnaire
    return [
      history.responseID,
      "\(reference.id) \(reference.version)" + (response.region.map { "  \($0)" } ?? "")
        + (response.unit.map { "  \($0)" } ?? ""),
    ]
  }

  private func title(of revision: ResponseHistory.Revision) -> String {
    let made = revision.response.made
    return "revision \(revision.summary.revision)  \(revision.summary.revisionID.prefix(12))  "
      + "\(when(made.at))  \(made.by) (\(made.role.rawValue))"
      + (made.reason.map { ": \($0)" } ?? "")
  }

  private func about(_ revision: ResponseHistory.Revision) -> [String] {
    var lines: [String] = []
    let held = Set(history.revisions.map(\.summary.revisionID))
    for parent in revision.summary.parents where !held.contains(parent) {
      lines.append("after \(parent.prefix(12)), which the store does not hold")
    }
    if let arrival = revision.arrival { lines.append(arrivalLine(arrival)) }
    for (parent, changes) in revision.changes {
      lines.append("after \(parent.prefix(12)):" + (changes.isEmpty ? " no other answer" : ""))
      lines += changes.map { "  \(line(of: $0))" }
    }
    if let changes = revision.personalChanges {
      lines += changes.map { "  \(line(of: $0)) (personal)" }
    } else if revision.changesPersonal {
      lines.append("  answers to personal questions changed")
    }
    if let personal = revision.personal, revision.changes.isEmpty {
      lines += HistoryReport.sorted(personal.statements).map {
        "\($0.key): \(text($0.value, wording.definition(of: $0.key))) (personal)"
      }
    }
    lines += revision.reviews.map(line)
    if let verdict = revision.standing.verdict {
      lines.append(
        "stands \(verdict.rawValue)" + (revision.standing.isContested ? ", contested" : ""))
    }
    lines += revision.receipts.map { "receipt of \($0.by), \(when($0.at))" }
    if let events = revision.events { lines += timing(InterviewTiming(events)) }
    return lines
  }

  private func arrivalLine(_ arrival: ResponseHistory.Arrival) -> String {
    let sources = (arrival.note?["sources"]?.elements ?? []).compactMap { $0["name"]?.text }
    return "came with the merge \(arrival.merge)"
      + (arrival.note?["at"]?.text.flatMap { Timestamp($0) }.map { " of \(when($0))" } ?? "")
      + (sources.isEmpty ? "" : " from \(sources.joined(separator: ", "))")
  }

  private func line(_ review: Review) -> String {
    var line = review.verdict?.rawValue ?? review.kind.rawValue
    if let question = review.question { line += " on \(question)" }
    line += " by \(review.by) (\(review.role.rawValue)), \(when(review.at))"
    return review.text.isEmpty ? line : "\(line): \(review.text)"
  }

  private func line(of change: AnswerDifference) -> String {
    let definition = wording.definition(of: change.key)
    let label = definition.map { wording.label(of: $0) } ?? ""
    let name = label.isEmpty ? change.key : "\(change.key) (\(label))"
    if change.before == .row { return "− \(name)" }
    if change.after == .row { return "+ \(name)" }
    return "\(name): \(text(change.before, definition)) → \(text(change.after, definition))"
  }

  private static func sorted(
    _ statements: [String: StatedAnswer]
  ) -> [(key: String, value: StatedAnswer)] {
    statements.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private func text(_ answer: StatedAnswer?, _ definition: Definition?) -> String {
    switch answer {
    case .value(let value):
      if case .question(let question)? = definition?.content {
        wording.text(of: value, to: question)
      } else {
        wording.text(of: value)
      }
    case .missing(let reason): "(\(reason.rawValue))"
    case .row: "+"
    case nil: "(not asked)"
    }
  }

  private func timing(_ timing: InterviewTiming) -> [String] {
    let changes = timing.questions.map(\.changes).reduce(0, +)
    var lines = [
      "\(minutes(timing.activeMilliseconds)) active"
        + (timing.idleMilliseconds > 0 ? ", \(minutes(timing.idleMilliseconds)) idle" : "")
        + ", sessions: \(timing.sessions), questions: \(timing.questions.count), "
        + "changed answers: \(changes)"
    ]
    for jump in timing.clockJumps {
      lines.append(
        "at event \(jump.number) the clock was set \(jump.milliseconds < 0 ? "back" : "ahead") by "
          + minutes(abs(jump.milliseconds)))
    }
    guard showsTiming else { return lines }
    let rows = timing.questions.map {
      [
        $0.key, minutes($0.activeMilliseconds), String($0.visits), String($0.entries),
        String($0.changes),
      ]
    }
    let table = AlignedColumns.text(["question", "active", "visits", "entries", "changes"], rows)
    return lines + table.split(separator: "\n").map(String.init)
  }

  private func when(_ timestamp: Timestamp) -> String {
    let local = timestamp.local
    return "\(local.date) \(local.time.description.prefix(5))"
  }

  /// Minutes and seconds.
  private func minutes(_ milliseconds: Int) -> String {
    let seconds = (milliseconds + 500) / 1000
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}

extension HistoryReport {
  /// The history as one JSON object; personal values stand there only when they
  /// were asked for.
  static func json(_ history: ResponseHistory) -> JSONValue {
    [
      "response_id": .string(history.responseID),
      "heads": .array(history.heads.map { .string($0) }),
      "revisions": .array(history.revisions.map(json)),
    ]
  }

  private static func json(_ revision: ResponseHistory.Revision) -> JSONValue {
    let made = revision.response.made
    var object: JSONObject = [
      "revision": .integer(revision.summary.revision),
      "revision_id": .string(revision.summary.revisionID),
      "parents": .array(revision.summary.parents.map { .string($0) }),
      "made": [
        "by": .string(made.by), "role": .string(made.role.rawValue), "at": .string("\(made.at)"),
        "reason": made.reason.map { .string($0) } ?? .null,
      ],
      "changes": .array(
        revision.changes.map {
          [
            "parent": .string($0.parent), "questions": .array($0.changes.map(json)),
          ]
        }),
      "personal_changed": .bool(revision.changesPersonal),
      "reviews": .array(revision.reviews.map { .object($0.record) }),
      "verdict": revision.standing.verdict.map { .string($0.rawValue) } ?? .null,
      "receipts": .array(revision.receipts.map { .object($0.record) }),
    ]
    if let personal = revision.personal {
      object["personal"] = .array(
        sorted(personal.statements).map {
          json(AnswerDifference(key: $0.key, answers: [nil, $0.value]))
        })
    }
    if let changes = revision.personalChanges {
      object["personal_changes"] = .array(changes.map(json))
    }
    object["merge"] =
      revision.arrival.map { arrival in
        ["id": .string(arrival.merge), "note": arrival.note.map { .object($0) } ?? .null]
      } ?? .null
    object["timing"] = revision.events.map { json(InterviewTiming($0)) } ?? .null
    return .object(object)
  }

  private static func json(_ change: AnswerDifference) -> JSONValue {
    [
      "question": .string(change.key), "before": change.before?.record ?? .null,
      "after": change.after?.record ?? .null,
    ]
  }

  private static func json(_ timing: InterviewTiming) -> JSONValue {
    [
      "active_ms": .integer(timing.activeMilliseconds),
      "idle_ms": .integer(timing.idleMilliseconds), "sessions": .integer(timing.sessions),
      "clock_jumps": .array(
        timing.clockJumps.map { ["n": .integer($0.number), "ms": .integer($0.milliseconds)] }),
      "questions": .array(
        timing.questions.map {
          [
            "question": .string($0.key), "active_ms": .integer($0.activeMilliseconds),
            "visits": .integer($0.visits), "entries": .integer($0.entries),
            "changes": .integer($0.changes),
          ]
        }),
    ]
  }
}
