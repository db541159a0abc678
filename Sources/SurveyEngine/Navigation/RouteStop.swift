/// One screen of the route: what an interviewer meets at once.
public struct RouteStop: Hashable, Sendable {
  /// What the screen is about.
  public enum Place: Hashable, Sendable {
    /// One question or note.
    case question(NodeIndex)
    /// A section whose questions are shown together.
    case section(NodeIndex)
    /// A roster row whose questions are shown together.
    case row(NodeIndex)
    /// The place after the last row where a further one can be added.
    case addRow(RosterIndex)
  }

  /// What the screen is about.
  public let place: Place
  /// The questions and notes on it, in order; none for ``Place/addRow(_:)``.
  public var questions: [NodeIndex] {
    if case .question(let node) = place { [node] } else { inside }
  }

  private let inside: [NodeIndex]

  init(_ place: Place, questions: [NodeIndex] = []) {
    self.place = place
    inside = questions
  }
}
