import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// A question as it stands on the screen, with what is entered and what is recorded.
  func question(_ node: NodeIndex) -> QuestionDescription {
    let definition = interview.definition(of: node)
    let entry = entries[node] ?? AnswerEntry(node, interview, words)
    let type = definition.question?.type ?? .note
    let isNote = type == .note
    let recorded = isNote ? nil : answers.recorded(node, among: entry.choices)
    let pending = entry.isPending ? pending(entry, node) : nil
    let hint = interview.hint(of: node)
    let guidance = interview.guidance(of: node)
    var text = interview.label(of: node)
    if text.isEmpty { text = definition.name }
    return QuestionDescription(
      code: isNote ? "" : AnswerWords.code(of: definition.name), text: StyledText(markup: text),
      isRequired: interview.isRequired(node) && !isNote,
      hint: hint.isEmpty ? nil : StyledText(markup: hint),
      guidance: guidance.isEmpty ? nil : StyledText(markup: guidance),
      remarks: remarks(on: node),
      instruction: instruction(node, definition, type, entry),
      control: control(entry, type), specials: specials(node, entry),
      summary: isNote ? nil : summary(recorded, pending, entry),
      answer: pending ?? recorded, echo: entry.echo(to: definition, words))
  }

  private func summary(
    _ recorded: String?, _ pending: String?, _ entry: AnswerEntry
  ) -> QuestionDescription.Summary? {
    switch (recorded, pending) {
    case (let recorded?, let pending?): .change(recorded, pending: pending)
    case (let recorded?, nil): .recorded(recorded)
    // What is typed stands in the field already.
    case (nil, let pending?) where entry.special != nil || !entry.isTyped: .pending(pending)
    case (nil, _): entry.control == .none ? nil : .nothing
    }
  }

  /// What is entered and not accepted, in words.
  func pending(_ entry: AnswerEntry, _ node: NodeIndex) -> String {
    if let special = entry.special { return answers.special(special) }
    if entry.raw.isEmpty { return words(.specialBlank) }
    if case .typed = entry.control {
      return entry.raw.split(separator: "\n").joined(separator: " ")
    }
    return answers.answer(entry.raw, of: node, among: entry.choices)
  }

  private func control(_ entry: AnswerEntry, _ type: AnswerType) -> QuestionDescription.Control {
    switch entry.control {
    case .choices(let list): return .choices(list)
    case .none: return .none
    case .ranking(let ranking):
      return .ranking(
        RankingDescription(
          ranking: ranking,
          count: words(
            .rankedCount, .count(ranking.placed.count), .total(ranking.choices.count))))
    case .typed(let field):
      switch type {
      case .integer, .decimal, .range, .date, .time, .dateTime: return .typed(field, width: 20)
      case .geopoint: return .typed(field, width: 40)
      default: return .typed(field, width: .max)
      }
    }
  }

  private func specials(
    _ node: NodeIndex, _ entry: AnswerEntry
  ) -> [QuestionDescription.Special] {
    guard !interview.isReadOnly(node) else { return [] }
    let offered = interview.definition(of: node).question?.special ?? []
    return offered.map { reason in
      let (key, line): (Key, String) =
        switch reason {
        case .dontKnow: (.function(5), "!5")
        case .refused: (.function(8), "!8")
        default: (.control("t"), "!\(words.list(.wordsNotApplicable).first ?? "")")
        }
      return .init(
        label: answers.special(reason), key: key.name, line: line,
        isMarked: entry.special == reason)
    }
  }

  private func instruction(
    _ node: NodeIndex, _ definition: Definition, _ type: AnswerType, _ entry: AnswerEntry
  ) -> String? {
    if interview.isReadOnly(node), type != .note { return words(.readOnlyNote) }
    let precision = TypedMoment.Precision(appearance: definition.appearance)
    switch type {
    case .selectOne, .selectMultiple, .rank:
      if entry.choices?.isEmpty ?? true { return words(.noChoices) }
      return choosing(type, entry)
    case .integer: return words(.integerHint)
    case .decimal: return words(.decimalHint)
    case .range:
      let parameters = definition.question?.parameters ?? [:]
      return words(
        .rangeHint, .low(words.decimal(parameters["start"] ?? "1")),
        .high(words.decimal(parameters["end"] ?? "10")))
    case .date:
      switch precision {
      case .day: return words(.dateHint)
      case .month: return words(.monthHint)
      case .year: return words(.yearHint)
      }
    case .time: return words(.timeHint)
    case .dateTime: return words(.dateTimeHint)
    case .geopoint: return words(.geopointHint)
    case .geotrace, .geoshape: return words(.lineHint)
    case .acknowledge: return words(.acknowledgeHint)
    case .text: return words(.typePrompt)
    case .note: return words(.noteHint)
    case .unsupported: return words(.unsupportedNote)
    }
  }

  private func choosing(_ type: AnswerType, _ entry: AnswerEntry) -> String? {
    switch entry.control {
    case .choices(let list):
      let count = list.selected.count
      let search = list.isSearchable ? ". \(words(.searchEmpty))" : ""
      guard type == .selectMultiple else { return words(.choosePrompt) + search }
      let chosen = count == 0 ? "" : ". \(words(.chosenCount, .count(count)))"
      return words(.chooseSeveralPrompt) + chosen + search
    case .ranking(let ranking):
      return "\(words(.rankPrompt)). "
        + words(.rankedCount, .count(ranking.placed.count), .total(ranking.choices.count))
    case .typed, .none: return nil
    }
  }
}
