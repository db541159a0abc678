import Expressions
import SurveyBasics
import SurveyModel

/// The rows of the survey sheet as nested sections, rosters and questions.
struct Outline {
  /// One definition before its expressions are compiled.
  struct Entry {
    enum Kind {
      case root
      case section
      case roster
      case question(RowType.QuestionForm)
      /// The text question that “or_other” adds behind a select.
      case other(select: Int)
      /// The section `meta`, which every record has.
      case meta
      /// What is known of the record, inside `meta`.
      case ofRecord(AutomaticAnswer)
    }

    /// The name as the shape knows it.
    let name: String
    let kind: Kind
    /// The row it stands in, nil for the root and for what every record has.
    let row: FormRow?
    /// Where messages about it point: its name, else its row.
    let place: Place
    /// Whether its type was understood; if not, nothing more is said about the row.
    let isSound: Bool

    /// Whether the interviewer meets it and needs a text for it.
    var asksSomething: Bool {
      (question?.isShown ?? false) && row?[.calculation] == nil
    }

    /// Whether “or_other” added it behind the question of its row.
    var isAddedQuestion: Bool {
      if case .other = kind { true } else { false }
    }

    /// The question, nil for anything else.
    var question: RowType.QuestionForm? {
      if case .question(let form) = kind { form } else { nil }
    }
  }

  /// A row that declares a data file for look-ups.
  struct DataFile {
    let name: Place
    /// The ending that makes the name that of a file.
    let ending: String
  }

  /// All definitions in document order; the index is the number in the shape.
  private(set) var entries: [Entry] = []
  private(set) var dataFiles: [DataFile] = []
  private(set) var shape: RecordShape

  private let findings: Findings
  private let rootName: String
  /// The open sections and rosters, innermost last.
  private var open: [(nesting: RowType.Nesting, place: Place, name: String)] = []
  /// The end of the section or roster that ended last.
  private var lastEnd: (nesting: RowType.Nesting, place: Place, name: String)?
  /// The names used so far by the children of each open definition.
  private var siblings: [[String: Place]] = [[:]]
  /// The first of those names for each spelling without capitals.
  private var folded: [[String: String]] = [[:]]
  private var rosterNames: [String: Place] = [:]
  /// Whether reading stopped at groups within groups without end.
  private var isTooDeep = false

  /// The most groups and repeats within each other.
  private static let depthLimit = 64

  /// Reads the rows of the survey, which hold no loops any more.
  init(_ table: FormTable, rows: [FormRow], rootName: String, findings: Findings) {
    self.findings = findings
    self.rootName = rootName
    shape = RecordShape(root: rootName)
    entries = [
      Entry(name: rootName, kind: .root, row: nil, place: table.place, isSound: true)
    ]
    for row in rows where !row.isEmpty && !isTooDeep { read(row) }
    for begin in open.reversed() where !isTooDeep {
      findings.error(
        "unclosed-group",
        "The \(begin.nesting.rawValue) \"\(begin.name)\" that begins here has no end.",
        at: begin.place,
        fix: "Add a row of type \"end_\(begin.nesting.rawValue)\" behind its last question.")
    }
    if entries.count == 1 {
      findings.error(
        "no-questions", "The questionnaire has no questions.", at: table.place,
        fix: "Add rows with type, name and label below the headers.")
    }
  }

  /// Adds the section `meta` with the id and the name of the record (xlsform 6.3).
  ///
  /// - Parameters:
  ///   - place: The cell that refers to them first.
  ///   - name: The expression for the name.
  mutating func addMeta(at place: Place, name: Place?) {
    shape.open("meta", kind: .section)
    entries.append(
      Entry(name: "meta", kind: .meta, row: nil, place: place, isSound: true))
    for answer in [AutomaticAnswer.instanceID, .instanceName]
    where shape.definitions(named: answer.rawValue).isEmpty {
      shape.addQuestion(answer.rawValue)
      entries.append(
        Entry(
          name: answer.rawValue, kind: .ofRecord(answer), row: nil,
          place: answer == .instanceName ? name ?? place : place, isSound: true))
    }
    shape.close()
  }

