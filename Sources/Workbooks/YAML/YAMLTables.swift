import SurveyBasics

/// Reads the YAML layout of a workbook: every sheet a list of maps, one map a
/// row, empty cells left out.
///
///     survey:
///     - type: integer
///       name: age
///     yxf:
///       headers:
///         survey: [type, name]
///
/// `yxf.headers` gives the order of the columns; columns that it does not name
/// follow in the order in which they occur.
enum YAMLTables {
  static func workbook(_ source: SourceText, diagnostics: inout [Diagnostic]) -> Workbook {
    var workbook = Workbook(file: source.file, sheets: [])
    let faults = diagnostics.count
    guard let tree = YAMLReader.tree(source, diagnostics: &diagnostics) else {
      if diagnostics.count == faults {
        diagnostics.append(
          Diagnostic(
            "empty-file", .error, "The file is empty.", at: Place(file: source.file),
            fix: "A questionnaire begins with a line “survey:” and a list of questions."))
      }
      return workbook
    }
    guard let entries = tree.map else {
      diagnostics.append(
        Diagnostic(
          "not-sheets", .error,
          "A questionnaire consists of sheets, and here something else begins.",
          at: source.lineOf(tree.place),
          fix: "Begin with a line “survey:” and put the questions below it as a list."))
      return workbook
    }
    let declared = tree["yxf"]?["headers"]?.map ?? []
    let headers = Dictionary(
      declared.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first })
    for entry in entries where entry.key.text != "yxf" {
      workbook.sheets.append(
        sheet(entry, headers: headers[entry.key.text], source, &diagnostics))
    }
    addSheetsWithoutRows(declared, &workbook)
    return workbook
  }

  /// Adds the sheets that only have headers, and puts all in the order of the headers.
  private static func addSheetsWithoutRows(
    _ headers: [TextTree.Entry], _ workbook: inout Workbook
  ) {
    var read = Dictionary(
      workbook.sheets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var sheets: [Sheet] = []
    for entry in headers {
      if let sheet = read.removeValue(forKey: entry.key.text) {
        sheets.append(sheet)
      } else if let columns = entry.value.list, !columns.isEmpty {
        let cells = columns.enumerated().filter { $0.element.text != nil }.map {
          Cell(column: $0.offset, place: $0.element.place)
        }
        sheets.append(
          Sheet(
            name: entry.key.text, place: entry.key,
            rows: [Row(number: 1, place: entry.key, cells: cells)]))
      }
    }
    workbook.sheets = sheets + workbook.sheets.filter { read[$0.name] != nil }
  }

  private static func sheet(
    _ entry: TextTree.Entry, headers: TextTree?, _ source: SourceText,
    _ diagnostics: inout [Diagnostic]
  ) -> Sheet {
    let name = entry.key.text
    var rows: [TextTree] = []
    switch entry.value.content {
    case .list(let elements): rows = elements
    case .map: rows = [entry.value]
    case .text:
      guard entry.value.text?.isEmpty ?? true else {
        diagnostics.append(
          Diagnostic(
            "not-a-sheet", .error, "The sheet \"\(name)\" has to be a list of rows.",
            at: source.lineOf(entry.value.place), fix: "Begin each row with “- ” on a new line."))
        break
      }
    }
    var columns = Columns(file: source.file)
    for header in headers?.list ?? [] where header.text != nil { columns.declare(header.place) }
    var read: [Row] = []
    for (index, row) in rows.enumerated() {
      let cells = cells(row, in: name, &columns, source, &diagnostics)
      read.append(Row(number: index + 2, place: source.lineOf(row.place), cells: cells))
    }
    let head = Row(
      number: 1, place: entry.key,
      cells: columns.headers.enumerated().map { Cell(column: $0.offset, place: $0.element) })
    return Sheet(name: name, place: entry.key, rows: [head] + read)
  }

  private static func cells(
    _ row: TextTree, in sheet: String, _ columns: inout Columns, _ source: SourceText,
    _ diagnostics: inout [Diagnostic]
  ) -> [Cell] {
    guard let entries = row.map else {
      if row.text?.isEmpty == true { return [] }
      diagnostics.append(
        Diagnostic(
          "not-a-row", .error,
          "Each row of \"\(sheet)\" consists of lines “column: value”, and this is something else.",
          at: source.lineOf(row.place),
          fix: "Write the column in front of it, such as “type: text”."))
      return []
    }
    var cells: [Cell] = []
    for entry in entries {
      let column = columns.index(of: entry.key)
      guard entry.value.text != nil else {
        diagnostics.append(nestedValue(entry, source))
        // Something stands for the value, so that it is not missed as well.
        cells.append(Cell(column: column, place: source.lineOf(entry.value.place)))
        continue
      }
      if !entry.value.place.text.isEmpty {
        cells.append(Cell(column: column, place: entry.value.place))
      }
    }
    return cells.sorted { $0.column < $1.column }
  }

  private static func nestedValue(_ entry: TextTree.Entry, _ source: SourceText) -> Diagnostic {
    let name = entry.key.text
    let fix =
      (entry.value.map?.first?.key.text).map {
        "Write each as a line of its own, such as “\(name)::\($0): …”; put a text that begins with { in quotation marks."
      } ?? "Write it in one line; put a text that begins with [ in quotation marks."
    return Diagnostic(
      "nested-value", .error,
      "The value of \"\(name)\" has parts of its own, but a cell holds one text.",
      at: source.lineOf(entry.value.place), fix: fix)
  }
}

/// The columns of a sheet in their order.
private struct Columns {
  let file: String
  var headers: [Place] = []
  private var known: [String: Int] = [:]

  init(file: String) {
    self.file = file
  }

  /// Adds a column of the list of headers, a repeated one included, so that
  /// the repetition can be reported.
  mutating func declare(_ header: Place) {
    if known[header.text] == nil { known[header.text] = headers.count }
    headers.append(header)
  }

  mutating func index(of key: Place) -> Int {
    if let index = known[key.text] { return index }
    declare(key)
    return headers.count - 1
  }
}

extension SourceText {
  /// The place with its line as the text, the part from its column on meant.
  func lineOf(_ place: Place) -> Place {
    guard case .line(let number, let column) = place.position, number <= lineCount else {
      return place
    }
    let bytes = line(number)
    var copy = place
    copy.text = String(decoding: bytes, as: UTF8.self)
    let start = column == 1 ? 0 : copy.text.prefix(column - 1).utf8.count
    copy.range = start..<max(bytes.count, start)
    return copy
  }
}
