public import SurveyBasics
import SurveyModel

/// One interview that has to go as its author says, for ever.
public struct RegressionCase: Sendable {
  /// What it is about.
  public let name: String
  /// Where it begins in the file.
  public let place: Place
  var now: Timestamp
  var seed: UInt64
  var language: String?
  var prefilled: [InterviewOpening.Prefilled]
  var steps: [Step]
  var expectations: [Expectation]

  /// The time of cases that give none.
  static let standardTime = Timestamp(milliseconds: 1_777_608_000_000, offset: 360)

  /// One thing that the interviewer does.
  struct Step: Sendable {
    /// What is done with the question or row.
    enum Action: Sendable {
      case answer(String, confirmation: String?)
      case special(MissingReason)
      case confirm(String)
      case removeRow
    }

    let key: String
    let action: Action
    let place: Place
    /// Taken over from another case: left out where the question is not asked here.
    var isInherited = false
  }

  /// One thing that has to hold at the end.
  struct Expectation: Sendable {
    /// What has to hold.
    enum Rule: Sendable {
      case route([String])
      case asked(String)
      case notAsked(String)
      case value(String, String)
      case missing(String, String)
      case problem(String, String)
      /// With the message, or with any when nil.
      case refused(String, String?)
      case choices(String, [String])
      case finish(isComplete: Bool)
    }

    let rule: Rule
    let place: Place
  }
}

/// Something that went otherwise than a case says.
public struct CaseFailure: Hashable, Sendable {
  /// Where the case says it.
  public let place: Place
  /// The question, row or roster; nil when the case as a whole is meant.
  public let key: String?
  /// What the case says: `values`, `route`, `answers` ….
  public let what: String
  /// What was expected.
  public let expected: String
  /// What was found.
  public let found: String
}

extension CaseFailure: CustomStringConvertible {
  /// One line: place, key, what was expected and what was found.
  public var description: String {
    "\(place): \(key.map { "\($0): " } ?? "")expected \(expected), found \(found)"
  }
}
