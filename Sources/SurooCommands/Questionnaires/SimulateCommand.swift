import ArgumentParser
import FileStorage
import JSONRecords
import Rehearsal
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel

/// `suroo simulate`: random respondents.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Lets random respondents answer a questionnaire.",
    discussion: """
      Examples:
        suroo simulate Questionnaires/residents --count 1000 --seed 1
        suroo simulate Questionnaires/residents --count 1000 --seed 7 --ndjson responses.ndjson
        suroo simulate Questionnaires/residents --count 50 --region KG-O --store practice

      Respondents take every branch, refuse, go back, take answers back and write them anew. The \
      responses go into the store that is named (--store or $SUROO_STORE) with their journals, \
      which takes as long as the disk needs for every answer, or with --ndjson into a file, one \
      response a line (- for standard output). Where neither is given they are not kept, so that \
      none ever lies beside real ones by mistake. Told at the end: faults, each with the steps to \
      repeat it with suroo drive, and the questions and choices that were never met. With the \
      same --seed and --now the responses are the same byte by byte. Exit status 1 when there was \
      a fault.

      The column "simulate" of the survey sheet says how a question is answered: weights such as \
      1:60 2:30 refused:10 (of a select multiple, how many in a hundred take the choice), or an \
      expression whose value is the answer. Without it every choice is as likely as any other, \
      but those that most of the questionnaire hangs on are preferred.
      """)

  @Argument(help: "A .yaml or .xlsx file, or a folder that holds one.")
  var questionnaire: String

  @Option(help: "The number of interviews.")
  var count = 10

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: "A value known before each interview, as name=value.")
  var prefilled: [String] = []

  @Option(help: "The region of the responses (default: that of the store).")
  var region: String?

  @Option(
    help: "A file for the responses, one a line, instead of the store; - for standard output.")
  var ndjson: String?

  @Flag(help: "Print the report as one JSON object.")
  var json = false

  @OptionGroup var storeOptions: StoreOptions

  @OptionGroup var repeatable: RepeatableOptions

  func validate() throws {
    guard count >= 1 else { throw ValidationError("--count is 1 or more, not \(count).") }
  }

  func run() throws {
    let questionnaire = try QuestionnaireReading.questionnaire(at: self.questionnaire)
    let plan = InterviewPlan(questionnaire)
    let respondents = Respondents(plan)
    for diagnostic in respondents.diagnostics { StandardError.line(diagnostic.description) }
    guard respondents.diagnostics.isEmpty else {
      throw CommandFailure(.dataError, "Nobody was interviewed.")
    }
    let now = repeatable.clock.now
    let seed = repeatable.seed ?? UInt64.random(in: 0 ... .max)
    let prefilled = try Prefilling.values(prefilled)
    try check(prefilled, plan, seed, now)
    let keeper = try keeper(questionnaire, now)
    var coverage = Coverage(of: questionnaire)
    var report = SimulationReport(
      questionnaire: self.questionnaire, seed: seed, now: now, interviews: 0, faulty: [],
      asked: 0, neverAsked: [], choices: 0, chosen: 0, unmetChoices: [])
    for number in 0..<count {
      var opening = SimulatedOpening(number: number, seed: seed, now: now)
        .opening(of: questionnaire, region: region ?? keeper.region)
      opening.prefilled = prefilled
      let surroundings = QuestionnaireReading.surroundings(
        of: questionnaire, device: opening.device, interviewer: opening.interviewer)
      let interview = respondents.interview(
        opening, surroundings: surroundings, coverage: &coverage)
      report.interviews += 1
      if !interview.faults.isEmpty { report.faulty.append(interview) }
      if let finished = interview.finished {
        try keeper.keep(finished, of: interview, respondents.isPersonal)
      }
    }
    try keeper.close()
    if keeper is ForgottenResponses {
      StandardError.line("suroo: The responses were not kept; --store or --ndjson would keep them.")
    }
    report.asked = coverage.askedCount
    report.neverAsked = coverage.neverAsked
    report.choices = coverage.choiceCount
    report.chosen = coverage.chosenCount
    report.unmetChoices = coverage.unmetChoices
    let text = json ? JSONLine.text(report.value) : report.text
    if ndjson == "-" { StandardError.line(text) } else { StandardOutput.write(text + "\n") }
    if !report.faulty.isEmpty { throw CommandFailure(.findings) }
  }

  /// Finds values that no question takes before anything is kept.
  private func check(
    _ prefilled: [InterviewOpening.Prefilled], _ plan: InterviewPlan, _ seed: UInt64,
    _ now: Timestamp
  ) throws {
    var opening = SimulatedOpening(number: 0, seed: seed, now: now)
      .opening(of: plan.questionnaire, region: nil)
    opening.prefilled = prefilled
    let interview = Interview(plan, opening: opening, surroundings: Surroundings())
    guard let fault = interview.prefillFaults.first else { return }
    throw CommandFailure(
      .usage,
      "--set \(fault.key)=\(fault.text): there is no such question, or this is no answer to it.")
  }

  private func keeper(
    _ questionnaire: Questionnaire, _ now: Timestamp
  ) throws -> any SimulatedResponseKeeper {
    if let ndjson { return try ResponseLines(ndjson) }
    guard storeOptions.isNamed else { return ForgottenResponses() }
    let store = try storeOptions.openOrCreate(at: now)
    try DraftUnlocking.unlockToWrite(store, InterfaceOptions.wordingOfLocale)
    return try SimulatedResponseStore(store, questionnaire)
  }
}

/// When and by whom a simulated interview is held: ten interviewers, six
/// interviews a day each, the latest day first.
struct SimulatedOpening {
  private static let interviewers = 10
  private static let interviewsADay = 6
  private static let minutesBetween = 75

  let number: Int
  let seed: UInt64
  let now: Timestamp

  func opening(of questionnaire: Questionnaire, region: String?) -> InterviewOpening {
    var chance = SeededGenerator(
      seed: seed, key: [SeededGenerator.key("simulated interview"), UInt64(number)])
    let own = number == 0 ? seed : chance.next()
    let slot = number / Self.interviewers
    let minutes =
      slot % Self.interviewsADay * Self.minutesBetween
      - slot / Self.interviewsADay * 1440
    let at = Timestamp(milliseconds: now.milliseconds + minutes * 60_000, offset: now.offset)
    let interviewer = "sim-\(number % Self.interviewers + 1)"
    return InterviewOpening(
      responseID: ResponseID.make(at: at, seed: own),
      questionnaire: .init(
        id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256),
      seed: own, at: at, interviewer: interviewer, device: "simulation", region: region,
      language: questionnaire.languages[questionnaire.defaultLanguage].tag)
  }
}
