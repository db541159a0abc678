import Expressions
import SurveyBasics
import SurveyModel

// Where answers come from: choices, defaults, triggers, parameters.
extension QuestionBuilder {
  /// The choices of a select.
  func choices(
    _ form: RowType.Choices, _ question: Question, _ row: FormRow, _ number: Int32
  ) -> ChoiceSource? {
    guard let type = row[.type] else { return nil }
    let place = type.narrowed(to: form.range)
    let origin: ChoiceSource.Origin
    let role: ExpressionSite.Role
    switch form.source {
    case .list(let name), .external(let name), .file(let name):
      guard
        let index = lists.index(
          of: form.source, parameters: question.parameters, for: number)
      else {
        reportUnknownList(name, form.source, at: place)
        return nil
      }
      let list = lists.entries[index]
      if question.type != .selectOne, let blank = list.blankName {
        findings.error(
          "blank-in-choice",
          "The choice \"\(blank.text)\" has a blank in its name, but several choices are stored separated by blanks.",
          at: blank, notes: [.init("The list is used here.", at: place)],
          fix: "Write _ for the blank.")
      }
      origin = .list(index)
      role = .choiceFilter(table: list.table)
    case .roster(let name):
      guard let (source, roster) = rosterSource(name, question, number, at: place) else {
        return nil
      }
      origin = .roster(question: source)
      role = .rosterChoiceFilter(roster: roster)
    }
    if form.hasOther { checkOther(form, row, type) }
    if case .external = form.source, row[.choiceFilter] == nil {
      findings.warning(
        "missing-filter", "All external choices are offered, because there is no choice filter.",
        at: place, fix: "Write one in the column \"choice_filter\", or use select_one.")
    }
    return ChoiceSource(
      origin, filter: filter(row, ExpressionSite(number, role)),
      isRandomized: question.parameters["randomize"] == "true",
      seed: seed(question, row, number))
  }

  /// The choice filter, or the condition of `search()`.
  private func filter(_ row: FormRow, _ site: ExpressionSite) -> CompiledExpression? {
    guard let search = searches[site.definition], let appearance = row[.appearance] else {
      return row[.choiceFilter].flatMap { compiler.expression($0, at: site) }
    }
    if let cell = row[.choiceFilter] {
      findings.error(
        "filter-with-search", "A choice filter cannot be combined with search().", at: cell,
        fix: "Put the condition into search(), or use select_one_from_file with the filter alone.")
    }
    let (expression, problems) = CompiledExpression.compile(search, in: shape, at: site)
    for problem in problems {
      findings.error(problem.id, problem.message, at: appearance, fix: problem.fix)
    }
    return expression
  }

  /// What is wrong with “or_other” (xlsform 4).
  private func checkOther(_ form: RowType.Choices, _ row: FormRow, _ type: Place) {
    let fix = "Add a choice \"other\" to the list and a text question of your own."
    if row[.choiceFilter] != nil || row[.appearance]?.text.contains("search(") == true {
      findings.error(
        "other-with-filter", "\"or_other\" cannot be combined with a choice filter.", at: type,
        fix: fix)
    }
    guard case .list = form.source else {
      findings.error(
        "other-without-list", "\"or_other\" needs a list on the choices sheet.", at: type, fix: fix)
      return
    }
    if compiler.languages.languages.count > 1 {
      findings.warning(
        "other-untranslated",
        "\"or_other\" adds the texts “Other” and “Specify other.”, which are the same in every language.",
        at: type, fix: fix)
    }
  }

