import Expressions
import SurveyBasics
import SurveyModel
import Workbooks

/// The lists of choices before texts in them are compiled.
struct FormLists {
  /// One list.
  struct Entry {
    let name: String
    let table: Int32
    let items: DataTree
    let nameColumn: Int
    let labelColumns: [Int?]
    /// The labels that hold references, by item and language.
    var references: [ChoiceList.LabelKey: Place] = [:]
    var exclusive: Set<Int> = []
    /// The first choice whose name has a blank.
    var blankName: Place?
    /// The names of the choices, as far as they stand on a sheet.
    var places: [Place] = []
    /// The question as seen by which references in its labels are resolved.
    var user: Int32?
  }

  private(set) var entries: [Entry] = []
  /// All tables; the index is the number in the shape.
  private(set) var tables: [DataTree] = []
  private var tablePlaces: [Place] = []
  private var indexes: [String: Int] = [:]
  /// Whether every sheet of choices could be read.
  private(set) var isComplete = true
  private let languages: FormLanguages
  private let findings: Findings

  init(languages: FormLanguages, findings: Findings) {
    self.languages = languages
    self.findings = findings
  }

  /// The lists of questions that do not share them with others.
  private var ownIndexes: [Int32: Int] = [:]
  private var copiedLabels = 0

  /// The index of the list that a question uses, nil if there is none.
  func index(
    of source: RowType.Choices.Source, parameters: [String: String], for question: Int32
  ) -> Int? {
    ownIndexes[question] ?? indexes[FormLists.key(source, parameters)]
  }

  /// Gives a question a list of its own.
  mutating func add(_ entry: Entry, for question: Int32) {
    ownIndexes[question] = entries.count
    entries.append(entry)
    entries[entries.count - 1].user = question
  }

  /// Gives a question its list with the references in the labels resolved as
  /// it sees them: the first to use a list has the list itself, others a copy.
  mutating func resolveLabels(of source: RowType.Choices.Source, for question: Int32) {
    guard let index = index(of: source, parameters: [:], for: question),
      !entries[index].references.isEmpty, entries[index].user != question
    else { return }
    guard entries[index].user != nil else {
      entries[index].user = question
      return
    }
    copiedLabels += entries[index].references.count
    guard copiedLabels <= TableSize.labelLimit else {
      if let place = entries[index].places.first {
        findings.error(
          "too-large", "Too many questions use lists with references in their labels.", at: place,
          fix: "Use a list without references where none are needed.")
      }
      return
    }
    add(entries[index], for: question)
  }

  /// The names of all lists, for proposals.
  var names: [String] { entries.map(\.name) }

  /// Adds a table under the id by which look-ups name it.
  ///
  /// - Parameters:
  ///   - items: The table; nil for a file that could not be read, which is
  ///     then taken to hold whatever is asked of it.
  ///   - id: The id.
  ///   - place: The cell that gives it.
  ///   - shape: Receives the description of the table.
  /// - Returns: The number of the table.
  @discardableResult
  mutating func addTable(
    _ items: DataTree?, id: String, at place: Place, to shape: inout RecordShape
  ) -> Int32 {
    let number = shape.addInstance(.init(id: id, columns: items?.columns))
    if Int(number) == tables.count {
      tables.append(items ?? DataTree(columns: [], rows: [[String]]()))
      tablePlaces.append(place)
    } else if let items, tables[Int(number)] !== items {
      findings.error(
        "duplicate-table", "Two lists or files are called \"\(id)\".", at: place,
        notes: [.init("The other is named here.", at: tablePlaces[Int(number)])],
        fix: "Rename one of them.")
    }
    return number
  }

  /// What a select names, as a key: a file may serve several lists.
  private static func key(
    _ source: RowType.Choices.Source, _ parameters: [String: String]
  ) -> String {
    switch source {
    case .list(let name): "list \(name)"
    case .external(let name): "external \(name)"
    case .file(let name):
      "file \(parameters["value"] ?? "") \(parameters["label"] ?? "") \(name)"
    case .roster(let name): "roster \(name)"
    }
  }

  private mutating func add(
    _ entry: Entry, for source: RowType.Choices.Source, _ parameters: [String: String] = [:]
  ) {
    indexes[FormLists.key(source, parameters)] = entries.count
    entries.append(entry)
  }

