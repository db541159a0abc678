import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

extension ReviewState {
  /// What is to be shown now.
  ///
  /// - Complexity: O(lines of the page), whatever the number of responses.
  public func describe() -> ScreenDescription {
    let total = detail.map { $0.case.questionPlaces.count } ?? table.entries.count
    let tag = detail.map { $0.case.opened.interview }.map {
      $0.plan.questionnaire.languages[$0.language].tag.uppercased()
    }
    return ScreenDescription(
      identity: identity,
      header: .init(
        trail: trail, row: nil, number: 0, answered: detail == nil ? table.shown.count : total,
        known: total, language: tag ?? language.shortName),
      content: content, message: message,
      status: .init(escape: escape.isArmed ? words(.escapeArmed) : nil),
      commands: commands(), words: ScreenDescription.Words(words), outline: [])
  }

  private var identity: String {
    let inner =
      switch layer {
      case nil: detail.map { "\($0.place) \($0.case.filter) \($0.case.showsVersions)" } ?? "table"
      case .commands: "commands"
      case .tableFilter, .detailFilter: "filter"
      case .text(let purpose, _, _): "text \(purpose)"
      case .help: "help"
      }
    let said = detail.map { "\($0.case.opened.reviews.count)" } ?? "\(page.lowerBound)"
    let order = "\(String(describing: table.filter)) \(table.search) \(table.sort)"
    let tongue = detail.map { "\($0.case.opened.interview.language)" } ?? ""
    return "\(language) \(tongue) \(repeats) \(inner) \(said) \(order)"
  }

  private var trail: [String] {
    guard let detail else {
      return [words(.homeReview)]
        + [table.filter.map(said)].compactMap(\.self)
        .map { ForeignText.shown($0) }
    }
    let entry = detail.case.opened.entry
    return [
      words(.homeReview),
      ForeignText.shown(entry.unit.isEmpty ? entry.shortID : entry.unit),
      detail.case.showsVersions ? words(.reviewVersions) : words(detail.case.filter.title),
    ]
  }

  private var content: ScreenDescription.Content {
    switch layer {
    case .commands(let menu, _), .tableFilter(let menu, _), .detailFilter(let menu):
      return .menu(menu, about: nil)
    case .text(let purpose, let prompt, let field):
      return .text(title: title(of: purpose), prompt: prompt, field: field, about: nil)
    case .help(let line):
      let map = helpMap
      return .help(
        HelpDescription(
          title: words(.helpTitle), guidanceTitle: words(.homeReview),
          guidance: StyledText(words(.reviewHelp)), keysTitle: words(.helpKeys), commands: map,
          lines: words.plainCommands(map), line: line))
    case nil: break
    }
    guard let detail else { return .table(tableDescription) }
    return .reading(
      ReadingDescription(
        title: summary(of: detail.case.opened.entry), lines: detail.case.lines.map(\.text),
        numbered: Set(detail.case.questionPlaces), focus: detail.case.cursor,
        nothing: words(.reviewNoQuestions)))
  }

  private func title(of purpose: ReviewLayer.Purpose) -> String {
    switch purpose {
    case .search: words(.reviewSearch)
    case .comment(let key?): "\(words(.reviewComment)): \(ForeignText.shown(key))"
    case .comment(nil): words(.reviewComment)
    case .returning: words(.reviewReturn)
    }
  }

  // MARK: Help

  /// What can be done below the help.
  private var helpMap: KeyMap<Command> {
    var below = self
    below.layer = nil
    return below.commands()
  }

  // MARK: The table

  private var tableDescription: TableDescription {
    let columns = ReviewTable.Column.allCases.map { column in
      let mark = column == table.sort.column ? table.sort.isDown ? " v" : " ^" : ""
      return TableDescription.Column(
        title: words(column.title) + mark, isNumber: column == .length)
    }
    let rows = table.shown[page].map { place in
      ReviewTable.Column.allCases.map { cell($0, place) }
    }
    var state = words(
      .reviewShown, .count(table.shown.count), .total(table.entries.count))
    // The column may be one of those that a narrow window leaves out.
    let order = words(table.sort.isDown ? .reviewDescending : .reviewAscending)
    state += " · \(words(.reviewBarSort)): \(words(table.sort.column.title)), \(order)"
    if !table.search.isEmpty {
      state += " · \(words(.barSearch)): \(ForeignText.shown(table.search))"
    }
    if let filter = table.filter { state += " · \(ForeignText.shown(said(filter)))" }
    return TableDescription(
      summary: state, columns: columns, rows: rows, first: page.lowerBound,
      focus: table.cursor - page.lowerBound, preview: table.current.map(preview) ?? [],
      nothing: words(.reviewNoResponses))
  }

  private func cell(_ column: ReviewTable.Column, _ place: Int) -> String {
    let entry = table.entries[place]
    switch column {
    case .unit: return ForeignText.shown(entry.unit.isEmpty ? entry.shortID : entry.unit)
    case .region: return ForeignText.shown(entry.region)
    case .interviewer: return ForeignText.shown(entry.interviewer)
    case .finished: return words.date(entry.completedAt.local.date)
    case .length: return String(entry.minutes)
    case .marks: return marks(entry, table.facts[place])
    case .standing: return words(entry.standing.title)
    case .questionnaire: return ForeignText.shown(entry.questionnaire)
    }
  }

  /// `!` remarks, `?` warnings that were kept, `-` missing reasons, `x` conflict.
  private func marks(_ entry: ReviewEntry, _ facts: ReviewFacts?) -> String {
    var parts: [String] = []
    if entry.isConflict || entry.isContested { parts.append("x") }
    if entry.remarks > 0 { parts.append("!\(entry.remarks)") }
    if let facts {
      if facts.overrides > 0 { parts.append("?\(facts.overrides)") }
      if facts.specials > 0 { parts.append("-\(facts.specials)") }
      if facts.notes > 0 { parts.append("#\(facts.notes)") }
    }
    return parts.joined(separator: " ")
  }

  private func preview(_ place: Int) -> [String] {
    let entry = table.entries[place]
    var lines = [
      entry.shortID, ForeignText.shown(entry.questionnaire),
      ForeignText.shown("\(entry.region) \(entry.unit)"), ForeignText.shown(entry.interviewer),
      words.dateWithWeekday(entry.completedAt.local.date), words(entry.standing.title),
    ]
    if entry.isConflict { lines.append(words(.reviewConflict)) }
    if entry.isContested { lines.append(words(.reviewContested)) }
    if entry.remarks > 0 { lines.append("\(words(.reviewFlagged)): \(entry.remarks)") }
    if let facts = table.facts[place] {
      lines += [
        "\(words(.reviewOverridden)): \(facts.overrides)",
        "\(words(.reviewSpecial)): \(facts.specials)",
        "\(words(.reviewWithNotes)): \(facts.notes)",
      ]
    }
    return lines
  }

  private func summary(of entry: ReviewEntry) -> String {
    var parts = [
      ForeignText.shown(entry.interviewer), words.date(entry.completedAt.local.date),
      words(.reviewMinutes, .count(entry.minutes)), words(entry.standing.title),
    ]
    if entry.isConflict { parts.append(words(.reviewInConflict)) }
    if entry.isContested { parts.append(words(.reviewContested)) }
    return parts.joined(separator: " · ")
  }
}
