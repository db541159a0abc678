import Expressions
import Sealing
import SurveyBasics
import SurveyModel
import Workbooks

/// A questionnaire on its way from sheets to definitions.
struct Form {
  private let settings: FormSettings
  private let languages: FormLanguages
  private let shape: RecordShape
  private let definitions: [Definition]
  private let choiceLists: [ChoiceList]
  private let tables: [DataTree]
  private let graph: DependencyGraph
  private let instanceName: CompiledExpression?
  private let title: LocalizedText
  private let files: FormFiles
  /// Where the cells stand.
  let places: FormPlaces

  /// Reads all sheets; nil if there is no survey to read.
  init?(_ workbook: Workbook, files: FormFiles, findings: Findings) {
    guard let sheets = FormSheets(workbook, findings: findings) else { return nil }
    settings = FormSettings(
      sheets.settings, survey: sheets.survey, main: Place(file: workbook.file),
      fallback: Form.fallbackID(workbook.file), findings: findings)
    languages = FormLanguages(sheets, findings: findings)
    let rows = LoopExpansion(
      survey: sheets.survey, choices: sheets.choices, languages: languages, findings: findings
    ).rows()
    var outline = Outline(
      sheets.survey, rows: rows, rootName: settings.rootName, findings: findings)
    if let place = Form.recordReference(sheets, settings) {
      outline.addMeta(at: place, name: settings.instanceName)
    }
    EntityRules(sheets: sheets, outline: outline, findings: findings).check()

    var shape = outline.shape
    var lists = FormLists(languages: languages, findings: findings)
    let others = outline.entries.compactMap { entry -> String? in
      guard let choices = entry.question?.choices, choices.hasOther,
        case .list(let name) = choices.source
      else { return nil }
      return name
    }
    for (table, isExternal) in [(sheets.choices, false), (sheets.externalChoices, true)] {
      guard let table else { continue }
      lists.addLists(
        of: table, isExternal: isExternal, withOther: Set(others),
        allowsDuplicates: settings.allowsChoiceDuplicates, to: &shape)
    }
    var files = files
    Form.addFiles(outline, &files, &lists, &shape, findings)
    let searches = Form.addSearches(outline, &files, &lists, &shape, findings)
    self.files = files
    Form.addLastSaved(outline, &lists, &shape)
    for (index, entry) in outline.entries.enumerated() {
      guard let source = entry.question?.choices?.source else { continue }
      lists.resolveLabels(of: source, for: Int32(index))
    }

    let compiler = CellCompiler(shape: shape, languages: languages, findings: findings)
    let hasLabels = [Column.label, .hint, .image, .audio, .video].contains(
      where: sheets.survey.has)
    if !hasLabels, outline.entries.contains(where: \.asksSomething) {
      findings.error(
        "missing-column", "The sheet \"\(sheets.survey.name)\" has no column \"label\".",
        at: sheets.survey.headers,
        fix: "Write what is asked in columns such as label::Кыргызча (ky), one for each language.")
    }
    let builder = DefinitionBuilder(
      outline: outline, shape: shape, lists: lists, searches: searches, compiler: compiler,
      findings: findings, hasLabels: hasLabels, instanceName: settings.instanceName)
    definitions = builder.definitions()
    choiceLists = Form.choiceLists(lists, compiler)
    tables = lists.tables
    instanceName = settings.instanceName.flatMap {
      compiler.expression($0, at: ExpressionSite(0))
    }
    title = compiler.fixedText(settings.title)
    graph = DependencyGraph(definitions, choiceLists: choiceLists)
    self.shape = shape
    places = FormPlaces(
      rows: outline.entries.map(\.row), choices: lists.entries.map(\.places))
    CycleReport(
      outline: outline, definitions: definitions, choiceLists: choiceLists, findings: findings
    ).report(graph.cycles)
    TranslationReport(languages: languages, findings: findings).report(sheets)
  }

  /// The finished questionnaire.
  ///
  /// - Precondition: Nothing found while reading is an error.
  func questionnaire() -> Questionnaire {
    // The lines that `sha256sum` prints, so that anybody can check the identity.
    let lines = files.sources.map { "\(SHA256.digest(of: $0.bytes).hex)  \($0.name)\n" }.sorted()
      .joined()
    return Questionnaire(
      id: settings.id, version: settings.version, title: title, languages: languages.languages,
      defaultLanguage: languages.initial, instanceName: instanceName, definitions: definitions,
      choiceLists: choiceLists, shape: shape, tables: tables, graph: graph,
      sources: files.sources, sha256: SHA256.digest(of: lines.utf8).hex)
  }

  /// The id of a questionnaire that has none: the name of its file, or of its
  /// folder where the file is only called “questionnaire”.
  private static func fallbackID(_ file: String) -> String {
    let stem = file.lastStep.withoutEnding
    let folder = String(file.folder.dropLast()).lastStep
    return stem == "questionnaire" && !folder.isEmpty && folder != "." ? folder : stem
  }

