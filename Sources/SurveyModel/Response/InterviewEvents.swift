/// What happened in a finished interview, as it is kept beside the response.
public struct InterviewEvents: Hashable, Sendable {
  /// How the interview began.
  public var opening: InterviewOpening
  /// What happened, in order, without the line that completed it.
  public var events: [JournalEvent]
  /// The numbers of the events whose text was left out because the question is
  /// personal; their text is empty here and says nothing.
  public var withheld: Set<Int>

  /// Creates the events of an interview.
  public init(
    opening: InterviewOpening, events: [JournalEvent], withheld: Set<Int> = []
  ) {
    self.opening = opening
    self.events = events
    self.withheld = withheld
  }
}
