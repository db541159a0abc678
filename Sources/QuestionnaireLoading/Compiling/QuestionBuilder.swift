import Expressions
import SurveyBasics
import SurveyModel

/// Turns the question rows of the outline into questions.
struct QuestionBuilder {
  let outline: Outline
  let shape: RecordShape
  let lists: FormLists
  let searches: [Int32: String]
  let compiler: CellCompiler
  let findings: Findings
  private let hasLabels: Bool
  private let instanceName: Place?

  init(_ builder: DefinitionBuilder) {
    outline = builder.outline
    shape = builder.shape
    lists = builder.lists
    searches = builder.searches
    compiler = builder.compiler
    findings = builder.findings
    hasLabels = builder.hasLabels
    instanceName = builder.instanceName
  }

  /// The questions by the numbers of their definitions, nil for sections and rosters.
  func questions() -> [Question?] {
    var questions: [Question?] = []
    questions.reserveCapacity(outline.entries.count)
    /// Calculations about which the author said nothing, which follow what they read.
    var following: [Int] = []
    for (index, entry) in outline.entries.enumerated() {
      if case .ofRecord(let answer) = entry.kind {
        questions.append(ofRecord(answer, Int32(index)))
        following.append(index)
        continue
      }
      guard let row = entry.row else {
        questions.append(nil)
        continue
      }
      switch entry.kind {
      case .root, .section, .roster, .meta, .ofRecord: questions.append(nil)
      case .other(let select):
        var question = Question(type: .text)
        question.isPersonal = questions[select]?.isPersonal ?? false
        questions.append(question)
      case .question(let form):
        let question = question(form, entry, row, Int32(index))
        if row[.personal] == nil, question.calculation != nil || question.defaultValue != nil {
          following.append(index)
        }
        questions.append(question)
      }
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in following where questions[index]?.isPersonal == false {
        guard let question = questions[index], readsPersonal(question, questions) else { continue }
        questions[index]?.isPersonal = true
        isSettled = false
      }
    }
    return questions
  }

  /// The id or the name of the record.
  private func ofRecord(_ answer: AutomaticAnswer, _ number: Int32) -> Question {
    var question = Question(type: .text)
    question.isShown = false
    question.automatic = answer
    if answer == .instanceName, let instanceName {
      question.calculation = compiler.expression(instanceName, at: ExpressionSite(number))
    }
    return question
  }

  private func readsPersonal(_ question: Question, _ questions: [Question?]) -> Bool {
    var read = question.calculation?.dependencies ?? []
    if case .expression(let expression) = question.defaultValue { read += expression.dependencies }
    return read.contains {
      $0.kind == .value && questions[Int($0.definition)]?.isPersonal ?? false
    }
  }

  private func question(
    _ form: RowType.QuestionForm, _ entry: Outline.Entry, _ row: FormRow, _ number: Int32
  ) -> Question {
    let site = ExpressionSite(number)
    var question = Question(type: form.type)
    let isTitled = row.any(.label) != nil || row.any(.hint) != nil
    question.isShown = form.isShown && !(row[.calculation] != nil && !isTitled)
    question.automatic = form.automatic
    question.parameters = parameters(form, row)
    question.calculation = row[.calculation].flatMap { calculation($0, site) }
    question.triggers = row[.trigger].map { triggers($0) } ?? []
    question.choices = form.choices.flatMap { choices($0, question, row, number) }
    question.defaultValue = row[.defaultValue].flatMap {
      defaultValue($0, question, row, site)
    }
    question.required = compiler.condition(row[.required], at: site, neutral: .no).map {
      Rule($0, message: compiler.text(.requiredMessage, in: row, at: number))
    }
    question.constraint = rule(.constraint, .constraintMessage, row, number)
    if question.constraint == nil, let constraint = form.constraint {
      question.constraint = CompiledExpression.compile(constraint, in: shape, at: site).expression
        .map { Rule($0) }
    }
    question.warning = rule(.warning, .warningMessage, row, number)
    readOwnColumns(row, &question)
    if entry.isSound { check(question, form, entry, row, isTitled: isTitled) }
    if form.device != nil { question.required = nil }
    return question
  }

  private func calculation(_ place: Place, _ site: ExpressionSite) -> CompiledExpression? {
    guard let word = YesNo(place.text) else { return compiler.expression(place, at: site) }
    return CompiledExpression.compile(
      word == .yes ? "true()" : "false()", in: shape, at: site
    ).expression
  }

  private func rule(
    _ column: Column, _ message: Column, _ row: FormRow, _ number: Int32
  ) -> Rule? {
    compiler.condition(row[column], at: ExpressionSite(number), neutral: .yes).map {
      Rule($0, message: compiler.text(message, in: row, at: number))
    }
  }

