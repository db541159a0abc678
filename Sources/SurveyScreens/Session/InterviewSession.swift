public import SurveyEngine
public import TerminalUI

/// Runs an interview on a terminal or line by line: gives messages their moment
/// and carries out what the state asks for.
///
///     let session = InterviewSession(state, journal: journal, clock: clock)
///     let ending = session.run(on: terminal, glyphs: .full)
public final class InterviewSession {
  /// How a session ended.
  public enum Ending: Sendable {
    /// It was left and can be taken up again.
    case left
    /// The interview was finished and stored.
    case finished(FinishedInterview)
  }

  /// The state as it stands.
  public private(set) var state: InterviewState
  /// How long typed text may wait before it is stored, in milliseconds.
  public static let typingInterval = 3_000

  private let journal: any InterviewJournal
  private let clock: () -> Moment
  /// Since when there is typed text that is not stored, by the monotonic clock.
  private var typingSince: Int?

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - state: Where it begins.
  ///   - journal: Where events are stored.
  ///   - clock: The present moment by both clocks.
  public init(
    _ state: InterviewState, journal: any InterviewJournal, clock: @escaping () -> Moment
  ) {
    self.state = state
    self.journal = journal
    self.clock = clock
  }

  /// Runs the full screen until the interview is left.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - glyphs: The signs that it can draw.
  ///   - suspend: Gives the terminal back for a while.
  ///   - redraw: Makes the next frame be drawn from the ground.
  /// - Returns: How it ended.
  public func run(
    on terminal: some Terminal, glyphs: Glyphs, suspend: () -> Void = {},
    redraw: () -> Void = {}
  ) -> Ending {
    let renderer = GridRenderer(glyphs: glyphs)
    send(.resized(terminal.size))
    send(.begin)
    if state.isOver { return ending }
    EventLoop.run(
      on: terminal,
      timeout: { [self] in
        typingSince.map { .milliseconds(max(0, $0 + Self.typingInterval - clock().milliseconds)) }
      },
      draw: { renderer.draw(state.describe(), size: $0) },
      handle: { events in
        for event in events where !state.isOver {
          switch event {
          case .key(let key): send(.key(key), suspend: suspend, redraw: redraw)
          case .resized(let size): send(.resized(size))
          case .leave(let reason): send(.leave(reason))
          case .woken: break
          }
        }
        keepTyped()
        return state.isOver ? .stop : .goOn
      })
    return ending
  }

  /// Runs line by line until the interview is left or no line is left.
  ///
  /// - Parameters:
  ///   - nextLine: Returns the next line; nil at the end of the input.
  ///   - output: Where everything is said.
  /// - Returns: How it ended.
  public func run(nextLine: () -> String?, output: any PlainOutput) -> Ending {
    var renderer = LinearRenderer()
    state.isPlain = true
    send(.begin)
    while !state.isOver {
      renderer.render(state.describe(), to: output)
      guard let line = nextLine() else {
        output.line("")
        send(.endOfInput)
        if !state.isOver { send(.leave(.hangUp)) }
        break
      }
      send(.line(line))
    }
    renderer.renderEnding(state.describe(), finished: state.finished, to: output)
    return ending
  }

  /// Stores what is being typed once it has waited long enough, so that a power
  /// cut takes a few seconds of a long text and not all of it.
  private func keepTyped() {
    guard !state.isOver, state.hasTypedText else {
      typingSince = nil
      return
    }
    let now = clock().milliseconds
    guard let since = typingSince else {
      typingSince = now
      return
    }
    guard now - since >= Self.typingInterval else { return }
    send(.keepTyped)
    typingSince = nil
  }

  private var ending: Ending { state.finished.map(Ending.finished) ?? .left }

  private func send(
    _ message: InterviewMessage, suspend: () -> Void = {}, redraw: () -> Void = {}
  ) {
    var effects = state.update(message, at: clock())[...]
    while let effect = effects.popFirst() {
      switch effect {
      case .journal(let event):
        effects += stored { try journal.append(event) }
      case .finish(let finished, let event):
        effects += stored { try journal.complete(finished, event) }
      case .suspend:
        suspend()
        redraw()
      case .redraw: redraw()
      case .leave: break
      }
    }
  }

  /// Tries to store something and tells the state what became of it.
  private func stored(_ store: () throws -> Void) -> [InterviewEffect] {
    do {
      try store()
      return state.update(
        journal.refuge.map { .savedInRefuge(path: $0) } ?? .saved, at: clock())
    } catch {
      return state.update(.notSaved(reason: String(describing: error)), at: clock())
    }
  }
}
