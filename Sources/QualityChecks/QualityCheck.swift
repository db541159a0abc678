public import InterfaceText

/// One item of the supervisor's check list.
///
/// A check is a file of its own: it says in words what it looks at, and gives a
/// report over a sample. A new one is added to ``CheckList/all``.
///
/// Every rate is one over questions that were asked; what a skip left out
/// counts nowhere. A flag is a reason to talk with somebody, never a verdict.
public protocol QualityCheck: Sendable {
  /// The short name, such as `K1`.
  var id: String { get }
  /// The title, a few words.
  var title: TextKey { get }

  /// What is looked at, what is flagged, and from which value on.
  func definition(_ words: Wording) -> String

  /// Looks at a sample.
  ///
  /// - Parameter sample: The interviews of one questionnaire.
  /// - Returns: The report; the same for the same sample.
  func report(on sample: QualitySample) -> CheckReport
}

/// The check list.
public enum CheckList {
  /// All checks in the order in which they are shown, with their usual limits.
  public static let all: [any QualityCheck] = [
    RepeatedResponse(), UnitInterviewedTwice(), MissingWhereAsked(), DontKnowRate(),
    RefusalRate(), NumericOutlier(), OtherSpecify(), TooShort(), OverlappingInterviews(),
    StraightLining(),
  ]

  /// The check with a short name, compared without regard to case.
  public static func check(named id: String) -> (any QualityCheck)? {
    all.first { $0.id.lowercased() == id.lowercased() }
  }
}
