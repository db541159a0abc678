import ArgumentParser
import FileStorage
import JSONRecords
import QuestionnaireLoading
import Rehearsal
import SurveyBasics
import SurveyEngine
import SurveyModel
import Workbooks

/// `suroo test`: the regression cases of a questionnaire.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the regression cases that lie beside a questionnaire.",
    discussion: """
      Example:
        suroo test Questionnaires/residents

      The cases stand in cases.yaml beside the questionnaire:
        - name: A child is not asked for work
          now: 2026-05-01T10:00:00+06:00
          set: {region: KG-O}
          answers:
            age: 9
            members: [{first: Асан, sex: 1}, {first: Үмүт, sex: {special: refused}}]
          expect:
            asked: [age, "members[r2]/sex"]
            not_asked: [work]
            values: {"members[r1]/sex": 1}
            finish: complete

      A case may also have "like" with the name of an earlier case whose answers it takes over, \
      "then" with answers that are given after the others, "seed", and "language". An answer is \
      a text, a list of choices, or a map: {special: refused}, {value: 120, confirm: asked twice}, \
      {remove: yes} for a row. What can be expected: route (the questions in order, notes left \
      out), asked, not_asked, values, missing (a reason, blank, or none), problems (required, type, \
      constraint, warning, or none), refused (the message, or yes), choices, finish (complete or \
      incomplete). Exit status 1 when a case fails, 65 when the file has errors.
      """)

  @Argument(help: "A .yaml or .xlsx file, or a folder that holds one.")
  var questionnaire: String

  @Argument(help: "The file of cases (default: cases.yaml beside the questionnaire).")
  var cases: String?

  @Flag(help: "Print the results as one JSON object.")
  var json = false

  func run() throws {
    let questionnaire = try QuestionnaireReading.questionnaire(at: self.questionnaire)
    let plan = InterviewPlan(questionnaire)
    let file = try read(cases ?? fileBeside(), plan)
    let surroundings = QuestionnaireReading.surroundings(
      of: questionnaire, device: "test", interviewer: "test")
    let results = file.cases.map {
      CaseResult(
        name: $0.name, place: $0.place, failures: $0.failures(of: plan, surroundings: surroundings))
    }
    let report = CaseReport(results: results)
    StandardOutput.write((json ? JSONLine.text(report.value) : report.text) + "\n")
    if report.failed > 0 { throw CommandFailure(.findings) }
  }

  private func read(_ path: String, _ plan: InterviewPlan) throws -> CaseFile {
    let file: CaseFile
    do throws(WorkbookError) {
      file = try CaseFile(contentsOf: path, for: plan)
    } catch {
      throw CommandFailure(error.code == .missing ? .noInput : .dataError, error.description)
    }
    for diagnostic in file.diagnostics { StandardError.line(diagnostic.description) }
    guard file.diagnostics.allSatisfy({ $0.severity != .error }) else {
      throw CommandFailure(.dataError, "The cases in \"\(path)\" have errors; none was run.")
    }
    return file
  }

  private func fileBeside() -> String {
    let status = try? POSIXFileSystem().status(questionnaire)
    if status?.kind == .directory {
      return questionnaire.hasSuffix("/")
        ? "\(questionnaire)cases.yaml" : "\(questionnaire)/cases.yaml"
    }
    let folder = parentPath(questionnaire)
    return folder == "." ? "cases.yaml" : "\(folder)/cases.yaml"
  }
}

/// What came of one case.
struct CaseResult {
  let name: String
  let place: Place
  let failures: [CaseFailure]
}

/// What came of all cases, for people and for programs.
struct CaseReport {
  let results: [CaseResult]

  var failed: Int { results.count { !$0.failures.isEmpty } }

  /// Each failed case with what was expected and found, then the counts.
  var text: String {
    var lines: [String] = []
    for result in results where !result.failures.isEmpty {
      lines.append("\(result.place): failed: \(result.name)")
      lines += result.failures.map { "  \($0)" }
    }
    lines.append("\(results.count) cases, \(failed) failed")
    return lines.joined(separator: "\n")
  }

  /// The results as one JSON value.
  var value: JSONValue {
    .object([
      "cases": .array(
        results.map { result in
          .object([
            "name": .string(result.name), "place": .string(result.place.description),
            "passed": .bool(result.failures.isEmpty),
            "failures": .array(
              result.failures.map { failure in
                .object([
                  "place": .string(failure.place.description),
                  "key": failure.key.map { .string($0) } ?? .null, "what": .string(failure.what),
                  "expected": .string(failure.expected), "found": .string(failure.found),
                ])
              }),
          ])
        }),
      "failed": .integer(failed),
    ])
  }
}
