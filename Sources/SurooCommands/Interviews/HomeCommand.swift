import ArgumentParser
import FoundationEssentials
import InterfaceText
import ResponseStorage
import SurveyBasics
import SurveyScreens

/// `suroo home`, also `suroo` alone in a terminal: everything from one screen.
struct HomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "home",
    abstract: "Opens the home screen; suroo alone does the same.",
    discussion: """
      Examples:
        suroo
        suroo home --interface ru
        suroo home --plain

      New interviews, drafts, what a supervisor sent back, review, sending, merging, tables and \
      quality checks. Questionnaires are looked for in --questionnaires.
      """)

  @Option(help: "The folder whose questionnaires are offered.")
  var questionnaires = "Questionnaires"

  @Flag(help: "Ask line by line, for screen readers and simple terminals.")
  var plain = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var repeatable: RepeatableOptions

  func run() throws {
    let clock = repeatable.clock
    let front = Front(isPlain: plain, words: try interface.wording(), clock: clock)
    // Creates the store where there is none, and puts right what a power cut has left.
    let root = try {
      let store = try self.store.openOrCreate(at: clock.now)
      defer { store.close() }
      return store.root
    }()
    let desk = HomeDesk(root: root, questionnaires: questionnaires, front: front, clock: clock)
    var state = HomeState(try desk.facts(), language: front.words.language)
    while true {
      let effect = front.home(&state) { desk.answers(to: $0) }
      do {
        guard let messages = try desk.perform(effect) else { return }
        _ = state.update(.facts(try desk.facts()))
        for message in messages { _ = state.update(message) }
      } catch let failure as CommandFailure {
        _ = state.update(.facts(try desk.facts()))
        _ = state.update(.failed(failure.message ?? ""))
      }
    }
  }
}
