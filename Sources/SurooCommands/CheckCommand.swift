import ArgumentParser
import JSONRecords
import QuestionnaireLoading
import SurveyBasics
import SurveyModel

/// `suroo check`: what is wrong with questionnaires.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells what is wrong or doubtful in questionnaires.",
    discussion: """
      Example:
        suroo check Questionnaires/residents my-form.xlsx

      Each finding names the file with line and column or sheet and cell, shows the text with a \
      caret under the part that is meant, and says what to do. Exit status 1 when there is an error.
      """)

  @Argument(help: "A .yaml or .xlsx file, or a folder that holds one.")
  var questionnaires: [String]

  @Flag(help: "Print one JSON object a line for each finding.")
  var json = false

  func run() throws {
    var worst: ExitStatus = .ok
    for path in questionnaires {
      do {
        let loaded = try QuestionnaireReading.load(path)
        report(loaded, path)
        if loaded.questionnaire == nil, worst == .ok { worst = .findings }
      } catch let failure as CommandFailure {
        StandardError.line("suroo: \(failure.message ?? "")")
        worst = failure.status
      }
    }
    if worst != .ok { throw CommandFailure(worst) }
  }

  private func report(_ loaded: LoadedQuestionnaire, _ path: String) {
    for diagnostic in loaded.diagnostics {
      if json {
        StandardOutput.write(DiagnosticDescription.line(diagnostic) + "\n")
      } else {
        StandardOutput.write(diagnostic.description + "\n")
      }
    }
    guard !json else { return }
    let errors = loaded.diagnostics.count { $0.severity == .error }
    let warnings = loaded.diagnostics.count - errors
    guard let questionnaire = loaded.questionnaire else {
      StandardError.line("\(path): \(errors) errors, \(warnings) warnings")
      return
    }
    let questions = questionnaire.definitions.count { $0.question?.isShown == true }
    let languages = questionnaire.languages.map(\.tag).joined(separator: ", ")
    StandardError.line(
      "\(path): \(questionnaire.id) \(questionnaire.version), \(questions) questions"
        + " in \(languages): no errors, \(warnings) warnings")
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

/// Values as lines of JSON.
enum JSONLine {
  /// The canonical form; a number that JSON cannot hold becomes null, which
  /// callers see to beforehand.
  static func text(_ value: JSONValue) -> String {
    (try? JSONWriter.canonical(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
