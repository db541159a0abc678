import ArgumentParser
import Exports
import InterfaceText
import SurveyBasics
import SurveyModel

/// `suroo print`: a questionnaire on paper.
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Makes a questionnaire that can be printed and filled in with a pen.",
    discussion: """
      Examples:
        suroo print Questionnaires/residents --language ky --out residents-ky.html
        suroo print my-form.xlsx > my-form.html

      The result is one HTML page for a browser: every question with its codes, the conditions in \
      words, what is for the interviewer only, tables for rosters, long lists at the end. Print it \
      on A4, or save it as PDF there. Without --language the page is in the default language of \
      the questionnaire.
      """)

  @Argument(help: "A .yaml or .xlsx file, or a folder that holds one.")
  var questionnaire: String

  @Option(help: "A language of the questionnaire by its tag, such as ky.")
  var language: String?

  @Option(help: ArgumentHelp("The file to write instead of standard output.", valueName: "file"))
  var out: String?

  @Flag(help: "Replace the file if it is there already.")
  var force = false

  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    let questionnaire = try QuestionnaireReading.questionnaire(at: questionnaire)
    var index = questionnaire.defaultLanguage
    if let language {
      guard let found = questionnaire.language(tagged: language) else {
        let tags = questionnaire.languages.map(\.tag).joined(separator: ", ")
        throw CommandFailure(
          .usage, "The questionnaire has no language \"\(language)\". It has: \(tags).")
      }
      index = found
    }
    let words = interface.interface == nil ? nil : try interface.wording()
    let page = PrintedQuestionnaire(questionnaire, language: index, words: words).html
    guard let out else { return StandardOutput.write(page) }
    try OutputFile.write(Array(page.utf8), to: out, replacing: force)
  }
}
