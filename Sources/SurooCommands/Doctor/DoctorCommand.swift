import ArgumentParser
import FileStorage
import InterfaceText
import QuestionnaireLoading
import ResponseStorage
import SurveyBasics

/// `suroo doctor`: what is fine with this installation, what is not, what to do.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at store, disk, clock, copies, keys, terminal and questionnaires.",
    discussion: """
      Examples:
        suroo doctor
        suroo doctor Questionnaires/residents
        suroo doctor --json

      What a dead process or a power cut has left in the store is put right, as every command \
      that writes does. Exit status 1 when something has to be done.
      """)

  @Argument(help: "Questionnaires that will be asked.")
  var questionnaires: [String] = []

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    let now = Clock.machine.now
    var examination = Examination(try interface.wording())
    let path = try store.path()
    let opened = StoreExamination(path: path, now: now).examine(&examination)
    DiskExamination(path: path, store: opened).examine(&examination)
    ClockExamination(now: now, store: opened).examine(&examination)
    if let opened {
      CopyExamination(store: opened, now: now).examine(&examination)
      KeyExamination(store: opened).examine(&examination)
      DraftExamination(store: opened).examine(&examination)
    }
    TerminalExamination().examine(&examination)
    QuestionnaireExamination(paths: questionnaires, store: opened).examine(&examination)
    opened?.close()
    StandardOutput.write(json ? JSONLine.text(examination.value) + "\n" : examination.text)
    if examination.hasProblems { throw CommandFailure(.findings) }
  }
}
