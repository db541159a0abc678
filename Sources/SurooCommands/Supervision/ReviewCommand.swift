import ArgumentParser
import InterfaceText
import ResponseStorage
import SurveyBasics
import SurveyScreens

/// `suroo review`: the supervisor's screen.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Reviews the responses of the store.",
    discussion: """
      Examples:
        suroo review
        suroo review --plain

      Enter opens a response, F4 comments on a question, F5 approves, F8 returns to the \
      interviewer, F7 goes to the next one without a decision, F6 filters, F2 lists every command.
      """)

  @Flag(help: "Line by line, for screen readers and simple terminals.")
  var plain = false

  @Option(help: "supervisor or centre.")
  var role: DecideCommand.Reviewer = .supervisor

  @Option(help: "The code of the person who reviews (default: that of the store).")
  var by: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var repeatable: RepeatableOptions

  func validate() throws {
    if let by, !StoreDescription.isCode(by) {
      throw ValidationError("--by is a code of one to twenty of a-z, 0-9, _ and -, not \"\(by)\".")
    }
  }

  func run() throws {
    let words = try interface.wording()
    let clock = repeatable.clock
    let store = try store.openForWriting(at: clock.now)
    defer { store.close() }
    let catalog = try StoreOptions.failing { () throws(StorageError) in try store.catalog() }
    for trouble in catalog.troubles { StandardError.line("suroo: \(trouble)") }
    let desk = ReviewDesk(
      store: store, catalog: catalog, clock: clock,
      by: by ?? store.description.interviewer, role: role.role)
    let state = ReviewState(desk.entries, language: words.language)
    Front(isPlain: plain, words: words, clock: clock).run(ReviewSession(state, source: desk))
  }
}
