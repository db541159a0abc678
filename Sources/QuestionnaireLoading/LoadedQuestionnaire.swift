public import SurveyBasics
public import SurveyModel
public import Workbooks

/// What came of reading a questionnaire: the questionnaire, if it can be used,
/// and everything its author should know.
///
///     let loaded = try LoadedQuestionnaire(contentsOf: "Questionnaires/residents")
///     for diagnostic in loaded.diagnostics { print(diagnostic) }
///
/// Reading goes on after a fault, so one look shows all of them.
public struct LoadedQuestionnaire: Sendable {
  /// The questionnaire, nil if a diagnostic is an error.
  public let questionnaire: Questionnaire?
  /// What is wrong or doubtful, in the order of the file.
  public let diagnostics: [Diagnostic]
  private let places: FormPlaces

  /// Reads a questionnaire from a .yaml or .xlsx file, or from a folder that
  /// holds one.
  ///
  /// In a folder the main file is `questionnaire.yaml`, else the one named as
  /// the folder, else the only one there is. Lists of choices in CSV files are
  /// looked for beside the main file and in `<its name>-media`.
  ///
  /// - Parameter path: The file or folder as the person named it.
  /// - Throws: ``WorkbookError`` if there is no questionnaire to speak of.
  public init(contentsOf path: String) throws(WorkbookError) {
    let main = try QuestionnaireFolder.mainFile(path)
    let bytes = try Workbook.bytes(ofFile: main, named: main)
    try self.init(mainFile: main, bytes: bytes) { name throws(WorkbookError) in
      do throws(WorkbookError) {
        return try Workbook.bytes(ofFile: main.folder + name, named: main.folder + name)
      } catch {
        guard error.code == .missing else { throw error }
        return nil
      }
    }
  }

  /// Reads a questionnaire from bytes.
  ///
  /// - Parameters:
  ///   - main: The name of the main file, as messages give it.
  ///   - bytes: Its content.
  ///   - otherFile: Gives the other files by their names relative to the main
  ///     file; nil for a file that does not exist.
  /// - Throws: ``WorkbookError`` if the main file is no workbook.
  public init(
    mainFile main: String, bytes: [UInt8],
    otherFile: @escaping (String) throws(WorkbookError) -> [UInt8]?
  ) throws(WorkbookError) {
    guard !["csv", "tsv", "txt"].contains(Workbook.ending(of: main)) else {
      throw WorkbookError(
        .unsupported, file: main,
        """
        "\(main)" is no questionnaire: that is a .yaml or .xlsx file, or a folder with one. A .csv \
        file holds choices for one.
        """)
    }
    var faults: [Diagnostic] = []
    let workbook = try Workbook(bytes: bytes, file: main, diagnostics: &faults)
    self.init(workbook, bytes: bytes, faults: faults, otherFile: otherFile)
  }

  /// Reads a questionnaire from a workbook that has been read already.
  ///
  /// - Parameters:
  ///   - workbook: The sheets.
  ///   - bytes: The content of the file, which gives the questionnaire its identity.
  ///   - faults: What reading the workbook found.
  ///   - otherFile: As above.
  package init(
    _ workbook: Workbook, bytes: [UInt8], faults: [Diagnostic] = [],
    otherFile: @escaping (String) throws(WorkbookError) -> [UInt8]?
  ) {
    let findings = Findings()
    findings.add(faults)
    var form: Form?
    // A file that broke off would only be reported again for what it lacks.
    if !(workbook.sheets.isEmpty && findings.hasErrors) {
      let files = FormFiles(
        main: workbook.file, bytes: bytes, access: otherFile, findings: findings)
      form = Form(workbook, files: files, findings: findings)
    }
    diagnostics = findings.sorted(main: workbook.file, sheets: workbook.sheets.map(\.name))
    questionnaire = findings.hasErrors ? nil : form?.questionnaire()
    places = form?.places ?? FormPlaces()
  }

  /// Where the cell of a definition stands, for messages about it.
  ///
  /// - Parameters:
  ///   - column: The canonical header, such as `relevant` or `label`; of texts
  ///     in several languages the first is meant.
  ///   - definition: The number of the definition.
  /// - Returns: The place with the text of the cell, nil for an empty cell.
  public func place(of column: String, of definition: Int32) -> Place? {
    guard places.rows.indices.contains(Int(definition)), let column = Column(header: column) else {
      return nil
    }
    return places.rows[Int(definition)]?.any(column)
  }

  /// Where the name of a choice stands.
  ///
  /// - Parameters:
  ///   - item: The index of the choice in its list.
  ///   - list: The index of the list in the questionnaire.
  /// - Returns: The place, nil for a choice that is on no sheet.
  public func place(ofChoice item: Int, in list: Int) -> Place? {
    guard places.choices.indices.contains(list), places.choices[list].indices.contains(item)
    else { return nil }
    return places.choices[list][item]
  }
}
