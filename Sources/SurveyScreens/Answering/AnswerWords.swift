import Expressions
import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// How answers, questions and sections are said to people.
struct AnswerWords {
  let interview: Interview
  let words: Wording

  // MARK: Answers

  /// What is recorded for a question; nil when nothing is.
  ///
  /// Choices that are at hand keep long lists from being built again.
  func recorded(
    _ node: NodeIndex, among choices: [TerminalUI.ChoiceList.Choice]? = nil
  ) -> String? {
    if let reason = interview.missingReason(of: node) { return special(reason) }
    let text = interview.text(of: node)
    return text.isEmpty ? nil : answer(text, of: node, among: choices)
  }

  /// An answer in record form as it is said.
  func answer(
    _ text: String, of node: NodeIndex, among choices: [TerminalUI.ChoiceList.Choice]? = nil
  ) -> String {
    let definition = interview.definition(of: node)
    guard let type = definition.question?.type else { return text }
    switch type {
    case .selectOne, .selectMultiple, .rank: return labels(text, of: node, type, choices)
    case .decimal, .range: return words.decimal(text)
    case .date:
      guard let date = CivilDate(text) else { return text }
      switch TypedMoment.Precision(appearance: definition.appearance) {
      case .day: return words.dateWithWeekday(date)
      case .month: return words.month(of: date)
      case .year: return TypedMoment.typed(date, .year)
      }
    case .time: return CivilTime(text).map(TypedMoment.typed) ?? text
    case .dateTime:
      guard let moment = CivilDateTime(text) else { return text }
      return "\(words.dateWithWeekday(moment.date)), \(TypedMoment.minutes(moment.time))"
    case .acknowledge: return words(.ok)
    case .text, .integer, .geopoint, .geotrace, .geoshape, .note, .unsupported: return text
    }
  }

  private func labels(
    _ text: String, of node: NodeIndex, _ type: AnswerType,
    _ choices: [TerminalUI.ChoiceList.Choice]?
  ) -> String {
    let offered =
      choices
      ?? interview.choices(of: node).map {
        TerminalUI.ChoiceList.Choice(code: $0.name, label: StyledText(markup: $0.label))
      }
    let codes = TerminalUI.ChoiceList.typedCodes(offered.map(\.code))
    let names = type == .selectOne ? [text] : text.split(separator: " ").map(String.init)
    return names.enumerated().map { rank, name in
      guard let place = offered.firstIndex(where: { $0.code == name }) else { return name }
      let label = offered[place].label.plain
      return type == .rank ? "\(rank + 1). \(label)" : "\(codes[place]) \(label)"
    }.joined(separator: ", ")
  }

  /// A missing reason in words.
  func special(_ reason: MissingReason) -> String { words(reason.title) }

  /// What a revision says to a question, by its key.
  func stated(_ answer: StatedAnswer?, _ key: String) -> String {
    switch answer {
    case .value(let value):
      guard let node = interview.node(at: key) else { return value.recordText }
      return self.answer(value.recordText, of: node)
    case .missing(let reason): return "(\(special(reason)))"
    case .row: return interview.node(at: key).map(rowName) ?? words(.statedRow)
    case nil: return words(key.hasSuffix("]") ? .statedNoRow : .reviewNotAsked)
    }
  }

  // MARK: Questions, sections, rows

  /// The code of a question: `A601` for a question named `a601_knows_budget`;
  /// the whole name where it does not begin with such a code.
  static func code(of name: String) -> String {
    let part = name.prefix { $0 != "_" }
    let letters = part.prefix { $0.isLetter }
    let rest = part.dropFirst(letters.count)
    let digits = rest.prefix { $0.isNumber }
    // One letter may follow the digits: `b12a`.
    let isCode =
      (1...3).contains(letters.count) && (1...4).contains(digits.count)
      && rest.count - digits.count <= 1
    return isCode ? part.uppercased() : name
  }

  /// A question by its code, with the row that it belongs to.
  func name(of node: NodeIndex) -> String {
    let code = Self.code(of: interview.definition(of: node).name)
    guard let row = row(around: node) else { return code }
    return "\(code), \(rowName(row))"
  }

  /// The innermost roster row around a node, itself included.
  func row(around node: NodeIndex) -> NodeIndex? {
    var current: NodeIndex? = node
    while let here = current {
      if interview.roster(ofRow: here) != nil { return here }
      current = interview.parent(of: here)
    }
    return nil
  }

  /// A row by its position and what tells it from the others: its label if
  /// that says something, else its first answer in text.
  func rowName(_ row: NodeIndex) -> String {
    let position = interview.position(of: row)
    guard let roster = interview.roster(ofRow: row) else { return String(position) }
    let label = plain(interview.label(of: row))
    let common = plain(interview.label(of: roster))
    if label != common, !label.isEmpty { return words(.rowNamed, .number(position), .name(label)) }
    if let answer = firstText(in: row) {
      return words(.rowNamed, .number(position), .name(answer))
    }
    return words(.rowNamed, .number(position), .name(common.isEmpty ? rosterName(roster) : common))
  }

  /// What a roster is called.
  func rosterName(_ roster: RosterIndex) -> String {
    let label = plain(interview.label(of: roster))
    return label.isEmpty ? interview.definition(of: roster).name : label
  }

  private func firstText(in row: NodeIndex) -> String? {
    let definition = interview.definition(of: row)
    let definitions = interview.plan.questionnaire.definitions
    for inner in definitions[(Int(definition.number) + 1)..<Int(definition.end)]
    where inner.roster == definition.number && inner.question?.type == .text
      && inner.question?.isShown == true
    {
      let key = "\(interview.key(of: row))/\(inner.keyName)"
      guard let node = interview.node(at: key) else { continue }
      let text = interview.text(of: node)
      if !text.isEmpty { return text }
    }
    return nil
  }

  /// The sections and rosters around a node from the outside in.
  func trail(to node: NodeIndex) -> [String] {
    var trail: [String] = []
    var current = interview.parent(of: node)
    while let here = current {
      let label = plain(interview.label(of: here))
      if let roster = interview.roster(ofRow: here) {
        // A row that is called by the name of its roster says it already.
        let name = rosterName(roster)
        if !rowName(here).hasSuffix(name) { trail.insert(name, at: 0) }
      } else if !label.isEmpty {
        trail.insert(label, at: 0)
      }
      current = interview.parent(of: here)
    }
    return trail
  }

  /// The title of the questionnaire, or its id where it has none.
  var title: String {
    let questionnaire = interview.plan.questionnaire
    let text = questionnaire.title[interview.language]?.source ?? ""
    return text.isEmpty ? questionnaire.id : plain(text)
  }

  func plain(_ text: String) -> String { StyledText(markup: text).plain }
}
