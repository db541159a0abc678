import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// What stands in the answer area of one question and is not accepted yet.
struct AnswerEntry: Hashable, Sendable {
  /// What the answer is given with.
  enum Control: Hashable, Sendable {
    /// A field to type in.
    case typed(TextField)
    /// A list to choose from.
    case choices(TerminalUI.ChoiceList)
    /// Choices to put in order.
    case ranking(Ranking)
    /// Nothing: a note, or an answer that cannot be changed.
    case none
  }

  var control: Control
  /// The missing reason that is marked.
  var special: MissingReason?
  /// What the control held when it showed what is recorded.
  let recordedText: String
  /// The missing reason that is recorded.
  let recordedSpecial: MissingReason?

  /// The entry that shows what is recorded for a question.
  init(_ node: NodeIndex, _ interview: Interview, _ words: Wording) {
    let definition = interview.definition(of: node)
    recordedSpecial = interview.missingReason(of: node)
    special = recordedSpecial
    let text = interview.text(of: node)
    if interview.isReadOnly(node) {
      control = .none
    } else {
      control = Self.control(definition, text, node, interview, words)
    }
    recordedText = Self.raw(control)
  }

  private static func control(
    _ definition: Definition, _ text: String, _ node: NodeIndex, _ interview: Interview,
    _ words: Wording
  ) -> Control {
    guard let question = definition.question else { return .none }
    let names = text.split(separator: " ").map(String.init)
    switch question.type {
    case .note, .unsupported: return .none
    case .acknowledge:
      let choice = TerminalUI.ChoiceList.Choice(code: "OK", label: StyledText(words(.ok)))
      return .choices(
        TerminalUI.ChoiceList([choice], kind: .multiple(atMost: nil), selected: names))
    case .selectOne, .selectMultiple, .rank:
      let choices = interview.choices(of: node).map {
        TerminalUI.ChoiceList.Choice(
          code: $0.name, label: StyledText(markup: $0.label), isExclusive: $0.isExclusive)
      }
      if question.type == .rank { return .ranking(Ranking(choices, ranked: names)) }
      let searches = !definition.appearance.isDisjoint(with: ["autocomplete", "search", "minimal"])
      return .choices(
        TerminalUI.ChoiceList(
          choices, kind: question.type == .selectOne ? .single : .multiple(atMost: nil),
          selected: question.type == .selectOne ? [text] : names,
          isSearchable: searches ? true : nil))
    case .text: return .typed(TextField(text, lines: .many))
    case .geotrace, .geoshape: return .typed(TextField(text, lines: .many))
    case .integer, .decimal, .range, .date, .time, .dateTime, .geopoint:
      return .typed(TextField(typed(text, definition, question.type, words)))
    }
  }

  /// A recorded answer as it is typed.
  private static func typed(
    _ text: String, _ definition: Definition, _ type: AnswerType, _ words: Wording
  ) -> String {
    switch type {
    case .decimal, .range: return words.decimal(text)
    case .date:
      return CivilDate(text).map {
        TypedMoment.typed($0, TypedMoment.Precision(appearance: definition.appearance))
      } ?? text
    case .time: return CivilTime(text).map(TypedMoment.typed) ?? text
    case .dateTime:
      return CivilDateTime(text).map {
        "\(TypedMoment.typed($0.date, .day)) \(TypedMoment.minutes($0.time))"
      } ?? text
    default: return text
    }
  }

  // MARK: Reading

  /// What the control holds, as text.
  static func raw(_ control: Control) -> String {
    switch control {
    case .typed(let field): field.text
    case .choices(let list): list.selected.joined(separator: " ")
    case .ranking(let ranking): ranking.ranked.joined(separator: " ")
    case .none: ""
    }
  }

  /// What the control holds, as text.
  var raw: String { Self.raw(control) }

  /// Whether the answer is typed.
  var isTyped: Bool {
    if case .typed = control { true } else { false }
  }

  /// What there is to choose from; nil where the answer is typed.
  var choices: [TerminalUI.ChoiceList.Choice]? {
    switch control {
    case .choices(let list): list.choices
    case .ranking(let ranking): ranking.choices
    case .typed, .none: nil
    }
  }

  /// Whether it differs from what is recorded.
  var isPending: Bool { special != recordedSpecial || raw != recordedText }

  /// Why what was entered is no answer.
  enum Fault: Error, Hashable {
    case notADate
    case notAMonth
    case noSuchDay
    case notATime
    case notADateTime
    case rankingIncomplete(placed: Int, of: Int)
    case unknownCode(String)
  }

  /// The answer in the form that the interview takes.
  func answer(to definition: Definition) throws(Fault) -> String {
    switch control {
    case .none: return ""
    case .choices(let list):
      guard list.pendingCode.isEmpty else { throw .unknownCode(list.pendingCode) }
      return raw
    case .ranking(let ranking):
      var ranking = ranking
      ranking.complete()
      guard ranking.isComplete || ranking.placed.isEmpty else {
        throw .rankingIncomplete(placed: ranking.placed.count, of: ranking.choices.count)
      }
      return ranking.ranked.joined(separator: " ")
    case .typed(let field):
      let text = acceptedText(field.text)
      guard !text.isEmpty else { return "" }
      switch definition.question?.type {
      case .date:
        let precision = TypedMoment.Precision(appearance: definition.appearance)
        do {
          return try TypedMoment.date(text, precision).description
        } catch {
          throw error == .noSuchDay ? .noSuchDay : precision == .day ? .notADate : .notAMonth
        }
      case .time:
        guard let time = TypedMoment.time(text) else { throw .notATime }
        return time.description
      case .dateTime:
        guard let moment = TypedMoment.dateTime(text) else { throw .notADateTime }
        return moment.description
      default: return text
      }
    }
  }

  /// The answer in words while it is typed, where typing leaves room for doubt.
  func echo(to definition: Definition, _ words: Wording) -> String? {
    guard case .typed = control, let text = try? answer(to: definition), !text.isEmpty else {
      return nil
    }
    switch definition.question?.type {
    case .date:
      guard let date = CivilDate(text) else { return nil }
      switch TypedMoment.Precision(appearance: definition.appearance) {
      case .day: return words.dateWithWeekday(date)
      case .month: return words.month(of: date)
      case .year: return nil
      }
    case .dateTime:
      return CivilDateTime(text).map {
        "\(words.dateWithWeekday($0.date)), \(TypedMoment.minutes($0.time))"
      }
    default: return nil
    }
  }

  // MARK: Changing

  /// Puts a text that was typed before into the control.
  mutating func restore(_ text: String) {
    switch control {
    case .typed(let field): control = .typed(TextField(text, lines: field.lines))
    case .choices(let list):
      control = .choices(list.with(selected: text.split(separator: " ").map(String.init)))
    case .ranking(let ranking):
      let names = text.split(separator: " ").map(String.init)
      control = .ranking(Ranking(ranking.choices, ranked: names))
    case .none: break
    }
  }

  /// Takes away whatever is entered or marked.
  mutating func clear() {
    special = nil
    restore("")
  }

  /// Turns the sign of a typed number.
  mutating func turnSign() {
    guard case .typed(let field) = control else { return }
    let text = field.text
    restore(text.hasPrefix("-") ? String(text.dropFirst()) : "-\(text)")
  }
}

extension TerminalUI.ChoiceList {
  /// The same list with other choices selected.
  func with(selected: [String]) -> TerminalUI.ChoiceList {
    TerminalUI.ChoiceList(choices, kind: kind, selected: selected, isSearchable: isSearchable)
  }
}
