public import TerminalUI

/// Runs the conflicts on a terminal or line by line and carries out what they ask
/// for.
public final class ConflictsSession {
  /// The screen as it stands.
  public private(set) var state: ConflictsState
  private let source: any ConflictSource

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - state: Where it begins.
  ///   - source: Where conflicts come from and what settles them.
  public init(_ state: ConflictsState, source: any ConflictSource) {
    self.state = state
    self.source = source
  }

  /// Runs the full screen until it is left.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - glyphs: The signs that it can draw.
  public func run(on terminal: some Terminal, glyphs: Glyphs) {
    ScreenLoop.run(on: terminal, glyphs: glyphs, describe: { state.describe() }, take: take)
  }

  /// Runs line by line until it is left or no line is left.
  ///
  /// - Parameters:
  ///   - nextLine: Returns the next line; nil at the end of the input.
  ///   - output: Where everything is said.
  public func run(nextLine: () -> String?, output: any PlainOutput) {
    ScreenLoop.run(nextLine: nextLine, output: output, describe: { state.describe() }, take: take)
  }

  private func take(_ input: ScreenInput) -> EventLoop.Step {
    send(.input(input))
    return state.isOver ? .stop : .goOn
  }

  /// Moves the screen on and answers what it asks for.
  public func send(_ message: ConflictsMessage) {
    var effects = state.update(message)[...]
    while let effect = effects.popFirst() { effects += state.update(answer(to: effect)) }
  }

  private func answer(to effect: ConflictsEffect) -> ConflictsMessage {
    do {
      switch effect {
      case .open(let place): return .opened(place, try source.open(state.entries[place]))
      case .settle(let settlement, let reason):
        guard let detail = state.detail else { return .failed("") }
        let outcome = try source.settle(detail.choices.opened, by: settlement, reason: reason)
        return .settled(detail.place, outcome)
      }
    } catch {
      return .failed(String(describing: error))
    }
  }
}
