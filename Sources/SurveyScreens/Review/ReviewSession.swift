public import TerminalUI

/// Runs a review on a terminal or line by line and carries out what it asks for.
public final class ReviewSession {
  /// The review as it stands.
  public private(set) var state: ReviewState
  private let source: any ReviewSource

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - state: Where it begins.
  ///   - source: Where responses come from and words are kept.
  public init(_ state: ReviewState, source: any ReviewSource) {
    self.state = state
    self.source = source
  }

  /// Runs the full screen until the review is left.
  ///
  /// - Parameters:
  ///   - terminal: What shows and asks.
  ///   - glyphs: The signs that it can draw.
  public func run(on terminal: some Terminal, glyphs: Glyphs) {
    ScreenLoop.run(on: terminal, glyphs: glyphs, describe: { state.describe() }, take: take)
  }

  /// Runs line by line until the review is left or no line is left.
  ///
  /// - Parameters:
  ///   - nextLine: Returns the next line; nil at the end of the input.
  ///   - output: Where everything is said.
  public func run(nextLine: () -> String?, output: any PlainOutput) {
    state.isPlain = true
    send(.input(.resized(state.size)))
    ScreenLoop.run(nextLine: nextLine, output: output, describe: { state.describe() }, take: take)
  }

  private func take(_ input: ScreenInput) -> EventLoop.Step {
    send(.input(input))
    return state.isOver ? .stop : .goOn
  }

  /// Moves the review on and answers what it asks for.
  public func send(_ message: ReviewMessage) {
    var effects = state.update(message)[...]
    while let effect = effects.popFirst() { effects += state.update(answer(to: effect)) }
  }

  private func answer(to effect: ReviewEffect) -> ReviewMessage {
    do {
      switch effect {
      case .facts(let places):
        var facts: [Int: ReviewFacts] = [:]
        // What cannot be read is asked about once.
        let nothing = ReviewFacts(specials: 0, overrides: 0, notes: 0)
        for place in places {
          facts[place] = source.facts(of: state.table.entries[place]) ?? nothing
        }
        return .facts(facts)
      case .open(let place):
        return .opened(place, try source.open(state.table.entries[place]))
      case .record(let place, let words):
        return .recorded(place, try source.record(words, on: state.table.entries[place]))
      }
    } catch {
      return .failed(String(describing: error))
    }
  }
}
