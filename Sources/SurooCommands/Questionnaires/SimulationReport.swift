import JSONRecords
import Rehearsal
import SurveyBasics
import SurveyModel

/// What came of a simulation, for people and for programs.
struct SimulationReport {
  let questionnaire: String
  let seed: UInt64
  let now: Timestamp
  var interviews: Int
  var faulty: [SimulatedInterview]
  var asked: Int
  var neverAsked: [String]
  var choices: Int
  var chosen: Int
  var unmetChoices: [Coverage.UnmetChoices]

  /// The most names of one question that the text lists.
  private static let longestList = 12
  /// The most faulty interviews whose steps the text lists.
  private static let mostListed = 3

  /// The report as text.
  var text: String {
    var lines = [
      "interviews        \(interviews)  (--seed \(seed) --now \(now))",
      "with faults       \(faulty.count)",
      "questions asked   \(asked) of \(asked + neverAsked.count)",
      "choices taken     \(chosen) of \(choices)\(share)",
    ]
    if !neverAsked.isEmpty {
      lines += ["", "Never asked in \(interviews) interviews:"]
      lines += neverAsked.map { "  \($0)" }
    }
    if !unmetChoices.isEmpty {
      lines += ["", "Choices never taken in \(interviews) interviews:"]
      for unmet in unmetChoices {
        lines += Self.line(unmet, unmet.neverOffered, "never offered")
        lines += Self.line(unmet, unmet.neverChosen, "never taken")
      }
    }
    for interview in faulty.prefix(Self.mostListed) {
      lines += [""] + interview.faults.map { "fault: \($0)" }
      lines.append("  To repeat it: \(command(for: interview)) with these lines:")
      lines += steps(of: interview).map { "  \($0)" }
    }
    if faulty.count > Self.mostListed {
      lines += ["", "\(faulty.count - Self.mostListed) more interviews had faults; see --json."]
    }
    return lines.joined(separator: "\n")
  }

  private var share: String {
    choices == 0 ? "" : "  (\(Double(chosen * 1000 / choices) / 10) %)"
  }

  /// The report as one JSON value.
  var value: JSONValue {
    .object([
      "seed": .string(String(seed)), "now": .string(now.description),
      "interviews": .integer(interviews), "faulty": .integer(faulty.count),
      "questions_asked": .integer(asked),
      "choices_taken": .integer(chosen), "choices_all": .integer(choices),
      "never_asked": .array(neverAsked.map { .string($0) }),
      "choices": .array(
        unmetChoices.map {
          .object([
            "question": .string($0.question), "choices": .integer($0.count),
            "never_offered": .array($0.neverOffered.map { .string($0) }),
            "never_taken": .array($0.neverChosen.map { .string($0) }),
          ])
        }),
      "faults": .array(
        faulty.map { interview in
          .object([
            "messages": .array(interview.faults.map { .string($0.description) }),
            "command": .string(command(for: interview)),
            "steps": .array(steps(of: interview).map { .string($0) }),
          ])
        }),
    ])
  }

  private static func line(
    _ unmet: Coverage.UnmetChoices, _ names: [String], _ what: String
  ) -> [String] {
    guard !names.isEmpty else { return [] }
    let listed = names.prefix(longestList).joined(separator: " ")
    let rest = names.count > longestList ? " …" : ""
    return ["  \(unmet.question): \(names.count) of \(unmet.count) \(what): \(listed)\(rest)"]
  }

  private func command(for interview: SimulatedInterview) -> String {
    let sets = interview.opening.prefilled.map { " --set '\($0.key)=\($0.text)'" }.joined()
    return "suroo drive \(questionnaire)\(sets) --seed \(interview.opening.seed)"
      + " --now \(interview.opening.at)"
  }

  private func steps(of interview: SimulatedInterview) -> [String] {
    (interview.events.compactMap { DriveStep.members(of: $0.action) } + [["finish": .bool(true)]])
      .map { JSONLine.text(.object($0)) }
  }
}

extension DriveStep {
  /// The step that stands for an action; nil for what `drive` does not do.
  static func members(of action: JournalEvent.Action) -> JSONObject? {
    switch action {
    case .answer(let key, let text): ["set": .string(key), "value": .string(text)]
    case .special(let key, let reason):
      ["special": .string(key), "reason": .string(reason.rawValue)]
    case .confirm(let key, let reason): ["confirm": .string(key), "reason": .string(reason)]
    case .addRow(let key): ["add_row": .string(key)]
    case .removeRow(let key): ["remove_row": .string(key)]
    case .language(let tag): ["language": .string(tag)]
    case .comment(let key, let text): ["comment": .string(key), "text": .string(text)]
    case .undo: ["undo": .bool(true)]
    case .redo: ["redo": .bool(true)]
    case .keep, .giveUp, .unfinished, .visit, .pause, .resume, .complete, .remark: nil
    }
  }
}
