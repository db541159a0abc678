import SurveyBasics

/// The rows of one worksheet part.
struct SheetRows {
  private(set) var rows: [Row] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isWellFormed = false

  init(_ part: [UInt8], sheet: String, texts: SheetTexts) {
    let walk = Walk(sheet: sheet, texts: texts)
    isWellFormed = XMLPart.walk(part, begin: walk.begin, end: walk.end)
    rows = walk.rows.sorted { $0.number < $1.number }
    diagnostics = walk.diagnostics
  }

  /// The letters of a column counted from 0: `A`, `Z`, `AA`.
  static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// Column (from 0) and row (from 1) of an address such as `C5`, nil for
  /// what no sheet has.
  static func position(_ address: String) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= 16384, row <= 1_048_576 else { return nil }
    }
    return row > 0 ? (column - 1, row) : nil
  }
}

/// The state of the walk over a worksheet.
private final class Walk {
  private let sheet: String
  private let texts: SheetTexts
  private(set) var rows: [Row] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var row = 0
  private var cells: [Cell] = []
  private var column = -1
  private var type = ""
  private var style: Int?
  private var value: String?
  private var inline = ""
  private var isFormula = false
  private var inPronunciation = false

  init(sheet: String, texts: SheetTexts) {
    self.sheet = sheet
    self.texts = texts
  }

  func begin(_ element: XMLPart.Element) {
    switch element.name {
    case "row":
      let written = element["r"].flatMap { Int($0) } ?? row + 1
      row = (1...1_048_576).contains(written) ? written : row + 1
      cells = []
      column = -1
    case "c":
      let position = element["r"].flatMap { SheetRows.position($0) }
      column = position?.column ?? column + 1
      type = element["t"] ?? "n"
      style = element["s"].flatMap { Int($0) }
      value = nil
      inline = ""
      isFormula = false
    case "f": isFormula = true
    case "rPh": inPronunciation = true
    default: break
    }
  }

  func end(_ name: String, _ text: String) {
    switch name {
    case "v": value = text
    case "t" where !inPronunciation: inline += text
    case "rPh": inPronunciation = false
    case "c": endCell()
    case "row":
      if !cells.isEmpty {
        let place = place(ofColumn: cells[0].column, "")
        rows.append(
          Row(number: row, place: place, cells: cells.sorted { $0.column < $1.column }))
      }
    default: break
    }
  }

  private func endCell() {
    let content: String
    switch type {
    case "s":
      guard let index = value.flatMap({ Int($0) }), texts.shared.indices.contains(index) else {
        return
      }
      content = texts.shared[index]
    case "inlineStr": content = SheetTexts.unescaped(inline)
    case "b": content = value == "1" || value == "true" ? "TRUE" : "FALSE"
    case "str": content = SheetTexts.unescaped(value ?? "")
    case "d":
      // A date in ISO 8601, as strict workbooks write it.
      let written = value ?? ""
      content =
        CivilDateTime(written).map { "\($0.date) \($0.time)" }
        ?? CivilDate(written).map { "\($0) 00:00:00" } ?? written
    case "e":
      let fault = value ?? "#VALUE!"
      diagnostics.append(
        Diagnostic(
          "formula-fault", .error, "The formula of this cell has no result, only \(fault).",
          at: place(ofColumn: column, fault), fix: "Repair the formula or replace it by its value.")
      )
      return
    default: content = value.map { texts.formats.text($0, style: style) } ?? ""
    }
    if isFormula, content.isEmpty, type != "str" {
      diagnostics.append(
        Diagnostic(
          "formula-without-result", .warning,
          "This cell holds a formula whose result is not stored in the file, so it reads as empty.",
          at: place(ofColumn: column, ""),
          fix: """
            Open the file in a spreadsheet program and save it there. An expression of the \
            questionnaire is written without = at its beginning.
            """))
    }
    if !content.isEmpty {
      cells.append(Cell(column: column, place: place(ofColumn: column, content)))
    }
  }

  private func place(ofColumn column: Int, _ text: String) -> Place {
    Place(
      file: texts.file, .cell(SheetRows.letters(ofColumn: column) + String(row), sheet: sheet),
      text: text)
  }
}
