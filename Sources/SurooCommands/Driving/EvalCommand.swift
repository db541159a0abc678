import ArgumentParser
import Expressions
import JSONRecords
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI

/// `suroo eval`: expressions by themselves.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluates expressions.",
    discussion: """
      Examples:
        suroo eval "round(7 div 3, 2)" "format-date(today(), '%d.%m.%Y')"
        suroo eval --questionnaire form.yaml --answers steps.jsonl '${age} + 1'
        printf '%s\\n' '{"id":1,"expr":"1 + 1"}' | suroo eval --expressions -

      With arguments, prints the text value of each, one a line; exit status 65 when one is wrong.
      With --expressions, reads {"id","expr","context"} a line and prints the value converted to \
      text, number and boolean. --answers takes the steps of suroo drive.
      """)

  @Option(help: "The questionnaire whose names the expressions use.")
  var questionnaire: String?

  @Option(help: "A file of steps as suroo drive takes them, carried out first.")
  var answers: String?

  @Option(help: "A file of expressions, one JSON object a line; - for standard input.")
  var expressions: String?

  @Argument(help: "Expressions.")
  var expression: [String] = []

  @OptionGroup var repeatable: RepeatableOptions

  func validate() throws {
    guard expression.isEmpty != (expressions == nil) else {
      throw ValidationError("Give expressions as arguments, or a file of them with --expressions.")
    }
  }

  func run() throws {
    let interview = try makeInterview()
    if let file = expressions { return try evaluate(file: file, in: interview) }
    var failed = false
    for expression in expression {
      let (value, problems) = interview.evaluate(expression, at: interview.root)
      for problem in problems {
        let place = Place(
          file: "argument", text: expression, range: problem.range)
        StandardError.line(
          Diagnostic(
            problem.id, problem.isWarning ? .warning : .error, problem.message, at: place,
            fix: problem.fix
          ).description)
      }
      if let value {
        StandardOutput.write(value.text(in: interview.context) + "\n")
      } else {
        failed = true
      }
    }
    if failed { throw CommandFailure(.dataError) }
  }

  private func makeInterview() throws -> Interview {
    let questionnaire =
      try self.questionnaire.map(QuestionnaireReading.questionnaire) ?? Questionnaire.empty
    let now = repeatable.clock.now
    let opening = InterviewOpening(
      responseID: "00000000-0000-7000-8000-000000000000",
      questionnaire: .init(
        id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
      seed: repeatable.seed ?? UInt64.random(in: 0 ... .max), at: now, interviewer: "eval",
      device: "eval", language: questionnaire.languages[questionnaire.defaultLanguage].tag)
    let interview = Interview(
      InterviewPlan(questionnaire), opening: opening,
      surroundings: QuestionnaireReading.surroundings(
        of: questionnaire, device: "eval", interviewer: "eval"))
    if let answers { try carryOut(answers, in: interview, at: now) }
    return interview
  }

  private func carryOut(_ file: String, in interview: Interview, at now: Timestamp) throws {
    let reader = JSONReader()
    for (index, line) in try InputLines(file).enumerated() {
      let place = "\(file):\(index + 1)"
      do {
        guard let step = try reader.read(Array(line.utf8)).members,
          let action = DriveStep.action(step)
        else { throw CommandFailure(.dataError, "\(place): this is no step of suroo drive.") }
        let event = JournalEvent(number: index + 1, at: now, milliseconds: 0, action: action)
        if case .refused(let refusal) = try interview.apply(event) {
          StandardError.line(
            "\(place): refused: \(refusal.message ?? refusal.fault?.rawValue ?? "")")
        }
      } catch let error as ActionError {
        throw CommandFailure(.dataError, "\(place): \(DriveStep.message(for: error))")
      } catch let error as JSONReadingError {
        throw CommandFailure(.dataError, "\(place): \(error)")
      }
    }
  }

  private func evaluate(file: String, in interview: Interview) throws {
    let reader = JSONReader()
    var output: [UInt8] = []
    for line in try InputLines(file) where !line.isEmpty {
      var members: JSONObject
      var id: JSONValue = .null
      var source: JSONValue = .null
      do {
        let step = try reader.read(Array(line.utf8)).members ?? [:]
        id = step["id"] ?? .null
        source = step["expr"] ?? .null
        members = answer(source.text, context: step["context"]?.text, in: interview)
      } catch {
        members = ["type": "error", "message": .string("\(error)")]
      }
      members["id"] = id
      members["expr"] = source
      output += (try? JSONWriter.canonical(.object(members))) ?? []
      output.append(UInt8(ascii: "\n"))
      if output.count > 1 << 16 {
        StandardOutput.write(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    StandardOutput.write(output)
  }

  private func answer(
    _ source: String?, context: String?, in interview: Interview
  ) -> JSONObject {
    guard let source else {
      return ["type": "error", "message": "The line has no member \"expr\" with an expression."]
    }
    guard let node = context.map({ interview.node(at: $0) }) ?? interview.root else {
      return ["type": "error", "message": .string("There is no node \"\(context ?? "")\".")]
    }
    let (value, problems) = interview.evaluate(source, at: node)
    guard let value else { return ValueDescription.members(of: problems) }
    return ValueDescription.members(of: value, in: interview.context)
  }
}

extension Questionnaire {
  /// A questionnaire that asks nothing.
  static var empty: Questionnaire {
    let shape = RecordShape()
    let root = Definition(
      number: 0, in: shape, keyName: "data", path: "/data", place: Place(file: ""), content: .root)
    return Questionnaire(
      id: "", version: "", title: .none, languages: [Language(label: "en")], defaultLanguage: 0,
      instanceName: nil, definitions: [root], choiceLists: [], shape: shape, tables: [],
      graph: DependencyGraph([root], choiceLists: []), sources: [], sha256: "")
  }
}
