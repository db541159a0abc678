import ArgumentParser
import FoundationEssentials
import InterfaceText
import QuestionnaireLoading
import ResponseStorage
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalUI

/// `suroo interview`: one interview, on a full screen or line by line.
struct InterviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview",
    abstract: "Asks a questionnaire.",
    discussion: """
      Examples:
        suroo interview Questionnaires/residents
        suroo interview Questionnaires/residents --unit KG-O-017-05 --set a007_cluster=17
        suroo interview Questionnaires/residents --plain
        suroo interview --correct 4c1f09 --reason "The age was mistyped."

      Every answer is on disk before the next question is drawn. An interview that was left or \
      broken off is offered again. A finished response is corrected by a further revision, which \
      keeps the former one, until a supervisor has approved it. F1 helps, F2 lists every command, F9 saves and leaves. \
      Without a terminal that can show a full screen the questions come line by line. Where drafts \
      are sealed (suroo setup --seal-drafts), their passphrase is asked for first; without a \
      terminal it is the first line of the input.
      """)

  @Argument(
    help:
      "A .yaml or .xlsx file, or a folder that holds one; not needed with --resume or --correct.")
  var questionnaire: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: "A value known before the interview, as name=value.")
  var prefilled: [String] = []

  @Option(help: "The sample unit that is interviewed.")
  var unit: String?

  @Option(help: "The language of the questions to begin in, such as ky.")
  var language: String?

  @Option(help: "Go on with the draft whose id begins or ends so (see suroo list --drafts).")
  var resume: String?

  @Option(help: "Correct the finished response whose id begins or ends so (see suroo list).")
  var correct: String?

  @Option(help: "With --correct: why.")
  var reason: String?

  @Flag(help: "Begin a new interview without asking about drafts.")
  var new = false

  @Flag(help: "Ask line by line, for screen readers and simple terminals.")
  var plain = false

  @OptionGroup var keys: DraftKeyOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var repeatable: RepeatableOptions

  func validate() throws {
    if [new, resume != nil, correct != nil].count(where: \.self) > 1 {
      throw ValidationError("Give one of --new, --resume and --correct.")
    }
    if questionnaire == nil, resume == nil, correct == nil {
      throw ValidationError(
        "Name a questionnaire, a draft with --resume, or a response with --correct.")
    }
    if (correct == nil) != (reason == nil) {
      throw ValidationError("Give --correct and --reason together.")
    }
    if let reason, reason.allSatisfy(\.isWhitespace) {
      throw ValidationError("The --reason is empty; say why the response is corrected.")
    }
  }

  func run() throws {
    let words = try interface.wording()
    let questionnaire = try questionnaire.map { try QuestionnaireReading.questionnaire(at: $0) }
    if let language, let questionnaire, questionnaire.language(tagged: language) == nil {
      let known = questionnaire.languages.map(\.tag).joined(separator: ", ")
      throw ValidationError("The questionnaire has the languages \(known), not \"\(language)\".")
    }
    let clock = repeatable.clock
    let store = try store.openOrCreate(at: clock.now)
    defer { store.close() }
    let front = Front(isPlain: plain, words: words, clock: clock)
    let desk = InterviewDesk(store: store, clock: clock, front: front)
    if try desk.needsKey(toBegin: new) {
      try DraftUnlocking(front: front, clock: clock, identities: keys.identities()).unlock(store)
    }
    if let correct, let reason {
      return try desk.correct(correct, because: reason)
    }
    if let resume {
      return try desk.goOn(with: resume, current: questionnaire)
    }
    guard let questionnaire else { return }
    switch try choice(for: questionnaire, at: desk) {
    case .leave: return
    case .resume(let id):
      try desk.goOn(with: id, current: questionnaire)
    case .new:
      try desk.begin(
        questionnaire, seed: repeatable.seed, unit: unit, language: language,
        prefilled: Prefilling.values(prefilled))
    }
  }

  /// What is to be done: begin, or go on with a draft of this questionnaire.
  private func choice(
    for questionnaire: Questionnaire, at desk: InterviewDesk
  ) throws -> DraftsState.Choice {
    if new { return .new }
    let list = try StoreOptions.failing { () throws(StorageError) in try desk.store.draftList() }
    for trouble in list.troubles { StandardError.line("suroo: \(trouble)") }
    let drafts = list.drafts.filter { $0.heading.questionnaire.id == questionnaire.id }
    let begun = Set(list.drafts.map(\.heading.responseID))
    let catalog = try StoreOptions.failing { () throws(StorageError) in try desk.store.catalog() }
    let returned = ReturnedResponses.all(in: catalog).filter {
      $0.current.questionnaire.id == questionnaire.id && !begun.contains($0.responseID)
    }
    let summaries =
      drafts.map { desk.summary(of: $0, current: questionnaire) }
      + returned.map(ReturnedResponses(store: desk.store, words: desk.front.words).summary)
    guard !summaries.isEmpty else { return .new }
    return desk.front.choose(among: summaries)
  }
}