  private func reportUnknownList(_ name: String, _ source: RowType.Choices.Source, at place: Place)
  {
    // A file that cannot be read has been reported where it was looked for.
    // So has a sheet of choices.
    if case .file = source { return }
    guard lists.isComplete else { return }
    if case .external = source {
      findings.error(
        "unknown-list", "There is no list \"\(name)\" on a sheet \"external_choices\".", at: place,
        fix: "Add it there, or write select_one for a list of the sheet \"choices\".")
      return
    }
    let names = lists.names
    findings.error(
      "unknown-list", "There is no list of choices named \"\(name)\".", at: place,
      fix: Spelling.proposal(for: name, among: names)
        ?? (names.isEmpty
          ? "Add a sheet \"choices\" with the columns list_name, name and label."
          : "Add its choices to the sheet \"choices\", which has the lists \(names.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")).")
    )
  }

  /// The question and roster that `select_one ${name}` takes its choices from.
  private func rosterSource(
    _ name: String, _ question: Question, _ number: Int32, at place: Place
  ) -> (question: Int32, roster: Int32)? {
    guard question.type != .selectMultiple else {
      findings.error(
        "unsupported-type",
        "Several choices cannot be taken from a repeat, because the answers there may hold blanks.",
        at: place, fix: "Use select_one, or a list on the choices sheet.")
      return nil
    }
    guard let source = shape.definitions(named: name).first else {
      findings.error(
        "unknown-name", "There is no question named \"\(name)\".", at: place,
        fix: Spelling.proposal(for: name, among: shape.names.sorted()))
      return nil
    }
    let definition = shape.definitions[Int(source)]
    guard definition.kind == .question, definition.roster >= 0 else {
      findings.error(
        "not-in-repeat", "\"\(name)\" is no question of a repeat, so it has only one answer.",
        at: place,
        fix: "Name a question between begin_repeat and end_repeat, or a list of choices.")
      return nil
    }
    return (source, definition.roster)
  }

  private func seed(_ question: Question, _ row: FormRow, _ number: Int32) -> CompiledExpression? {
    guard let seed = question.parameters["seed"], let cell = row[.parameters] else { return nil }
    guard question.parameters["randomize"] == "true" else {
      findings.error(
        "seed-without-order", "A seed has no effect without randomize=true.", at: cell,
        fix: "Add randomize=true, or delete the seed.")
      return nil
    }
    // Anything else was reported with the parameters.
    guard seed.hasPrefix("${") || Double(seed) != nil else { return nil }
    let word = cell.words.first { $0.text.hasSuffix("=\(seed)") }
    let (expression, problems) = CompiledExpression.compile(
      seed, in: shape, at: ExpressionSite(number))
    let start = (word?.range.upperBound ?? cell.text.utf8.count) - seed.utf8.count
    for problem in problems {
      findings.error(
        problem.id, problem.message,
        at: cell.narrowed(
          to: problem.range.lowerBound + start..<problem.range.upperBound + start),
        fix: problem.fix)
    }
    return expression
  }

  /// Reports references of a trigger that no comma separates.
  private func reportMissingComma(_ place: Place) {
    let parts = place.text.split(separator: ",", omittingEmptySubsequences: false)
    // Two references part a text in three.
    let part = parts.first {
      $0.split(separator: "${", omittingEmptySubsequences: false).count > 2
    }
    guard let part else { return }
    let start = place.text.utf8.distance(from: place.text.startIndex, to: part.startIndex)
    findings.error(
      "trigger-syntax", "A comma is missing between the references of this trigger.",
      at: place.narrowed(to: start..<start + part.utf8.count),
      fix: "Write ${first}, ${second}.")
  }

  /// The questions whose change runs a calculation.
  func triggers(_ place: Place) -> [Int32] {
    reportMissingComma(place)
    return place.words.compactMap { word in
      let here = place.narrowed(to: word.range)
      // References without anything between them were reported as such.
      guard !word.text.contains("}${") else { return nil }
      guard word.text.hasPrefix("${"), word.text.hasSuffix("}") else {
        findings.error(
          "trigger-syntax", "\"\(word.text)\" is no reference to a question.", at: here,
          fix: shape.definitions(named: word.text).isEmpty
            ? "Write references such as ${age}, separated by commas."
            : "Write ${\(word.text)}.")
        return nil
      }
      let name = String(word.text.dropFirst(2).dropLast())
      guard let number = shape.definitions(named: name).first else {
        findings.error(
          "unknown-name", "There is no question named \"\(name)\".", at: here,
          fix: Spelling.proposal(for: name, among: shape.names.sorted()))
        return nil
      }
      let entry = outline.entries[Int(number)]
      guard let question = entry.question, question.isShown else {
        findings.error(
          "trigger-not-shown",
          "\"\(name)\" is no question that the interviewer answers, so it cannot be a trigger.",
          at: here, fix: "Name a question with a label.")
        return nil
      }
      return number
    }
  }

  /// The value at the beginning (xlsform 8.6).
  func defaultValue(
    _ place: Place, _ question: Question, _ row: FormRow, _ site: ExpressionSite
  ) -> DefaultValue? {
    let minusTypes: Set<AnswerType> = [.date, .dateTime, .geopoint, .geotrace, .geoshape]
    switch DefaultKind(place.text, minusIsLiteral: minusTypes.contains(question.type)) {
    case .expression:
      let (expression, problems) = CompiledExpression.compile(
        place.text, in: shape, at: site)
      for var problem in problems {
        problem.fix =
          problem.fix
          ?? "If the text itself is meant, write concat('\(place.text.prefix(30))')."
        findings.add([problem], at: place)
      }
      return expression.map { .expression($0) }
    case .literal: return .literal(literal(place, question, row))
    }
  }

  /// A literal default in record form, with a value that the type cannot have reported.
  private func literal(_ place: Place, _ question: Question, _ row: FormRow) -> String {
    let text = place.text
    func fault(_ what: String, _ fix: String) {
      findings.error(
        "bad-default", "The default \"\(text)\" is no \(what).", at: place, fix: fix)
    }
    switch question.type {
    case .integer:
      if Int(text) == nil { fault("whole number", "Write digits only, such as 0.") }
    case .decimal, .range:
      if Double(text) == nil || text.lowercased().contains(where: { "exn".contains($0) }) {
        fault("number", "Write digits with a point, such as 2.5.")
      }
    case .date:
      // A spreadsheet gives a date with the midnight at its beginning.
      let day = text.part(before: " ")
      guard let date = CivilDate(day) else {
        fault("date", "Write year, month and day, such as 2026-05-01, or today().")
        break
      }
      return date.description
    case .time:
      if CivilTime(text.prefix(8)) == nil { fault("time", "Write hours and minutes: 14:30.") }
    case .selectOne, .selectMultiple, .rank:
      guard case .list(let index)? = question.choices?.origin else { break }
      let list = lists.entries[index]
      let names = (0..<list.items.itemCount).map {
        list.items.cell(item: $0, column: list.nameColumn)
      }
      let words = question.type == .selectOne ? [text] : text.split(separator: " ").map(String.init)
      for word in words where !names.contains(word) {
        fault(
          "choice of the list \"\(list.name)\"",
          Spelling.proposal(for: word, among: names)
            ?? "Write the name of a choice, as in the column \"name\" of the choices.")
      }
    default: break
    }
    return text
  }
}