  private mutating func read(_ row: FormRow) {
    if let disabled = row[.disabled], YesNo(disabled.text) == .yes {
      findings.warning(
        "disabled-row", "This row is switched off by the column \"disabled\".", at: row.place)
      return
    }
    guard let typePlace = row[.type] else {
      readWithoutType(row)
      return
    }
    let (type, isSound) = RowType.reading(typePlace, findings: findings)
    switch type {
    // Settings were read with their sheet, loops were written out.
    case .setting, .beginLoop, .endLoop: break
    case .audit: AuditRow(row, findings: findings).check()
    case .dataFile(let ending): addDataFile(row, ending)
    case .begin(let nesting): begin(nesting, row, typePlace)
    case .end(let nesting): end(nesting, typePlace)
    case .question(let form): addQuestion(form, row, isSound: isSound)
    }
  }

  private mutating func addDataFile(_ row: FormRow, _ ending: String) {
    guard let name = name(of: row, optional: false) else { return }
    if let first = dataFiles.first(where: { $0.name.text == name.text }) {
      findings.error(
        "duplicate-name", "Two data files are called \"\(name.text)\".", at: name,
        notes: [.init("The first stands here.", at: first.name)], fix: "Delete one of the two rows."
      )
      return
    }
    dataFiles.append(DataFile(name: name, ending: ending))
  }

  private mutating func readWithoutType(_ row: FormRow) {
    if let named = row[.name] ?? row.any(.label) {
      findings.error(
        "missing-type", "The row of \"\(named.text.prefix(40))\" has no type.", at: row.place,
        fix: "Write what kind of question it is in the column \"type\", such as text or note.")
      // Rules that refer to it are sound.
      if row[.name] != nil { addQuestion(RowType.QuestionForm(.text), row, isSound: false) }
    } else if row.hasMeaning {
      findings.warning(
        "row-without-type", "This row has neither type nor name nor label and is skipped.",
        at: row.place, fix: "Delete it, or keep it as a comment in a column \"#\".")
    }
  }

  private mutating func begin(
    _ nesting: RowType.Nesting, _ row: FormRow, _ typePlace: Place
  ) {
    guard open.count < Outline.depthLimit else {
      isTooDeep = true
      findings.error(
        "too-deep", "More than \(Outline.depthLimit) groups lie within each other here.",
        at: typePlace, fix: "End groups before others begin.")
      return
    }
    let place = name(of: row, optional: false) ?? row.place
    let written = row[.name]?.text ?? "row \(row.number)"
    let name = unique(written, place, isNew: row[.name] != nil)
    if nesting == .roster {
      if written == rootName {
        findings.error(
          "duplicate-name", "A repeat cannot be named \"\(written)\" like the record itself.",
          at: place, fix: "Give it another name.")
      }
      if let first = rosterNames[written] {
        findings.error(
          "duplicate-name", "There are two repeats named \"\(written)\".", at: place,
          notes: [.init("The first stands here.", at: first)],
          fix: "Give one of them another name.")
      }
      rosterNames[written] = place
    }
    shape.open(name, kind: nesting == .roster ? .roster : .section)
    entries.append(
      Entry(
        name: name, kind: nesting == .roster ? .roster : .section, row: row, place: place,
        isSound: true))
    open.append((nesting, typePlace.narrowed(to: 0..<typePlace.text.utf8.count), written))
    siblings.append([:])
    folded.append([:])
  }

  private mutating func end(_ nesting: RowType.Nesting, _ place: Place) {
    let whole = place.narrowed(to: 0..<place.text.utf8.count)
    guard let begin = open.last else {
      findings.error(
        "end-without-begin", "There is no open \(nesting.rawValue) that could end here.",
        at: whole,
        notes: lastEnd.map { last in
          [
            .init(
              "The \(last.nesting.rawValue) \"\(last.name)\" before it ended here.", at: last.place)
          ]
        } ?? [],
        fix: lastEnd == nil
          ? "Delete the row, or add \"begin_\(nesting.rawValue)\" before its first question."
          : "Delete one of the two rows, or add \"begin_\(nesting.rawValue)\" between them.")
      return
    }
    if begin.nesting != nesting {
      findings.error(
        "wrong-end",
        "\"\(place.text)\" cannot end the \(begin.nesting.rawValue) \"\(begin.name)\".",
        at: whole, notes: [.init("It begins here.", at: begin.place)],
        fix: "Write \"end_\(begin.nesting.rawValue)\", or end what lies inside it first.")
    }
    open.removeLast()
    lastEnd = (begin.nesting, whole, begin.name)
    siblings.removeLast()
    folded.removeLast()
    shape.close()
  }

