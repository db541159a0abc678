public import SurveyEngine
public import SurveyModel

/// What came of one simulated interview.
public struct SimulatedInterview: Sendable {
  /// How it began.
  public let opening: InterviewOpening
  /// Everything that was done, without the finish.
  public let events: [JournalEvent]
  /// What it left; nil when a fault ended it.
  public let finished: FinishedInterview?
  /// What is wrong with the questionnaire or the program, seen in this interview.
  public let faults: [Fault]
  /// How long it would have taken.
  public let activeMilliseconds: Int

  /// Something that must not happen in an interview.
  public enum Fault: Hashable, Sendable, CustomStringConvertible {
    /// No answer was found that a question accepts, nor may it be left out.
    case noAnswer(key: String, message: String)
    /// Nothing was left to ask, and yet the interview could not be finished.
    case cannotFinish([String])
    /// An action that the route offered could not be carried out.
    case action(String)
    /// The interview did not come to an end.
    case endless(steps: Int)
    /// An expression could not be evaluated and counted as empty.
    case evaluation(String)

    /// A full sentence.
    public var description: String {
      switch self {
      case .noAnswer(let key, let message):
        "No answer to \"\(key)\" was found that is accepted: \(message)"
      case .cannotFinish(let problems):
        "Everything was asked, but the interview cannot be finished: "
          + problems.joined(separator: "; ") + "."
      case .action(let message): "An action could not be carried out: \(message)."
      case .endless(let steps): "The interview had no end after \(steps) steps."
      case .evaluation(let message): "An expression counted as empty: \(message)"
      }
    }
  }
}
