/// An answer in the form in which a response keeps it.
public enum AnswerValue: Hashable, Sendable {
  /// Text, a date, a time, or the name of one choice.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// Another number.
  case decimal(Double)
  /// Names of choices.
  case list([String])
  /// A position.
  case point(Position)
  /// A line of positions.
  case points([Position])
  /// The rows of a roster.
  case rows([Row])

  /// A position with those of its parts that were given.
  public struct Position: Hashable, Sendable {
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// Metres above the ellipsoid.
    public var altitude: Double?
    /// Metres within which the position is certain.
    public var accuracy: Double?

    /// Creates a position.
    public init(
      latitude: Double, longitude: Double, altitude: Double? = nil, accuracy: Double? = nil
    ) {
      self.latitude = latitude
      self.longitude = longitude
      self.altitude = altitude
      self.accuracy = accuracy
    }
  }

  /// One row of a roster.
  public struct Row: Hashable, Sendable {
    /// The stable id, `r1`, `r2` ….
    public var id: String
    /// The answers by name.
    public var answers: [String: AnswerValue]

    /// Creates a row.
    public init(id: String, answers: [String: AnswerValue]) {
      self.id = id
      self.answers = answers
    }
  }
}