  /// Adds the list that a select takes from a file (xlsform 3.5).
  ///
  /// - Parameters:
  ///   - file: The name of the file.
  ///   - parameters: Those of the select, which may name the columns.
  ///   - items: The content of the file.
  ///   - place: Where the select names the file.
  ///   - shape: Receives the table.
  mutating func addFile(
    _ file: String, _ parameters: [String: String], items: DataTree, at place: Place,
    to shape: inout RecordShape
  ) {
    let source = RowType.Choices.Source.file(file)
    guard indexes[FormLists.key(source, parameters)] == nil else { return }
    guard let columns = items.columns else {
      findings.error(
        "xml-not-a-list",
        "\"\(file)\" is no list of choices: it is not of the form root, item, name.",
        at: place, fix: "Write <root><item><name>…</name><label>…</label></item>…</root>.")
      addTable(items, id: file.tableID, at: place, to: &shape)
      return
    }
    let isMap = Workbook.ending(of: file) == "geojson"
    let value = parameters["value"] ?? (isMap ? "id" : "name")
    let label = parameters["label"] ?? (isMap ? "title" : "label")
    let labelColumns = languages.languages.map { language in
      columns.firstIndex(of: "\(label)::\(language.label)") ?? columns.firstIndex(of: label)
    }
    var absent = columns.contains(value) ? [] : [value]
    if labelColumns.allSatisfy({ $0 == nil }) { absent.append(label) }
    if !absent.isEmpty {
      let present = columns.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
      findings.error(
        "unknown-column",
        "The file \"\(file)\" has no column \(absent.map { "\"\($0)\"" }.joined(separator: " and no column ")).",
        at: place,
        fix:
          "Say in the column \"parameters\" which to use, value=… label=…, of those that it has: \(present)."
      )
    }
    add(
      Entry(
        name: file.tableID,
        table: addTable(items, id: file.tableID, at: place, to: &shape),
        items: items,
        nameColumn: columns.firstIndex(of: value) ?? 0, labelColumns: labelColumns),
      for: source, parameters)
  }

  /// Adds the lists of the choices sheet (xlsform 3.1).
  ///
  /// - Parameters:
  ///   - table: The sheet.
  ///   - isExternal: Whether it is the sheet of external choices.
  ///   - others: The lists that get a choice “other”.
  ///   - allowsDuplicates: Whether a list may have two choices of one name.
  ///   - shape: Receives a table for each list.
  mutating func addLists(
    of table: FormTable, isExternal: Bool, withOther others: Set<String>, allowsDuplicates: Bool,
    to shape: inout RecordShape
  ) {
    for column in [Column.listName, .name] where !table.has(column) {
      findings.error(
        "missing-column", "The sheet \"\(table.name)\" has no column \"\(column.header)\".",
        at: table.headers,
        fix: "It needs the columns list_name, name and label.")
      isComplete = false
      return
    }
    guard !TableSize.isExceeded(columns: table.extras.count, rows: table.rows.count) else {
      findings.add([TableSize.fault(at: table.place)])
      isComplete = false
      return
    }
    reportUnusableColumns(of: table)
    var order: [String] = []
    var rows: [String: [FormRow]] = [:]
    for row in table.rows where !row.isEmpty {
      guard let list = row[.listName] else {
        if let name = row[.name] ?? row.any(.label) {
          findings.error(
            "missing-list-name", "The choice \"\(name.text)\" belongs to no list.", at: row.place,
            fix: "Write the name of its list in the column \"list_name\".")
        }
        continue
      }
      if rows[list.text] == nil { order.append(list.text) }
      rows[list.text, default: []].append(row)
    }
    for list in order {
      add(
        isExternal ? .external(list) : .list(list), named: list, rows[list] ?? [], of: table,
        withOther: others.contains(list), allowsDuplicates, to: &shape)
    }
  }

  private mutating func add(
    _ source: RowType.Choices.Source, named list: String, _ rows: [FormRow],
    of table: FormTable, withOther: Bool, _ allowsDuplicates: Bool, to shape: inout RecordShape
  ) {
    let labels = languages.columns(.label, in: table)
    let extras = table.extras.filter { Naming.isName($0.header) }
    var columns = ["name"]
    var labelColumns: [Int?] = []
    for (language, index) in labels.enumerated() {
      labelColumns.append(index == nil ? nil : columns.count)
      guard index != nil else { continue }
      columns.append(
        language == languages.initial || labels.compactMap(\.self).count == 1
          ? "label" : "label::" + languages.languages[language].label)
    }
    columns += extras.map(\.header)
    var items: [[String]] = []
    var references: [ChoiceList.LabelKey: Place] = [:]
    var exclusive: Set<Int> = []
    var blankName: Place?
    var places: [Place] = []
    var seen: [String: Place] = [:]
    for row in rows {
      guard let name = row[.name] else {
        findings.error(
          "missing-name", "A choice of the list \"\(list)\" has no name.", at: row.place,
          fix: "Write in the column \"name\" what is stored for it, such as 1 or yes.")
        continue
      }
      if let first = seen[name.text], !allowsDuplicates {
        findings.error(
          "duplicate-choice", "The list \"\(list)\" has two choices named \"\(name.text)\".",
          at: name, notes: [.init("The first stands here.", at: first)],
          fix: "Give one of them another name, or set allow_choice_duplicates to yes.")
      }
      seen[name.text] = seen[name.text] ?? name
      if blankName == nil, let blank = name.text.utf8.firstIndex(of: UInt8(ascii: " ")) {
        let offset = name.text.utf8.distance(from: name.text.startIndex, to: blank)
        blankName = name.narrowed(to: offset..<offset + 1)
      }
      checkLabels(row, of: name, list)
      for (language, index) in labels.enumerated() {
        if let label = index.flatMap({ row.cell(at: $0) }), label.text.holdsReferences {
          references[.init(item: items.count, language: language)] = label
        }
      }
      if let mark = row[.exclusive] {
        switch YesNo(mark.text) {
        case .yes: exclusive.insert(items.count)
        case .no: break
        case nil:
          findings.error(
            "not-yes-or-no", "\"exclusive\" is yes or no, not \"\(mark.text)\".", at: mark,
            fix: "Write yes, or leave the cell empty.")
        }
      }
      places.append(name)
      var cells = [name.text]
      cells += labels.compactMap { $0.map { row.cell(at: $0)?.text ?? "" } }
      cells += extras.map { row.cell(at: $0.index)?.text ?? "" }
      items.append(cells)
    }
    if withOther, seen["other"] == nil {
      items.append(["other"] + labels.compactMap { $0.map { _ in "Other" } })
    }
    let tree = DataTree(columns: columns, rows: items)
    let place = rows.first?[.listName] ?? table.place
    var id = list
    if case .external = source { id = "external_choices/" + list }
    add(
      Entry(
        name: list, table: addTable(tree, id: id, at: place, to: &shape), items: tree,
        nameColumn: 0,
        labelColumns: labelColumns, references: references, exclusive: exclusive,
        blankName: blankName, places: places),
      for: source)
  }

  /// Warns of columns that no filter can refer to, because their headers are no names.
  private func reportUnusableColumns(of table: FormTable) {
    for extra in table.extras where !Naming.isName(extra.header) && extra.header != "#" {
      findings.warning(
        "unusable-column",
        "The column \"\(extra.header)\" of \"\(table.name)\" has no effect: filters cannot refer to it.",
        at: extra.place, fix: "Write \"\(Naming.repaired(extra.header))\" or the like.")
    }
  }

  private func checkLabels(_ row: FormRow, of name: Place, _ list: String) {
    if let big = row.any(.bigImage), row.any(.image) == nil {
      findings.error(
        "big-image-without-image", "\"big-image\" needs an \"image\" that it is the large form of.",
        at: big, fix: "Name the image in the column \"image\" too.")
    }
    guard row.any(.label) == nil, row.any(.image) == nil else { return }
    findings.warning(
      "missing-label", "The choice \"\(name.text)\" of the list \"\(list)\" has no label.",
      at: name, fix: "Write in the column \"label\" what the respondent hears.")
  }
}

extension String {
  /// Whether a text may hold references to answers (xlsform 2.3).
  var holdsReferences: Bool {
    holds("${") || holds("instance(")
  }
}