  /// What is wrong with a question as a whole.
  private func check(
    _ question: Question, _ form: RowType.QuestionForm, _ entry: Outline.Entry, _ row: FormRow,
    isTitled: Bool
  ) {
    let hasMedia = [Column.image, .audio, .video, .bigImage].contains { row.any($0) != nil }
    if hasLabels, question.isShown, !isTitled, !hasMedia {
      findings.error(
        "missing-label",
        row.any(.guidanceHint) == nil
          ? "The question \"\(entry.name)\" has no label, so there is nothing to ask."
          : "The question \"\(entry.name)\" has only a guidance hint, which is not shown.",
        at: entry.place,
        fix: "Write in the column \"label\" what the interviewer reads out.")
    }
    if let big = row.any(.bigImage), row.any(.image) == nil {
      findings.error(
        "big-image-without-image", "\"big-image\" needs an \"image\" that it is the large form of.",
        at: big, fix: "Name the image in the column \"image\" too.")
    }
    if row[.type]?.text == "background-geopoint" { checkBackgroundPosition(entry, row) }
    if form.isCalculation, row[.calculation] == nil {
      var isDynamic = false
      if case .expression = question.defaultValue { isDynamic = true }
      if !isDynamic {
        findings.error(
          "missing-calculation", "The calculation \"\(entry.name)\" calculates nothing.",
          at: entry.place, fix: "Write its expression in the column \"calculation\".")
      }
    }
    if let device = form.device {
      findings.warning(
        "unsupported-type",
        "\(device) cannot be taken in a terminal: \"\(entry.name)\" is shown without an answer and is never required.",
        at: row[.type] ?? entry.place)
    }
    if ["subscriberid", "simserial"].contains(row[.type]?.text ?? "") {
      findings.warning(
        "deprecated-type", "\"\(entry.name)\" stays empty: no device tells its SIM card any more.",
        at: row[.type] ?? entry.place, fix: "Delete the row.")
    }
  }

  /// A position taken in the background needs a question that starts it.
  private func checkBackgroundPosition(_ entry: Outline.Entry, _ row: FormRow) {
    if row[.trigger] == nil {
      findings.error(
        "missing-trigger", "\"\(entry.name)\" does not say which question it is taken with.",
        at: entry.place, fix: "Write a reference such as ${age} in the column \"trigger\".")
    }
    if let calculation = row[.calculation] {
      findings.error(
        "misplaced-cell", "A \"background-geopoint\" has no calculation.", at: calculation,
        fix: "Delete the cell.")
    }
  }

  /// The columns that only this program knows.
  private func readOwnColumns(_ row: FormRow, _ question: inout Question) {
    if let cell = row[.special] {
      question.special = cell.words.compactMap { word in
        let reasons = MissingReason.special.map(\.rawValue)
        guard let reason = MissingReason(rawValue: word.text), reasons.contains(word.text) else {
          findings.error(
            "unknown-reason", "\"\(word.text)\" is no special answer.",
            at: cell.narrowed(to: word.range),
            fix: Spelling.proposal(for: word.text, among: reasons)
              ?? "Write any of \(reasons.joined(separator: ", ")), separated by blanks.")
          return nil
        }
        return reason
      }
    }
    if let cell = row[.personal] {
      if YesNo(cell.text) == nil {
        findings.error(
          "not-yes-or-no", "\"personal\" is yes or no, not \"\(cell.text)\".", at: cell,
          fix: "Write yes if the answer tells who the respondent is.")
      }
      question.isPersonal = YesNo(cell.text) == .yes
    }
    if let cell = row[.scope] {
      if let scope = Question.Scope(rawValue: cell.text) {
        question.scope = scope
      } else {
        let scopes = ["interviewer", "supervisor"]
        findings.error(
          "unknown-scope", "\"\(cell.text)\" cannot answer a question.", at: cell,
          fix: Spelling.proposal(for: cell.text, among: scopes)
            ?? "Write interviewer or supervisor.")
      }
    }
    question.formerNames = row[.was]?.words.map(\.text) ?? []
    question.simulation = row[.simulate]?.text
  }
}

extension Place {
  /// The words of the text, separated by blanks or commas, with their ranges.
  var words: [(text: String, range: Range<Int>)] {
    var words: [(text: String, range: Range<Int>)] = []
    let bytes = Array(text.utf8)
    var start: Int?
    for position in 0...bytes.count {
      let isEnd =
        position == bytes.count || [0x20, 0x2C, 0x0A, 0x09].contains(bytes[position])
      if isEnd, let first = start {
        words.append((String(decoding: bytes[first..<position], as: UTF8.self), first..<position))
        start = nil
      } else if !isEnd, start == nil {
        start = position
      }
    }
    return words
  }
}
