import Expressions
import SurveyBasics
import SurveyModel

/// Turns the rows of the outline into definitions with compiled expressions.
struct DefinitionBuilder {
  let outline: Outline
  let shape: RecordShape
  let lists: FormLists
  /// The conditions of `search()` by the numbers of the questions.
  let searches: [Int32: String]
  let compiler: CellCompiler
  let findings: Findings
  /// Whether the sheet has any column for the text of a question.
  let hasLabels: Bool
  /// The expression for the name of the record.
  let instanceName: Place?

  /// All definitions in document order.
  func definitions() -> [Definition] {
    let questions = QuestionBuilder(self).questions()
    let keyNames = KeyNames(shape)
    warnOfRepeatedNames(keyNames)
    GroupRules(outline: outline, shape: shape, findings: findings).check()
    var paths: [String] = []
    return outline.entries.indices.map { index in
      let number = Int32(index)
      let entry = outline.entries[index]
      let form = shape.definitions[index]
      let path = (form.parent < 0 ? "" : paths[Int(form.parent)]) + "/" + entry.name
      paths.append(path)
      let site = ExpressionSite(number)
      guard let row = entry.row else {
        return Definition(
          number: number, in: shape, keyName: entry.name, path: path, place: entry.place,
          content: content(of: entry, questions[index]))
      }
      let content: Definition.Content
      switch entry.kind {
      case .root: content = .root
      case .section: content = .section
      case .roster: content = .roster(roster(row, number))
      case .meta: content = .section
      case .question, .other, .ofRecord:
        content = .question(questions[index] ?? Question(type: .text))
      }
      if case .other(let select) = entry.kind {
        return Definition(
          number: number, in: shape, keyName: keyNames[number], path: path,
          label: compiler.fixedText("Specify other."),
          relevant: CompiledExpression.compile(
            "selected(../\(outline.entries[select].name), 'other')", in: shape, at: site
          ).expression, place: row.place, content: content)
      }
      warnOfUnnamedRoster(entry, row)
      warnOfMisplacedCells(entry, row)
      return Definition(
        number: number, in: shape, keyName: keyNames[number], path: path,
        label: compiler.text(.label, in: row, at: number),
        hint: compiler.text(.hint, in: row, at: number),
        guidance: compiler.text(.guidanceHint, in: row, at: number),
        relevant: compiler.condition(row[.relevant], at: site, neutral: .yes),
        readOnly: compiler.condition(row[.readOnly], at: site, neutral: .no),
        appearance: Set(row[.appearance].map { Appearance($0.text).words } ?? []),
        place: entry.place, content: content)
    }
  }

  /// The content of a definition that stands in no row.
  private func content(of entry: Outline.Entry, _ question: Question?) -> Definition.Content {
    if let question { return .question(question) }
    if case .root = entry.kind { return .root }
    return .section
  }

  private func roster(_ row: FormRow, _ number: Int32) -> Roster {
    guard let count = row[.repeatCount] else { return Roster(count: nil) }
    return Roster(count: compiler.expression(count, at: ExpressionSite(number, .rosterCount)))
  }

  /// Warns of names that lie in different groups, whose answers are then
  /// stored under longer names.
  private func warnOfRepeatedNames(_ keyNames: KeyNames) {
    var first: [String: Int] = [:]
    for (index, definition) in shape.definitions.enumerated()
    where keyNames[Int32(index)] != definition.name
      && outline.entries[index].row?.isFromLoop == false
    {
      let scope = "\(definition.roster) \(definition.name)"
      guard let other = first[scope] else {
        first[scope] = index
        continue
      }
      findings.warning(
        "repeated-name",
        "The name \"\(definition.name)\" is used in several groups, so this answer is stored as \"\(keyNames[Int32(index)])\".",
        at: outline.entries[index].place,
        notes: [.init("It stands here first.", at: outline.entries[other].place)],
        fix: "Give each question a name of its own.")
    }
  }

  /// Warns of cells that have no effect in a row of this kind.
  private func warnOfMisplacedCells(_ entry: Outline.Entry, _ row: FormRow) {
    let columns: [Column] =
      switch entry.kind {
      case .root, .other, .meta, .ofRecord: []
      case .section: Column.ofQuestions + [.repeatCount]
      case .roster: Column.ofQuestions
      case .question(let form):
        form.type.hasChoices ? [.repeatCount] : [.repeatCount, .choiceFilter]
      }
    for column in columns {
      guard let cell = row[column] else { continue }
      let home =
        switch column {
        case .repeatCount: "begin_repeat"
        case .choiceFilter: "select_one, select_multiple or rank"
        default: "a question"
        }
      findings.warning(
        "misplaced-cell", "\"\(column.header)\" has no effect in a row of this type.", at: cell,
        fix: "Move it to the row of \(home) that it is meant for, or delete it.")
    }
  }

  private func warnOfUnnamedRoster(_ entry: Outline.Entry, _ row: FormRow) {
    guard case .roster = entry.kind, row.any(.label) == nil else { return }
    findings.warning(
      "missing-label", "The repeat \"\(entry.name)\" has no label, so its rows have no title.",
      at: entry.place, fix: "Write in the column \"label\" what one row is, such as “Member”.")
  }
}

/// The names by which keys of answers are built (one name for each row of the shape).
private struct KeyNames {
  private let names: [String]

  /// A name that occurs once within the innermost roster stands for itself; all
  /// bearers of a repeated one get the names of their sections before it.
  init(_ shape: RecordShape) {
    var counts: [Int32: [String: Int]] = [:]
    for definition in shape.definitions where definition.kind != .section {
      counts[definition.roster, default: [:]][definition.name, default: 0] += 1
    }
    names = shape.definitions.map { definition in
      guard definition.kind != .section,
        counts[definition.roster]?[definition.name] ?? 0 > 1
      else { return definition.name }
      var steps = [definition.name]
      var parent = definition.parent
      while parent > 0, parent != definition.roster {
        steps.append(shape.definitions[Int(parent)].name)
        parent = shape.definitions[Int(parent)].parent
      }
      return steps.reversed().joined(separator: ".")
    }
  }

  subscript(number: Int32) -> String { names[Int(number)] }
}
