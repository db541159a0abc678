import ArgumentParser
import JSONRecords
import QuestionnaireChecks
import QuestionnaireLoading
import SurveyBasics
import SurveyModel

/// `suroo check`: what is wrong with questionnaires.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells what is wrong or doubtful in questionnaires.",
    discussion: """
      Examples:
        suroo check Questionnaires/residents my-form.xlsx
        suroo check residents-2027.yaml --against residents-2026.yaml

      Each finding names the file with line and column or sheet and cell, shows the text with a \
      caret under the part that is meant, and says what to do. The last line estimates how long an \
      interview is. With --against, changes are errors where answers collected with the old \
      version could no longer be read. Exit status 1 when there is an error.
      """)

  @Argument(help: "A .yaml or .xlsx file, or a folder that holds one.")
  var questionnaires: [String]

  @Option(
    help: ArgumentHelp(
      "An older version, to compare one questionnaire with.", valueName: "old"))
  var against: String?

  @Flag(help: "Print one JSON object a line for each finding, and one with the route.")
  var json = false

  func validate() throws {
    guard against == nil || questionnaires.count == 1 else {
      throw ValidationError("--against compares one questionnaire with an older one.")
    }
  }

  func run() throws {
    var worst: ExitStatus = .ok
    for path in questionnaires {
      do {
        let loaded = try QuestionnaireReading.load(path)
        let checked = QuestionnaireReport(on: loaded)
        var diagnostics = loaded.diagnostics + (checked?.diagnostics ?? [])
        if let against, checked != nil { diagnostics += try changes(of: loaded, against: against) }
        report(diagnostics, loaded, checked, path)
        if worst == .ok, diagnostics.contains(where: { $0.severity == .error }) {
          worst = .findings
        }
      } catch let failure as CommandFailure {
        StandardError.line("suroo: \(failure.message ?? "")")
        worst = failure.status
      }
    }
    if worst != .ok { throw CommandFailure(worst) }
  }

  private func changes(
    of loaded: LoadedQuestionnaire, against path: String
  ) throws -> [Diagnostic] {
    let old = try QuestionnaireReading.load(path)
    guard let comparison = VersionComparison(of: loaded, against: old) else {
      for diagnostic in old.diagnostics { StandardError.line(diagnostic.description) }
      throw CommandFailure(
        .dataError, "The older version \"\(path)\" has errors, so nothing can be compared with it.")
    }
    return comparison.diagnostics
  }

  private func counted(_ count: Int, _ word: String) -> String {
    "\(count == 0 ? "no" : String(count)) \(word)\(count == 1 ? "" : "s")"
  }

  private func report(
    _ diagnostics: [Diagnostic], _ loaded: LoadedQuestionnaire, _ checked: QuestionnaireReport?,
    _ path: String
  ) {
    for diagnostic in diagnostics {
      if json {
        StandardOutput.write(DiagnosticDescription.line(diagnostic) + "\n")
      } else {
        StandardOutput.write(diagnostic.description + "\n")
      }
    }
    guard !json else {
      if let route = checked?.route {
        StandardOutput.write(RouteDescription.line(route, path) + "\n")
      }
      return
    }
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    guard let questionnaire = loaded.questionnaire, let route = checked?.route else {
      StandardError.line("\(path): \(counted(errors, "error")), \(counted(warnings, "warning"))")
      return
    }
    let questions = questionnaire.definitions.count { $0.question?.isShown == true }
    let name = [questionnaire.id, questionnaire.version].filter { !$0.isEmpty }
    let languages = questionnaire.languages.map(\.tag).filter { !$0.isEmpty }
    StandardError.line(
      "\(path): \(name.joined(separator: " ")), \(counted(questions, "question"))"
        + (languages.isEmpty ? "" : " in \(languages.joined(separator: ", "))")
        + ": \(counted(errors, "error")), \(counted(warnings, "warning"))")
    StandardError.line("\(path): an interview asks \(route)")
  }
}

/// The length of interviews as one line of JSON.
enum RouteDescription {
  static func line(_ route: RouteEstimate, _ path: String) -> String {
    JSONLine.text(
      .object([
        "questionnaire": .string(path),
        "route": .object([
          "shortest": length(route.shortest), "median": length(route.median),
          "longest": length(route.longest),
        ]),
      ]))
  }

  private static func length(_ length: RouteEstimate.Length) -> JSONValue {
    .object(["questions": .integer(length.questions), "minutes": .integer(length.minutes)])
  }
}

/// A diagnostic as one line of JSON, for editors.
enum DiagnosticDescription {
  static func line(_ diagnostic: Diagnostic) -> String {
    var members: JSONObject = [
      "id": .string(diagnostic.id), "severity": .string(diagnostic.severity.rawValue),
      "message": .string(diagnostic.message), "place": place(diagnostic.place),
      "notes": .array(
        diagnostic.notes.map { note in
          .object([
            "message": .string(note.message), "place": note.place.map(place) ?? .null,
          ])
        }),
    ]
    members["fix"] = diagnostic.fix.map(JSONValue.string) ?? .null
    return JSONLine.text(.object(members))
  }

  private static func place(_ place: Place) -> JSONValue {
    var members: JSONObject = ["file": .string(place.file), "text": .string(place.text)]
    switch place.position {
    case .file: break
    case .line(let line, let column):
      members["line"] = .integer(line)
      members["column"] = .integer(column)
    case .sheet(let sheet): members["sheet"] = .string(sheet)
    case .cell(let cell, let sheet):
      members["sheet"] = .string(sheet)
      members["cell"] = .string(cell)
    }
    if let range = place.range {
      members["range"] = .array([.integer(range.lowerBound), .integer(range.upperBound)])
    }
    return .object(members)
  }
}