  /// Reads the data files that selects, declarations and look-ups name.
  private static func addFiles(
    _ outline: Outline, _ files: inout FormFiles, _ lists: inout FormLists,
    _ shape: inout RecordShape, _ findings: Findings
  ) {
    for entry in outline.entries {
      guard case .file(let file)? = entry.question?.choices?.source, let row = entry.row,
        let range = entry.question?.choices?.range, let place = row[.type]?.narrowed(to: range)
      else { continue }
      guard let items = files.table(file, at: place) else {
        lists.addTable(nil, id: file.tableID, at: place, to: &shape)
        continue
      }
      // What is wrong with the parameters is reported with the question.
      let parameters =
        row[.parameters].map {
          Parameters.reading(
            $0, allowed: ["value", "label", "randomize", "seed"], type: "", findings: Findings())
        } ?? [:]
      lists.addFile(file, parameters, items: items, at: place, to: &shape)
    }
    for dataFile in outline.dataFiles {
      lists.addTable(
        files.table("\(dataFile.name.text).\(dataFile.ending)", at: dataFile.name),
        id: dataFile.name.text, at: dataFile.name, to: &shape)
    }
    for entry in outline.entries {
      guard let row = entry.row else { continue }
      for column in Form.expressionColumns {
        for place in row[column]?.lookUps ?? [] {
          let name = place.marked
          guard shape.instance(named: name) == nil else { continue }
          lists.addTable(files.table(name + ".csv", at: place), id: name, at: place, to: &shape)
        }
      }
    }
  }

  /// Adds the lists that `search(…)` takes from CSV files; returns the filters
  /// by the numbers of the questions.
  private static func addSearches(
    _ outline: Outline, _ files: inout FormFiles, _ lists: inout FormLists,
    _ shape: inout RecordShape, _ findings: Findings
  ) -> [Int32: String] {
    var filters: [Int32: String] = [:]
    var cells = 0
    for (index, entry) in outline.entries.enumerated() {
      guard let source = entry.question?.choices?.source, let cell = entry.row?[.appearance],
        let call = SearchCall(cell, findings: findings)
      else { continue }
      let number = Int32(index)
      guard case .list(let name) = source,
        let list = lists.index(of: source, parameters: [:], for: number)
      else { continue }
      guard let items = files.table(call.file, at: cell) else { continue }
      let search = SearchList(
        call, question: number, list: lists.entries[list], named: name, items: items,
        findings: findings)
      guard let search else { continue }
      cells += search.items.itemCount * (search.items.columns?.count ?? 0)
      guard cells <= TableSize.cellLimit else {
        findings.add([TableSize.fault(at: cell)])
        break
      }
      lists.addSearch(search, at: cell, to: &shape)
      filters[number] = search.filter
    }
    return filters
  }

  /// The first cell that speaks of the id or the name of the record.
  private static func recordReference(_ sheets: FormSheets, _ settings: FormSettings) -> Place? {
    for table in [sheets.survey, sheets.choices].compactMap(\.self) {
      for row in table.rows {
        if let place = row.cell(holding: "instanceID") ?? row.cell(holding: "instanceName") {
          return place
        }
      }
    }
    return settings.instanceName.flatMap { $0.text.holds("instanceID") ? $0 : nil }
  }

  /// Adds the table for the record saved last, which is known only when an
  /// interview begins.
  private static func addLastSaved(
    _ outline: Outline, _ lists: inout FormLists, _ shape: inout RecordShape
  ) {
    let place = outline.entries.lazy.compactMap { $0.row?.cell(holding: "last-saved#") }.first
    guard let place else { return }
    lists.addTable(nil, id: "__last-saved", at: place, to: &shape)
  }

  private static let expressionColumns: [Column] = [
    .calculation, .relevant, .constraint, .warning, .required, .readOnly, .defaultValue,
    .choiceFilter, .repeatCount,
  ]

  /// The lists with the references in their labels resolved.
  private static func choiceLists(_ lists: FormLists, _ compiler: CellCompiler) -> [ChoiceList] {
    lists.entries.map { list in
      let site = ExpressionSite(list.user ?? 0, .text)
      return ChoiceList(
        name: list.name, table: list.table, items: list.items, nameColumn: list.nameColumn,
        labelColumns: list.labelColumns,
        compiledLabels: list.references.mapValues { compiler.text($0, at: site) },
        exclusive: list.exclusive)
    }
  }
}

/// Where the cells of a questionnaire stand.
struct FormPlaces {
  /// The row of each definition, nil for the root.
  var rows: [FormRow?] = []
  /// The names of the choices of each list.
  var choices: [[Place]] = []
}

extension Place {
  /// The first arguments of all calls of `pulldata` that are literals.
  fileprivate var lookUps: [Place] {
    guard text.holds("pulldata") else { return [] }
    var places: [Place] = []
    var rest = text[...]
    while let call = rest.firstRange(of: "pulldata") {
      rest = rest[call.upperBound...]
      let argument = rest.drop { $0 == " " }.dropFirst().drop { $0 == " " }
      guard rest.drop(while: { $0 == " " }).first == "(", let quote = argument.first,
        quote == "'" || quote == "\"", let end = argument.dropFirst().firstIndex(of: quote)
      else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: argument.startIndex) + 1
      let length = argument[argument.index(after: argument.startIndex)..<end].utf8.count
      places.append(narrowed(to: start..<start + length))
    }
    return places
  }

  /// The part of the text that is meant.
  fileprivate var marked: String {
    guard let range else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