  private mutating func addQuestion(
    _ form: RowType.QuestionForm, _ row: FormRow, isSound: Bool
  ) {
    let named = name(of: row, optional: form.type == .note || !isSound)
    let written = named?.text ?? generatedName(row)
    let name = unique(written, named ?? row.place, isNew: named != nil)
    var form = form
    if let bind = row[.bindType] { form.type = declaredType(bind, of: form) }
    shape.addQuestion(name, hasChoices: form.type.hasChoices)
    entries.append(
      Entry(
        name: name, kind: .question(form), row: row,
        place: named ?? row.place, isSound: isSound))
    guard form.choices?.hasOther == true else { return }
    let select = entries.count - 1
    let other = unique(name + "_other", named ?? row.place, isNew: true)
    shape.addQuestion(other)
    entries.append(
      Entry(name: other, kind: .other(select: select), row: row, place: row.place, isSound: true))
  }

  private func generatedName(_ row: FormRow) -> String {
    "generated_note_name_\(row.number)"
  }

  /// The name of a row, with what is wrong about it reported.
  private func name(of row: FormRow, optional: Bool) -> Place? {
    guard let name = row[.name] else {
      if !optional {
        findings.error(
          "missing-name", "The row of type \"\(row[.type]?.text ?? "")\" has no name.",
          at: row.place,
          fix: "Write one in the column \"name\": letters, digits and _, the first a letter.")
      }
      return nil
    }
    let whole = name.narrowed(to: 0..<name.text.utf8.count)
    if !Naming.isName(name.text) {
      findings.error(
        "bad-name",
        "\"\(name.text)\" cannot be a name: names begin with a letter or _ and go on with letters, digits, _, - and points.",
        at: whole, fix: "Write \"\(Naming.repaired(name.text))\" or the like.")
    } else if name.text == "meta" {
      findings.error(
        "bad-name", "The name \"meta\" is taken by the record itself.", at: whole,
        fix: "Choose another name.")
    }
    return name
  }

  /// The name for the shape: the second of two equal siblings gets another
  /// one, so that rules that use the name are not reported as well.
  private mutating func unique(_ name: String, _ place: Place, isNew: Bool) -> String {
    let level = siblings.count - 1
    if isNew, let first = siblings[level][name] {
      findings.error(
        "duplicate-name", "The name \"\(name)\" is used twice in the same group.", at: place,
        notes: [.init("It stands here first.", at: first)], fix: "Give one of them another name.")
      return "\(name) \(entries.count)"
    }
    if isNew, let near = folded[level][name.lowercased()], let nearPlace = siblings[level][near] {
      findings.warning(
        "names-differ-in-case",
        "The names \"\(near)\" and \"\(name)\" differ only in capital letters.", at: place,
        notes: [.init("The other stands here.", at: nearPlace)],
        fix: "Give one of them a name that cannot be mistaken for the other.")
    }
    siblings[level][name] = place
    if folded[level][name.lowercased()] == nil { folded[level][name.lowercased()] = name }
    return name
  }

  /// The type of answer that `bind::type` demands of a calculation or a text.
  private func declaredType(_ place: Place, of form: RowType.QuestionForm) -> AnswerType {
    let types: [String: AnswerType] = [
      "string": .text, "text": .text, "int": .integer, "integer": .integer, "decimal": .decimal,
      "date": .date, "time": .time, "dateTime": .dateTime, "datetime": .dateTime,
      "geopoint": .geopoint, "boolean": .text,
    ]
    guard let type = types[place.text.part(before: " ").replacing("xsd:", with: "")] else {
      findings.error(
        "unknown-type", "There is no type of answer \"\(place.text)\".", at: place,
        fix: Spelling.proposal(for: place.text, among: types.keys.sorted())
          ?? "Write string, int, decimal, date, time or dateTime.")
      return form.type
    }
    return form.type == .text ? type : form.type
  }
}

extension FormRow {
  /// Whether a row without type and name holds something that an author may
  /// have wanted to take effect.
  fileprivate var hasMeaning: Bool {
    Column.Vocabulary.survey.columns.contains { any($0) != nil }
  }
}
