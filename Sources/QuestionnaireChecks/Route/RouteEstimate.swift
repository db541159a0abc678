import SurveyBasics

/// How many questions an interview asks and how long it takes, estimated from
/// seeded random walks through the questionnaire.
///
/// A walk answers each question by chance, more often so that questions follow,
/// and decides conditions that it cannot follow by the toss of a coin. The
/// same questionnaire always gives the same estimate.
public struct RouteEstimate: Hashable, Sendable {
  /// The length of one way through a questionnaire.
  public struct Length: Hashable, Sendable {
    /// The questions asked, notes left out, those of a roster once for each row.
    public let questions: Int
    /// The time for reading and answering, in whole minutes.
    public let minutes: Int
  }

  /// The shortest walk, such as a refusal at the door.
  public let shortest: Length
  /// The walk in the middle.
  public let median: Length
  /// The longest walk.
  public let longest: Length

  init(_ examination: Examination) {
    let course = RouteCourse(examination)
    var walks = (0..<RouteEstimate.walks).map { number in
      var walk = RouteWalk(course, generator: SeededGenerator(seed: UInt64(number)))
      return walk.walked()
    }
    walks.sort { ($0.questions, $0.seconds) < ($1.questions, $1.seconds) }
    func length(_ walk: RouteWalk.Distance) -> Length {
      Length(questions: walk.questions, minutes: Int((walk.seconds / 60).rounded(.up)))
    }
    shortest = length(walks[0])
    median = length(walks[walks.count / 2])
    longest = length(walks[walks.count - 1])
  }

  private static let walks = 61
}

extension RouteEstimate: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    """
    about \(median.questions) question\(median.questions == 1 ? "" : "s") in \(median.minutes) min \
    (from \(shortest.questions) in \(shortest.minutes) min to \(longest.questions) in \
    \(longest.minutes) min)
    """
  }
}
