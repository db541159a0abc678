import FoundationEssentials
import Glibc
import InterfaceText
import SurveyBasics
import SurveyEngine
import SurveyModel
import SurveyScreens
import TerminalUI

/// How people are spoken to in this run: on a full screen, or line by line where
/// that was wished or where the terminal allows no more.
final class Front {
  private(set) var words: Wording
  private let clock: Clock
  let isPlain: Bool
  private let lines = LineReader.standardInput
  private let output = DescriptorOutput(descriptor: 1)
  private let beginning = Clock.monotonicMilliseconds
  private var hasExplained = false

  init(isPlain: Bool, words: Wording, clock: Clock) {
    self.isPlain = isPlain
    self.words = words
    self.clock = clock
  }

  /// The present moment by both clocks.
  var moment: Moment {
    Moment(at: clock.now, milliseconds: Clock.monotonicMilliseconds - beginning)
  }

  /// Runs an interview until it is left or finished.
  func run(
    _ interview: Interview, journal: any InterviewJournal, nextEvent: Int, former: [JournalEvent],
    items: [ReturnedItem] = []
  ) throws -> InterviewSession.Ending {
    let state = InterviewState(
      interview, language: words.language, nextEvent: nextEvent, former: former, items: items,
      at: moment)
    let session = InterviewSession(state, journal: journal) { [self] in moment }
    guard let terminal = openTerminal() else {
      return session.run(nextLine: { [lines] in lines.next() }, output: output)
    }
    defer { terminal.close() }
    return session.run(
      on: terminal, glyphs: terminal.capabilities.glyphs, suspend: { terminal.suspend() },
      redraw: { terminal.redraw() })
  }

  /// Shows the home screen until something needs the terminal for itself.
  ///
  /// - Parameters:
  ///   - state: The screen; it stays as it is left.
  ///   - perform: Does what is wanted; nil for what needs the terminal.
  /// - Returns: What needs the terminal, or that the program ends.
  func home(
    _ state: inout HomeState, perform: (HomeEffect) -> [HomeState.Message]?
  ) -> HomeEffect {
    defer { words = Wording(state.language) }
    guard let terminal = openTerminal() else {
      return state.run(nextLine: { [lines] in lines.next() }, output: output, perform: perform)
    }
    defer { terminal.close() }
    return state.run(on: terminal, glyphs: terminal.capabilities.glyphs, perform: perform)
  }

  /// Runs a review until it is left.
  func run(_ session: ReviewSession) {
    guard let terminal = openTerminal() else {
      return session.run(nextLine: { [lines] in lines.next() }, output: output)
    }
    defer { terminal.close() }
    session.run(on: terminal, glyphs: terminal.capabilities.glyphs)
  }

  /// Runs the conflicts until they are left.
  func run(_ session: ConflictsSession) {
    guard let terminal = openTerminal() else {
      return session.run(nextLine: { [lines] in lines.next() }, output: output)
    }
    defer { terminal.close() }
    session.run(on: terminal, glyphs: terminal.capabilities.glyphs)
  }

  /// Offers interviews that were not finished.
  func choose(among drafts: [DraftSummary]) -> DraftsState.Choice {
    var state = DraftsState(drafts, language: words.language)
    guard let terminal = openTerminal() else {
      return state.ask(nextLine: { [lines] in lines.next() }, output: output)
    }
    defer { terminal.close() }
    return state.ask(on: terminal, glyphs: terminal.capabilities.glyphs)
  }

  /// Asks for the passphrase of sealed drafts.
  ///
  /// - Parameter isRetry: Whether another one was wrong.
  /// - Returns: What was typed; nil when nothing was.
  func passphrase(isRetry: Bool) -> String? {
    if let terminal = openTerminal() {
      defer { terminal.close() }
      var state = PassphraseState(language: words.language, isRetry: isRetry)
      let entry = state.ask(on: terminal, glyphs: terminal.capabilities.glyphs)
      words = Wording(state.language)
      guard case .typed(let text) = entry else { return nil }
      return text
    }
    if isRetry { StandardError.line("suroo: \(words(.passphraseWrong))") }
    let line = HiddenLine.read("\(words(.passphrasePrompt)): ")
    return line.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The terminal; nil for line by line, with the reason on standard error once.
  private func openTerminal() -> TerminalSession? {
    guard !isPlain else { return nil }
    do throws(FullScreenObstacle) {
      return try TerminalSession.open(environment: ProcessInfo.processInfo.environment)
    } catch {
      if !hasExplained {
        let reason = words(error == .noUnicode ? .plainNoUTF8 : .plainNoTerminal)
        StandardError.line("suroo: \(words(.plainWhy, .reason(reason)))")
      }
      hasExplained = true
      return nil
    }
  }
}
