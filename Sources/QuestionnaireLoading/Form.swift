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
      sheets.settings, main: Place(file: workbook.file), fallback: Form.fallbackID(workbook.file),
      findings: findings)
    languages = FormLanguages(sheets, findings: findings)
    let outline = Outline(sheets.survey, rootName: settings.rootName, findings: findings)

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
    self.files = files
    Form.addLastSaved(outline, &lists, &shape)

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
      outline: outline, shape: shape, lists: lists, compiler: compiler, findings: findings,
      hasLabels: hasLabels)
    definitions = builder.definitions()
    choiceLists = Form.choiceLists(lists, outline, compiler)
    tables = lists.tables
    instanceName = settings.instanceName.flatMap {
      compiler.expression($0, at: ExpressionSite(0))
    }
    title = compiler.fixedText(settings.title)
    graph = DependencyGraph(definitions, choiceLists: choiceLists)
    self.shape = shape
    places = FormPlaces(
      rows: outline.entries.map { $0.row?.places ?? [:] }, choices: lists.entries.map(\.places))
    CycleReport(outline: outline, definitions: definitions, findings: findings).report(graph.cycles)
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
        lists.addTable(nil, id: file.lastStep.withoutEnding, at: place, to: &shape)
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
        files.table(dataFile.name.text + ".csv", at: dataFile.name), id: dataFile.name.text,
        at: dataFile.name, to: &shape)
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

  /// The lists with the references in their labels resolved, as seen by the
  /// first question that uses each.
  private static func choiceLists(
    _ lists: FormLists, _ outline: Outline, _ compiler: CellCompiler
  ) -> [ChoiceList] {
    lists.entries.enumerated().map { index, list in
      let user = outline.entries.firstIndex { entry in
        guard let choices = entry.question?.choices else { return false }
        return lists.index(of: choices.source, parameters: [:]) == index
      }
      let site = ExpressionSite(Int32(user ?? 0), .text)
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
  /// The cells of each definition by their canonical headers.
  var rows: [[String: Place]] = []
  /// The names of the choices of each list.
  var choices: [[Place]] = []
}

extension FormRow {
  /// The cells by their canonical headers.
  fileprivate var places: [String: Place] {
    var places: [String: Place] = [:]
    for column in Column.Vocabulary.survey.columns {
      if let place = any(column) { places[column.rawValue] = place }
    }
    return places
  }
}

extension Place {
  /// The first arguments of all calls of `pulldata` that are literals.
  fileprivate var lookUps: [Place] {
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
