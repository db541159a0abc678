import ArgumentParser
import JSONRecords
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import TerminalUI
import Workbooks

/// `suroo drive`: an interview as JSON lines, without a screen.
struct DriveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drive",
    abstract: "Runs an interview from JSON lines on standard input.",
    discussion: """
      Example:
        printf '%s\\n' '{"set":"/data/age","value":"34"}' '{"finish":true}' | suroo drive form.yaml

      One object a line in, one out, in order; the first line out describes the questionnaire.
      Steps: {"set":PATH,"value":TEXT} {"special":PATH,"reason":"refused"} {"confirm":PATH,"reason":TEXT}
      {"add_row":PATH} {"remove_row":PATH} {"language":TAG} {"comment":PATH,"text":TEXT} {"undo":true}
      {"redo":true} {"eval":EXPR,"context":PATH} {"state":true} {"walk":true} {"finish":true}
      ({"finish":true,"partial":REASON} closes one that was broken off). Nothing is stored.
      """)

  @Argument(help: "A .yaml or .xlsx file, or a folder that holds one.")
  var questionnaire: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: "A value known before the interview, as name=value.")
  var prefilled: [String] = []

  @Option(
    help: ArgumentHelp(
      "A finished response, which ${last-saved#name} reads: its file, or a line that ended an "
        + "interview here.", valueName: "file"))
  var lastSaved: String?

  @OptionGroup var repeatable: RepeatableOptions

  func run() throws {
    let questionnaire = try QuestionnaireReading.questionnaire(at: self.questionnaire)
    let session = DriveSession(
      questionnaire, clock: repeatable.clock,
      seed: repeatable.seed ?? UInt64.random(in: 0 ... .max),
      prefilled: try Prefilling.values(prefilled),
      lastSaved: try lastSaved.map { try response(at: $0, of: questionnaire) })
    for fault in session.prefillFaults {
      StandardError.line(
        "suroo: --set \(fault.key)=\(fault.text): there is no such question, or this is no answer "
          + "to it.")
    }
    StandardOutput.write(JSONLine.text(session.description()) + "\n")
    let reader = LineReader(descriptor: 0)
    let json = JSONReader()
    while let line = reader.next() {
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      StandardOutput.write(JSONLine.text(session.answer(line, with: json)) + "\n")
    }
  }

  /// The response of a file: by itself, or in what a finishing step was answered.
  private func response(at path: String, of questionnaire: Questionnaire) throws -> Response {
    let bytes: [UInt8]
    do {
      bytes = try Workbook.bytes(ofFile: path, named: path)
    } catch {
      throw CommandFailure(error.code == .missing ? .noInput : .dataError, error.description)
    }
    do {
      let members = try JSONReader().read(bytes).members ?? [:]
      let response = try Response(record: members["response"]?.members ?? members)
      guard response.questionnaire.id == questionnaire.id else {
        throw CommandFailure(
          .dataError,
          "\(path): This response is of the questionnaire \"\(response.questionnaire.id)\", not of "
            + "\"\(questionnaire.id)\".")
      }
      return response
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.dataError, "\(path): This is no response: \(error)")
    }
  }
}
